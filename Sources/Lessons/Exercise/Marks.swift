/// Points, in hundredths: half of three points for a prediction is 1.5.
public struct Marks: Sendable, Equatable, Comparable, Codable {
    public var hundredths: Int

    public init(hundredths: Int) { self.hundredths = hundredths }
    public init(_ whole: Int) { hundredths = whole * 100 }

    /// Reads `2`, `1.5` or `0.25`; nil for anything else, and for more than a thousand.
    public init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard let first = parts.first, parts.count <= 2, !first.isEmpty,
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let whole = Int(first), whole <= 1000
        else { return nil }
        var decimals = parts.count == 2 ? String(parts[1]) : "0"
        guard !decimals.isEmpty, decimals.count <= 2 else { return nil }
        if decimals.count == 1 { decimals += "0" }
        hundredths = whole * 100 + (Int(decimals) ?? 0)
    }

    /// `2`, `1.5` or `0.25`: read by every program alike.
    public var text: String {
        let rest = hundredths % 100
        if rest == 0 { return "\(hundredths / 100)" }
        let digits = rest < 10 ? "0\(rest)" : "\(rest)"
        return "\(hundredths / 100)." + (rest % 10 == 0 ? String(digits.prefix(1)) : digits)
    }

    public static func < (a: Marks, b: Marks) -> Bool { a.hundredths < b.hundredths }
    public static func + (a: Marks, b: Marks) -> Marks {
        Marks(hundredths: a.hundredths + b.hundredths)
    }

    public var isZero: Bool { hundredths == 0 }
    /// Half of them, a quarter…: rounded down to a hundredth.
    public func over(_ parts: Int) -> Marks { Marks(hundredths: hundredths / parts) }
}
