import Testing

@testable import Scripts

/// Each file is right but for one thing that may be so and hardly ever is; its whole warning.
@Suite("Files that look odd")
struct DoubtGalleryTests {
    private static let end = "end this line with `confirmed`"

    private static let scenarios: [(piece: String, other: String, message: String)] = [
        (
            "bar 23:57 1,000.5 1,001 1,000 1,000.5\n", "",
            "15:5: warning: in a hole the price stands still — found none at 2020-03-12 23:57; "
                + "add what is missing, or \(end)"
        ),
        (
            "bar 00:01 990 990 990 990", "bar 00:01 990 9900 990 990",
            "19:15: warning: a bar seldom ranges over a fifth — XYZ goes from 990 to 9,900 at "
                + "2020-03-13 00:01; look the prices up, and if they are right \(end)"
        ),
        (
            "bar 00:01 990 990 990 990", "bar 00:01 99 99 99 99",
            "19:11: warning: a price seldom jumps by a fifth between two bars — XYZ comes from 1,000.5 "
                + "to 99 at 2020-03-13 00:01; look both lines up, and if they are right \(end)"
        ),
        (
            "source \"nobody\"\n", "",
            "2:1: warning: a file says where its numbers come from — found no `source` line; "
                + "add one like `source \"Made up\"`, or \(end)"
        ),
        (
            "deposit you 5,000 USDT\n", "",
            "2:1: warning: you begin with some money — found no `deposit you` line; "
                + "add one like `deposit you 5,000 USDT`, or \(end)"
        ),
        (
            "mark mean 2", "mark mean 20",
            "9:11: warning: a mean of closes is one of a few minutes — found 20 closes, 20m; "
                + "write fewer, or \(end)"
        ),
        (
            "deposit you 5,000 USDT\n", "deposit you 5,000 USDT\nfunding 2020-03-13 00:00 1%\n",
            "11:26: warning: funding seldom exceeds 0.5% at once — found 1%; look at the point, and if "
                + "it is right \(end)"
        ),
        (
            "deposit you 5,000 USDT\n", "deposit you 5,000 USDT\nfunding 2020-03-12 23:59 0.01%\n",
            "11:9: warning: funding falls due at the venue's hours — found 23:59 where the others are "
                + "1h apart, as at 23:00; write the hour it was paid at, or \(end)"
        ),
        (
            "deposit you 5,000 USDT\n", "deposit you 5,000 USDT\nvolatility 550%\n",
            "11:12: warning: a volatility a year lies between 10% and 250% — found 550%; look at the "
                + "point, and if it is right \(end)"
        ),
        (
            "deposit you 5,000 USDT\n", "deposit you 5,000 USDT confirmed\n",
            "10:1: warning: `confirmed` is for what looks odd — nothing on this line does; "
                + "take the word away"
        ),
        (
            "deposit you 5,000 USDT\n",
            "deposit you 5,000 USDT\nprice ETH 2020-03-12 23:56 50\nprice ETH 23:57 50\n",
            "12:11: warning: a series goes on to the end of the tape — ETH stops at 2020-03-12 23:57 and "
                + "stands still until 2020-03-13 00:01; add the rest, or \(end)"
        ),
    ]

    private static func doubts(_ text: String) throws -> [String] {
        try ScenarioText.examine(text, name: "small").doubts.lines
    }

    @Test("one odd thing in a scenario, one warning", arguments: scenarios)
    func warnings(_ piece: String, _ other: String, _ message: String) throws {
        try #require(smallScenario.contains(piece))
        let text = smallScenario.replacing(piece, with: other)
        #expect(try Self.doubts(text) == ["small.scenario:" + message])
    }

