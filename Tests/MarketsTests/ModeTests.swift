import Figures
import Margin
import Markets
import Testing

/// Two coins fall together; what is behind the positions differs.
@Suite("Isolated, cross and multi-asset margin")
struct ModeTests {
    /// BTC and ETH, each minute one price.
    static let twoCoins = """
        scenario "Two coins"  2026-01-05 10:00  every 1m
        market BTCUSDT none
        rules binance-2026-09
        deposit you 3,020 USDT
        deposit fund 1,000,000 USDT
        bar 10:00 100,000 100,000 100,000 100,000
        bar 10:01 97,000 97,000 97,000 97,000
        bar 10:02 95,000 95,000 95,000 95,000
        bar 10:03 94,000 94,000 94,000 94,000
        bar 10:04 93,000 93,000 93,000 93,000
        bar 10:05 96,000 96,000 96,000 96,000
        price ETH 10:00 4,000
        price ETH 10:01 3,800
        price ETH 10:02 3,760
        price ETH 10:03 3,720
        price ETH 10:04 3,680
        price ETH 10:05 3,840
        """

    private func opened(_ mode: String) throws -> TypedWorld {
        var world = try TypedWorld(text: Self.twoCoins)
        try world.type("mode \(mode)", "open long BTC 0.2 20x", "open long ETH 5 20x")
        return world
    }

    private func lines(_ world: TypedWorld) -> [String] {
        world.world.statements.map { $0.position.liquidationPrice?.value.plainText ?? "none" }
    }

    @Test("isolated positions die one by one, and the wallet is kept")
    func isolated() throws {
        var world = try TypedWorld(text: Self.twoCoins)
        try world.type("open long BTC 0.2 20x", "open long ETH 5 20x")
        #expect(lines(world) == ["95381.5", "3815.26"])
        try world.type("until 10:01")
        #expect(world.world.endings.map { $0.position.contract.coin.code } == ["ETH"])
        try world.type("until 10:02")
        #expect(world.world.holdings.isEmpty)
        #expect(world.world.free(.usdt) == Money(1000))
        #expect(world.broken.isEmpty)
    }

    @Test("cross positions share the wallet: further lines, and then everything")
    func cross() throws {
        var world = try opened("cross")
        #expect(lines(world) == ["85742.9", "3429.71"])
        try world.type("until 10:03")
        let risk = try #require(world.world.risk(of: .cross(.usdt)))
        #expect(risk.equity.value == Money(400))
        #expect(lines(world)[0] == "92742.9")
        try world.type("until 10:04")
        #expect(world.world.holdings.isEmpty)
        #expect(world.world.free(.usdt) == .zero)
        #expect(world.world.forcedCloses.last?.pool == .cross(.usdt))
        #expect(world.broken.isEmpty)
    }

    @Test("changing to cross and back moves margin and nothing else")
    func changed() throws {
        var world = try TypedWorld(text: Self.twoCoins)
        try world.type("open long BTC 0.2 20x", "open long ETH 5 20x", "mode cross")
        #expect(lines(world) == ["85742.9", "3429.71"])
        #expect(world.world.free(.usdt) == Money(3000))
        try world.type("mode isolated")
        #expect(lines(world) == ["95381.5", "3815.26"])
        #expect(world.world.free(.usdt) == Money(1000))
        #expect(world.broken.isEmpty)
    }

