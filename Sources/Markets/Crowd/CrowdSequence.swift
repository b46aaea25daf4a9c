/// Points that fill seven dimensions evenly, one a multiple of an irrational.
struct CrowdSequence {
    private let offset: Double
    private var alpha = SIMD8<Double>(repeating: 0)

    init(offset: Double) {
        self.offset = offset
        var g = 2.0
        for _ in 0..<60 { g = (1 + g).squareRoot().squareRoot().squareRoot() }
        var power = 1.0
        for k in 0..<7 {
            power /= g
            alpha[k] = power - Double(Int(power))
        }
    }

    static func fraction(_ x: Double) -> Double { x - Double(Int64(x)) }

    /// Coordinate k of point i, within (0, 1).
    func at(_ i: Int, _ k: Int) -> Double {
        let u = CrowdSequence.fraction(0.5 + (Double(i) + offset) * alpha[k])
        return min(max(u, 1e-6), 1 - 1e-6)
    }
}
