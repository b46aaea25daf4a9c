import Figures
import Margin
import Markets
import Scripts
import Testing

@Suite("Live scenarios")
struct LiveScenarioTests {
    static let text = """
        scenario "A small market"  live undated 00:00  for 6h
        market "model perpetual"
        coin BTC
        rules plain
        deposit you 5,000 USDT
        deposit fund 1,000,000 USDT
        news 02:00 "Something is said."
        price 102,000
        seed 42
        noise 0.3
        noise bridged 1
        crowd accounts 600
        crowd heat 0.03
        level 02:00 0%
        level 02:30 -2.9%
        at 03:00 depth x0.5
        at 03:10 sell 150
        at 03:20 freeze 14m
        at 04:00 haircut 10%
        at 04:10 maintenance 1% rest 2%
        at 05:00 funding every 1h

        """

    @Test("a live scenario reads, opens, and prints as it was written")
    func roundTrip() throws {
        let scenario = try ScenarioText.read(Self.text, name: "small")
        let live = try #require(scenario.live)
        #expect(live.setting.crowd.accounts == 600)
        #expect(live.setting.news.map(\.minute) == [120, 150])
        #expect(live.setting.events.count == 6)
        #expect(scenario.isUndated)
        let printed = ScenarioText.print(scenario)
        let again = try ScenarioText.read(printed, name: "small")
        #expect(again == scenario)
        #expect(ScenarioText.print(again) == printed)
    }

    @Test("every calibrated setting prints as lines that read as the same setting")
    func calibrated() throws {
        for setting in LiveSetting.calibrated {
            var text = "scenario \"X\"  live undated 00:00  for \(setting.minutes)m\n"
            text += "market m\nrules plain\n"
            text += ScenarioText.lines(of: setting).joined(separator: "\n") + "\n"
            let scenario = try ScenarioText.read(text, name: setting.name)
            #expect(scenario.live?.setting == setting)
        }
    }

    @Test(
        "what no market can be opened from is refused with the rule",
        arguments: [
            ("price 5", "the opening price must lie between"),
            ("crowd accounts 50", "a crowd has between 100"),
            ("crowd accounts 600.5", "is a whole number"),
            ("crowd hate 0.1", "one of accounts, interest"),
            ("book perp-depth 0", "depth and latent depth must be above zero"),
            ("level 05:30 -300%", "a news level lies between"),
            ("at 09:00 depth x0.5", "an event needs a minute within the scenario"),
            ("noise nan", "not a number"),
            ("price inf", "not a number"),
            ("bar 00:00 1 1 1 1", "a live scenario makes its own prices"),
        ])
    func refused(_ line: String, _ words: String) {
        #expect {
            _ = try ScenarioText.read(Self.text + line + "\n", name: "small")
        } throws: { error in
            (error as? FileErrors)?.lines.joined().contains(words) ?? false
        }
    }
}
