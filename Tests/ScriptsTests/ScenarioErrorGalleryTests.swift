import Testing

@testable import Scripts

/// Each scenario is right but for one thing; its whole message.
@Suite("Scenarios that cannot be read")
struct ScenarioErrorGalleryTests {
    /// What is said of the small scenario with one piece of its text replaced.
    static func ofScenario(_ piece: String, _ other: String) throws -> [String] {
        try #require(smallScenario.contains(piece))
        do throws(FileErrors) {
            _ = try ScenarioText.read(smallScenario.replacing(piece, with: other), name: "small")
            return []
        } catch {
            return error.lines
        }
    }
    private static let scenarios: [(piece: String, other: String, message: String)] = [
        (
            "rules small",
            "ruels small",
            "small.scenario:8:1: a line begins with the word of its statement — "
                + "`ruels` has no meaning here; write `rules`"
        ),
        (
            "rules small\n",
            "",
            "small.scenario:2:1: `rules` has to be said — "
                + "found no such line; add one like `rules plain`"
        ),
        (
            "rules small",
            "rules small\nrules plain",
            "small.scenario:9:1: `rules` stands once — "
                + "found it again, first on line 8; delete one of the two"
        ),
        (
            "rules small",
            "",
            "small.scenario:2:1: `rules` has to be said — "
                + "found no such line; add one like `rules plain`"
        ),
        (
            "market XYZUSD Nowhere",
            "market",
            "small.scenario:6:7: a statement is complete — "
                + "something is missing here: contract and venue; add contract and venue"
        ),
        (
            "scenario \"Small\"  2020-03-12 23:58",
            "scenario \"Small\"  2020-03-32 23:58",
            "small.scenario:2:19: days are written year, month, day: 2020-03-13 — "
                + "no calendar has a `2020-03-32`; write a day that was"
        ),
        (
            "scenario \"Small\"",
            "scenario Small",
            "small.scenario:2:10: expected here: a title in double quotes — "
                + "`Small` has no meaning here; write a title in double quotes"
        ),
        (
            "every 1m  past",
            "every 1 parsec past",
            "small.scenario:2:45: expected here: m, h or d, as in 30m — "
                + "`parsec` has no meaning here; write m, h or d, as in 30m"
        ),
        (
            "past from 2020-03-12 23:56",
            "past from 2020-03-13 23:56",
            "small.scenario:2:57: the past lies before the opening — "
                + "found 2020-03-13 23:56 after 2020-03-12 23:58; write an earlier `past from`"
        ),
        (
            "past from 2020-03-12 23:56",
            "past since 23:56",
            "small.scenario:2:52: expected here: `from` — "
                + "`since` has no meaning here; write `from`"
        ),
        (
            "23:58  every 1m",
            "23:58  every 0m",
            "small.scenario:2:43: minutes of a bar run from 1 to 1440 — "
                + "found 0; write one of these"
        ),
        (
            "2020-03-12 23:58  every",
            "2020-03-13 00:02  every",
            "small.scenario:2:19: at least one bar is left to play — "
                + "the last one is 2020-03-13 00:01, the opening 2020-03-13 00:02; add bars, or open "
                + "earlier"
        ),
        (
            "# A day",
            "market A\n# A day",
            "small.scenario:1:1: a scenario file says so first — "
                + "found this line before it; move the `scenario` line to the top\n"
                + "small.scenario:7:1: `market` stands once — "
                + "found it again, first on line 1; delete one of the two"
        ),
        (
            "mark mean 2",
            "mark mean 0",
            "small.scenario:9:11: closes of a mark run from 1 to 1440 — "
                + "found 0; write one of these"
        ),
        (
            "mark mean 2",
            "mark median 2",
            "small.scenario:9:6: expected here: `mean` — "
                + "`median` has no meaning here; write `mean`"
        ),
        (
            "deposit you 5,000 USDT",
            "deposit me 5,000 USDT",
            "small.scenario:10:9: expected here: you or fund — "
                + "`me` has no meaning here; write you or fund"
        ),
        (
            "deposit you 5,000",
            "deposit you -5,000",
            "small.scenario:10:13: amounts are above zero — "
                + "found −5,000; write what there really is"
        ),
        (
            "deposit you 5,000",
            "deposit you 1e30",
            "small.scenario:10:13: numbers of this kind go up to 100,000,000,000,000 — "
                + "`1e30` is too large; write a smaller number"
        ),
        (
            "\"It is late. # not a comment\"",
            "\"It is late.",
            "small.scenario:12:23: quotes hold words together; everything after it became one "
                + "word — "
                + "the double quote here is never closed; add a double quote at the end"
        ),
        (
            "\"It is late. # not a comment\"",
            "late",
            "small.scenario:12:23: expected here: the news in double quotes — "
                + "`late` has no meaning here; write the news in double quotes"
        ),
        (
            "news 2020-03-12 23:58",
            "news 2020-03-14 23:58",
            "small.scenario:12:6: news lies on the tape — "
                + "found 2020-03-14 23:58 outside 2020-03-12 23:56 to 2020-03-13 00:01; write "
                + "another time"
        ),
        (
            "00:00 to 00:01",
            "00:00 to 00:30",
            "small.scenario:13:8: a freeze lies on the tape — "
                + "found 2020-03-13 00:00 outside 2020-03-12 23:56 to 2020-03-13 00:01; write "
                + "another time"
        ),
        (
            "freeze 2020-03-13 00:00 to 00:01",
            "freeze 2020-03-13 00:00 to 2020-03-12 00:01",
            "small.scenario:13:8: a freeze ends after it began — "
                + "found 2020-03-13 00:00 to 2020-03-12 00:01; swap the two times, or write the day "
                + "it ended"
        ),
        (
            "freeze 2020-03-13 00:00 to 00:01",
            "freeze 2020-03-13 00:01 to 00:00",
            "small.scenario:13:8: a freeze ends after it began — "
                + "found 2020-03-13 00:01 to 2020-03-13 00:00; swap the two times, or write the day "
                + "it ended"
        ),
        (
            "00:00 to 00:01",
            "00:00 to 00:00\nfreeze 2020-03-12 23:59 to 00:01",
            "small.scenario:14:8: freezes do not overlap — "
                + "the one from 2020-03-12 23:59 meets the one of line 13; make them one"
        ),
        (
            "bar 00:01",
            "bar 00:00",
            "small.scenario:19:5: a bar has a time of its own — "
                + "found 2020-03-13 00:00 again, first on line 18; write the time it has, or delete "
                + "one of the two"
        ),
        (
            "bar 2020-03-12 23:56",
            "bar 2020-03-12 23:55",
            "small.scenario:14:16: a series keeps its step — "
                + "found 2020-03-12 23:55 where 2020-03-12 23:56 is due and the next line fits; "
                + "write `23:56`"
        ),
        (
            "bar 23:58 1,000.5",
            "bar 23:50 1,000.5",
            "small.scenario:16:5: a series keeps its step — "
                + "found 2020-03-12 23:50 where 2020-03-12 23:58 is due and the next line fits; "
                + "write `23:58`"
        ),
        (
            "bar 23:58 1,000.5 1,001 1,000 1,000.5\nbar 23:59 1,000.5 1,001 1,000 1,000.5  # the",
            "bar 23:59 1,000.5 1,001 1,000 1,000.5\nbar 23:58 1,000.5 1,001 1,000 1,000.5  # the",
            "small.scenario:17:5: lines of a series follow each other in time — "
                + "line 17 belongs above line 16; swap these two"
        ),
        (
            "every 1m",
            "every 5m",
            "small.scenario:2:30: it opens where a bar opens — 23:58 is no whole number of 5-minute bars "
                + "after the first; write another time\n"
                + "small.scenario:2:43: bars are as long as the heading says — "
                + "it says 5m, and they are 1m apart; write `every 1m`"
        ),
        (
            "every 1m",
            "every 2m",
            "small.scenario:2:43: bars are as long as the heading says — "
                + "it says 2m, and they are 1m apart; write `every 1m`"
        ),
        (
            "source \"nobody\"",
            "source “nobody”",
            "small.scenario:3:8: texts stand between straight double quotes: \" — "
                + "`“` is a curly quote; write \" in its place, at both ends"
        ),
        (
            "source \"nobody\"",
            "source \"nobody”",
            "small.scenario:3:15: texts stand between straight double quotes: \" — "
                + "`”` is a curly quote; write \" in its place, at both ends"
        ),
        (
            "deposit you 5,000 USDT",
            "deposit you 5,000 USDT\nfunding 2020-03-13 00:00 10%",
            "small.scenario:11:26: no venue pays more than 4% at once — found 10%; look at the point"
        ),
        (
            "deposit you 5,000 USDT",
            "deposit you 5,000 USDT\nbars ETH from eth.csv",
            "small.scenario:11:15: a table that is named can be read — eth.csv cannot be read: no files "
                + "are read here; write its path as seen from this file"
        ),
        (
            "deposit you 5,000 USDT",
            "deposit you 5,000 USDT\nvolatility 0.5%",
            "small.scenario:11:12: a volatility a year lies between 1% and 1,000% — found 0.5%; "
                + "write one like `60%`"
        ),
        (
            "bar 00:01 990 990 990 990",
            "bar 00:01 990 990 990 989.99999999",
            "small.scenario:19:23: the close lies between low and high — "
                + "found 989.99999999 outside 990 to 990; move it to the nearer of the two"
        ),
        (
            "bar 00:01 990 990 990 990",
            "bar 00:01 991 990 990 990",
            "small.scenario:19:11: the open lies between low and high — "
                + "found 991 outside 990 to 990; move it to the nearer of the two"
        ),
        (
            "bar 00:01 990 990 990 990",
            "bar 00:01 990 980 990 990",
            "small.scenario:19:15: a bar is open, high, low, close — "
                + "found high 980 under low 990; swap the two"
        ),
        (
            "bar 00:01 990 990 990 990",
            "bar 00:01 0 0 0 0",
            "small.scenario:19:15: prices are above zero — "
                + "found a low at or under it; write the recorded low"
        ),
        (
            "bar 00:01 990 990 990 990",
            "bar 00:01 990 990 99O 990",
            "small.scenario:19:19: expected here: the low. Digits are 0 to 9; commas part "
                + "thousands — "
                + "`99O` is not a number; write a number"
        ),
        (
            "bar 00:01 990 990 990 990",
            "bar 00:01 990 990 990",
            "small.scenario:19:22: a statement is complete — "
                + "something is missing here: the close; add the close"
        ),
        (
            "bar 00:01 990 990 990 990",
            "bar 00:01 990 990 990 990 12 13",
            "small.scenario:19:30: a line holds one statement — "
                + "`13` is one word too many; take it away, or put a # before it"
        ),
        (
            "bar 00:01 990 990 990 990",
            "bar 00:01 990 990 990 990.123456789",
            "small.scenario:19:23: numbers are exact to eight decimals, percentages to six — "
                + "`990.123456789` has too many decimals; write fewer decimals"
        ),
        (
            "bar 00:01 990 990 990 990",
            "bar 24:01 990 990 990 990",
            "small.scenario:19:5: times are UTC and look like 10:47, 13 02:00 or 2020-03-13 "
                + "02:00 — "
                + "`24:01` is not a time; write a time as the other lines do"
        ),
    ]

