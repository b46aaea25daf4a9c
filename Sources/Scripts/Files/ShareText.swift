/// A share of one as the shortest percentage that reads as the same double: `-2.9643%`.
///
/// Digits beyond the fifteenth are what a sum of doubles left behind and nobody wrote: such a share is
/// printed in twelve digits.
func percent(_ share: Double) -> String {
    var (digits, exponent) = shortestDigits(of: share.magnitude)
    if digits.count > 15 { (digits, exponent) = rounded(digits, to: 12, exponent) }
    return (share < 0 ? "-" : "") + placed(digits, exponent + 2) + "%"
}

/// The digits of a number and where its point stands: `0.0296` is 296 with an exponent of -1.
private func shortestDigits(of value: Double) -> (digits: [UInt8], exponent: Int) {
    let parts = "\(value)".split(separator: "e", maxSplits: 1)
    let power = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let halves = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let (whole, fraction) = (Array(halves[0].utf8), halves.count > 1 ? Array(halves[1].utf8) : [])
    let all = whole + fraction
    let leading = all.prefix { $0 == zero }.count
    var digits = Array(all.dropFirst(leading))
    while digits.last == zero { digits.removeLast() }
    return (digits, digits.isEmpty ? 0 : whole.count - leading + power)
}

private let zero = UInt8(ascii: "0")

/// The nearest number of so many digits.
private func rounded(
    _ digits: [UInt8], to count: Int, _ exponent: Int
) -> (digits: [UInt8], exponent: Int) {
    var kept = Array(digits.prefix(count))
    var exponent = exponent
    if digits[count] >= UInt8(ascii: "5") {
        while let last = kept.last, last == UInt8(ascii: "9") { kept.removeLast() }
        if let last = kept.popLast() {
            kept.append(last + 1)
        } else {
            kept = [UInt8(ascii: "1")]
            exponent += 1
        }
    }
    while kept.last == zero { kept.removeLast() }
    return (kept, exponent)
}

/// Digits with the point after so many of them.
private func placed(_ digits: [UInt8], _ point: Int) -> String {
    func text(_ bytes: some Sequence<UInt8>) -> String {
        String(decoding: Array(bytes), as: UTF8.self)
    }
    if digits.isEmpty { return "0" }
    if point <= 0 { return "0." + String(repeating: "0", count: -point) + text(digits) }
    if point >= digits.count {
        return text(digits) + String(repeating: "0", count: point - digits.count)
    }
    return text(digits.prefix(point)) + "." + text(digits.dropFirst(point))
}