    @Test("the small scenario is not odd, and a confirmed line is not told again")
    func confirmed() throws {
        #expect(try Self.doubts(smallScenario).isEmpty)
        for (piece, other) in [
            ("bar 00:01 990 990 990 990", "bar 00:01 990 9900 990 990 confirmed"),
            ("mark mean 2 closes", "mark mean 20 closes confirmed"),
            (
                "bar 23:57 1,000.5 1,001 1,000 1,000.5\nbar 23:58 1,000.5 1,001 1,000 1,000.5",
                "bar 23:58 1,000.5 1,001 1,000 1,000.5 confirmed"
            ),
        ] {
            #expect(
                try Self.doubts(smallScenario.replacing(piece, with: other)).isEmpty, "\(other)")
        }
    }

    @Test("a confirmed line prints as it was read, and means the same")
    func printed() throws {
        let text = smallScenario.replacing(
            "bar 00:01 990 990 990 990", with: "bar 00:01 990 990 990 990 confirmed")
        #expect(try ScenarioFile(text, file: "small").canonical == text)
        let read = try ScenarioText.read(text, name: "small")
        #expect(try read == ScenarioText.read(smallScenario, name: "small"))
    }

    @Test("in a hole the price stands still, nobody is filled, and whoever opens it is told")
    func hole() throws {
        let text = smallScenario.replacing(
            "bar 23:59 1,000.5 1,001 1,000 1,000.5  # the last", with: "# a")
        let scenario = try ScenarioText.read(text, name: "small")
        #expect(scenario.tape.bars.count == 6)
        #expect(scenario.tape.bars[3].high == scenario.tape.bars[2].close)
        #expect(scenario.freezes.contains { $0.from.clock == "23:59" && $0.to.clock == "23:59" })
        #expect(scenario.about.last?.contains("1 bar is missing in the file") ?? false)
        #expect(try ScenarioText.read(ScenarioText.print(scenario), name: "small") == scenario)
    }

    /// Sixty bars with a mark each.
    private static func marked(_ mark: (Int) -> String) -> String {
        let bars = (0..<60).map { minute in
            "bar 10:\(minute < 10 ? "0" : "")\(minute) 104,883 104,900 104,800 104,883 \(mark(minute))"
        }
        return """
            scenario "Marks"  2025-06-01 10:00  every 1m
            source "nobody"
            market m
            rules plain
            mark recorded
            deposit you 5,000 USDT
            \(bars.joined(separator: "\n"))

            """.replacing("bar 10:00", with: "bar 2025-06-01 10:00")
    }

    @Test("one mark far from the last price is odd; a column that is no price at all is an error")
    func marks() throws {
        let odd = Self.marked { $0 == 30 ? "94,000" : "104,880" }
        #expect(
            try Self.doubts(odd) == [
                "small.scenario:37:43: warning: a mark is near the last price — found 94,000 beside "
                    + "104,883 at 2025-06-01 10:30; look the fifth price up, and if they are right "
                    + Self.end
            ])
        let volumes = Self.marked { "\(400 + $0 * 7)" }
        let errors = try #require(throws: FileErrors.self) { try Self.doubts(volumes) }
        #expect(
            errors.lines == [
                "small.scenario:7:54: a mark is a price of its coin — most are not: the first is 400 "
                    + "beside a close of 104,883; write the mark as the fifth price, or leave it out; "
                    + "is it a volume?"
            ])
    }

    @Test("more than a fifth missing is an error")
    func manyHoles() throws {
        var lines = Self.marked { _ in "104,880" }.split(separator: "\n").map(String.init)
        lines.removeSubrange(20..<36)
        let errors = try #require(throws: FileErrors.self) {
            try Self.doubts(lines.joined(separator: "\n"))
        }
        #expect(errors.lines.count == 1 && errors.lines[0].contains("16 missing between them"))
    }

    private static let rulebooks: [(piece: String, other: String, message: String)] = [
        (
            "fee taker 0.05%", "fee taker 5%",
            "11:11: warning: venues take less — found a taker fee of 5%; look at the point, and if it is "
                + "right \(end)"
        ),
        (
            "fee taker 0.05%", "fee taker -0.05%",
            "11:11: warning: nobody is paid for taking — found −0.05%; take the minus away, or \(end)"
        ),
        (
            "fee maker -0.025%", "fee maker 0.06%",
            "12:11: warning: who waits in the book pays no more than who takes from it — found 0.06% "
                + "beside 0.05%; swap the two, or \(end)"
        ),
        (
            "liquidation fee 0.5%", "liquidation fee 5%",
            "14:17: warning: venues take less — found a liquidation fee of 5%; look at the point, and if "
                + "it is right \(end)"
        ),
        (
            "source \"nobody\"\n", "",
            "2:1: warning: a file says where its numbers come from — found no `source` line; "
                + "add one like `source \"Made up\"`, or \(end)"
        ),
    ]

    @Test("one odd thing in a rulebook, one warning", arguments: rulebooks)
    func rules(_ piece: String, _ other: String, _ message: String) throws {
        try #require(smallRulebook.contains(piece))
        let text = smallRulebook.replacing(piece, with: other)
        let doubts = try RulebookText.examine(text, name: "small").doubts
        #expect(doubts.lines == ["small.rules:" + message])
    }

    @Test("what is marked unverified can be confirmed as well, and prints so")
    func both() throws {
        let text = smallRulebook.replacing(
            "fee maker -0.025% unverified", with: "fee maker -0.25% unverified confirmed")
        let (rules, doubts) = try RulebookText.examine(text, name: "small")
        #expect(doubts.errors.isEmpty && rules.unverified.count == 2)
        #expect(try RulebookFile(text, file: "small").canonical == text)
    }

    @Test("every file that is shipped is without doubt")
    func shippedFiles() throws {
        for name in shippedNames(in: "scenarios", ending: ".scenario") {
            let text = try shipped("scenarios/\(name).scenario")
            #expect(try ScenarioText.examine(text, name: name).doubts.lines == [], "\(name)")
        }
        for name in shippedNames(in: "scenarios/rulebooks", ending: ".rules") {
            let text = try shipped("scenarios/rulebooks/\(name).rules")
            #expect(try RulebookText.examine(text, name: name).doubts.lines == [], "\(name)")
        }
    }
}
