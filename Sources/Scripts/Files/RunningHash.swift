/// A running hash of 64 bits: each line's is made of the one before it and of its bytes.
///
/// FNV-1a over the bytes (Fowler, Noll, Vo), then the finaliser of SplitMix64 (Steele, Lea, Flood
/// 2014), so that every bit of a line changes about half of the next. There is no secret in it: it
/// shows accidents, edits and lines out of order, and whoever recomputes it is not caught by it.
public struct RunningHash: Sendable, Equatable {
    public private(set) var value: UInt64

    public init(_ text: some StringProtocol) {
        value = 0xCBF2_9CE4_8422_2325
        add(text)
    }

    public mutating func add(_ line: some StringProtocol) { add(bytes: line.utf8) }

    public mutating func add(bytes line: some Sequence<UInt8>) {
        var hash = value
        for byte in line { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        // A line's end, which no line holds: two short lines are not one long one.
        hash = (hash ^ 10) &* 0x0000_0100_0000_01B3
        hash = (hash ^ (hash &>> 30)) &* 0xBF58_476D_1CE4_E5B9
        hash = (hash ^ (hash &>> 27)) &* 0x94D0_49BB_1331_11EB
        value = hash ^ (hash &>> 31)
    }

    /// Sixteen digits.
    public var text: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
