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

    public mutating func add(_ line: some StringProtocol) {
        var hash = value
        for byte in line.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
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

/// A text's lines without what mail, editors and schools' systems do to them: a byte order mark,
/// carriage returns, blanks at the ends of lines, empty lines at the end.
///
/// A text whose every line a mail program quoted with `> ` is read without that.
public func plainLines(_ text: String) -> [String] {
    var text = Substring(text)
    if text.unicodeScalars.first == "\u{FEFF}" {
        text = Substring(text.unicodeScalars.dropFirst())
    }
    var lines = text.split(omittingEmptySubsequences: false) {
        $0 == "\n" || $0 == "\r\n" || $0 == "\r"
    }.map { line -> String in
        var line = line
        while let last = line.last, last.isWhitespace { line.removeLast() }
        return String(line)
    }
    // Quoted more than once after an answer to an answer; what is plain already stays as it is.
    while true {
        while lines.last == "" { lines.removeLast() }
        guard !lines.isEmpty, lines.allSatisfy({ $0.isEmpty || $0.hasPrefix(">") }) else { break }
        lines = lines.map { line in
            line.hasPrefix("> ") ? String(line.dropFirst(2)) : String(line.dropFirst())
        }
    }
    return lines
}