    @Test("one wrong thing in a scenario, one message", arguments: scenarios)
    func scenarioMessages(_ piece: String, _ other: String, _ message: String) throws {
        let found = try Self.ofScenario(piece, other).joined(separator: "\n")
        #expect(found == message)
    }

    @Test("all errors of a file come at once, in the order of its lines")
    func atOnce() throws {
        let text = smallScenario.replacing("mark mean 2", with: "mark mean 0")
            .replacing("market XYZUSD Nowhere", with: "markt A")
            .replacing("bar 23:57 1,000.5", with: "bar 23:57 1,002")
        let errors = try #require(throws: FileErrors.self) {
            try ScenarioText.read(text, name: "small")
        }
        #expect(errors.errors.map(\.line) == [6, 9, 15])
    }

    @Test("a file with hundreds of errors shows twenty and counts the rest")
    func capped() throws {
        let text = String(repeating: "nonsense\n", count: 500)
        let errors = try #require(throws: FileErrors.self) {
            try RulebookText.read(text, name: "small")
        }
        #expect(errors.errors.count == 20)
        #expect(errors.lines.last == "small.rules: and 480 more")
    }

    @Test("an empty file and one of bytes say what they are not")
    func empty() throws {
        let empty = try #require(throws: FileErrors.self) { try ScenarioText.read("", name: "e") }
        #expect(
            empty.lines == [
                "e.scenario:1:1: a scenario file says so first — found no `scenario` line; "
                    + "add one at the top"
            ])
        let bytes = try #require(throws: FileErrors.self) {
            try RulebookText.read("PK\u{3}\u{4}\u{1B}[2J", name: "e")
        }
        #expect(bytes.lines.first?.contains("`PK␃␄␛[2J` has no meaning here") ?? false)
    }
}
