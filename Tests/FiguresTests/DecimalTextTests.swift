import Testing

@testable import Figures

@Suite("printing a number")
struct DecimalTextTests {
    @Test("what is printed reads back as the same number, for people and for files")
    func roundTrip() throws {
        var chance = SplitMix64(seed: 7)
        for _ in 0..<2_000 {
            try reads(Price(units: chance.units(limit: Price.limit)))
            try reads(Quantity(units: chance.units(limit: Quantity.limit)))
            try reads(Money(units: chance.units(limit: Money.limit)))
            try reads(Rate(units: chance.units(limit: Rate.limit)))
            try reads(Multiple(units: chance.units(limit: Multiple.limit)))
        }
        try reads(Price(1_000_000_000))
        try reads(-Price(1_000_000_000))
    }

    private func reads<Value: FixedPoint>(_ value: Value) throws {
        #expect(try Value(reading: value.description) == value)
        #expect(try Value(reading: value.plainText) == value)
        #expect(try Value(reading: value.text(places: 8)) == value)
    }

    @Test(
        "in groups of thousands, without trailing zeros, with a typographic minus",
        arguments: [
            (0, "0", "0"), (1, "0.00000001", "0.00000001"), (-1, "−0.00000001", "-0.00000001"),
            (100_000_000, "1", "1"), (10_000_000, "0.1", "0.1"), (99_900_000_000, "999", "999"),
            (100_000_000_000, "1,000", "1000"), (735_350_000_000, "7,353.5", "7353.5"),
            (-100_000_050_000_000, "−1,000,000.5", "-1000000.5"),
        ] as [(Int128, String, String)])
    func texts(_ units: Int128, _ people: String, _ files: String) {
        #expect(Money(units: units).description == people)
        #expect(Money(units: units).plainText == files)
    }

    @Test(
        "to a number of places, rounded as named",
        arguments: [
            ("7353.5", 1, .nearest, "7,353.5"), ("7353.5", 2, .nearest, "7,353.50"),
            ("7353.5", 0, .nearest, "7,354"), ("7352.5", 0, .nearest, "7,352"),
            ("-0.004", 2, .nearest, "0.00"), ("-0.004", 2, .down, "−0.01"),
            ("0.001", 2, .up, "0.01"), ("1", -3, .nearest, "1"), ("1", 99, .down, "1.00000000"),
        ] as [(String, Int, Rounding, String)])
    func places(_ text: String, _ places: Int, _ rounding: Rounding, _ shown: String) throws {
        #expect(try Money(reading: text).text(places: places, rounding) == shown)
    }

    @Test("rates as percentages, multiples with their x")
    func ratesAndMultiples() throws {
        #expect(try Rate(reading: "0.005").exactPercent == "0.5%")
        #expect(try Rate(reading: "0.00000001").exactPercent == "0.000001%")
        #expect(try Rate(reading: "0.04524").percent() == "4.52%")
        #expect(try Rate(reading: "-0.04525").percent(places: 2, .down) == "−4.53%")
        #expect(Rate(percentUnits: 50_000_000, .nearest).exactPercent == "0.5%")
        #expect(Multiple(20).times == "20x")
        #expect(try Multiple(reading: "1.5").times == "1.5x")
    }
}
