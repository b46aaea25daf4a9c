import Figures
import Testing

@testable import Margin

/// Examples that venues print, to the printed digit. A line of Wick is the first tick at which the
/// rule fails (down for a long, up for a short), so it may lie one tick beyond a venue's display.
@Suite("worked examples of venues")
struct WorkedExampleTests {
    // Bybit help centre, "UTA Trading Rules: Liquidation Process", edition of August 2026:
    // 1 BTC long at 40,000, 50x, 3,000 added, maintenance 0.5 %, taker fee 0.055 %.
    @Test("Bybit: an isolated linear long with added margin")
    func linearLongWithAddedMargin() throws {
        let taker = Rate(written: "0.00055")
        let contract = try Contract.linear(
            tick: "0.01", margin: MarginRule(triggerFee: .cancels, fee: Figure(taker)))
        let opened = try Position.opened(.long, contract, size: "1", at: "40000", leverage: "50")
        #expect(opened.collateral.value == Money(800))
        #expect(opened.maintenance(at: Figure(Price(40_000))).value == Money(200))
        // The fee to close is reserved at the bankruptcy price, in margin and maintenance alike.
        let bankruptcy = try #require(opened.bankruptcyPrice)
        #expect(bankruptcy.value == Price(39_200))
        let value = contract.value(of: opened.size, at: bankruptcy, .up)
        let fee = (value.value * taker).rounded(.up)
        #expect(fee.text(places: 2) == "21.56")
        #expect((Money(800) + fee).text(places: 2) == "821.56")
        #expect((Money(200) + fee).text(places: 2) == "221.56")
        // This venue counts added margin as 3,000 ÷ (1 − taker fee).
        var position = opened
        position.add(collateral: Figure(Money(3_000)))
        let root = try #require(position.root(in: contract.tiers[0]))
        #expect(root.value.text(places: 4, .down) == "36,380.2503")
        #expect(position.liquidationPrice?.value.description == "36,380.25")
        #expect(position.collateral.value == Money(3_800), "what it counts for is not what it is")
    }

    // The same source: 30,000 USD short at 60,000, 10x, maintenance 0.5 %.
    @Test("Bybit: an isolated inverse short")
    func inverseShort() throws {
        let contract = try Contract.inverse(tick: "0.01")
        let position = try Position.opened(
            .short, contract, size: "30000", at: "60000", leverage: "10")
        #expect(position.cost.value.description == "0.5")
        #expect(position.collateral.value.description == "0.05")
        let root = try #require(position.root(in: contract.tiers[0]))
        #expect(root.value.text(places: 3) == "66,333.333")
        #expect(root.value.text(places: 2) == "66,333.33", "as published")
        #expect(position.liquidationPrice?.value.description == "66,333.34", "the tick that fails")
        // Fee to close: the face at the bankruptcy price, 0.5 − 0.05 coins, times the taker fee.
        let bankruptcy = try #require(position.bankruptcyPrice)
        #expect(bankruptcy.value.text(places: 2) == "66,666.67")
        let value = contract.value(of: position.size, at: bankruptcy, .nearest)
        let fee = (value.value * Rate(written: "0.00055")).rounded(.nearest)
        #expect(fee.description == "0.0002475")
    }

    // Bybit help centre, "Bankruptcy Price (Perpetual and Expiry Contracts)".
    @Test("Bybit: the bankruptcy price of a 50x long")
    func bankruptcy() throws {
        let linear = try Position.opened(
            .long, .linear(), size: "1", at: "60000", leverage: "50")
        #expect(linear.bankruptcyPrice?.value == Price(58_800))
        // The edition of 2020, inverse: 7,890.08 × 50 ÷ 51, shown on the next half-dollar tick.
        let inverse = try Position.opened(
            .long, .inverse(), size: "394504", at: "7890.08", leverage: "50")
        let price = try #require(inverse.bankruptcyPrice).value
        #expect(price.text(places: 4, .down) == "7,735.3725")
        #expect(price.rounded(.up, to: try Price(reading: "0.5")).text(places: 2) == "7,735.50")
    }

