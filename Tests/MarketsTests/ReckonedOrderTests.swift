import Figures
import Margin
import Markets
import Testing

@Suite("Orders that leave something to be reckoned")
struct ReckonedOrderTests {
    @Test("a stop said as a distance is counted from the entry and rounded toward it")
    func distance() throws {
        var long = try TypedWorld.atHundredThousand()
        try long.type("open long BTC 0.1 10x stop 3.00005%")
        #expect(long.holding?.stop?.price.value == Price(97_000))
        try long.type("stop 2%")
        #expect(long.holding?.stop?.price.value == Price(98_000))
        var short = try TypedWorld.atHundredThousand()
        try short.type("open short BTC 0.1 10x at 101,000 stop 1%")
        #expect(short.world.orders.first?.opening?.stop?.level == .price(Price(102_010)))
    }

    @Test("a risk is the size at which the stop loses that share, fees included, in whole lots")
    func risk() throws {
        var tape = try TypedWorld.atHundredThousand()
        try tape.type("open long BTC 10x risk 1% stop 98,000")
        // 50 ÷ (2,000 + 0.05 % of 198,000) = 0.02382…
        #expect(tape.holding?.position.size.value == Quantity(units: 2_300_000))
        try tape.type("close")
        let lost = Money(5000) - tape.world.free(.usdt)
        #expect(lost < Money(50))
        #expect(tape.broken.isEmpty)
    }

    @Test(
        "stopped where it was said, an order by risk loses no more than its risk", arguments: 1...9)
    func riskKept(percent: Int) throws {
        var tape = try TypedWorld.atHundredThousand(then: ["100000 100000 90000 90000"])
        try tape.type("open long BTC 20x risk \(percent)% stop 3%", "step")
        let ending = try #require(tape.world.endings.last)
        #expect(ending.isStopped)
        let lost = Money(5000) - tape.world.free(.usdt)
        #expect(lost <= Money(50 * percent))
        // A lot more would have been too much: 0.001 BTC loses 3 % of 100 and its fees.
        #expect(lost + Money(4) > Money(50 * percent))
    }

    @Test("a reduce-only order closes no more than there is, and opens nothing")
    func reduceOnly() throws {
        var tape = try TypedWorld.atHundredThousand()
        try tape.type("open long BTC 0.1 10x", "open short BTC 0.04 reduce-only")
        #expect(tape.holding?.position.size.value == Quantity(units: 6_000_000))
        try tape.type("open short BTC 0.04 at 101,000 reduce-only")
        #expect(tape.world.orders.map(\.order.size) == [Quantity(units: 4_000_000)])
        try tape.type("open short BTC 5 reduce-only")
        #expect(tape.holding == nil && tape.world.orders.isEmpty && tape.broken.isEmpty)
    }

    @Test("without a leverage, a size by risk takes the least whole one that the wallet carries")
    func leastLeverage() throws {
        var tape = try TypedWorld.atHundredThousand()
        try tape.type("open long BTC risk 1% stop 98,000")
        #expect(tape.holding?.position.leverage == Multiple(1))
        // 100 ÷ (200 + 0.05 % of 199,800): 0.333 BTC, 33,300 of value in a wallet of 5,000.
        var near = try TypedWorld.atHundredThousand()
        try near.type("open long BTC risk 100 stop 0.2%")
        #expect(near.holding?.position.size.value == Quantity(units: 33_300_000))
        #expect(near.holding?.position.leverage == Multiple(7))
        #expect(near.broken.isEmpty)
    }

    @Test("what if no stop keeps the size that hung on it")
    func withoutStop() throws {
        var tape = try TypedWorld.atHundredThousand(then: ["100000 100000 99000 99000"])
        try tape.type("open long BTC 10x risk 1% stop 3%", "step")
        let other = try #require(tape.world.withoutStops()?.world)
        #expect(other.holdings.first?.stop == nil)
        #expect(other.holdings.first?.position.size.value == tape.holding?.position.size.value)
    }

    @Test("clipped to what is held, and said")
    func clipped() throws {
        var tape = try TypedWorld.atHundredThousand()
        try tape.type("open long BTC 0.1 10x", "open short BTC 0.4 trigger 99,000 reduce-only")
        #expect(tape.world.orders.first?.order.closesPosition == true)
        #expect(
            tape.events.contains {
                $0.happening
                    == .clipped(
                        from: Quantity(units: 40_000_000), to: Quantity(units: 10_000_000),
                        unit: "BTC")
            })
    }

    @Test(
        "what a reckoned order cannot be",
        arguments: [
            ("open short BTC 0.1 reduce-only", Refusal.nothingToReduce(.short, Asset("BTC"))),
            ("open long BTC 10x risk 0% stop 3%", .amountNotPositive),
            ("open short BTC 0.1 stop 3% reduce-only", .reduceOnlyAlone),
            (
                "open long BTC 10x risk 0.001 stop 3%",
                .riskBelowLot(Money(units: 100_000), lot: Quantity(units: 100_000), .usdt)
            ),
        ])
    func refused(line: String, refusal: Refusal) throws {
        var tape = try TypedWorld.atHundredThousand()
        let before = tape.world
        #expect(throws: refusal) { try tape.type(line) }
        #expect(tape.world == before)
    }
}
