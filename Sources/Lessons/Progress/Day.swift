import Markets

/// A day of the calendar. Cards come back by days, and no session reads a clock: whoever starts it
/// says what day it is.
public struct Day: Sendable, Hashable, Comparable {
    /// Days since 1970-01-01.
    public let number: Int
    public init(number: Int) { self.number = number }

    /// "2026-11-28"; nil for anything that is no day of 1900 to 2199.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.map(\.count) == [4, 2, 2] else { return nil }
        let digits = parts.map { $0.allSatisfy { ("0"..."9").contains($0) } ? Int($0) : nil }
        guard let year = digits[0], let month = digits[1], let day = digits[2],
            let moment = Moment(year: year, month: month, day: day, hour: 0, minute: 0)
        else { return nil }
        number = moment.day
    }

    public var text: String {
        let date = Moment(minutes: number * 1440).date
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(date.year)-\(two(date.month))-\(two(date.day))"
    }

    public static func < (a: Day, b: Day) -> Bool { a.number < b.number }
    public static func + (a: Day, days: Int) -> Day { Day(number: a.number + days) }
    public static func - (a: Day, b: Day) -> Int { a.number - b.number }
}
