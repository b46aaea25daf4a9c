import Figures
import Foundation
import Margin
import Markets
import Scripts
import Testing

/// No sequence that takes no time gains, in any market, with any product; and over time nobody gains
/// more on the perpetual than the market's own books say that it lost. `.ci/free-money` searches at
/// length.
@Suite("No free money")
struct FreeMoneyTests {
    private static let attempts =
        ProcessInfo.processInfo.environment["WICK_FREE_MONEY"].flatMap(Int.init) ?? 150

    /// A market, its rules, and how many minutes have passed when the search begins.
    static let markets: [(scenario: String, rules: String, minutes: Int)] = [
        ("brink-thin", "plain", 0), ("brink-thin", "binance-2026-09", 30),
        ("headline", "hyperliquid-2026", 5), ("october-loans", "plain", 15),
        ("calm", "plain-inverse", 3), ("brink-froth", "okx-2026", 1),
        ("black-thursday", "plain", 0), ("black-thursday", "binance-2026-09", 40),
        ("black-thursday", "bitmex-2020", 47), ("three-prices", "plain", 2),
        ("two-coins", "plain", 3), ("october-2025", "bybit-2026", 30),
    ]

    /// With enough of everything to move a market.
    static func rich(_ scenario: String, _ rules: String, after minutes: Int) throws -> World {
        var typed = try TypedWorld(scenario, rules: rules)
        try typed.type("deposit 90,000,000 USDT", "deposit 900 \(typed.world.scenario.coin.code)")
        let steps = min(minutes, typed.world.tape.lastStep - 1)
        if steps > 0 { try typed.type("step \(steps)") }
        return typed.world
    }

    @Test("no sequence that takes no time gains", arguments: markets)
    func atOnce(scenario: String, rules: String, minutes: Int) throws {
        let world = try Self.rich(scenario, rules, after: minutes)
        var search = FreeMoneySearch(seed: UInt64(minutes) * 1_000 + UInt64(scenario.utf8.count))
        var done = 0
        for _ in 0..<Self.attempts {
            let (find, count) = try search.attempt(in: world)
            done += count
            if let find {
                Issue.record("\(scenario) under \(rules) at \(world.now.text): \(find)")
                return
            }
        }
        #expect(done > Self.attempts / 2, "most lines were refused: \(done)")
    }

    @Test(
        "what pays only because the person moved the price",
        arguments: [
            // Options priced from the perpetual, in any size.
            [
                "open long BTC 10x size 900", "hedge put BTC 102,000 1d 40,000", "close",
                "hedge sell",
            ],
            ["open long BTC 10x size 900", "hedge put BTC 102,000 1d 900", "close", "hedge sell"],
            [
                "open short BTC 10x size 900", "hedge call BTC 102,000 1d 900", "close",
                "hedge sell",
            ],
            ["hedge put BTC 102,000 1d 900", "open short BTC 10x size 900", "hedge sell", "close"],
            // Coins pledged, converted or counted as margin at a price pushed up.
            [
                "open long BTC 10x size 900", "lend 10 BTC borrow 830,000", "close",
            ],
            ["open long BTC 10x size 900", "convert 300 BTC to USDT", "close"],
            [
                "open short BTC 10x size 900", "convert 8,000,000 USDT to BTC", "close",
            ],
            // Unrealised profit that one's own order made.
            [
                "mode cross", "open long BTC 10x size 900", "withdraw 60,000,000 USDT",
                "open long BTC 10x size 10", "close",
            ],
            ["open long BTC 50x size 900", "remove margin 500,000", "flip", "close"],
        ])
    func directed(_ lines: [String]) throws {
        for scenario in ["brink-thin", "brink-froth", "october-loans"] {
            let opened = try Self.rich(scenario, "plain", after: 0)
            var world = opened
            for line in lines {
                if let act = try FreeMoneySearch.act(line, in: world) {
                    _ = try? world.perform(act)
                }
            }
            let before = try #require(FreeMoneySearch.worth(of: opened))
            let after = try #require(FreeMoneySearch.worth(of: FreeMoneySearch.closed(world)))
            #expect(after <= before, "\(scenario): +\(after - before)")
        }
    }