    // A digest of Bybit's page on auto-deleveraging: size 100 at 500, margin 1,000, wallet 100.
    @Test("Bybit: a cross long counts its wallet")
    func crossBankruptcy() throws {
        let position = Position(
            contract: try .linear(), side: .long, leverage: Multiple(50), size: Quantity(100),
            price: Price(500), collateral: Money(1_100))
        #expect(position.bankruptcyPrice?.value == Price(489))
    }

    // Bybit help centre, "Insurance Fund", edition of March 2026: 1 BTC long, taken over at its
    // bankruptcy price of 64,000. A better sale is the fund's gain, a worse one its loss.
    @Test(
        "Bybit: the fund gains or pays, the client is settled at the bankruptcy price",
        arguments: [("64980", "980", "0"), ("63950", "0", "50")])
    func insuranceFund(_ exit: String, _ gain: String, _ loss: String) throws {
        let position = Position(
            contract: try .linear(), side: .long, leverage: Multiple(33), size: Quantity(1),
            price: Price(66_000), collateral: Money(2_000))
        #expect(position.bankruptcyPrice?.value == Price(64_000))
        let rules = try Rulebook.rules(
            taker: "0", liquidationFee: "0", surplusTo: .fund, takeover: true)
        let settlement = Settlement(
            of: position, soldAt: Figure(try Price(reading: exit)), rules: rules,
            fund: Money(1_000))
        #expect(settlement.surplus == (try Money(reading: gain)))
        #expect(settlement.fundPays == (try Money(reading: loss)))
        let change = try Money(reading: gain) - Money(reading: loss)
        #expect(settlement.fundChange == change)
        #expect(settlement.returned == .zero, "the client's 2,000 are gone either way")
    }

    // Bybit help centre, article 360039261334, of years ago: maintenance of the value at entry, and
    // the fee of closing at the bankruptcy price put aside from the wallet.
    @Test("Bybit of old: an inverse long in cross margin, its closing fee put aside")
    func legacyInverseCross() throws {
        let wallet = try Money(reading: "0.5")
        let taker = Rate(written: "0.00075")
        let contract = try Contract.inverse(tick: "0.5", margin: MarginRule(basis: .entry))
        let opened = try Position.opened(
            .long, contract, size: "10000", at: "8000", leverage: "100")
        // Bankrupt where the face and its fee are worth all that is there: cost and wallet.
        let face = Quantity(10_000)
        let owed = Quantity(units: face.units + (Money(10_000) * taker).rounded(.up).units)
        let bankruptcy = Price(
            units: scaledQuotient(
                owed.units, unitsPerOne, (opened.cost.value + wallet).units, .nearest))
        #expect(bankruptcy.text(places: 2) == "5,718.57")
        let worth = contract.value(of: Figure(face), at: Figure(bankruptcy), .up).value
        let reserve = (worth * taker).rounded(.up)
        #expect(reserve.text(places: 7) == "0.0013115")
        let position = opened.backed(by: Figure(wallet - reserve))
        #expect(position.maintenance(at: Figure(Price(8_000))).value.description == "0.00625")
        let root = try #require(position.root(in: contract.tiers[0]))
        #expect(root.value.text(places: 2) == "5,739.08")
        #expect(position.liquidationPrice?.value.description == "5,739", "the tick that fails")
        #expect(position.shownLiquidationPrice()?.description == "5,739.5", "as published")
    }

    // Bybit help centre, "Maintenance Margin (USDT Contract)", edition of April 2026: tiers of
    // 1,000 USDT each. A position of 3,500 owes 20 + 25 + 30 + 500 × 3.5 %, or 3,500 × 3.5 % − 30.
    @Test("Bybit: maintenance tier by tier is rate less deduction")
    func tieredMaintenance() throws {
        let tiers = Tier.table([
            (1_000, 200), (2_000, 250), (3_000, 300), (4_000, 350), (5_000, 400),
        ])
        #expect(tiers.map { $0.amount.value.description } == ["0", "5", "15", "30", "50"])
        let contract = try Contract.linear(tiers: tiers)
        let position = try Position.opened(
            .long, contract, size: "3.5", at: "1000", leverage: "10")
        let required = position.maintenance(at: Figure(Price(1_000)))
        #expect(required.value.description == "92.5")
        #expect(contract.tier(of: Quantity(1), worth: Money(3_500)).amount.value == Money(30))
    }
}
