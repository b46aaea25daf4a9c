/// The normal distribution from basic operations.
public enum Normal {
    /// The z that a share p of draws stays below; relative error 1e-16. Law: 0 < p < 1.
    ///
    /// Wichura (1988), Algorithm AS 241, PPND16: a rational function in the middle 85%, one logarithm
    /// and one root outside it.
    public static func quantile(_ p: Double) -> Double {
        let q = p - 0.5
        if q < 0.425 && q > -0.425 {
            let r = 0.180625 - q * q
            return q * middle(r)
        }
        let r = (0 - Logarithm.ln(q < 0 ? p : 1 - p)).squareRoot()
        let z = r <= 5 ? outer(r - 1.6) : farthest(r - 5)
        return q < 0 ? 0 - z : z
    }

    private static func middle(_ r: Double) -> Double {
        var a = 2509.0809287301226727
        var b = 5226.495278852545925
        a = a * r + 33430.575583588128105
        b = b * r + 28729.085735721942674
        a = a * r + 67265.770927008700853
        b = b * r + 39307.89580009271061
        a = a * r + 45921.953931549871457
        b = b * r + 21213.794301586595867
        a = a * r + 13731.693765509461125
        b = b * r + 5394.1960214247511077
        a = a * r + 1971.5909503065514427
        b = b * r + 687.1870074920579083
        a = a * r + 133.14166789178437745
        b = b * r + 42.313330701600911252
        a = a * r + 3.387132872796366608
        b = b * r + 1
        return a / b
    }

    private static func outer(_ r: Double) -> Double {
        var a = 7.7454501427834140764e-4
        var b = 1.05075007164441684324e-9
        a = a * r + 0.0227238449892691845833
        b = b * r + 5.475938084995344946e-4
        a = a * r + 0.24178072517745061177
        b = b * r + 0.0151986665636164571966
        a = a * r + 1.27045825245236838258
        b = b * r + 0.14810397642748007459
        a = a * r + 3.64784832476320460504
        b = b * r + 0.68976733498510000455
        a = a * r + 5.7694972214606914055
        b = b * r + 1.6763848301838038494
        a = a * r + 4.6303378461565452959
        b = b * r + 2.05319162663775882187
        a = a * r + 1.42343711074968357734
        b = b * r + 1
        return a / b
    }

    private static func farthest(_ r: Double) -> Double {
        var a = 2.01033439929228813265e-7
        var b = 2.04426310338993978564e-15
        a = a * r + 2.71155556874348757815e-5
        b = b * r + 1.4215117583164458887e-7
        a = a * r + 0.0012426609473880784386
        b = b * r + 1.8463183175100546818e-5
        a = a * r + 0.026532189526576123093
        b = b * r + 7.868691311456132591e-4
        a = a * r + 0.29656057182850489123
        b = b * r + 0.0148753612908506148525
        a = a * r + 1.7848265399172913358
        b = b * r + 0.13692988092273580531
        a = a * r + 5.4637849111641143699
        b = b * r + 0.59983220655588793769
        a = a * r + 6.6579046435011037772
        b = b * r + 1
        return a / b
    }

    /// The share of draws below z, to about 1e-15 for |z| under 8.
    ///
    /// Inside |z| < 3: Φ(z) = ½ + φ(z)·(z + z³/3 + z⁵/15 + …) (Marsaglia 2004); outside, the
    /// continued fraction of the tail, 80 levels from below.
    public static func distribution(_ z: Double) -> Double {
        let size = z < 0 ? 0 - z : z
        if size > 38 { return z < 0 ? 0 : 1 }
        let density = Logarithm.exp(-0.5 * z * z) * 0.3989422804014326779
        if size < 3 {
            var term = z
            var sum = z
            var n = 1.0
            while term > 1e-18 || term < -1e-18 {
                n += 2
                term = term * z * z / n
                sum += term
            }
            return 0.5 + density * sum
        }
        var fraction = size
        for level in stride(from: 80.0, to: 0, by: -1) { fraction = size + level / fraction }
        let tail = density / fraction
        return z < 0 ? tail : 1 - tail
    }
}
