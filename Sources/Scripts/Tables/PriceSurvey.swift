import Figures
import Markets

/// What the whole of a table tells before one of its rows is believed: the marks of its numbers, the
/// order of day and month, which way its rows go, how long a bar is, where it begins and ends.
struct PriceSurvey {
    /// The times as they are under one order of day and month, in seconds of their own clock.
    struct Trial {
        var isPossible = true
        var first: Int?
        var last = 0
        var least = Int.max
        var greatest = Int.min
        /// Steps forward and back.
        var ups = 0
        var downs = 0
        var shortest = Int.max
        var longest = 0

        mutating func see(_ seconds: Int?) {
            guard let seconds else {
                isPossible = false
                return
            }
            defer { last = seconds }
            least = min(least, seconds)
            greatest = max(greatest, seconds)
            guard first != nil else {
                first = seconds
                return
            }
            let step = abs(seconds - last)
            if seconds > last { ups += 1 } else if seconds < last { downs += 1 }
            if step > 0 {
                shortest = min(shortest, step)
                longest = max(longest, step)
            }
        }

        var isOneWay: Bool { ups == 0 || downs == 0 }
    }
    var rows = 0
    var nulls = 0
    var namesAgain: [Int] = []
    var prices = NumberEvidence()
    /// Of columns that are not read: what they tell where the prices tell nothing.
    var others = NumberEvidence()
    var dayFirst = Trial()
    var monthFirst = Trial()
    /// A date that two orders read differently.
    var openDate: String?
    /// A date that only one order reads.
    var tellingDate: String?
    /// Times on whole minutes, and times that are the last second of one.
    var starts = 0
    var ends = 0
    /// The first time inside of a minute.
    var between: (line: Int, text: String)?
    var zoned = 0
    var unzoned = 0
    var clocks = 0
    /// Lines that were not taken and why, in the order of the file.
    var failed: [(line: Int, row: PriceRow, text: String)] = []
    var firstRow = 0
    var lastRow = 0
    var symbols: [[UInt8]] = []
    /// Columns that hold something, as far as their cells were looked at.
    var filled: Set<Int> = []
    var otherTime = OtherTime()

    /// - Parameter take: true where only rows of this symbol are counted.
    mutating func see(
        _ record: TableRecords.Numbered, _ shape: PriceShape, only wanted: [UInt8]?
    ) {
        if let place = shape.symbol, place < record.cells.count {
            let symbol = Array(record.cells[place])
            if !symbols.contains(symbol), symbols.count < 9, !symbol.isEmpty,
                case .bar = shape.read(record)
            {
                symbols.append(symbol)
            }
            if let wanted, symbol != wanted { return }
        }
        let row = shape.read(record)
        switch row {
        case .comment: break
        case .namesAgain: namesAgain.append(record.line)
        case .bar(let time, let prices, let mark):
            see(time, record, shape)
            rows += 1
            if rows < 1_000 || record.cells.count > shape.known {
                for (place, cell) in record.cells.enumerated() where !cell.isEmpty {
                    filled.insert(place)
                }
            }
            if let place = shape.otherTime, place < record.cells.count {
                otherTime.see(record.cells[place], beside: time, record.line, offset: shape.offset)
            }
            for price in prices { self.prices.see(price, line: record.line) }
            if let mark { self.prices.see(mark, line: record.line) }
            seeOthers(record, shape)
        case .null(let time):
            see(time, record, shape)
            nulls += 1
        case .unfinished, .short, .leftOpen, .noTime:
            if failed.count < 60 {
                failed.append((record.line, row, record.text(shape.dialect)))
            }
        }
    }

    private mutating func see(
        _ time: WrittenTime, _ record: TableRecords.Numbered, _ shape: PriceShape
    ) {
        if firstRow == 0 { firstRow = record.line }
        lastRow = record.line
        if case .either(let a, let b, _) = time.day {
            let text = { String(decoding: record.cells[shape.time].prefix(40), as: UTF8.self) }
            if a <= 12, b <= 12, a != b { openDate = openDate ?? text() }
            if a > 12 || b > 12 { tellingDate = tellingDate ?? text() }
        }
        let offset = (time.offset ?? 0) * 60
        dayFirst.see(time.seconds(isDayFirst: true).map { $0 - offset })
        monthFirst.see(time.seconds(isDayFirst: false).map { $0 - offset })
        if time.offset == nil { unzoned += 1 } else { zoned += 1 }
        if time.hasClock { clocks += 1 }
        switch (time.second % 60, time.millisecond) {
        case (0, 0): starts += 1
        case (59, 0), (59, 999): ends += 1
        default:
            let text = String(decoding: record.cells[shape.time].prefix(40), as: UTF8.self)
            between = between ?? (record.line, text)
        }
    }

    private mutating func seeOthers(_ record: TableRecords.Numbered, _ shape: PriceShape) {
        // Once the prices have told, nothing else is asked.
        guard case .unclear = prices.verdict, rows < 10_000 else { return }
        for (place, cell) in record.cells.enumerated()
        where place != shape.time && place != shape.clock && !shape.prices.contains(place) {
            others.see(cell, line: record.line)
        }
    }

    /// Rows that stand before the first bar or behind the last; nothing lies beyond them.
    func isAtAnEnd(_ line: Int) -> Bool { line > lastRow || line < firstRow }
}

/// Which number of a date is the day, and how that is known.
enum DayOrder: Equatable {
    /// No date leaves it open.
    case clear
    /// As the one who loads it says.
    case told(isDayFirst: Bool)
    /// One date has a number above twelve.
    case shown(isDayFirst: Bool, by: String)
    /// Under the other order the rows would not follow each other.
    case followed(isDayFirst: Bool, sample: String)
    case unknown(sample: String)

    /// Nil where nothing decides.
    var isDayFirst: Bool? {
        switch self {
        case .clear: true
        case .told(let day), .shown(let day, _), .followed(let day, _): day
        case .unknown: nil
        }
    }
}

extension PriceSurvey {
    func dayOrder(told: Bool?) -> DayOrder {
        if openDate == nil, tellingDate == nil { return .clear }
        if let told { return .told(isDayFirst: told) }
        if dayFirst.isPossible != monthFirst.isPossible {
            return .shown(isDayFirst: dayFirst.isPossible, by: tellingDate ?? "")
        }
        guard let sample = openDate else { return .clear }
        for (one, other, isDayFirst) in [
            (dayFirst, monthFirst, true), (monthFirst, dayFirst, false),
        ] where one.isOneWay && one.shortest < Int.max {
            // Rows of months would be even under the other order: that is no sign.
            let isEven = other.isOneWay && other.shortest >= 28 * 86_400
            if !isEven, !other.isOneWay || other.longest >= 10 * max(one.longest, 1) {
                return .followed(isDayFirst: isDayFirst, sample: sample)
            }
        }
        return .unknown(sample: sample)
    }
}
