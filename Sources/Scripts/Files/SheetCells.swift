import Figures
import Markets

/// One line of a comma-separated file, cut into cells. Quotes hold a cell together, two of them
/// inside stand for one.
struct SheetCells {
    struct Cell: Equatable {
        let text: String
        /// Where it begins, counted from 0.
        let column: Int
    }

    /// Nil where a quote is never closed.
    static func cut(_ bytes: ArraySlice<UInt8>, at separator: UInt8) -> [Cell]? {
        var cells: [Cell] = []
        var place = bytes.startIndex
        while true {
            let from = place
            var cell: [UInt8] = []
            while place < bytes.endIndex, isBlank(bytes[place], unless: separator) { place += 1 }
            if place < bytes.endIndex, bytes[place] == quote {
                guard let inside = quoted(bytes, &place) else { return nil }
                cell = inside
                while place < bytes.endIndex, bytes[place] != separator { place += 1 }
            } else {
                while place < bytes.endIndex, bytes[place] != separator {
                    cell.append(bytes[place])
                    place += 1
                }
            }
            while let last = cell.last, isBlank(last, unless: separator) { cell.removeLast() }
            cells.append(
                Cell(
                    text: String(decoding: cell, as: UTF8.self), column: from - bytes.startIndex))
            guard place < bytes.endIndex else { return cells }
            place += 1
        }
    }

    private static let quote = UInt8(ascii: "\"")

    private static func quoted(_ bytes: ArraySlice<UInt8>, _ place: inout Int) -> [UInt8]? {
        var inside: [UInt8] = []
        place += 1
        while place < bytes.endIndex {
            if bytes[place] == quote {
                place += 1
                guard place < bytes.endIndex, bytes[place] == quote else { return inside }
            }
            inside.append(bytes[place])
            place += 1
        }
        return nil
    }

    private static func isBlank(_ byte: UInt8, unless separator: UInt8) -> Bool {
        byte != separator && (byte == 32 || byte == 9 || byte == 13)
    }

    /// The separator that a first line uses: comma, semicolon or tab, whichever it has most of.
    static func separator(of line: ArraySlice<UInt8>) -> UInt8 {
        let counts = [UInt8(ascii: ","), UInt8(ascii: ";"), 9].map { mark in
            (mark, line.count { $0 == mark })
        }
        return counts.max { $0.1 < $1.1 }.map { $0.1 > 0 ? $0.0 : UInt8(ascii: ",") }
            ?? UInt8(ascii: ",")
    }
}

/// Numbers and times as programs write them into tables.
enum SheetValue {
    /// Units of 10⁻⁸ of `7353.5`, `"7,353.5"` or `7.3535e3`; decimals beyond the eighth are rounded.
    ///
    /// - Parameter hasDecimalComma: true for `7.353,5`. A mark of thousands stands before each three
    ///   digits and nowhere else, so that the one spelling is never read as the other.
    static func units(_ text: String, hasDecimalComma: Bool = false) -> Int128? {
        let (point, comma): (UInt8, UInt8) = hasDecimalComma ? (44, 46) : (46, 44)
        var digits: Int128 = 0
        var count = 0
        var decimals = 0
        var hasPoint = false
        // Digits since the last mark of thousands; nil before the first.
        var group: Int?
        var isNegative = false
        var bytes = Array(text.utf8)[...]
        if let first = bytes.first, first == 45 || first == 43 {
            isNegative = first == 45
            bytes.removeFirst()
        }
        while let byte = bytes.first, byte != 101, byte != 69 {
            bytes.removeFirst()
            switch byte {
            case 48...57:
                count += 1
                // Digits beyond the thirtieth are far below anything that is traded.
                guard count <= 30 else {
                    if hasPoint { continue } else { return nil }
                }
                digits = digits * 10 + Int128(byte - 48)
                if hasPoint { decimals += 1 } else { group = group.map { $0 + 1 } }
            case point where !hasPoint: hasPoint = true
            case comma where !hasPoint && (group == nil ? (1...3) ~= count : group == 3):
                group = 0
            default: return nil
            }
        }
        guard count > 0, group ?? 3 == 3, let exponent = exponent(bytes) else { return nil }
        return scaled(isNegative ? -digits : digits, by: 8 - decimals + exponent)
    }

