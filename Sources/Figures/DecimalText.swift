/// Decimal text of `units` × 10^−`decimals`: thousands in groups, no trailing zeros beyond `places`.
///
/// `places` is how many decimals are shown at least; what lies beyond the last digit that is not
/// zero is left out. `minus` is the sign for negative numbers: U+2212 for people, "-" for files.
public func decimalText(
    _ units: Int128, decimals: Int, places: Int = 0, grouped: Bool = true, minus: String = "−"
) -> String {
    var digits = Array(String(units.magnitude).utf8)
    if digits.count <= decimals {
        digits.insert(contentsOf: repeatElement(48, count: decimals + 1 - digits.count), at: 0)
    }
    let point = digits.count - decimals
    var end = digits.count
    while end > point + min(places, decimals), digits[end - 1] == 48 { end -= 1 }
    var out: [UInt8] = units < 0 ? Array(minus.utf8) : []
    for (place, digit) in digits[..<point].enumerated() {
        if grouped, place > 0, (point - place) % 3 == 0 { out.append(44) }
        out.append(digit)
    }
    if end > point {
        out.append(46)
        out.append(contentsOf: digits[point..<end])
    }
    return String(decoding: out, as: UTF8.self)
}

extension FixedPoint {
    /// Text with exactly `places` decimals (0 to 8), rounded as named; for screens.
    public func text(places: Int, _ rounding: Rounding = .nearest) -> String {
        let shown = max(0, min(8, places))
        var step: Int128 = 1
        for _ in shown..<8 { step *= 10 }
        return decimalText(divide(units, step, rounding), decimals: shown, places: shown)
    }
    /// Every digit, no groups, an ASCII minus: for files and tables that a machine reads.
    public var plainText: String { decimalText(units, decimals: 8, grouped: false, minus: "-") }
}

extension Rate {
    /// The rate as a percentage with exactly `places` decimals: "4.52%".
    public func percent(places: Int = 2, _ rounding: Rounding = .nearest) -> String {
        let shown = max(0, min(6, places))
        var step: Int128 = 1
        for _ in shown..<6 { step *= 10 }
        return decimalText(divide(units, step, rounding), decimals: shown, places: shown) + "%"
    }
    /// The rate as a percentage, every digit and no more: "0.5%".
    public var exactPercent: String { decimalText(units, decimals: 6) + "%" }
}

extension Multiple {
    /// "20x".
    public var times: String { decimalText(units, decimals: 8, grouped: false) + "x" }
}
