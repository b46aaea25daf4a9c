import Testing

@testable import Figures

/// Quotients are checked against their definition, by multiplication.
@Suite("division")
struct DivisionTests {
    @Test("rounding down is at most the exact quotient, up at least, and both by less than one")
    func downAndUp() {
        var chance = SplitMix64(seed: 1)
        for _ in 0..<5_000 {
            let (a, b) = (chance.number(), chance.number(bits: 1...90))
            guard b != 0 else { continue }
            let (down, up) = (divide(a, b, .down), divide(a, b, .up))
            // Multiplying by a negative divisor turns the order round.
            let (low, high) = b > 0 ? (down * b, up * b) : (up * b, down * b)
            #expect(low <= a && a <= high, "\(a) ÷ \(b)")
            #expect(up - down == (down * b == a ? 0 : 1), "\(a) ÷ \(b)")
        }
    }

    @Test("rounding to the nearest is never more than half away, and a half goes to the even")
    func nearest() {
        var chance = SplitMix64(seed: 2)
        var ties = 0
        for _ in 0..<20_000 {
            let (a, b) = (chance.number(bits: 1...20), chance.number(bits: 1...6))
            guard b != 0 else { continue }
            let quotient = divide(a, b, .nearest)
            let twice = (a - quotient * b).magnitude * 2
            #expect(twice <= b.magnitude, "\(a) ÷ \(b)")
            guard twice == b.magnitude else { continue }
            ties += 1
            #expect(quotient % 2 == 0, "\(a) ÷ \(b)")
        }
        #expect(ties > 100)
    }

    @Test(
        "every sign, every rounding: a, b, down, up, nearest",
        arguments: [
            (7, 2, 3, 4, 4), (-7, 2, -4, -3, -4), (7, -2, -4, -3, -4), (-7, -2, 3, 4, 4),
            (5, 2, 2, 3, 2), (-5, 2, -3, -2, -2), (8, 4, 2, 2, 2), (0, 3, 0, 0, 0),
            (1, 3, 0, 1, 0), (-1, 3, -1, 0, 0), (2, 3, 0, 1, 1), (-2, 3, -1, 0, -1),
        ] as [(Int128, Int128, Int128, Int128, Int128)])
    func signs(_ a: Int128, _ b: Int128, _ down: Int128, _ up: Int128, _ nearest: Int128) {
        #expect(divide(a, b, .down) == down)
        #expect(divide(a, b, .up) == up)
        #expect(divide(a, b, .nearest) == nearest)
        #expect(wideQuotient(a, 1, b, .down) == down)
        #expect(wideQuotient(a, 1, b, .up) == up)
        #expect(wideQuotient(a, 1, b, .nearest) == nearest)
    }

    @Test("a product within 128 bits divides alike on the short and on the wide path")
    func pathsAgree() {
        var chance = SplitMix64(seed: 3)
        for _ in 0..<5_000 {
            let (a, scale) = (chance.number(bits: 1...60), chance.number(bits: 1...60))
            let b = chance.number(bits: 1...80)
            guard b != 0 else { continue }
            for rounding in [Rounding.down, .up, .nearest] {
                let short = divide(a * scale, b, rounding)
                #expect(wideQuotient(a, scale, b, rounding) == short, "\(a) × \(scale) ÷ \(b)")
                #expect(scaledQuotient(a, scale, b, rounding) == short, "\(a) × \(scale) ÷ \(b)")
            }
        }
    }

    @Test("a product beyond 128 bits is divided exactly")
    func widePath() {
        var chance = SplitMix64(seed: 4)
        var checked = 0
        for _ in 0..<5_000 {
            let (a, scale) = (chance.number(bits: 90...126), chance.number(bits: 60...126))
            let b = chance.number(bits: 90...126)
            guard b != 0, a.multipliedReportingOverflow(by: scale).overflow else { continue }
            let down = scaledQuotient(a, scale, b, .down)
            guard down.magnitude < 1 << 120 else { continue }
            checked += 1
            // down × b ≤ a × scale < (down + 1) × b in 256 bits; a negative b turns it round.
            let product = Wide(a, scale)
            let (low, high) = (Wide(down, b), Wide(down + 1, b))
            #expect(b > 0 ? low <= product && product < high : high < product && product <= low)
            let up = scaledQuotient(a, scale, b, .up)
            #expect(up == (low == product ? down : down + 1))
            #expect([down, up].contains(scaledQuotient(a, scale, b, .nearest)))
        }
        #expect(checked > 500)
    }

    @Test("beyond 128 bits too a half goes to the even", arguments: [5, 7, 1_001, -5, -7, -1_003])
    func wideTies(odd: Int128) {
        let (a, scale, b) = (4 * .tenTo(30) * odd, Int128.tenTo(7), 8 * .tenTo(37))
        #expect(a.multipliedReportingOverflow(by: scale).overflow)
        let tie = scaledQuotient(a, scale, b, .nearest)
        #expect((tie * 2 - odd).magnitude == 1 && tie % 2 == 0, "\(odd) ÷ 2 gave \(tie)")
    }

    @Test("a quotient beyond every number stops at ±10³⁸, with room to round and to negate")
    func saturation() throws {
        let great = Int128.tenTo(38)
        #expect(scaledQuotient(great, great, 1, .down) == great)
        #expect(scaledQuotient(-great, great, 1, .up) == -great)
        #expect(scaledQuotient(great, -great, 3, .nearest) == -great)
        let price = Price(units: scaledQuotient(-great, great, 1, .up))
        #expect(!price.isAdmissible)
        #expect(!price.rounded(.down, to: try Price(reading: "0.3")).isAdmissible)
        #expect(!(-price).isAdmissible)
    }
}

/// A product of two numbers in 256 bits, for comparing only.
private struct Wide: Comparable {
    let negative: Bool
    let high: UInt128
    let low: UInt128

    init(_ a: Int128, _ b: Int128) {
        (high, low) = a.magnitude.multipliedFullWidth(by: b.magnitude)
        negative = (a < 0) != (b < 0) && a != 0 && b != 0
    }

    static func < (a: Wide, b: Wide) -> Bool {
        if a.negative != b.negative { return a.negative }
        let (small, great) = a.negative ? (b, a) : (a, b)
        return small.high < great.high || (small.high == great.high && small.low < great.low)
    }
}
