/// A minute of the world's clock, counted from 1970 in UTC. The simulator knows no other clock.
public struct Moment: Sendable, Hashable, Comparable {
    public let minutes: Int
    public init(minutes: Int) { self.minutes = minutes }
    public static func < (a: Moment, b: Moment) -> Bool { a.minutes < b.minutes }
    public static func + (a: Moment, minutes: Int) -> Moment {
        Moment(minutes: a.minutes + minutes)
    }

    /// Nil for a day or time that no calendar has. Years 1900 to 2199.
    public init?(year: Int, month: Int, day: Int, hour: Int, minute: Int) {
        guard (1900..<2200).contains(year), (1...12).contains(month), day >= 1,
            day <= Moment.days(in: month, of: year), (0..<24).contains(hour),
            (0..<60).contains(minute)
        else { return nil }
        minutes = (Moment.dayNumber(year, month, day) * 24 + hour) * 60 + minute
    }

    public var day: Int { minutes >= 0 ? minutes / 1440 : (minutes - 1439) / 1440 }
    public var minuteOfDay: Int { minutes - day * 1440 }

    /// Year, month and day of the calendar.
    ///
    /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
    public var date: (year: Int, month: Int, day: Int) {
        let shifted = day + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
            dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        )
    }

    /// Days since 1970-01-01; days_from_civil of the same source.
    private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
            - 719_468
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension Moment {
    /// "10:36".
    public var clock: String { Self.two(minuteOfDay / 60) + ":" + Self.two(minuteOfDay % 60) }
    /// "2020-03-12".
    public var dateText: String {
        let date = date
        return "\(date.year)-\(Self.two(date.month))-\(Self.two(date.day))"
    }
    /// "2020-03-12 10:36".
    public var text: String { dateText + " " + clock }
    /// "10:36", or "13 Mar 02:17" on another day than `other`; "day 5 02:17" where days are numbered.
    public func clock(beside other: Moment) -> String {
        if day == other.day { return clock }
        if isNumbered { return "day \(day - Moment.numberedDays.day + 1) \(clock)" }
        return "\(date.day) \(Self.months[date.month - 1]) \(clock)"
    }
    /// "12 March 2020".
    public var longDate: String {
        let date = date
        return "\(date.day) \(Self.longMonths[date.month - 1]) \(date.year)"
    }

    /// The first minute of a year before any market that is traded here: a tape whose days are to be
    /// nobody's begins with it, and its days are numbered.
    public static let numberedDays = Moment(minutes: -36_816_480)
    private var isNumbered: Bool { date.year == 1900 }

    private static func two(_ number: Int) -> String {
        number < 10 ? "0\(number)" : String(number)
    }
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    private static let longMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]
}
