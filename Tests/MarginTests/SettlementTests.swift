import Figures
import Margin
import Testing

@Suite("a forced close and who is paid")
struct SettlementTests {
    /// 12 March 2020 under the plain rules, margin 1,000 from 7,353.5: leverage, price of the sale,
    /// what it left, taker fee, liquidation fee, returned, what the fund pays.
    @Test(
        "the first to be paid is the market, then fees, then the trader; the fund pays what lacks",
        arguments: [
            ("100", "7291", "150.12", "49.57", "100.55", "0.00", "0.00"),
            ("50", "7222", "105.93", "24.55", "81.38", "0.00", "0.00"),
            ("25", "7070", "36.38", "12.02", "24.37", "0.00", "0.00"),
            ("20", "6880", "−287.45", "0.00", "0.00", "0.00", "287.45"),
            ("10", "6588", "−40.31", "0.00", "0.00", "0.00", "40.31"),
            ("5", "5745.5", "−91.83", "0.00", "0.00", "0.00", "91.83"),
            ("3", "4692.5", "−83.03", "0.00", "0.00", "0.00", "83.03"),
            ("2", "3880", "58.68", "0.53", "5.26", "52.90", "0.00"),
        ])
    func blackThursday(
        _ leverage: String, _ sold: String, _ left: String, _ taker: String, _ fee: String,
        _ returned: String, _ fundPays: String
    ) throws {
        let contract = try Contract.linear()
        let leverage = try Multiple(reading: leverage)
        let entry = try Price(reading: "7353.5")
        let position = Position(
            contract: contract, side: .long, leverage: leverage,
            size: contract.size(margin: Money(1_000), leverage: leverage, at: entry), price: entry,
            collateral: Money(1_000))
        let settlement = Settlement(
            of: position, soldAt: Figure(try Price(reading: sold)), rules: try .rules(),
            fund: Money(1_000_000))
        #expect(settlement.left.value.text(places: 2) == left)
        #expect(settlement.takerFee.text(places: 2) == taker)
        #expect(settlement.liquidationFee.text(places: 2) == fee)
        #expect(settlement.returned.text(places: 2) == returned)
        #expect(settlement.fundPays.text(places: 2) == fundPays)
    }

    /// Long 1 BTC from 60,000 at 50x: what is left, and where it goes when nobody takes a fee.
    @Test(
        "what is left goes where the rulebook says",
        arguments: [
            (LiquidationRule.Receiver.trader, false, "150", "0"),
            (.fund, false, "0", "150"), (.venue, false, "0", "0"), (.trader, true, "0", "150"),
        ])
    func surplus(
        _ receiver: LiquidationRule.Receiver, _ takeover: Bool, _ returned: String, _ fund: String
    ) throws {
        let position = try Position.opened(
            .long, .linear(), size: "1", at: "60000", leverage: "50")
        let settlement = Settlement(
            of: position, soldAt: Figure(Price(58_950)),
            rules: try .rules(
                taker: "0", liquidationFee: "0", surplusTo: receiver, takeover: takeover),
            fund: Money(1_000))
        #expect(settlement.left.value == Money(150))
        #expect(settlement.returned == (try Money(reading: returned)))
        #expect(settlement.fundChange == (try Money(reading: fund)))
    }

    @Test(
        "the fund pays as far as it reaches; the rest is missing from the winners",
        arguments: [("1000", "200", "0"), ("150", "150", "50"), ("0", "0", "200")])
    func emptyFund(_ fund: String, _ pays: String, _ unpaid: String) throws {
        let position = try Position.opened(
            .long, .linear(), size: "1", at: "60000", leverage: "50")
        let settlement = Settlement(
            of: position, soldAt: Figure(Price(58_600)), rules: try .rules(),
            fund: try Money(reading: fund))
        #expect(settlement.shortfall == Money(200))
        #expect(settlement.fundPays == (try Money(reading: pays)))
        #expect(settlement.unpaid == (try Money(reading: unpaid)))
        #expect(settlement.returned == .zero && settlement.takerFee == .zero)
    }

    @Test(
        "every dollar of collateral and profit is somebody's, whatever the sale",
        arguments: 0..<60 as Range<UInt64>)
    func nothingIsLost(seed: UInt64) throws {
        var chance = SplitMix64(seed: seed)
        for _ in 0..<40 {
            let position = chance.position()
            let share = Rate(units: Int128(chance.whole(20...180)) * 1_000_000)
            let sold = (position.entryPrice.value * share).rounded(.up)
            let settlement = Settlement(
                of: position, soldAt: Figure(sold),
                rules: try .rules(surplusTo: [.fund, .trader, .venue][chance.whole(0...2)]),
                fund: Money(units: Int128(chance.whole(0...1_000)) * unitsPerOne))
            let paid = settlement.takerFee + settlement.liquidationFee + settlement.surplus
            #expect(
                settlement.collateral + settlement.profit + settlement.shortfall == paid,
                "\(position.inWords)")
            #expect(settlement.fundPays + settlement.unpaid == settlement.shortfall)
            #expect(settlement.liquidationFee <= settlement.liquidationFeeDue)
            let parts = [
                settlement.takerFee, settlement.liquidationFee, settlement.surplus,
                settlement.shortfall, settlement.fundPays, settlement.unpaid,
                settlement.returned,
            ]
            #expect(!parts.contains { $0.isNegative })
            #expect(!(settlement.shortfall.isPositive && paid.isPositive))
        }
    }
}
