import Testing

@testable import Figures

@Suite("reading a number")
struct DecimalReadingTests {
    @Test(
        "is taken as written: the text, and its units of 10⁻⁸",
        arguments: [
            ("0", 0), ("-0", 0), ("1", 100_000_000), ("+5", 500_000_000), ("-5", -500_000_000),
            ("−5", -500_000_000), ("7,353.5", 735_350_000_000), ("7353.50", 735_350_000_000),
            ("1,000,000", 100_000_000_000_000), ("12,345", 1_234_500_000_000),
            ("007", 700_000_000), ("0.00000001", 1), (".5", 50_000_000), ("5.", 500_000_000),
            ("1e3", 100_000_000_000), ("1E+3", 100_000_000_000), ("25e-2", 25_000_000),
            ("1.50e1", 1_500_000_000), ("1,000e-3", 100_000_000), ("0.000000010", 1),
            ("100000000000000e-22", 1), ("0e999999999", 0), ("0e-999999999", 0), ("0.0e400", 0),
            ("1000000000", 100_000_000_000_000_000), ("1,000,000,000.0", 100_000_000_000_000_000),
        ] as [(String, Int128)])
    func taken(_ text: String, _ units: Int128) throws {
        #expect(try Price(reading: text).units == units)
    }

    @Test(
        "is refused when it is not a number",
        arguments: [
            "", " ", ".", "-", "+", "−", ",", "1.2.3", "+-5", "--5", "−-5", "5-", " 5", "5 ",
            "1,00", "1,0000", "1,000,", "1,000,00", ",100", "1,,000", "1234,567", "1,234567",
            "0,500", "00,500", "0,000", "1,000,.5", "1.000,5", "1,000.000,5", "1e", "1e+", "1e1.5",
            "1e1,000", "e5", ".e5", "e", "0x10", "nan", "inf", "５", "1\u{0}", "\u{0}", "1\u{0}2",
            "1_000", "1'000", "5%", "20x", "$5", "½", "1 000", "−−5", "\n5", "1\u{301}",
        ])
    func notANumber(_ text: String) {
        #expect(throws: NumberMisreading.notANumber(text)) { try Price(reading: text) }
    }

    @Test(
        "is refused when it is too large",
        arguments: [
            "1e30", "1e9999999999999999999999", "1000000000.00000001", "1000000001", "-1e10",
            "99999999999999999999999999999999999999999999999999", "1e29", "1e28", "0.1e11",
            "-99,999,999,999", String(repeating: "9", count: 10_000),
            "1" + String(repeating: "0", count: 10_000),
        ])
    func tooLarge(_ text: String) {
        #expect(throws: NumberMisreading.tooLarge(text, limit: 1_000_000_000)) {
            try Price(reading: text)
        }
    }

    @Test(
        "is refused when a ninth decimal would be lost",
        arguments: [
            "0.000000001", "1.123456789", "1e-9", "1e-400", "1e-999999999999999999999",
            "-0.123456785", "0." + String(repeating: "3", count: 10_000),
        ])
    func tooFine(_ text: String) {
        #expect(throws: NumberMisreading.tooFine(text)) { try Price(reading: text) }
    }

    @Test("keeps a long text that says a small number: zeros are never lost")
    func longZeros() throws {
        let zeros = String(repeating: "0", count: 10_000)
        #expect(try Price(reading: "1." + zeros) == Price(1))
        #expect(try Price(reading: zeros + "1") == Price(1))
        #expect(try Price(reading: "1" + zeros + "e-10000") == Price(1))
        #expect(try Price(reading: "0." + zeros + "1e10001") == Price(1))
        #expect(try Price(reading: "0." + zeros) == .zero)
    }

    @Test(
        "rounds the digits beyond the eighth as named: text, down, up, nearest",
        arguments: [
            ("0.000000001", 0, 1, 0), ("-0.000000001", -1, 0, 0), ("0.000000005", 0, 1, 0),
            ("0.000000015", 1, 2, 2), ("0.000000025", 2, 3, 2), ("0.0000000250001", 2, 3, 3),
            ("-0.000000015", -2, -1, -2), ("-0.000000025", -3, -2, -2), ("1e-400", 0, 1, 0),
            ("-1e-400", -1, 0, 0), ("0.00000000999", 0, 1, 1), ("0.0000000005", 0, 1, 0),
            ("0.0000000009", 0, 1, 0), ("0.00000001", 1, 1, 1), ("0.12345678000", nil, nil, nil),
        ] as [(String, Int128?, Int128?, Int128?)])
    func rounded(_ text: String, _ down: Int128?, _ up: Int128?, _ nearest: Int128?) throws {
        let exact: Int128 = 12_345_678
        #expect(try Rate(reading: text, excess: .down).units == down ?? exact)
        #expect(try Rate(reading: text, excess: .up).units == up ?? exact)
        #expect(try Rate(reading: text, excess: .nearest).units == nearest ?? exact)
    }

    @Test("cannot be rounded past its limit")
    func roundedPastTheLimit() throws {
        let text = "1000000.000000001"
        #expect(try Rate(reading: text, excess: .down) == Rate(1_000_000))
        #expect(throws: NumberMisreading.tooLarge(text, limit: 1_000_000)) {
            try Rate(reading: text, excess: .up)
        }
        #expect(throws: NumberMisreading.tooLarge("-" + text, limit: 1_000_000)) {
            try Rate(reading: "-" + text, excess: .down)
        }
    }

    @Test("reading with a rounding is the exact number divided with that rounding")
    func readingLaw() throws {
        var chance = SplitMix64(seed: 5)
        for _ in 0..<3_000 {
            let decimals = Int.random(in: 0...20, using: &chance)
            let drawn = chance.number(bits: 1...70)
            let text = decimalText(drawn, decimals: decimals, minus: "-")
            let scaled = drawn * .tenTo(max(0, 8 - decimals))
            guard scaled.magnitude / Int128.tenTo(max(0, decimals - 8)).magnitude < 1 << 70
            else { continue }
            for rounding in [Rounding.down, .up, .nearest] {
                let read = try Money(reading: text, excess: rounding).units
                #expect(
                    read == divide(scaled, .tenTo(max(0, decimals - 8)), rounding),
                    "\(text) \(rounding)")
            }
        }
    }

    @Test("any bytes are a number or a misreading, never a trap")
    func anyBytes() {
        var chance = SplitMix64(seed: 6)
        let alphabet = Array("0123456789,,..eE+-−x \u{0}é".unicodeScalars)
        var taken = 0
        for _ in 0..<20_000 {
            var scalars = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...9, using: &chance) {
                scalars.append(alphabet[Int.random(in: alphabet.indices, using: &chance)])
            }
            if let price = try? Price(reading: String(scalars), excess: .nearest) {
                taken += 1
                #expect(price.isAdmissible)
            }
        }
        #expect(taken > 200)
    }
}
