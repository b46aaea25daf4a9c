import Figures

/// What stands before the decimals of a number; the other of the two may part thousands.
public enum DecimalMark: String, Sendable, CaseIterable {
    case point, comma

    var byte: UInt8 { self == .point ? 46 : 44 }
    var other: DecimalMark { self == .point ? .comma : .point }
}

/// A number as programs and people write it into a table: `7353.5`, `7,353.5`, `7.353,5`, `121 000,5`,
/// `121'000.5`, `$7,353.5`, `7.3535e3`.
public struct TableNumber: Sendable, Equatable {
    /// Units of 10⁻⁸.
    public let units: Int128
    /// Decimals beyond the eighth were not all noughts, and were rounded half to even.
    public let isRounded: Bool

    /// Nil where the cell is no number under this mark. Thousands are parted before each three digits
    /// and nowhere else, so that one spelling is never read as the other.
    public init?(_ cell: ArraySlice<UInt8>, _ mark: DecimalMark) {
        if mark == .point, let units = Self.quick(cell) {
            self.units = units
            isRounded = false
            return
        }
        guard let spelling = Spelling(cell), let read = spelling.number(mark) else { return nil }
        self = read
    }

    fileprivate init(units: Int128, isRounded: Bool) {
        self.units = units
        self.isRounded = isRounded
    }

    public static func units(_ cell: ArraySlice<UInt8>, _ mark: DecimalMark = .point) -> Int128? {
        TableNumber(cell, mark)?.units
    }
    public static func units(_ text: String, _ mark: DecimalMark = .point) -> Int128? {
        TableNumber(Array(text.utf8)[...], mark)?.units
    }

    /// Plain digits with a point, at most eighteen of them and eight decimals: nearly every cell.
    private static func quick(_ cell: ArraySlice<UInt8>) -> Int128? {
        cell.withUnsafeBufferPointer { bytes in
            guard bytes.count > 0, bytes.count <= 19 else { return nil }
            var sum: Int64 = 0
            var decimals = -1
            var count = 0
            for byte in bytes {
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
            return Int128(sum) * powers[8 - max(decimals, 0)]
        }
    }

    private static let powers: [Int128] = [
        1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000,
    ]
}

/// The parts of a written number before it is decided what its marks mean.
struct Spelling {
    private var isNegative = false
    /// Digits and marks, what else parts thousands taken off where it stands rightly.
    private var digits: [UInt8] = []
    private var exponent = 0
    private var hasExponent = false
    /// A blank or an apostrophe parts its thousands.
    private var hasGroups = false

    /// Nil where there is no number.
    init?(_ cell: ArraySlice<UInt8>) {
        var rest = cell
        if let first = rest.first, first == 45 || first == 43 {
            isNegative = first == 45
            rest.removeFirst()
        }
        if rest.first == UInt8(ascii: "$") { rest.removeFirst() }
        for unit in [" USDT", " USDC", " USD"] where rest.count > unit.utf8.count {
            if rest.suffix(unit.utf8.count).elementsEqual(unit.utf8) {
                rest.removeLast(unit.utf8.count)
            }
        }
        guard let first = rest.first, (48...57).contains(first) || first == 46 || first == 44,
            rest.count <= 60, readDigits(rest)
        else { return nil }
    }

    private mutating func readDigits(_ cell: ArraySlice<UInt8>) -> Bool {
        var rest = cell
        // Digits since the last blank or apostrophe.
        var group: Int?
        var isDone = false
        while let byte = rest.first {
            switch byte {
            case 48...57:
                digits.append(byte)
                if !isDone { group = group.map { $0 + 1 } }
                rest.removeFirst()
            case 44, 46:
                digits.append(byte)
                if let group, group != 3 { return false }
                isDone = true
                rest.removeFirst()
            case 69, 101: return readExponent(rest.dropFirst()) && (isDone || group ?? 3 == 3)
            default:
                guard let length = Self.parter(rest), !isDone,
                    group.map({ $0 == 3 }) ?? (1...3).contains(digits.count)
                else { return false }
                hasGroups = true
                group = 0
                rest.removeFirst(length)
            }
        }
        return digits.contains { $0 >= 48 } && (isDone || group ?? 3 == 3)
    }

    private mutating func readExponent(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let number = Int(String(decoding: bytes, as: UTF8.self)),
            (-40...40).contains(number), digits.contains(where: { $0 >= 48 })
        else { return false }
        exponent = number
        hasExponent = true
        return true
    }

    /// Blanks, apostrophes and underlines that part thousands: their length in bytes.
    private static func parter(_ bytes: ArraySlice<UInt8>) -> Int? {
        let marks: [[UInt8]] = [
            [32], [39], [95], [0xC2, 0xA0], [0xE2, 0x80, 0xAF], [0xE2, 0x80, 0x89],
            [0xE2, 0x80, 0x99],
        ]
        return marks.first { bytes.starts(with: $0) }?.count
    }

