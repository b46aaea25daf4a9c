import Foundation
import Testing

@Suite("one scenario, run from its opening", .timeLimit(.minutes(5)))
struct RunTests {
    let home: Home
    init() throws { home = try Home() }

    @Test("a live market is told in one object, with what the scenario was fitted to")
    func live() throws {
        let outcome = try Program.run(
            ["run", "headline", "--until", "end", "--json"], in: home)
        #expect(outcome.status == 0)
        #expect(outcome.output.split(separator: "\n").count == 1)
        let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
        let run = try #require(object as? [String: Any])
        func number(_ name: String) throws -> Double { try #require(run[name] as? Double) }
        #expect(run["simulation"] as? Bool == true)
        #expect(try (945...1_155).contains(number("liquidated_24h_reported_musd")))
        #expect(try (315...385).contains(number("max_hour_reported_musd")))
        #expect(try (-6.0 ... -5.0).contains(number("low_pct")))
        #expect(try number("steps") == 1_440)
        for name in [
            "liquidated_24h_actual_musd", "long_share", "open_interest_change_pct",
            "amplification", "causal_n", "insurance_used_musd", "adl_events", "accounts", "seconds",
        ] {
            _ = try number(name)
        }
    }

    @Test("of recorded prices every line has its own object, and a refusal is told, too")
    func recorded() throws {
        let words = ["run", "black-thursday", "--until", "10:30", "--json"]
        let outcome = try Program.run(words, in: home)
        #expect(outcome.output.split(separator: "\n").count == 2)
        let refused = try Program.run(words + ["-e", "open sideways"], in: home)
        #expect(refused.status == 2)
        #expect(refused.output.split(separator: "\n").count == 2)
        #expect(refused.output.contains("\"outcome\":\"refused\""))
    }
}
