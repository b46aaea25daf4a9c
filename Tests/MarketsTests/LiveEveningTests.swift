import Figures
import Margin
import Markets
import Scripts
import Testing

/// The same laws as of any evening, where a market makes its own prices and people's orders meet them.
@Suite("Any evening in a live market")
struct LiveEveningTests {
    static func text(_ deposits: String = "deposit you 5,000 USDT") -> String {
        """
        scenario "A small market"  live undated 00:00  for 6h
        market "model perpetual"
        coin BTC
        rules plain
        \(deposits)
        deposit fund 1,000,000 USDT
        price 102,000
        seed 42
        noise 0.6
        noise bridged 1
        crowd accounts 600
        crowd heat 0.03
        level 02:00 0%
        level 02:30 -4.9%
        at 03:20 freeze 14m
        at 04:10 maintenance 1% rest 2%
        at 05:00 funding every 1h
        """
    }

    /// Every rulebook; every other account is large enough for parts and tiers.
    @Test("Money is kept, refusals change nothing, journals replay", arguments: 1...26)
    func evening(seed: UInt64) throws {
        let deposits =
            seed % 2 == 0
            ? "deposit you 5,000 USDT"
            : "deposit you 9,000,000 USDT\ndeposit you 90 BTC"
        let scenario = try ScenarioText.read(Self.text(deposits), name: "small")
        let rules = RandomEvening.rulebooks[Int(seed / 2) % RandomEvening.rulebooks.count]
        var world = World(scenario: scenario, rulebook: try TypedWorld.rulebook(rules))
        var chance = RandomEvening(seed: seed)
        var around = Surroundings(minutesPerBar: 1, coin: scenario.coin, now: world.now)
        around.coins = world.coins
        for _ in 0..<80 {
            let line = chance.line(in: world)
            around.now = world.now
            guard case .act(let act)? = try? Reader.read(line, in: around) else { continue }
            let before = world
            do throws(Refusal) {
                _ = try world.perform(act)
            } catch {
                #expect(world == before, "`\(line)` was refused (\(error)) and left a trace")
            }
            let broken = WorldLawTests.broken(world)
            guard broken.isEmpty else {
                Issue.record("seed \(seed), after `\(line)`: \(broken)")
                return
            }
            if world.isAtEnd { world = world.rewound(to: chance.whole(0...200)) }
        }
        #expect(world.replaying(world.journal.entries).world == world)
    }

    @Test("waiting orders meet the market's own prices, alone and in cross")
    func orders() throws {
        let scenario = try ScenarioText.read(Self.text(), name: "small")
        var world = World(scenario: scenario, rulebook: try TypedWorld.rulebook("plain"))
        let btc = Asset("BTC")
        _ = try world.perform(.mode(.cross))
        _ = try world.perform(
            .open(
                Opening(
                    side: .long, coin: btc, leverage: Multiple(20),
                    amount: .margin(Money(2000), nil))))
        _ = try world.perform(.trail(TrailRequest(share: Rate(units: 1_000_000))))
        let events = try world.perform(.until(.flat))
        #expect(world.holdings.isEmpty && world.orders.isEmpty)
        #expect(events.contains { $0.ending?.isStopped == true })
    }
}
