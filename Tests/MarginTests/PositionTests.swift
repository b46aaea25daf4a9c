import Figures
import Margin
import Testing

@Suite("positions")
struct PositionTests {
    /// Side, kind, size, entry, leverage, added margin; line, bankruptcy price ("–" for none).
    @Test(
        "where the line is, and where the money ends",
        arguments: [
            // A dollar contract: the higher the leverage, the nearer.
            (Side.long, "linear", "2.719", "7353.5", "20", "0", "7,020.9", "6,985.825"),
            (.long, "linear", "1", "60000", "50", "0", "59,095.4", "58,800"),
            (.short, "linear", "1", "60000", "20", "0", "62,686.6", "63,000"),
            (.short, "linear", "1", "60000", "1", "0", "119,403", "120,000"),
            // A long that owes nothing cannot be closed by force.
            (.long, "linear", "1", "60000", "1", "0", "–", "–"),
            (.long, "linear", "1", "60000", "2", "30000", "–", "–"),
            // In coin, the margin falls with the price: 1x long dies near half of its entry.
            (.long, "inverse", "60000", "60000", "1", "0", "30,150", "30,000"),
            (.long, "inverse", "30000", "60000", "10", "0", "54,818.1", "54,545.45454546"),
            // … and a 1x short is a synthetic dollar.
            (.short, "inverse", "60000", "60000", "1", "0", "–", "–"),
            (.short, "inverse", "30000", "60000", "10", "0", "66,333.4", "66,666.66666666"),
            (.short, "inverse", "30000", "60000", "2", "0.25", "–", "–"),
        ])
    func lines(
        _ side: Side, _ kind: String, _ size: String, _ entry: String, _ leverage: String,
        _ added: String, _ line: String, _ bankruptcy: String
    ) throws {
        let contract = try kind == "linear" ? Contract.linear() : Contract.inverse()
        let position = try Position.opened(
            side, contract, size: size, at: entry, leverage: leverage, added: added)
        #expect(position.liquidationPrice?.value.description ?? "–" == line)
        #expect(position.bankruptcyPrice?.value.description ?? "–" == bankruptcy)
    }

    @Test(
        "profit in the asset it settles in: side, kind, price, profit",
        arguments: [
            (Side.long, "linear", "7000", "−353.5"), (.short, "linear", "7000", "353.5"),
            (.long, "inverse", "8000", "0.1"), (.short, "inverse", "8000", "−0.1"),
            (.long, "inverse", "5000", "−0.2"),
        ])
    func profit(_ side: Side, _ kind: String, _ price: String, _ profit: String) throws {
        let linear = kind == "linear"
        let position = try Position.opened(
            side, linear ? .linear() : .inverse(), size: linear ? "1" : "4000",
            at: linear ? "7353.5" : "6666.66666667", leverage: "10")
        let found = position.profit(at: Figure(try Price(reading: price)))
        #expect(found.value.text(places: 1) == profit)
    }

    /// A table of two tiers: up to 100,000 at 1 %, above at 2 % less 1,000.
    @Test(
        "the tier at a value; the border belongs to the lower one",
        arguments: [
            ("50000", "500"), ("100000", "1000"), ("100000.00000001", "1000.00000001"),
            ("150000", "2000"), ("900000", "17000"),
        ])
    func tiers(_ value: String, _ required: String) throws {
        let contract = try Contract.linear(
            tick: "0.00000001", lot: "1", tiers: Tier.table([(100_000, 100), (500_000, 200)]))
        let position = try Position.opened(.long, contract, size: "1", at: value, leverage: "10")
        let found = position.maintenance(at: Figure(try Price(reading: value))).value
        #expect(found == (try Money(reading: required)))
    }

    @Test("the tier that counts is the one at the line, not at entry")
    func tierAtTheLine() throws {
        let contract = try Contract.linear(tiers: Tier.table([(100_000, 100), (500_000, 200)]))
        // Worth 110,000 at entry, in the second tier; 99,000 at its line, in the first.
        let position = try Position.opened(
            .long, contract, size: "11", at: "10000", leverage: "9")
        let line = try #require(position.liquidationPrice).value
        #expect(line.description == "8,978.6")
        #expect(position.value(at: Figure(line)).value < Money(100_000))
        let required = position.maintenance(at: Figure(line)).value
        #expect(
            required
                == (position.value(at: Figure(line)).value * Rate(written: "0.01")).rounded(.up))
    }

    @Test(
        "averaging in adds costs: the mean price of a linear size, the harmonic of an inverse one")
    func joined() throws {
        let linear = try Position.opened(.long, .linear(), size: "1", at: "60000", leverage: "10")
            .joined(by: .opened(.long, .linear(), size: "3", at: "50000", leverage: "5"))
        #expect(linear.entryPrice.value == Price(52_500))
        #expect(linear.collateral.value == Money(36_000))
        let inverse = try Position.opened(
            .short, .inverse(), size: "10000", at: "8000", leverage: "10"
        ).joined(by: .opened(.short, .inverse(), size: "10000", at: "10000", leverage: "10"))
        #expect(inverse.entryPrice.value.text(places: 2) == "8,888.89")
        #expect(inverse.cost.value.description == "2.25")
    }

    @Test("the margin ratio is 100 % or more at the line, less one tick before")
    func ratio() throws {
        let position = try Position.opened(
            .long, .linear(), size: "2.719", at: "7353.5", leverage: "20")
        let line = try #require(position.liquidationPrice).value
        let before = line + (try Price(reading: "0.1"))
        #expect(try #require(position.marginRatio(at: Figure(line))).value >= .one)
        #expect(try #require(position.marginRatio(at: Figure(before))).value < .one)
        #expect(position.marginRatio(at: Figure(Price(6_000))) == nil, "nothing is left")
    }

    @Test("the size that a margin buys is whole lots, and never worth more than margin × leverage")
    func sizes() throws {
        let size = try Contract.linear().size(
            margin: Money(1_000), leverage: Multiple(20), at: Price(reading: "7353.5"))
        #expect(size.description == "2.719")
        let face = try Contract.inverse().size(
            margin: Money(reading: "0.1"), leverage: Multiple(20), at: Price(reading: "7353.5"))
        #expect(face.description == "14,707")
    }

    @Test("`why` reads as the formula, down to the lines that somebody wrote")
    func why() throws {
        let rate = Figure(
            Rate(written: "0.005"), .maintenanceRate,
            .file(kind: "rulebook", name: "plain", line: 6, text: "maintenance 0.5%"))
        let tier = Tier(
            cap: Money(1_000_000), leverage: Multiple(100), rate: rate, amount: .zero)
        let position = Position(
            contract: try .linear(tiers: [tier]), side: .long, leverage: Multiple(20),
            size: try Quantity(reading: "2.719"), price: try Price(reading: "7353.5"),
            collateral: Money(1_000), source: .journal(line: 1))
        let line = try #require(position.liquidationPrice).operand
        #expect(line.name == "liquidation price")
        #expect(line.formula == "(entry cost − collateral) ÷ (size × (1 − maintenance rate))")
        #expect(line.arithmetic == "(19,994.1665 − 1,000) ÷ (2.719 × (1 − 0.5%))")
        #expect(line.text == "7,020.8")
        let parts = line.parts.map(\.name)
        #expect(parts == ["entry cost", "collateral", "size", "maintenance rate"])
    }
}
