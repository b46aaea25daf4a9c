import Figures
import Margin
import Markets
import Scripts
import Testing

@Suite("a mark that was recorded")
struct RecordedMarkTests {
    private static func file(_ lines: String...) -> String {
        """
        scenario "Four minutes"  2021-05-19 13:00  every 1m
        market BTCUSDT a venue
        rules plain

        """ + lines.map { $0 + "\n" }.joined()
    }

    private static func read(_ text: String) throws(FileErrors) -> Scenario {
        try ScenarioText.read(text, name: "four")
    }

    private static func problems(_ text: String) -> [String] {
        do throws(FileErrors) {
            _ = try read(text)
            return []
        } catch {
            return error.lines
        }
    }

    @Test("stands as a fifth price, and is the mark at that bar's close")
    func fifthPrice() throws {
        let tape = try Self.read(
            Self.file("bar 13:00 100 101 99 100.5 100.25", "bar 13:01 100.5 101 99 99.5 103")
        ).tape
        #expect(tape.markSource == .recorded)
        #expect(tape.mark(at: 0) == Price(100), "before the first close the opening stands in")
        #expect(tape.mark(at: 1) == (try Price(reading: "100.25")))
        #expect(tape.mark(at: 2) == Price(103), "a mark may lie outside the bar")
        #expect(tape.last(at: 2) == (try Price(reading: "99.5")))
        let working = tape.markFigure(at: 2).working
        #expect(working == .given(.markPrice, .tape("mark of 13:01, as recorded")))
    }

    @Test("`mark recorded` may say so, and the file prints as it reads")
    func roundTrip() throws {
        let text = Self.file("mark recorded", "bar 13:00 100 101 99 100.5 100.25  # noted")
        let scenario = try Self.read(text)
        #expect(try Self.read(ScenarioText.print(scenario)) == scenario)
        let written = try ScenarioFile(text, file: "four.scenario")
        #expect(written.text == text)
        #expect(written.canonical.contains("mark recorded\n"))
        #expect(written.canonical.contains(" 100 101 99 100.5 100.25  # noted"))
    }

    @Test("a fifth price is read the same way where a bar is read the slow way")
    func slowWay() throws {
        let fast = try Self.read(Self.file("bar 13:00 100 101 99 100.5 100.25"))
        let slow = try Self.read(Self.file("BAR 13:00  $100 101 99 100.5 $100.25"))
        #expect(fast == slow)
    }

    private struct Disagreement: Sendable {
        let lines: String
        let problem: String
    }

    private static let disagreements = [
        Disagreement(
            lines: "bar 13:00 9 9 9 9 9\nbar 13:01 9 9 9 9",
            problem: """
                four.scenario:5:1: every bar carries its mark, or none does — found none here and \
                one on line 4; add it, or take the others away
                """),
        Disagreement(
            lines: "bar 13:00 9 9 9 9\nbar 13:01 9 9 9 9 9",
            problem: """
                four.scenario:5:1: every bar carries its mark, or none does — found one here and \
                none on line 4; add the others, or take it away
                """),
        Disagreement(
            lines: "mark recorded\nbar 13:00 9 9 9 9",
            problem: """
                four.scenario:5:1: a recorded mark is the fifth price of every bar — found none, \
                and `mark recorded` on line 4; add the marks, or write `mark mean 5 closes` there
                """),
        Disagreement(
            lines: "mark mean 5 closes\nbar 13:00 9 9 9 9 9",
            problem: """
                four.scenario:5:1: a mark is recorded or computed, not both — found one here, and \
                another kind of mark on line 4; write `mark recorded` there, or take the marks away
                """),
        Disagreement(
            lines: "bar 13:00 9 9 9 9 0",
            problem: """
                four.scenario:4:19: a mark is above zero — found 0; write the recorded mark
                """),
        Disagreement(
            lines: "bar 13:00 9 9 9 9 9\nbar 13:01 9 9 9 9 9 9",
            problem: """
                four.scenario:5:21: a line holds one statement — `9` is one word too many; take it \
                away, or put a # before it
                """),
    ]

    @Test("what the lines say of the mark has to agree", arguments: disagreements.indices)
    func disagreement(_ index: Int) {
        let row = Self.disagreements[index]
        #expect(Self.problems(Self.file(row.lines)).first == row.problem)
    }

    @Test("liquidates where the last price would not")
    func liquidates() throws {
        let scenario = try Self.read(
            Self.file(
                "deposit you 5,000 USDT", "deposit fund 1,000 USDT",
                "bar 13:00 100 100 100 100 100", "bar 13:01 100 100 100 100 94"))
        let rules = """
            rulebook plain  as of 2026-09
            contract BTCUSDT linear  coin BTC  settles USDT  tick 0.1  lot 0.001
            tier to 100,000,000 leverage 100x maintenance 0.5%
            fee taker 0.05%
            fee maker 0.02%
            liquidation on mark
            liquidation fee 0.5% to fund
            liquidation surplus to trader
            liquidation shortfall fund
            """
        var world = World(
            scenario: scenario, rulebook: try RulebookText.read(rules, name: "plain"))
        let opening = Opening(
            side: .long, coin: Asset("BTC"), leverage: Multiple(20),
            amount: .margin(Money(100), nil))
        _ = try world.perform(.open(opening))
        _ = try world.perform(.step(1))
        #expect(world.holdings.count == 1)
        _ = try world.perform(.step(1))
        #expect(world.endings.first?.settlement != nil)
    }
}
