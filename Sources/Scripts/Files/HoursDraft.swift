import Figures
import Margin
import Markets

/// The reader of `HoursText`: one pass over the bytes.
struct HoursDraft {
    private let bytes: [UInt8]
    private var place = 0
    private var line = 0
    private var names: [String: String] = [:]
    private var sources: [String] = []
    private var payments: [FundingStamp] = []
    private var startDay: Int?
    private var lastDay = Int.min
    private var open: [Int] = []
    private var high: [Int] = []
    private var low: [Int] = []
    private var close: [Int] = []

    /// A price is at most so many ticks, and a series so many days: sums of them stay far from
    /// overflow.
    private static let most = 1_000_000_000_000
    private static let mostDays = 40_000

    init(_ text: String) { bytes = Array(text.utf8) }

    mutating func series() throws(HoursText.Fault) -> HourSeries {
        let expected = bytes.count / 19
        open.reserveCapacity(expected)
        high.reserveCapacity(expected)
        low.reserveCapacity(expected)
        close.reserveCapacity(expected)
        while place < bytes.count {
            line += 1
            if isDigit(bytes[place]) { try takeDay() } else { try takeWord() }
            while place < bytes.count, bytes[place] != 10 { place += 1 }
            place += 1
        }
        guard let startDay, let first = open.firstIndex(where: { $0 > 0 }),
            let last = open.lastIndex(where: { $0 > 0 })
        else { throw fault("there is no day in it") }
        guard let name = names["history"], let code = names["coin"], let market = names["market"],
            let tick = names["tick"].flatMap({ try? Price(reading: $0) }), tick.isPositive
        else { throw fault("history, coin, market or tick is missing") }
        guard !sources.isEmpty else { throw fault("there is no source") }
        let kept = first...last
        return HourSeries(
            name: name, coin: Asset(code), market: market, tick: tick, sources: sources,
            start: Moment(minutes: startDay * 1_440 + first * 60), open: Array(open[kept]),
            high: Array(high[kept]), low: Array(low[kept]), close: Array(close[kept]),
            payments: payments, payer: names["payer"] ?? "")
    }

    private func fault(_ reason: String) -> HoursText.Fault {
        HoursText.Fault(line: max(1, line), reason: reason)
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

    /// The rest of the line behind its first word.
    private mutating func takeWord() throws(HoursText.Fault) {
        let start = place
        while place < bytes.count, bytes[place] != 10 { place += 1 }
        let text = String(decoding: bytes[start..<place], as: UTF8.self)
        guard !text.allSatisfy(\.isWhitespace), !text.hasPrefix("#") else { return }
        let word = String(text.prefix { $0 != " " })
        let rest = String(text.dropFirst(word.count + 1)).filter { $0 != "\"" }
        switch word {
        case "history", "coin", "market", "tick", "payer":
            guard !rest.isEmpty, names.updateValue(rest, forKey: word) == nil else {
                throw fault("\(word) is said twice, or nothing behind it")
            }
        case "source": sources.append(rest)
        case "paid": try takePayments(rest)
        default: throw fault("\"\(word.prefix(20))\" begins no line here")
        }
    }

    private mutating func takePayments(_ rest: String) throws(HoursText.Fault) {
        let words = rest.split(separator: " ")
        guard let first = words.first, let day = day(Array(first.utf8), from: 0),
            words.count <= HoursText.paymentHours.count + 1
        else { throw fault("paid has a day and up to three rates") }
        for (word, hour) in zip(words.dropFirst(), HoursText.paymentHours) where word != "-" {
            let moment = Moment(minutes: day * 1_440 + hour * 60)
            guard let units = Int(word), abs(units) < unitsPerOne,
                moment > payments.last?.moment ?? Moment(minutes: .min)
            else { throw fault("\(word.prefix(20)) is no rate of a later payment") }
            payments.append(FundingStamp(moment: moment, rate: Rate(units: Int128(units))))
        }
    }

    private mutating func takeDay() throws(HoursText.Fault) {
        guard let day = day(bytes, from: place) else { throw fault("there is no such day") }
        place += 10
        guard day > lastDay else { throw fault("days stand in their order, each once") }
        if let startDay {
            guard day - startDay < Self.mostDays else { throw fault("the day is too far off") }
            let hole = (day - lastDay - 1) * 24
            for _ in 0..<hole { append(0, 0, 0, 0) }
        } else {
            startDay = day
        }
        lastDay = day
        guard take(32), var before = number() else {
            throw fault("the day's first price is missing")
        }
        for _ in 0..<24 {
            guard take(32) else { throw fault("a day has 24 cells") }
            if take(45, alone: true) {
                append(0, 0, 0, 0)
                continue
            }
            guard let gap = number(), take(44), let body = number(), take(44), let up = number(),
                take(44), let down = number(), up >= 0, down >= 0
            else { throw fault("a cell is four whole numbers of ticks with commas between") }
            let first = before + gap
            before = first + body
            append(first, max(first, before) + up, min(first, before) - down, before)
            guard min(first, before) - down > 0, max(first, before) + up < Self.most else {
                throw fault("a price is above 0 and of a size that prices have")
            }
        }
        guard place >= bytes.count || bytes[place] == 10 else { throw fault("a day has 24 cells") }
    }

    private mutating func append(_ first: Int, _ top: Int, _ bottom: Int, _ last: Int) {
        open.append(first)
        high.append(top)
        low.append(bottom)
        close.append(last)
    }

    /// `2017-08-17`, as days since 1970.
    private func day(_ bytes: [UInt8], from start: Int) -> Int? {
        guard start + 10 <= bytes.count, bytes[start + 4] == 45, bytes[start + 7] == 45 else {
            return nil
        }
        func read(_ range: Range<Int>) -> Int? {
            var value = 0
            for byte in bytes[range] {
                guard isDigit(byte) else { return nil }
                value = value * 10 + Int(byte - 48)
            }
            return value
        }
        guard let year = read(start..<start + 4), let month = read(start + 5..<start + 7),
            let day = read(start + 8..<start + 10)
        else { return nil }
        return Moment(year: year, month: month, day: day, hour: 0, minute: 0)?.day
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard place < bytes.count, bytes[place] == byte else { return false }
        place += 1
        return true
    }

    /// A byte that a space or the line's end follows.
    private mutating func take(_ byte: UInt8, alone: Bool) -> Bool {
        guard place < bytes.count, bytes[place] == byte,
            place + 1 >= bytes.count || bytes[place + 1] == 32 || bytes[place + 1] == 10
        else { return false }
        place += 1
        return true
    }

    /// A whole number, 0 where none stands; nil beyond all prices.
    private mutating func number() -> Int? {
        let isNegative = take(45)
        let start = place
        var value = 0
        while place < bytes.count, isDigit(bytes[place]) {
            value = value * 10 + Int(bytes[place] - 48)
            guard value < Self.most else { return nil }
            place += 1
        }
        guard !isNegative || place > start else { return nil }
        return isNegative ? -value : value
    }
}
