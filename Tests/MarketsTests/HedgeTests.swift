import Figures
import Foundation
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
        let put = try #require(world.world.options.last)
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
        let ending = try #require(world.world.optionEndings.last)
        guard case .settled(let price) = ending.cause else {
            Issue.record("it was not settled")
            return
        }
        let gap = max(Price(49_000) - price.value, .zero)
        #expect(ending.received == (gap * Quantity(units: 50_000_000)).rounded(.down))
        #expect(world.world.free(.usdt) - before == ending.received)
        #expect(world.world.options.isEmpty && world.world.ledger.total(of: .usdt) == .zero)
    }

    @Test("what is sold back brings less than what was paid, in the same minute")
    func spread() throws {
        var world = try opened()
        let before = world.world.free(.usdt)
        try world.type("hedge put 95% 30d", "hedge sell")
        #expect(world.world.free(.usdt) < before)
        #expect(ledger(world, .writer) == before - world.world.free(.usdt))
        #expect(world.world.options.isEmpty && world.world.optionEndings.count == 1)
    }

    @Test("a fall makes the mark dearer, and raises the volatility that is assumed")
    func marking() throws {
        var world = try TypedWorld("black-thursday")
        try world.type("hedge put 95% 30d 0.2")
        let put = world.world.options[0]
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
        let put = world.world.options[0]
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
        #expect(try world.refusal("hedge short") == .hedge(.nothingToHedge(Asset("BTC"), .put)))
    }

    @Test("a short against coins in the wallet is a position of its own")
    func coins() throws {
        var world = try TypedWorld(text: Self.falling)
        try world.type("rules plain", "deposit 0.02 BTC", "hedge short half 2x")
        let position = try #require(world.holding?.position)
        #expect(position.side == .short && position.size.value == Quantity(units: 1_000_000))
        #expect(
            world.world.netExposure(of: Asset("BTC")).beforeOptions == Quantity(units: 1_000_000))
    }

    @Test(
        "a refused hedge says why, and changes nothing",
        arguments: [
            ("hedge sell", Refusal.hedge(.noOption(nil))), ("hedge sell 3", .hedge(.noOption(nil))),
            ("hedge call 105% 30d", .hedge(.nothingToHedge(Asset("BTC"), .call))),
            ("hedge put 95% 400d", .hedge(.expiryOutOfRange(.put))),
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

    // MARK: Where prices are made

    @Test("an order that moves the last price moves no quote of an option")
    func quotedOnSpot() throws {
        var world = try TypedWorld("brink-thin")
        try world.type("deposit 90,000,000 USDT")
        let request = OptionRequest(strike: .price(Price(102_000)), minutes: 1440)
        let before = try world.world.quote(request, on: Quantity(1))
        try world.type("open long BTC 10x size 900")
        #expect(world.world.last > before.spot)
        #expect(try world.world.quote(request, on: Quantity(1)) == before)
        #expect(before.spot == world.world.index(of: Asset("BTC")))
        guard case .hedge(.aboveDepth) = try world.refusal("hedge put BTC 102,000 1d 40,000")
        else {
            Issue.record("forty thousand were sold")
            return
        }
    }

    @Test(
        "more coins cost more each, in pieces as at once, and a part of the open interest ends it")
    func depth() throws {
        let depth = OptionDepth(openInterest: Quantity(200_000))
        #expect(depth.limit == Quantity(2_000))
        #expect(depth.halfSpread(on: Quantity(200)) == Rate(units: 6_000_000))
        #expect(depth.halfSpread(on: Quantity(2_000)) == Rate(units: 33_000_000))
        #expect(
            OptionDepth(openInterest: nil).halfSpread(on: Quantity(9_999)) == Rate(units: 3_000_000)
        )
        var world = try TypedWorld("brink-thin")
        try world.type("deposit 90,000,000 USDT", "hedge put 95% 1d 100", "hedge put 95% 1d 100")
        let bought = world.world.options
        #expect(bought[1].quote.halfSpread > bought[0].quote.halfSpread)
        #expect(bought[1].quote.fair == bought[0].quote.fair)
    }

    @Test("a call and the discounted strike are worth a put and the coin")
    func parity() throws {
        for (strike, minutes, volatility) in [
            (80_000, 1440, 0.55), (100_000, 43_200, 0.8), (130_000, 525_600, 0.3),
            (100_000, 60, 1.2),
        ] {
            let spot = Price(100_000)
            let put = try #require(
                OptionQuote(
                    .put, spot: spot, strike: Price(strike), minutes: minutes,
                    volatility: volatility))
            let call = try #require(
                OptionQuote(
                    .call, spot: spot, strike: Price(strike), minutes: minutes,
                    volatility: volatility))
            let discount = Foundation.exp(-0.04 * Double(minutes) / 525_600)
            let gap =
                call.fair - put.fair - spot + Price(units: Int128(Double(strike) * discount * 1e8))
            #expect(gap.magnitude <= Price(units: 2_000_000), "\(strike) \(minutes)")
        }
    }

    @Test("a call is settled in cash: price less strike, times its size")
    func calls() throws {
        var world = try TypedWorld(
            text: """
                scenario "Rise" 2026-01-05 10:00 every 30m
                market "made up"
                coin BTC
                rules plain
                mark mean 1 closes
                deposit you 5,000 USDT
                bar 2026-01-05 10:00 100,000 100,000 100,000 100,000
                bar 10:30 100,000 106,000 100,000 106,000
                bar 11:00 106,000 106,000 106,000 106,000
                """)
        try world.type("hedge call 102% 1h 0.5")
        let before = world.world.free(.usdt)
        #expect(world.world.netExposure(of: Asset("BTC")).called == Quantity(units: 50_000_000))
        try world.type("step 2")
        #expect(world.world.free(.usdt) - before == Money(2_000))
        #expect(world.world.optionEndings.count == 1)
    }

    @Test("a call hedges a short, and a short is what it takes the size from")
    func callOnShort() throws {
        var world = try TypedWorld(text: Self.falling)
        try world.type("rules plain", "open short BTC 0.05 5x", "hedge call 105% 30d")
        #expect(world.world.options[0].size == Quantity(units: 5_000_000))
        #expect(world.world.options[0].kind == .call)
    }

    @Test(
        "a day bought before the first bar ends with the last of the day", arguments: ["1d", "24h"])
    func wholeDay(_ life: String) throws {
        var world = try TypedWorld("brink-thin")
        try world.type("hedge put 95% \(life) 1", "until end")
        #expect(world.world.options.isEmpty && world.world.isAtEnd)
        guard case .settled(let price)? = world.world.optionEndings.last?.cause else {
            Issue.record("it did not expire")
            return
        }
        #expect(price.value == world.world.index(of: Asset("BTC")))
    }
}
