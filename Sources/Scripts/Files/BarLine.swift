import Figures
import Margin
import Markets

/// The fast way to read `bar 2020-03-12 04:00 7,658.5 7,658.5 7,645.5 7,645.5` from bytes, with or
/// without the mark as a fifth price.
///
/// A scenario is thousands of such lines, and loading one is part of a command. Whatever it does not
/// understand it leaves to the slow way, which understands more and says what is wrong.
struct BarLine {
    private let bytes: [UInt8]
    private let end: Int
    private var place: Int

    /// Nil where the line is no bar, or one that has to be read the slow way.
    static func read(_ bytes: [UInt8], _ range: Range<Int>) -> BarLine.Said? {
        var line = BarLine(bytes: bytes, end: range.upperBound, place: range.lowerBound)
        return line.read()
    }

    /// What a line says: of the tape's own coin where it names none.
    struct Said {
        let coin: Asset?
        let time: FileTime
        let bar: Bar
        let mark: Price?
        /// Said as one price.
        let isPrice: Bool
    }

    private init(bytes: [UInt8], end: Int, place: Int) {
        self.bytes = bytes
        self.end = end
        self.place = place
    }

    private mutating func read() -> Said? {
        if takes(Self.priceWord) { return readPrice() }
        guard takes(Self.barWord) else { return nil }
        let coin = coin()
        guard let time = time(), let open = price(), let high = price(), let low = price(),
            let close = price()
        else { return nil }
        var mark: Int128?
        if !isDone() {
            mark = price()
            guard mark != nil, isDone() else { return nil }
        }
        let bar = Bar(
            open: Price(units: open), high: Price(units: high), low: Price(units: low),
            close: Price(units: close))
        return Said(
            coin: coin, time: time, bar: bar, mark: mark.map { Price(units: $0) }, isPrice: false)
    }

    private static let barWord: [UInt8] = Array("bar".utf8)
    private static let priceWord: [UInt8] = Array("price".utf8)

    /// The word that a line begins with, and what parts it from the next.
    private mutating func takes(_ word: [UInt8]) -> Bool {
        guard end - place > word.count + 1, bytes[place + word.count] == 32 else { return false }
        for (offset, byte) in word.enumerated() where bytes[place + offset] != byte { return false }
        place += word.count
        return true
    }

    /// `price ETH 10:00 193.5`
    private mutating func readPrice() -> Said? {
        guard let coin = coin(), let time = time(), let units = price(), isDone() else {
            return nil
        }
        let price = Price(units: units)
        return Said(
            coin: coin, time: time, bar: Bar(open: price, high: price, low: price, close: price),
            mark: nil, isPrice: true)
    }

    /// A coin's code in capitals; nil, and nothing taken, where none stands next.
    private mutating func coin() -> Asset? {
        let start = place
        guard gap() else { return nil }
        let first = place
        while place < end, place - first < 12, bytes[place] >= 65, bytes[place] <= 90 { place += 1 }
        guard place > first, place < end, bytes[place] == 32 else {
            place = start
            return nil
        }
        return Asset(String(decoding: bytes[first..<place], as: UTF8.self))
    }

    private mutating func gap() -> Bool {
        let start = place
        while place < end, bytes[place] == 32 || bytes[place] == 9 { place += 1 }
        return place > start && place < end
    }

    /// Whether only spaces or a comment follow.
    private func isDone() -> Bool {
        var next = place
        while next < end, bytes[next] == 32 || bytes[next] == 9 || bytes[next] == 13 {
            next += 1
        }
        return next == end || (bytes[next] == 35 && next > place)
    }

    /// So many digits as a number.
    private func digits(_ from: Int, _ count: Int) -> Int? {
        guard from + count <= end else { return nil }
        var number = 0
        for offset in 0..<count {
            let byte = bytes[from + offset]
            guard byte >= 48, byte <= 57 else { return nil }
            number = number * 10 + Int(byte - 48)
        }
        return number
    }

    private mutating func time() -> FileTime? {
        guard gap() else { return nil }
        var day: Int?
        if place + 10 < end, bytes[place + 4] == 45, bytes[place + 7] == 45 {
            guard let year = digits(place, 4), let month = digits(place + 5, 2),
                let number = digits(place + 8, 2), let date = Moment((year, month, number), 0)
            else { return nil }
            day = date.day
            place += 10
            guard gap() else { return nil }
        }
        guard place + 5 < end, bytes[place + 2] == 58, let hour = digits(place, 2),
            let minute = digits(place + 3, 2), hour < 24, minute < 60
        else { return nil }
        place += 5
        return FileTime(day: day, minuteOfDay: hour * 60 + minute)
    }

    /// A price of at most nine digits before the point and eight after it, in units.
    private mutating func price() -> Int128? {
        guard gap() else { return nil }
        let start = place
        var units = 0
        var whole = 0
        var group = 0
        var hasComma = false
        while place < end {
            let byte = bytes[place]
            if byte >= 48, byte <= 57 {
                units = units * 10 + Int(byte - 48)
                whole += 1
                group += 1
            } else if byte == 44 {
                // A zero before a comma is somebody's decimals; the slow way refuses it.
                guard hasComma ? group == 3 : (1...3).contains(group), bytes[start] != 48 else {
                    return nil
                }
                hasComma = true
                group = 0
            } else {
                break
            }
            guard whole <= 9 else { return nil }
            place += 1
        }
        guard whole > 0, !hasComma || group == 3 else { return nil }
        guard let fraction = fraction() else { return nil }
        return Int128(units * 100_000_000 + fraction)
    }

    private mutating func fraction() -> Int? {
        guard place < end, bytes[place] == 46 else { return isWordEnd ? 0 : nil }
        place += 1
        var fraction = 0
        var count = 0
        while place < end, bytes[place] >= 48, bytes[place] <= 57 {
            guard count < 8 else { return nil }
            fraction = fraction * 10 + Int(bytes[place] - 48)
            count += 1
            place += 1
        }
        while count < 8 {
            fraction *= 10
            count += 1
        }
        return isWordEnd ? fraction : nil
    }

    private var isWordEnd: Bool {
        place == end || bytes[place] == 32 || bytes[place] == 9 || bytes[place] == 13
    }
}
