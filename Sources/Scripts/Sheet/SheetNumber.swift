import Figures

extension FixedPoint {
    /// Reads a cell: digits, point, sign, exponent. Decimals beyond the eighth are rounded, half to
    /// even.
    init(cell: ArraySlice<UInt8>) throws(NumberMisreading) {
        if let units = quickDecimal(cell), units.magnitude <= (Self.limit * unitsPerOne).magnitude {
            self.init(units: units)
            return
        }
        let text = String(decoding: cell, as: UTF8.self)
        self.init(units: try readDecimal(text, limit: Self.limit, excess: .nearest))
    }
}

/// Plain numbers of at most eighteen digits, eight of them after the point; nil for everything else,
/// which the careful reader then takes.
private func quickDecimal(_ cell: ArraySlice<UInt8>) -> Int128? {
    guard let first = cell.first, cell.count <= 19 else { return nil }
    var digits = cell
    if first == 45 { digits.removeFirst() }
    var sum: Int64 = 0
    var decimals = -1
    var count = 0
    for byte in digits {
        if byte == 46, decimals < 0 {
            decimals = 0
            continue
        }
        guard byte >= 48, byte <= 57, count < 18 else { return nil }
        sum = sum * 10 + Int64(byte - 48)
        count += 1
        if decimals >= 0 { decimals += 1 }
    }
    guard count > 0, decimals <= 8 else { return nil }
    var units = Int128(sum)
    for _ in max(decimals, 0)..<8 { units *= 10 }
    return first == 45 ? -units : units
}

/// The plain digits of a number of units of 10⁻¹²: at least eight decimals, no groups.
func sheetDigits(_ units: Int128) -> String {
    decimalText(units, decimals: 12, places: 8, grouped: false, minus: "-")
}