    @Test("what is left of the wallet limits what can be opened or taken out")
    func room() throws {
        let world = try opened("cross")
        #expect(world.world.available(.usdt) == Money(1000))
        #expect(
            try world.refusal("withdraw 1,001")
                == .walletShort(has: Money(1000), needs: Money(1001), .usdt))
        #expect(try world.refusal("add margin 5 to BTC") == .marginIsShared(.cross))
        #expect(
            try world.refusal("close") == .whichPosition([Asset("BTC"), Asset("ETH")]))
    }

    @Test("one warning as the venue's level is reached, before the end")
    func warned() throws {
        var world = try opened("cross")
        try world.type("until margin > 30%")
        #expect(world.world.now.clock == "10:03")
        let calls = { (world: TypedWorld) in
            world.events.compactMap { event -> MarginCall? in
                if case .marginCall(let call) = event.happening { call } else { nil }
            }
        }
        #expect(calls(world).isEmpty)
        var alone = try TypedWorld(
            text: Self.twoCoins.replacing(
                "bar 10:02 95,000 95,000 95,000 95,000",
                with: "bar 10:02 95,450 95,450 95,450 95,450"))
        try alone.type("open long BTC 0.2 20x", "until 10:02")
        #expect(calls(alone).map(\.name) == ["BTCUSDT"])
        try alone.type("step")
        #expect(calls(alone).count == 1)
    }

    @Test("coins back dollars in multi-asset margin, less their haircut, and are hit twice")
    func multi() throws {
        var world = try TypedWorld(text: Self.twoCoins)
        try world.type("deposit 0.1 BTC", "withdraw 3,000", "mode multi", "open long BTC 0.2 20x")
        let statement = try #require(world.world.statement)
        // 0.1 BTC count for 95 %, 10 USDT for 99.99 %.
        #expect(statement.collateral.value == Money(units: 950_999_900_000))
        let still = try #require(statement.position.liquidationPrice?.value)
        let repriced = try #require(statement.shared?.repriced?.price?.value)
        #expect(repriced > still)
        try world.type("until 10:01", "close all")
        #expect(world.world.free(.usdt).isNegative)
        let refusal = try world.refusal("mode isolated")
        #expect("\(refusal.map { "\($0)" } ?? "taken")".hasPrefix("owes"))
        try world.type("convert 0.02 BTC to USDT", "mode isolated")
        #expect(!world.world.free(.usdt).isNegative)
        #expect(world.world.ledger.total(of: .usdt) == .zero)
    }

    @Test("a debt beyond the venue's threshold is converted with its haircut")
    func converted() throws {
        var world = try TypedWorld(text: Self.twoCoins)
        try world.type(
            "deposit 1 BTC", "withdraw 3,000", "mode multi", "open long BTC 2 20x", "until 10:01")
        #expect(world.world.free(.usdt) == Money(-80))
        try world.type("close all", "step")
        let conversion = world.events.compactMap { event -> Conversion? in
            if case .autoConverted(let conversion) = event.happening { conversion } else { nil }
        }.first
        #expect(conversion?.asset == Asset("BTC"))
        let cost = conversion?.cost ?? .zero
        #expect(cost.isPositive)
        #expect(!world.world.free(.usdt).isNegative)
    }

    @Test("the same leverage in a higher tier ends sooner, with one warning before")
    func tiers() throws {
        var small = try TypedWorld("two-tiers")
        try small.type("open long BTC 0.2 20x")
        #expect(small.line == "95381.5")
        var big = try TypedWorld("two-tiers")
        try big.type("open long BTC 10 20x")
        #expect(big.line == "95470.5")
        try big.type("until 10:04")
        let call = big.events.compactMap { event -> MarginCall? in
            if case .marginCall(let call) = event.happening { call } else { nil }
        }
        #expect(call.count == 1)
        #expect(call.first?.ratio.map { $0 > Rate(units: 84_000_000) } == true)
        try big.type("step")
        // At a clearance fee of 1.25 % no part helps: the fund takes all of it.
        #expect(big.holding == nil)
        #expect(big.usdt(.fund) == Money(1_004_700))
        #expect(big.broken.isEmpty)
    }

    @Test("a large position is stepped down, and what is left stays open")
    func partial() throws {
        let text = """
            scenario "Two tiers"  2026-01-05 10:00  every 1m
            market BTCUSDT none
            rules bybit-2026
            deposit you 200,000 USDT
            deposit fund 1,000,000 USDT
            bar 10:00 100,000 100,000 100,000 100,000
            bar 10:01 95,500 95,500 95,500 95,500
            bar 10:02 95,600 95,600 95,600 95,600
            """
        var world = try TypedWorld(text: text)
        try world.type("open long BTC 30 20x", "until 10:01")
        let parts = world.steps.compactMap { step -> LiquidationStep.Part? in
            if case .reduced(let part) = step { part } else { nil }
        }
        // Down to the border of the next tier: at 95,500 that is 2.775 of 30.
        #expect(parts.first?.quantity == Quantity(units: 277_500_000))
        #expect(world.line == "95444.8")
        #expect(world.holding != nil)
        #expect(world.broken.isEmpty)
        #expect(world.world.holdings.count == 1)
    }
}
