/// Why a text is not a number that can be taken.
public enum NumberMisreading: Error, Equatable, Sendable {
    case notANumber(String)
    /// More digits after the point than the eight that are kept.
    case tooFine(String)
    /// Its magnitude is over the limit, in whole numbers.
    case tooLarge(String, limit: Int128)
}

/// Reads a decimal number into units of 10⁻⁸: digits, commas between groups, one point, a sign, an
/// exponent. Digits beyond the eighth decimal are refused, or rounded as named.
///
/// `excess` nil refuses digits that would be lost. Zeros are never lost.
public func readDecimal(
    _ text: String, limit: Int128, excess: Rounding? = nil
) throws(NumberMisreading) -> Int128 {
    var scan = DecimalScan(Array(text.utf8))
    guard let number = scan.run() else { throw .notANumber(text) }
    guard number.exponent < 40, number.digits.count < 200 else {
        throw .tooLarge(text, limit: limit)
    }
    let shift = number.exponent + 8
    var units: Int128 = 0
    let ceiling = limit * unitsPerOne
    var lost: ArraySlice<UInt8> = []
    let kept = max(0, min(number.digits.count, number.digits.count + shift))
    for digit in number.digits[..<kept] {
        units = units * 10 + Int128(digit)
        guard units <= ceiling else { throw .tooLarge(text, limit: limit) }
    }
    if number.digits.count + shift >= 0 { lost = number.digits[kept...] }
    for _ in 0..<max(0, shift) where units > 0 {
        units *= 10
        guard units <= ceiling else { throw .tooLarge(text, limit: limit) }
    }
    let below = number.digits.count + shift < 0 && number.digits.contains { $0 != 0 }
    if below || lost.contains(where: { $0 != 0 }) {
        guard let excess else { throw .tooFine(text) }
        if !below, carries(lost, odd: units & 1 == 1, negative: number.negative, excess) {
            units += 1
        } else if below, excess == (number.negative ? .down : .up) {
            units += 1
        }
    }
    return number.negative ? -units : units
}

/// Whether the digits that fall away push the last kept digit up, in magnitude.
private func carries(
    _ lost: ArraySlice<UInt8>, odd: Bool, negative: Bool, _ rounding: Rounding
) -> Bool {
    switch rounding {
    case .down: return negative
    case .up: return !negative
    case .nearest:
        guard let first = lost.first else { return false }
        if first != 5 { return first > 5 }
        return lost.dropFirst().contains { $0 != 0 } || odd
    }
}

/// Digits, their exponent of ten, and the sign of one number.
private struct DecimalScan {
    struct Found {
        var digits: [UInt8] = []
        var exponent = 0
        var negative = false
    }
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    private var byte: UInt8? { place < bytes.count ? bytes[place] : nil }

    mutating func run() -> Found? {
        var found = Found()
        found.negative = sign()
        var seen = whole(&found)
        if byte == 46 {
            place += 1
            while let digit = digit() {
                found.digits.append(digit)
                found.exponent -= 1
                seen = true
            }
        }
        guard seen else { return nil }
        if byte == 101 || byte == 69 {
            place += 1
            guard let power = power() else { return nil }
            found.exponent += power
        }
        return place == bytes.count ? found : nil
    }

    /// A leading sign: "-", "+", or the typographic minus.
    private mutating func sign() -> Bool {
        if bytes.starts(with: [0xE2, 0x88, 0x92]) {
            place = 3
            return true
        }
        if byte == 45 || byte == 43 {
            place += 1
            return bytes[place - 1] == 45
        }
        return false
    }

    private mutating func digit() -> UInt8? {
        guard let byte, byte >= 48, byte <= 57 else { return nil }
        place += 1
        return byte - 48
    }

    /// Digits before the point. A comma may stand only before a group of three.
    private mutating func whole(_ found: inout Found) -> Bool {
        var seen = false
        while let byte {
            if byte == 44, seen, place + 3 < bytes.count || place + 4 == bytes.count {
                let group = bytes[(place + 1)...].prefix(4)
                let digits = group.prefix { $0 >= 48 && $0 <= 57 }.count
                guard digits == 3 else { return false }
                place += 1
            }
            guard let digit = digit() else { break }
            found.digits.append(digit)
            seen = true
        }
        return seen
    }

    private mutating func power() -> Int? {
        let negative = byte == 45
        if byte == 45 || byte == 43 { place += 1 }
        var power = 0
        var seen = false
        while let digit = digit() {
            power = min(10_000, power * 10 + Int(digit))
            seen = true
        }
        return seen ? (negative ? -power : power) : nil
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