    /// A market that nothing moves but the person: no news, no noise.
    private static let still = """
        scenario "A still market"  live undated 00:00  for 6h
        market "model perpetual"
        coin BTC
        rules plain
        deposit you 90,000,000 USDT
        deposit fund 9,000,000,000 USDT
        price 102,000
        seed 42
        noise 0
        noise bridged 0
        crowd accounts 600
        crowd heat 0.03
        """

    @Test(
        "options do not pay for pushing the price that they are settled at",
        arguments: [("put", "short"), ("call", "long")], ["1h", "1d"])
    func pushed(_ kind: (option: String, side: String), life: String) throws {
        for push in [50, 300, 900] {
            for minutes in [1, 5, 60] {
                var typed = try TypedWorld(text: Self.still)
                let before = try #require(FreeMoneySearch.worth(of: typed.world))
                let limit = try #require(
                    typed.world.optionDepth(of: Asset("BTC")).limit?.rounded(
                        .down, to: Quantity(1)))
                let size = min(limit, Quantity(2_000))
                try typed.type(
                    "hedge \(kind.option) BTC 100% \(life) \(size)",
                    "open \(kind.side) BTC 20x size \(push)", "step \(minutes)")
                let after = try #require(
                    FreeMoneySearch.worth(of: FreeMoneySearch.closed(typed.world)))
                #expect(after <= before, "push \(push), \(minutes) m: +\(after - before)")
            }
        }
    }

    /// Every other evening is of somebody large enough to move the market.
    @Test("nobody gains more on the perpetual than its other side lost", arguments: 1...8)
    func overTime(seed: UInt64) throws {
        let deposit = seed % 2 == 0 ? "5,000" : "90,000,000"
        let text = LiveEveningTests.text("deposit you \(deposit) USDT")
            .replacing("deposit fund 1,000,000 USDT", with: "deposit fund 90,000,000,000 USDT")
        let rules = ["plain", "binance-2026-09", "bybit-2026", "okx-2026"][Int(seed / 2) % 4]
        var world = try TypedWorld(text: text, name: "small", rules: rules).world
        var chance = RandomEvening(seed: seed)
        for _ in 0..<60 {
            let line = chance.line(in: world)
            guard !line.hasPrefix("rules"), let act = try FreeMoneySearch.act(line, in: world)
            else { continue }
            _ = try? world.perform(act)
            guard let excess = Self.gainOverMarkets(in: world) else { return }
            // Funding is rounded to a hundredth of a dollar a coin, on each side its own way.
            let rounding = Money(world.journal.entries.count + 1)
            if excess > rounding {
                Issue.record("seed \(seed), after `\(line)`: \(excess) that nobody lost")
                return
            }
            if world.isAtEnd { return }
        }
    }

    /// What came out of the market's other side, open profit at the mark counted in, less what the
    /// market's own books say people's trades brought them.
    private static func gainOverMarkets(in world: World) -> Money? {
        guard let market = world.market else { return nil }
        let asset = world.settles
        let kept: [Reason] = [.profit, .loss, .shortfall, .funding]
        var gained = world.ledger.transfers.reduce(Money.zero) { sum, transfer in
            guard transfer.asset == asset, kept.contains(transfer.reason) else { return sum }
            if transfer.from == .market { return sum + transfer.amount }
            return transfer.to == .market ? sum - transfer.amount : sum
        }
        for holding in world.holdings {
            gained += holding.position.profit(at: Figure(world.mark)).value
        }
        // Millionths of a dollar; lots of 10⁻⁴ coin at the mark.
        let held = Int128(market.pots.guestLots) * (world.mark.units / 1_000_000)
        let booked = (market.pots.guests + held) * 100
        return gained - Money(units: booked)
    }
}
