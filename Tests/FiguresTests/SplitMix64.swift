/// Seeded chance for laws: a failing case names its numbers, and the seed runs again.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number of any size up to `bits` bits, small ones as often as great ones.
    mutating func number(bits: ClosedRange<Int> = 1...126) -> Int128 {
        let width = Int.random(in: bits, using: &self)
        let drawn = Int128(next() >> 1) << 64 | Int128(next())
        let size = drawn & ((Int128(1) << Int128(width)) - 1)
        return Bool.random(using: &self) ? size : -size
    }

    /// Units of 10⁻⁸ within `limit` whole numbers.
    mutating func units(limit: Int128) -> Int128 {
        number(bits: 1...90) % (limit * 100_000_000 + 1)
    }
}

extension Int128 {
    static func tenTo(_ exponent: Int) -> Int128 { (0..<exponent).reduce(1) { n, _ in n * 10 } }
}
