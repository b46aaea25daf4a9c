import Figures
import Markets
import Testing

@testable import Scripts

@Suite("The volatility that a scenario states")
struct StatedVolatilityTests {
    private static func text(_ lines: String) -> String {
        """
        scenario "Stated"  2026-01-05 10:00  every 1h
        market BTCUSDT none
        rules plain
        \(lines)
        bar 2026-01-05 10:00 100 100 100 100
        bar 11:00 100 100 100 100
        bar 12:00 100 100 100 100
        """
    }

    @Test("a level and a path read, print, and hold from their moments on")
    func path() throws {
        let scenario = try ScenarioText.read(
            Self.text("volatility 60%\nvolatility 11:00 85.5%"), name: "stated")
        let opening = scenario.tape.opening
        #expect(scenario.volatility.share(at: opening) == Rate(units: 60_000_000))
        #expect(scenario.volatility.share(at: opening + 60) == Rate(units: 85_500_000))
        #expect(scenario.volatility.share(at: opening + 119) == Rate(units: 85_500_000))
        let again = try ScenarioText.read(ScenarioText.print(scenario), name: "stated")
        #expect(again == scenario)
    }

    @Test("a path that begins later states nothing before")
    func later() throws {
        let scenario = try ScenarioText.read(Self.text("volatility 11:00 85%"), name: "stated")
        #expect(scenario.volatility.share(at: scenario.tape.opening) == nil)
    }

    @Test("a market that makes its own prices states it as well")
    func live() throws {
        let text = LiveScenarioTests.text.replacing(
            "rules plain", with: "rules plain\nvolatility 60%\nvolatility 02:00 90%")
        let scenario = try ScenarioText.read(text, name: "small")
        #expect(scenario.volatility.points.count == 2)
        #expect(try ScenarioText.read(ScenarioText.print(scenario), name: "small") == scenario)
    }

    @Test(
        "nonsense is refused with its line and a reason",
        arguments: [
            ("volatility", "a statement is complete"),
            ("volatility 60", "add the sign"),
            ("volatility 0%", "a volatility a year lies between 1% and 1,000%"),
            ("volatility 1,001%", "a volatility a year lies between 1% and 1,000%"),
            ("volatility 60%\nvolatility 70%", "`volatility` stands once"),
            ("volatility 11:00 60%\nvolatility 10:00 70%", "each line of volatility is later"),
            ("volatility 2026-01-06 10:00 60%", "volatility lies on the tape"),
            ("volatility 60% 70%", "a line holds one statement"),
        ])
    func refused(_ lines: String, _ reason: String) {
        #expect {
            try ScenarioText.read(Self.text(lines), name: "stated")
        } throws: { error in
            let said = (error as? FileErrors)?.lines ?? []
            let line = 3 + lines.split(separator: "\n").count
            return said.contains { $0.hasPrefix("stated.scenario:\(line):") && $0.contains(reason) }
        }
    }
}
