/// Why a text is not a number that can be taken.
public enum NumberMisreading: Error, Equatable, Sendable {
    case notANumber(String)
    /// More digits after the point than the eight that are kept.
    case tooFine(String)
    /// Its magnitude is over the limit, in whole numbers.
    case tooLarge(String, limit: Int128)
}

/// Reads a decimal number into units of 10⁻⁸: digits, commas between groups of three, one point, a
/// sign, an exponent. Digits beyond the eighth decimal are refused, or rounded as named.
///
/// `excess` nil refuses digits that would be lost. Zeros are never lost.
public func readDecimal(
    _ text: String, limit: Int128, excess: Rounding? = nil
) throws(NumberMisreading) -> Int128 {
    guard let number = WrittenNumber(text) else { throw .notANumber(text) }
    let digits = number.digits
    if digits.isEmpty { return 0 }
    // No limit has thirty digits: a long text or a great exponent is settled before it is computed.
    guard digits.count + number.exponent < 30 else { throw .tooLarge(text, limit: limit) }
    let kept = digits.count + number.exponent + 8
    let ceiling = limit * unitsPerOne
    var units: Int128 = 0
    for place in 0..<max(0, kept) {
        units = units * 10 + (place < digits.count ? Int128(digits[place]) : 0)
        guard units <= ceiling else { throw .tooLarge(text, limit: limit) }
    }
    if kept < digits.count {
        guard let excess else { throw .tooFine(text) }
        if number.carries(after: kept, odd: units & 1 == 1, excess) { units += 1 }
        guard units <= ceiling else { throw .tooLarge(text, limit: limit) }
    }
    return number.negative ? -units : units
}

/// A number as it was written: its digits from the first to the last that is not zero (none for
/// zero), times ten to the exponent.
private struct WrittenNumber {
    private(set) var digits: [UInt8] = []
    private(set) var exponent = 0
    private(set) var negative = false

    /// Nil when the text is not a number.
    init?(_ text: String) {
        var scan = DecimalScan(bytes: Array(text.utf8))
        negative = scan.sign()
        guard let whole = scan.whole() else { return nil }
        let fraction = scan.fraction()
        guard !whole.isEmpty || !fraction.isEmpty, let power = scan.power(), scan.isAtEnd
        else { return nil }
        digits = Array((whole + fraction).drop { $0 == 0 })
        exponent = power - fraction.count
        while digits.last == 0 {
            digits.removeLast()
            exponent += 1
        }
    }

    /// Whether the digits after the first `kept`, one of them not zero, push the last kept digit
    /// up in magnitude.
    func carries(after kept: Int, odd: Bool, _ rounding: Rounding) -> Bool {
        switch rounding {
        case .down: return negative
        case .up: return !negative
        case .nearest:
            // A negative place is a zero between the point and the first digit.
            guard kept >= 0 else { return false }
            if digits[kept] != 5 { return digits[kept] > 5 }
            return digits.count > kept + 1 || odd
        }
    }
}

/// Walks the bytes of a number once, part by part.
private struct DecimalScan {
    let bytes: [UInt8]
    private var place = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { place == bytes.count }

    /// True after a minus: "-", or the typographic one that screens print.
    mutating func sign() -> Bool {
        if take("-") { return true }
        let minus = Array("−".utf8)
        if bytes.starts(with: minus) {
            place = minus.count
            return true
        }
        _ = take("+")
        return false
    }

    /// The digits before the point; nil when commas stand where no thousands end.
    ///
    /// "1,00" and "0,500" are somebody's decimals: taking them as 100 and 500 would cost money.
    mutating func whole() -> [UInt8]? {
        var digits = run()
        guard next == UInt8(ascii: ",") else { return digits }
        guard (1...3).contains(digits.count), digits.first != 0 else { return nil }
        while take(",") {
            let group = run()
            guard group.count == 3 else { return nil }
            digits += group
        }
        return digits
    }

    mutating func fraction() -> [UInt8] { take(".") ? run() : [] }

    /// The exponent, 0 when none is written; nil when it has no digits.
    mutating func power() -> Int? {
        guard take("e") || take("E") else { return 0 }
        let negative = take("-")
        if !negative { _ = take("+") }
        let digits = run()
        guard !digits.isEmpty else { return nil }
        // Beyond this no text is long enough to bring the number back within a limit.
        let power = digits.reduce(0) { min(1_000_000_000_000, $0 * 10 + Int($1)) }
        return negative ? -power : power
    }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }

    /// The digits from here on, as numbers 0 to 9.
    private mutating func run() -> [UInt8] {
        var digits: [UInt8] = []
        while let byte = next, byte >= 48, byte <= 57 {
            digits.append(byte - 48)
            place += 1
        }
        return digits
    }
}

extension FixedPoint {
    /// The number that a text says, within `limit`.
    public init(
        reading text: String, excess: Rounding? = nil
    ) throws(NumberMisreading) {
        self.init(units: try readDecimal(text, limit: Self.limit, excess: excess))
    }
}
