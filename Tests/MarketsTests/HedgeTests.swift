import Figures
import Margin
import Markets
import Testing

/// Puts and shorts against what is held, in a made-up market whose every price is known.
@Suite("Hedges: puts in an account, and shorts against a long")
struct HedgeTests {
    private static let falling = ModeTests.twoCoins

    private func opened() throws -> TypedWorld {
        var world = try TypedWorld(text: Self.falling)
        try world.type("rules plain", "open long BTC 0.05 5x")
        return world
    }

    private func ledger(_ world: TypedWorld, _ pot: Pot) -> Money {
        world.world.ledger[pot, .usdt]
    }

    @Test("a put costs its fair price and 3%, all of it to its seller")
    func buying() throws {
        var world = try opened()
        let before = world.world.free(.usdt)
        try world.type("hedge put 95% 30d")
        let put = try #require(world.world.puts.last)
        #expect(put.size == Quantity(units: 5_000_000) && put.strike == Price(95_000))
        // 55%, 30 days, 95%: 3.8233% of the price, from the published table.
        let off = put.quote.fair - Price(3_823)
        #expect(off > Price(-1) && off < Price(1))
        let asked = (put.quote.fair * Rate(units: 103_000_000)).rounded(.up)
        #expect(put.quote.ask == asked.rounded(.up, to: Price(units: 1_000_000)))
        let paid = before - world.world.free(.usdt)
        #expect(paid == (put.quote.ask * put.size).rounded(.up) && paid == put.premium.value)
        #expect(ledger(world, .writer) == paid)
        #expect(world.world.ledger.total(of: .usdt) == .zero)
    }

    @Test("a put is settled in cash: strike less price, times its size")
    func settlement() throws {
        var world = try TypedWorld("gap")
        try world.type("hedge put 49,000 1h 0.5")
        let before = world.world.free(.usdt)
        try world.type("until end")
        let ending = try #require(world.world.putEndings.last)
        guard case .settled(let price) = ending.cause else {
            Issue.record("it was not settled")
            return
        }
        let gap = max(Price(49_000) - price, .zero)
        #expect(ending.received == (gap * Quantity(units: 50_000_000)).rounded(.down))
        #expect(world.world.free(.usdt) - before == ending.received)
        #expect(world.world.puts.isEmpty && world.world.ledger.total(of: .usdt) == .zero)
    }

    @Test("what is sold back brings less than what was paid, in the same minute")
    func spread() throws {
        var world = try opened()
        let before = world.world.free(.usdt)
        try world.type("hedge put 95% 30d", "hedge sell")
        #expect(world.world.free(.usdt) < before)
        #expect(ledger(world, .writer) == before - world.world.free(.usdt))
        #expect(world.world.puts.isEmpty && world.world.putEndings.count == 1)
    }

    @Test("a fall makes the mark dearer, and raises the volatility that is assumed")
    func marking() throws {
        var world = try TypedWorld("black-thursday")
        try world.type("hedge put 95% 30d 0.2")
        let put = world.world.puts[0]
        let calm = world.world.volatility(of: put.coin).raised(days: 30)
        try world.type("until 10:47")
        let wild = world.world.volatility(of: put.coin).raised(days: 30)
        let quote = try #require(world.world.quote(of: put))
        let flat = try #require(world.world.flatQuote(of: put))
        #expect(wild > calm && put.worth(at: quote).value > put.premium.value)
        #expect(flat.fair < quote.fair && flat.volatility == AssumedVolatility.usual)
    }

    @Test("a put is priced and marked at the volatility that the scenario states")
    func stated() throws {
        var world = try TypedWorld("gap")
        try world.type("hedge put 95% 30d 0.2", "until end")
        let put = world.world.puts[0]
        let quote = try #require(world.world.quote(of: put))
        #expect(put.quote.isStated && put.quote.volatility == 0.55)
        #expect(quote.isStated && quote.volatility == 0.55)
        #expect(quote.basis.contains("the scenario's"))
    }

    @Test("a short against a long closes it as far, and leaves the rest")
    func oneSided() throws {
        var world = try opened()
        try world.type("hedge short half")
        #expect(world.holding?.position.side == .long)
        #expect(world.world.netExposure(of: Asset("BTC")).perp == Quantity(units: 2_500_000))
        try world.type("hedge short")
        #expect(world.world.holdings.isEmpty)
        #expect(try world.refusal("hedge short") == .hedge(.nothingToHedge(Asset("BTC"))))
    }

    @Test("a short against coins in the wallet is a position of its own")
    func coins() throws {
        var world = try TypedWorld(text: Self.falling)
        try world.type("rules plain", "deposit 0.02 BTC", "hedge short half 2x")
        let position = try #require(world.holding?.position)
        #expect(position.side == .short && position.size.value == Quantity(units: 1_000_000))
        #expect(world.world.netExposure(of: Asset("BTC")).beforePuts == Quantity(units: 1_000_000))
    }

    @Test(
        "a refused hedge says why, and changes nothing",
        arguments: [
            ("hedge sell", Refusal.hedge(.noPut(nil))), ("hedge sell 3", .hedge(.noPut(nil))),
            ("hedge put 95% 400d", .hedge(.expiryOutOfRange)),
            ("hedge put 5,000 30d", .hedge(.strikeOutOfRange(Price(5_000), now: Price(100_000)))),
            ("hedge put 95% 30d 0", .hedge(.sizeNotPositive)),
            ("hedge put 95% 30d 200%", .hedge(.sizeNotPositive)),
            ("hedge put DOGE 95% 30d 1", .noPrice(coin: Asset("DOGE"), tape: Asset("BTC"))),
        ])
    func refused(_ line: String, _ expected: Refusal) throws {
        var world = try opened()
        let before = world.world
        #expect(try world.refusal(line) == expected)
        #expect(throws: Refusal.self) { try world.type(line) }
        #expect(world.world == before)
    }

    @Test("a put that the wallet cannot pay is refused, with what it costs")
    func tooDear() throws {
        let world = try opened()
        guard case .walletShort(_, let needs, _) = try world.refusal("hedge put 95% 30d 5") else {
            Issue.record("it was taken")
            return
        }
        #expect(needs > Money(19_000) && needs < Money(20_000))
    }
}