    private static func exponent(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard !bytes.isEmpty else { return 0 }
        let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
        guard let exponent = Int(text), (-40...40).contains(exponent) else { return nil }
        return exponent
    }

    private static func scaled(_ digits: Int128, by power: Int) -> Int128? {
        var value = digits
        var step: Int128 = 1
        for _ in 0..<max(0, power) {
            let (product, isTooLarge) = value.multipliedReportingOverflow(by: 10)
            if isTooLarge { return nil }
            value = product
        }
        for _ in 0..<min(37, max(0, -power)) { step *= 10 }
        return divide(value, step, .nearest)
    }

    enum TimeFault { case notATime, notAMinute }

    /// `2020-03-12T10:00:00Z`, `2020-03-12 10:00`, `2020-03-12`, or Unix seconds, milli- or
    /// microseconds; without a zone it is UTC.
    static func moment(_ text: String) -> Result<Moment, TimeProblem> {
        if !text.isEmpty, text.utf8.allSatisfy({ ($0 >= 48 && $0 <= 57) || $0 == 46 }) {
            return unix(text)
        }
        let parts = text.split(maxSplits: 1) { $0 == "T" || $0 == "t" || $0 == " " }
        guard let date = parts.first.flatMap({ String($0).date }), let day = Moment(date, 0) else {
            return .failure(TimeProblem(fault: .notATime))
        }
        guard parts.count == 2 else { return .success(day) }
        return clock(String(parts[1])).map { day + $0 }
    }

    struct TimeProblem: Error { let fault: TimeFault }

    private static func unix(_ text: String) -> Result<Moment, TimeProblem> {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let number = Int64(parts[0]), number > 0,
            number < 10_000_000_000_000_000
        else { return .failure(TimeProblem(fault: .notATime)) }
        let isRound = parts.count == 1 || parts[1].allSatisfy { $0 == "0" }
        let perMinute: Int64 =
            number >= 100_000_000_000_000
            ? 60_000_000 : number >= 100_000_000_000 ? 60_000 : 60
        guard isRound, number % perMinute == 0 else {
            return .failure(TimeProblem(fault: .notAMinute))
        }
        return .success(Moment(minutes: Int(number / perMinute)))
    }

    /// Minutes after midnight UTC of `10:00:00.000+00:00`; a zone is taken off.
    private static func clock(_ text: String) -> Result<Int, TimeProblem> {
        var rest = text
        var zone = 0
        let suffixes = [" UTC", "UTC", "Z", "z"]
        if let suffix = suffixes.first(where: rest.hasSuffix) {
            rest.removeLast(suffix.count)
        } else if let sign = rest.lastIndex(where: { $0 == "+" || $0 == "-" }) {
            let written = rest[rest.index(after: sign)...].filter { $0 != ":" }
            guard written.count == 4, let number = Int(written), number % 100 < 60 else {
                return .failure(TimeProblem(fault: .notATime))
            }
            zone = (number / 100 * 60 + number % 100) * (rest[sign] == "-" ? -1 : 1)
            rest = String(rest[..<sign])
        }
        let parts = rest.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 || parts.count == 3, let minute = "\(parts[0]):\(parts[1])".clock
        else { return .failure(TimeProblem(fault: .notATime)) }
        if parts.count == 3 {
            guard let seconds = units(parts[2]), seconds >= 0 else {
                return .failure(TimeProblem(fault: .notATime))
            }
            if seconds != 0 { return .failure(TimeProblem(fault: .notAMinute)) }
        }
        return .success(minute - zone)
    }
}
