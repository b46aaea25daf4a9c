import Figures
import Margin
import Testing

@Suite("funding")
struct FundingTests {
    private func rule(hours: Int = 8, cap: String? = nil) -> FundingRule {
        FundingRule(
            hours: hours, interest: Figure(Rate(written: "0.0001")),
            clamp: Figure(Rate(written: "0.0005")), cap: cap.map { Figure(Rate(written: $0)) })
    }

    // Binance FAQ, "Introduction to Binance Futures Funding Rates": the interest of 0.01 % draws the
    // premium by at most 0.05 %. Between −0.04 % and 0.06 % the rate is the interest exactly.
    @Test(
        "the published examples: premium, rate of eight hours",
        arguments: [
            ("0.000429", "0.01%"), ("0.0012", "0.07%"), ("0.0006", "0.01%"),
            ("0.000601", "0.0101%"), ("-0.0004", "0.01%"), ("-0.0005", "0%"), ("0", "0.01%"),
        ])
    func published(_ premium: String, _ rate: String) {
        let found = rule().rate(premium: Figure(Rate(written: premium)))
        #expect(found.value.exactPercent == rate)
    }

    // Hyperliquid docs, "Funding": the eight-hour rate is paid in eighths, each hour.
    @Test("paid every hour it is an eighth each time")
    func hourly() {
        let found = rule(hours: 1).rate(premium: Figure(Rate(written: "0.0012")))
        #expect(found.value.exactPercent == "0.00875%")
    }

    @Test("no payment is above the cap, either way", arguments: ["0.02", "-0.02"])
    func capped(_ premium: String) {
        let found = rule(cap: "0.003").rate(premium: Figure(Rate(written: premium)))
        #expect(found.value.magnitude == Rate(written: "0.003"))
    }

    @Test("a long of 2 BTC at 50,000 pays 10 at 0.01 %, the short receives them")
    func payment() throws {
        let rate = Figure(Rate(written: "0.0001"))
        let mark = Figure(Price(50_000))
        let long = try Position.opened(.long, .linear(), size: "2", at: "40000", leverage: "10")
        let short = try Position.opened(.short, .linear(), size: "2", at: "60000", leverage: "5")
        #expect(long.funding(rate, at: mark).value == Money(10))
        #expect(short.funding(rate, at: mark).value == Money(-10))
        #expect(short.funding(.zero - rate, at: mark).value == Money(10))
    }

    @Test("what longs pay shorts receive, to the last digit", arguments: 0..<40 as Range<UInt64>)
    func zeroSum(seed: UInt64) {
        var chance = SplitMix64(seed: seed)
        for _ in 0..<20 {
            let position = chance.position()
            let other = Position(
                contract: position.contract, side: position.side.opposite,
                leverage: position.leverage, size: position.size, cost: position.cost,
                collateral: position.collateral)
            let rate = Figure(Rate(units: Int128(chance.whole(-400_000...400_000))))
            let price = position.entryPrice
            let sum = position.funding(rate, at: price) + other.funding(rate, at: price)
            #expect(sum.value == .zero, "\(position.inWords)")
        }
    }

    @Test(
        "taken from what is free, then from the margin: payment, free, margin; the three parts",
        arguments: [
            ("10", "50", "100", "10", "0", "0"), ("10", "4", "100", "4", "6", "0"),
            ("10", "0", "3", "0", "3", "7"), ("-10", "0", "0", "-10", "0", "0"),
        ])
    func charge(
        _ payment: String, _ free: String, _ margin: String, _ fromFree: String,
        _ fromMargin: String, _ missing: String
    ) throws {
        let charge = FundingCharge(
            try Money(reading: payment), free: try Money(reading: free),
            margin: try Money(reading: margin))
        #expect(charge.fromFree == (try Money(reading: fromFree)))
        #expect(charge.fromMargin == (try Money(reading: fromMargin)))
        #expect(charge.missing == (try Money(reading: missing)))
    }
}
