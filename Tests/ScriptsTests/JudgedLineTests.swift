import Margin
import Markets
import Scripts
import Testing

/// At which prices of a bar a tape is judged: the words of a file and of `load`.
@Suite("Words for how bars are judged")
struct JudgedLineTests {
    private func scenario(_ every: String, _ line: String, mark: String = "") throws -> Scenario {
        try ScenarioText.read(
            """
            scenario "Own"  2026-01-05 10:00  every \(every)
            market BTCUSDT mine
            rules plain
            \(line)
            bar 2026-01-05 10:00 100 101 99 100\(mark)
            """, name: "own")
    }

    @Test(
        "five minutes and more without a mark are judged at extremes, unless a line says otherwise",
        arguments: [
            ("1m", "", BarJudging.closes), ("4m", "", .closes), ("5m", "", .extremes),
            ("1h", "", .extremes), ("1d", "", .extremes), ("1h", "judged at closes", .closes),
            ("1m", "judged at extremes", .extremes), ("1h", "judged at lows", .extremes),
            ("1h", "judged at highs", .extremes),
        ])
    func file(_ every: String, _ line: String, _ judging: BarJudging) throws {
        let scenario = try scenario(every, line)
        #expect(scenario.tape.judging == judging)
        #expect(try ScenarioText.read(ScenarioText.print(scenario), name: "own") == scenario)
    }

    @Test("a recorded mark judges itself, unless a line says otherwise")
    func marked() throws {
        #expect(try scenario("1h", "mark recorded", mark: " 100").tape.judging == .closes)
        let said = try scenario("1h", "judged at extremes", mark: " 100")
        #expect(said.tape.judging == .extremes)
        #expect(try ScenarioText.read(ScenarioText.print(said), name: "own") == said)
    }

    @Test("load takes the words in any order and prints them")
    func load() throws {
        let line = "load my.csv coin ETH from 2026-01-05 10:00 judged at closes"
        let read = try Reader.read("load my.csv judged at closes coin eth from 2026-01-05 10:00")
        #expect(CommandText.print(read) == line)
        #expect(throws: Misreading.self) { try Reader.read("load my.csv judged at noon") }
        #expect(throws: Misreading.self) { try Reader.read("load my.csv judged") }
    }

    @Test("a live market has no bars to be judged in")
    func live() {
        #expect(throws: FileErrors.self) {
            try ScenarioText.read(
                """
                scenario "Own"  live undated 00:00  for 1h
                market model perpetual
                rules plain
                judged at closes
                """, name: "own")
        }
    }
}