    /// What the marks of this number alone can be.
    enum Meaning: Equatable {
        case whole
        case only(DecimalMark)
        /// One mark with one to three digits before it and three behind: thousands or decimals.
        case either(DecimalMark)
        case neither
    }

    var meaning: Meaning {
        let marks = digits.filter { $0 == 44 || $0 == 46 }
        guard let last = marks.last else { return .whole }
        let mark: DecimalMark = last == 46 ? .point : .comma
        if number(mark) == nil { return number(mark.other) == nil ? .neither : .only(mark.other) }
        return number(mark.other) == nil ? .only(mark) : .either(mark)
    }

    /// The number with this mark before its decimals; nil where it cannot be.
    func number(_ mark: DecimalMark) -> TableNumber? {
        var sum: Int128 = 0
        var (count, decimals) = (0, 0)
        var hasMark = false
        var group: Int?
        var isRounded = false
        for byte in digits {
            switch byte {
            case mark.byte where !hasMark:
                if let group, group != 3 { return nil }
                hasMark = true
            case 48...57:
                count += 1
                // Digits beyond the thirtieth are far below anything that is traded.
                guard count <= 30 else {
                    if !hasMark { return nil }
                    isRounded = isRounded || byte != 48
                    continue
                }
                sum = sum * 10 + Int128(byte - 48)
                if hasMark { decimals += 1 } else { group = group.map { $0 + 1 } }
            case mark.other.byte where !hasMark && !hasGroups && !hasExponent:
                // A nought never begins a number of thousands.
                guard group.map({ $0 == 3 }) ?? ((1...3).contains(count) && digits.first != 48)
                else { return nil }
                group = 0
            default: return nil
            }
        }
        if !hasMark, let group, group != 3 { return nil }
        guard let (units, rest) = Self.scaled(sum, by: 8 - decimals + exponent) else { return nil }
        return TableNumber(
            units: isNegative ? -units : units, isRounded: isRounded || rest)
    }

    private static func scaled(_ digits: Int128, by power: Int) -> (Int128, Bool)? {
        var value = digits
        for _ in 0..<max(0, power) {
            let (product, isTooLarge) = value.multipliedReportingOverflow(by: 10)
            if isTooLarge { return nil }
            value = product
        }
        guard power < 0 else { return (value, false) }
        var step: Int128 = 1
        for _ in 0..<min(37, -power) { step *= 10 }
        return (divide(value, step, .nearest), value % step != 0)
    }
}

/// What the cells seen so far tell about the marks of their numbers.
public struct NumberEvidence: Sendable, Equatable {
    private var point: (cell: String, line: Int)?
    private var comma: (cell: String, line: Int)?
    /// The first cell that can be read in two ways.
    public private(set) var unclear: (cell: String, line: Int)?

    public init() {}

    public mutating func see(_ cell: ArraySlice<UInt8>, line: Int) {
        // A number without marks, or one that says what is known already, tells nothing new.
        let (points, commas) = Self.marks(of: cell)
        if points + commas == 0 || points == 1 && commas == 0 && point != nil { return }
        guard let spelling = Spelling(cell) else { return }
        let text = { (String(decoding: cell.prefix(40), as: UTF8.self), line) }
        switch spelling.meaning {
        case .whole, .neither: break
        case .only(.point): point = point ?? text()
        case .only(.comma): comma = comma ?? text()
        case .either: unclear = unclear ?? text()
        }
    }

    private static func marks(of cell: ArraySlice<UInt8>) -> (points: Int, commas: Int) {
        cell.withUnsafeBufferPointer { bytes in
            var (points, commas) = (0, 0)
            for byte in bytes {
                if byte == 46 { points += 1 }
                if byte == 44 { commas += 1 }
            }
            return (points, commas)
        }
    }

    public enum Verdict: Sendable, Equatable {
        /// No number has a mark.
        case unmarked
        case sure(DecimalMark)
        /// Every marked number can be read in two ways.
        case unclear(String, line: Int)
        /// Some say the one and some the other: the first of each.
        case both(point: String, line: Int, comma: String, commaLine: Int)
    }

    public var verdict: Verdict {
        switch (point, comma) {
        case (let point?, let comma?):
            .both(
                point: point.cell, line: point.line, comma: comma.cell, commaLine: comma.line)
        case (_?, nil): .sure(.point)
        case (nil, _?): .sure(.comma)
        case (nil, nil): unclear.map { .unclear($0.cell, line: $0.line) } ?? .unmarked
        }
    }

    public static func == (a: NumberEvidence, b: NumberEvidence) -> Bool {
        a.verdict == b.verdict
    }
}
