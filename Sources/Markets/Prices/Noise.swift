/// Chance as a pure function of seed, stream and step: a branch meets the same news.
///
/// Two rounds of SplitMix64's finaliser (Steele, Lea, Flood 2014): the first spreads seed and stream,
/// the second walks the steps.
public struct Noise: Sendable, Equatable {
    public let seed: UInt64
    public init(seed: UInt64) { self.seed = seed }

    private static let gamma: UInt64 = 0x9E37_79B9_7F4A_7C15

    @inline(__always)
    static func mix(_ x: UInt64) -> UInt64 {
        var z = x
        z = (z ^ (z &>> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z &>> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z &>> 31)
    }

    public func bits(stream: UInt64, step: UInt64) -> UInt64 {
        let key = Noise.mix(seed &+ Noise.gamma &* (stream &+ 1))
        return Noise.mix(key &+ Noise.gamma &* (step &+ 1))
    }

    /// Strictly between 0 and 1: the middle of one of 2⁵² cells, so that u and 1 − u are both exact.
    public func uniform(stream: UInt64, step: UInt64) -> Double {
        (Double(bits(stream: stream, step: step) &>> 12) + 0.5) * 0x1p-52
    }

    public func normal(stream: UInt64, step: UInt64) -> Double {
        Normal.quantile(uniform(stream: stream, step: step))
    }

    /// Student's t with 3 degrees of freedom scaled to variance 1; minutes of BTC have a tail index
    /// near 3 (Takaishi, arXiv:2009.06874).
    ///
    /// A normal over the root of a χ² of 3, itself a square plus −2 ln u.
    public func fat(stream: UInt64, step: UInt64) -> Double {
        let z = normal(stream: stream, step: step)
        let w = normal(stream: stream &+ 0x1000, step: step)
        let chi = w * w - 2 * Logarithm.ln(uniform(stream: stream &+ 0x2000, step: step))
        return z / chi.squareRoot()
    }
}
