import Figures

/// A setting's value as it was written: an exact decimal of 10⁻¹², so that steps add up.
public struct SweptNumber: Sendable, Hashable, Comparable {
    public let units: Int128
    /// How many decimals it was written with, as a part of one.
    let decimals: Int

    static let places = 12
    /// Larger ones are in no scenario.
    private static let most = Int128(1_000_000_000_000)

    init(units: Int128, decimals: Int = 0) {
        self.units = units
        self.decimals = decimals
    }

    /// Reads `0.5`, `-3` or `2.6%`; nil for anything else, and for more digits than are kept.
    init?(_ text: some StringProtocol) {
        let isPercent = text.hasSuffix("%")
        var digits = isPercent ? text.dropLast() : text[...]
        let isNegative = digits.hasPrefix("-")
        if isNegative { digits = digits.dropFirst() }
        let halves = digits.split(separator: ".", omittingEmptySubsequences: false)
        let areDigits = halves.allSatisfy { half in
            !half.isEmpty && half.utf8.allSatisfy { (48...57).contains($0) }
        }
        guard (1...2).contains(halves.count), areDigits, halves[0].utf8.count <= 13 else {
            return nil
        }
        // `02` is what is left of a number that was written with commas.
        if halves[0].utf8.count > 1, halves[0].hasPrefix("0") { return nil }
        let fraction = halves.count == 2 ? String(halves[1]) : ""
        let decimals = fraction.utf8.count + (isPercent ? 2 : 0)
        guard decimals <= SweptNumber.places,
            let read = Int128(String(halves[0]) + String(fraction))
        else {
            return nil
        }
        var units = read
        for _ in decimals..<SweptNumber.places { units *= 10 }
        guard units <= SweptNumber.most * SweptNumber.one else { return nil }
        self.init(units: isNegative ? 0 - units : units, decimals: decimals)
    }

    static let one = Int128(1_000_000_000_000)

    public static func == (a: SweptNumber, b: SweptNumber) -> Bool { a.units == b.units }
    public static func < (a: SweptNumber, b: SweptNumber) -> Bool { a.units < b.units }
    public func hash(into hasher: inout Hasher) { hasher.combine(units) }

    /// `0.5`, read by every program alike.
    public var text: String {
        decimalText(units, decimals: SweptNumber.places, grouped: false, minus: "-")
    }

    /// The nearest double, as a scenario's file would have it.
    var double: Double { Double(text) ?? 0 }

    /// One of the last digit that was written.
    var lastDigit: SweptNumber {
        var units = SweptNumber.one
        for _ in 0..<decimals { units /= 10 }
        return SweptNumber(units: units, decimals: decimals)
    }
}
