/// How often a position would be closed within a day or so of plain minute steps: one set of paths answers
/// every leverage and both sides, by its lowest and highest point.
///
/// Normal steps of the log price; real minutes have fatter tails, and no funding or cascade is in it. Two
/// uniforms make two normals (Box and Muller 1958) from xoshiro128+ (Blackman and Vigna) in 64 lanes,
/// plain scalar code that the compiler turns into vectors, of + − × ÷ only: the same on every machine.
public struct PathOdds: Sendable, Equatable {
    /// Paths that reached each distance, below and above.
    public private(set) var below: [Int]
    public private(set) var above: [Int]
    public private(set) var paths = 0

    private static let lanes = 64

    /// - Parameters:
    ///   - down: distances below, in standard deviations of one step, negative
    ///   - up: distances above, positive
    ///   - steps: even
    public init(down: [Float], up: [Float], steps: Int, paths: Int, seed: UInt64) {
        below = [Int](repeating: 0, count: down.count)
        above = [Int](repeating: 0, count: up.count)
        let blocks = max(0, (paths + PathOdds.lanes - 1) / PathOdds.lanes)
        let lanes = PathOdds.lanes
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 4 * lanes) { bits in
            for i in 0..<4 * lanes {
                let mixed = Noise.mix(seed &+ 0x9E37_79B9_7F4A_7C15 &* UInt64(i + 1))
                bits[i] = UInt32(truncatingIfNeeded: mixed &>> 32)
            }
            withUnsafeTemporaryAllocation(of: Float.self, capacity: 3 * lanes) { walk in
                guard let bits = bits.baseAddress, let walk = walk.baseAddress else { return }
                for _ in 0..<blocks {
                    walk.update(repeating: 0, count: 3 * lanes)
                    for _ in 0..<steps / 2 { PathOdds.twoSteps(bits, walk) }
                    for j in 0..<lanes { count(walk[lanes + j], walk[2 * lanes + j], down, up) }
                }
            }
        }
        self.paths = blocks * lanes
    }

    private mutating func count(_ low: Float, _ high: Float, _ down: [Float], _ up: [Float]) {
        for k in down.indices where low <= down[k] { below[k] += 1 }
        for k in up.indices where high >= up[k] { above[k] += 1 }
    }

    /// Two steps of every lane: where it is, its lowest, its highest.
    @inline(__always)
    private static func twoSteps(
        _ g: UnsafeMutablePointer<UInt32>, _ x: UnsafeMutablePointer<Float>
    ) {
        for j in 0..<64 {
            var a = g[j]
            var b = g[64 &+ j]
            var c = g[128 &+ j]
            var d = g[192 &+ j]
            let first = a &+ d
            next(&a, &b, &c, &d)
            let second = a &+ d
            next(&a, &b, &c, &d)
            g[j] = a
            g[64 &+ j] = b
            g[128 &+ j] = c
            g[192 &+ j] = d
            // (0, 1] for the logarithm, [0, 1) for the angle.
            let u = 2 - Float(bitPattern: (first &>> 9) | 0x3F80_0000)
            let v = Float(bitPattern: (second &>> 9) | 0x3F80_0000) - 1
            let radius = root(-2 * ln(u))
            // The nearest quarter turn by adding and taking away 1.5 × 2²³, then series for the rest.
            let turn = v * 4 + 12_582_912
            let angle = (v - (turn - 12_582_912) * 0.25) * 6.283185307179586
            let z = angle * angle
            let sine =
                z * angle * ((-1.9515295891e-4 * z + 8.3321608736e-3) * z - 1.6666654611e-1) + angle
            let cosine =
                z * z
                * ((2.443315711809948e-5 * z - 1.388731625493765e-3) * z + 4.166664568298827e-2)
                + (1 - 0.5 * z)
            let k = turn.bitPattern
            let odd = 0 &- (k & 1)
            let swap = (sine.bitPattern ^ cosine.bitPattern) & odd
            let s = Float(bitPattern: (sine.bitPattern ^ swap) ^ ((k & 2) &<< 30))
            let co = Float(bitPattern: (cosine.bitPattern ^ swap) ^ (((k &+ 1) & 2) &<< 30))
            let y = radius * co + x[j]
            let w = radius * s + y
            var low = x[64 &+ j]
            var high = x[128 &+ j]
            low = y < low ? y : low
            high = y > high ? y : high
            low = w < low ? w : low
            high = w > high ? w : high
            x[64 &+ j] = low
            x[128 &+ j] = high
            x[j] = w
        }
    }

    @inline(__always)
    private static func next(
        _ a: inout UInt32, _ b: inout UInt32, _ c: inout UInt32, _ d: inout UInt32
    ) {
        let t = b &<< 9
        c ^= a
        d ^= b
        b ^= c
        a ^= d
        c ^= t
        d = (d &<< 11) | (d &>> 21)
    }

    /// Natural logarithm on (0, 1], Cephes coefficients; masks instead of branches.
    @inline(__always)
    private static func ln(_ x: Float) -> Float {
        let bits = x.bitPattern
        var e = Float(Int32(truncatingIfNeeded: bits &>> 23) &- 126)
        var m = Float(bitPattern: (bits & 0x007F_FFFF) | 0x3F00_0000)
        let k = UInt32(bitPattern: Int32(bitPattern: (m - 0.70710678118).bitPattern) &>> 31)
        e = e - Float(bitPattern: k & 0x3F80_0000)
        m = m + Float(bitPattern: k & m.bitPattern) - 1
        let z = m * m
        var y: Float = 7.0376836292e-2
        y = y * m - 1.1514610310e-1
        y = y * m + 1.1676998740e-1
        y = y * m - 1.2420140846e-1
        y = y * m + 1.4249322787e-1
        y = y * m - 1.6668057665e-1
        y = y * m + 2.0000714765e-1
        y = y * m - 2.4999993993e-1
        y = y * m + 3.3333331174e-1
        y = y * m * z - 0.5 * z
        return e * 0.6931471805599453 + (m + y)
    }

    /// √x by a first guess and two of Newton's steps, the first with Kadlec's constants (2010), to one
    /// part in a million: the library's root keeps a branch that stops the vectoriser.
    @inline(__always)
    private static func root(_ x: Float) -> Float {
        var y = Float(bitPattern: 0x5F1F_FFF9 &- (x.bitPattern &>> 1))
        y = y * (1.681_914_1 - 0.703_952_253 * x * y * y)
        y = y * (1.5 - 0.5 * x * y * y)
        return x * y
    }
}
