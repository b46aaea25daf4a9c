import Markets

/// A time as a cell has it, before its table has told what it leaves open: which of two numbers is the
/// day, and what zone the clock is of.
public struct WrittenTime: Sendable, Equatable {
    public enum Day: Sendable, Equatable {
        /// Days since 1970-01-01.
        case known(Int)
        /// Two numbers of at most 31, one of them at most 12.
        case either(Int, Int, year: Int)
        /// A clock alone.
        case none
    }
    public internal(set) var day: Day
    /// Of its day; nought where it has a date alone.
    public internal(set) var second = 0
    /// Of that second.
    public internal(set) var millisecond = 0
    /// Minutes east of UTC; nil where nothing says.
    public internal(set) var offset: Int?
    public internal(set) var hasClock = false

    /// Any of the formats in `TimeFormat`, or nil.
    public init?(_ cell: ArraySlice<UInt8>) {
        guard let first = cell.first, cell.count <= 90 else { return nil }
        if (48...57).contains(first), let number = Self.number(cell) {
            self = number
            return
        }
        if let dated = Self.dated(cell) {
            self = dated
        } else if let clocked = Self.clocked(cell) {
            self = clocked
        } else {
            return nil
        }
    }

    init(day: Day) { self.day = day }

    /// A clock as a whole number without its noughts: 930 is 09:30 and 93000 is 09:30:00; under a name
    /// that says hours 22 is 22:00.
    init?(clockNumber cell: ArraySlice<UInt8>, isHours: Bool) {
        guard cell.count <= 6, let number = Self.integer(cell) else { return nil }
        let (hour, minute, second) =
            isHours
            ? (number, 0, 0)
            : cell.count > 4
                ? (number / 10_000, number / 100 % 100, number % 100)
                : (number / 100, number % 100, 0)
        guard hour < 24, minute < 60, second < 60 else { return nil }
        self.init(day: .none)
        self.second = (hour * 60 + minute) * 60 + second
        hasClock = true
    }

    /// Seconds since 1970 of its own clock.
    ///
    /// - Parameter isDayFirst: how a date that leaves it open is to be read.
    /// - Returns: nil for a day that no calendar has, or a clock without a day.
    public func seconds(isDayFirst: Bool) -> Int? {
        switch day {
        case .known(let day): return day * 86_400 + second
        case .none: return nil
        case .either(let a, let b, let year):
            let (month, day) = isDayFirst ? (b, a) : (a, b)
            return Moment(year: year, month: month, day: day, hour: 0, minute: 0).map {
                $0.minutes * 60 + second
            }
        }
    }

    /// The same date with the clock of another cell.
    func with(clock: WrittenTime) -> WrittenTime {
        var time = self
        time.second = clock.second
        time.millisecond = clock.millisecond
        time.offset = clock.offset ?? offset
        time.hasClock = true
        return time
    }

    // MARK: One number

    private static func number(_ cell: ArraySlice<UInt8>) -> WrittenTime? {
        let whole = cell.prefix { $0 >= 48 && $0 <= 57 }
        let rest = cell.dropFirst(whole.count)
        guard whole.count <= 19, let value = integer(whole) else { return nil }
        if rest.isEmpty || isNoughts(rest) { return number(value, digits: whole.count) }
        guard let mark = rest.first else { return nil }
        // A whole number that a spreadsheet wrote with an exponent.
        if rest.contains(69) || rest.contains(101) {
            let units = TableNumber.units(cell, .point) ?? TableNumber.units(cell, .comma)
            guard let units, units % 100_000_000 == 0, units > 0,
                let large = Int(exactly: units / 100_000_000)
            else { return nil }
            return number(large, digits: String(large).utf8.count)
        }
        let part = rest.dropFirst()
        guard mark == 46 || mark == 44, part.count <= 18, let fraction = integer(part) else {
            return nil
        }
        let scale = powerOfTen(part.count)
        switch whole.count {
        case 5: return excel(value, fraction, of: scale)
        case 9, 10:
            var time = unix(value, perSecond: 1)
            time?.millisecond = Int(
                (Int128(fraction) * 1_000 / Int128(scale)))
            return time
        default: return nil
        }
    }

    private static func number(_ value: Int, digits: Int) -> WrittenTime? {
        switch digits {
        case 5: excel(value, 0, of: 1)
        case 8: compact(value, hour: 0, minute: 0, second: 0)
        case 9, 10: unix(value, perSecond: 1)
        case 12:
            compact(
                value / 10_000, hour: value / 100 % 100, minute: value % 100, second: 0)
                ?? unix(value, perSecond: 1_000)
        case 11, 13: unix(value, perSecond: 1_000)
        case 14:
            compact(
                value / 1_000_000, hour: value / 10_000 % 100, minute: value / 100 % 100,
                second: value % 100) ?? unix(value, perSecond: 1_000_000)
        case 15, 16: unix(value, perSecond: 1_000_000)
        case 18, 19: unix(value, perSecond: 1_000_000_000)
        default: nil
        }
    }

    private static func unix(_ value: Int, perSecond: Int) -> WrittenTime? {
        let seconds = value / perSecond
        guard seconds > 0, seconds < 7_258_118_400 else { return nil }
        var time = WrittenTime(day: .known(seconds / 86_400))
        time.second = seconds % 86_400
        time.millisecond = Int(Int128(value % perSecond) * 1_000 / Int128(perSecond))
        time.offset = 0
        time.hasClock = true
        return time
    }

    /// Excel counts 1 January 1900 as 1 and a 29 February 1900 that never was: from March of that year
    /// on its day 25,569 is 1 January 1970. A fraction is a part of the day, to the nearest second.
    private static func excel(_ day: Int, _ fraction: Int, of scale: Int) -> WrittenTime? {
        guard (20_000...80_000).contains(day) else { return nil }
        let (part, whole) = (Int128(fraction), Int128(scale))
        let seconds = Int((part * 86_400 + whole / 2) / whole)
        // Noon of a day has five digits at least: a shorter fraction is minutes off.
        let rounded = (seconds + 30) / 60 * 60
        let isMinute = abs(seconds - rounded) <= 5
        let second = isMinute ? rounded : seconds
        var time = WrittenTime(day: .known(day - 25_569 + second / 86_400))
        time.second = second % 86_400
        time.hasClock = scale > 1
        return time
    }

    private static func compact(
        _ date: Int, hour: Int, minute: Int, second: Int
    ) -> WrittenTime? {
        guard second < 60, (1_970..<2_100).contains(date / 10_000),
            let moment = Moment(
                year: date / 10_000, month: date / 100 % 100, day: date % 100, hour: hour,
                minute: minute)
        else { return nil }
        var time = WrittenTime(day: .known(moment.day))
        time.second = moment.minuteOfDay * 60 + second
        time.hasClock = hour + minute + second > 0
        return time
    }

    private static func integer(_ bytes: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for byte in bytes {
            guard byte >= 48, byte <= 57, value <= (Int.max - 9) / 10 else { return nil }
            value = value * 10 + Int(byte - 48)
        }
        return bytes.isEmpty ? nil : value
    }

    private static func isNoughts(_ rest: ArraySlice<UInt8>) -> Bool {
        rest.first == 46 && rest.dropFirst().allSatisfy { $0 == 48 }
    }

    private static func powerOfTen(_ count: Int) -> Int { (0..<count).reduce(1) { p, _ in p * 10 } }
}
