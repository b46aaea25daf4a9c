/// A way in which tables write times. `WrittenTime` reads by these rows alone, and the page of columns
/// is printed from them.
///
/// In a pattern `Y` is a year of four digits, `y` one of two, `M` and `d` are one digit or two, `MM` and
/// `dd` two, `N` a month's name, `a` and `b` day and month in an order that the table has to tell; `H`
/// is an hour of one digit or two, `HH` of two, `m` and `s` have two digits, and `p` is AM or PM.
public struct TimeFormat: Sendable, Equatable {
    let pattern: [UInt8]
    public let example: String

    private init(_ pattern: String, _ example: String) {
        self.pattern = Array(pattern.utf8)
        self.example = example
    }

    public static let dates = [
        TimeFormat("Y-M-d", "2025-10-09"), TimeFormat("Y.M.d", "2025.10.09"),
        TimeFormat("Y/M/d", "2025/10/09"), TimeFormat("d.M.Y", "09.10.2025"),
        TimeFormat("a/b/Y", "10/09/2025"), TimeFormat("a-b-Y", "10-09-2025"),
        TimeFormat("YMMdd", "20251009"), TimeFormat("d.M.y", "09.10.25"),
        TimeFormat("a/b/y", "10/09/25"), TimeFormat("y-M-d", "25-10-09"),
        TimeFormat("N d, Y", "Oct 09, 2025"),
        TimeFormat("N d Y", "Oct 9 2025"), TimeFormat("N-d-Y", "Oct-09-2025"),
        TimeFormat("d N Y", "9 Oct 2025"), TimeFormat("d-N-Y", "09-Oct-2025"),
        TimeFormat("d. N Y", "9. Oktober 2025"), TimeFormat("d N y", "9 Oct 25"),
        TimeFormat("d-N-y", "09-Oct-25"),
    ]

    /// Behind a date and a blank, a `T` or a comma, or in a column of their own; seconds may have
    /// decimals, and a zone may follow: `Z`, `UTC`, `+02:00`, `GMT+0200`.
    public static let clocks = [
        TimeFormat("H:m:s p", "4:00:00 PM"), TimeFormat("H:m p", "4:00 PM"),
        TimeFormat("H:m:s", "16:00:00.000"), TimeFormat("H:m", "16:00"),
        TimeFormat("H-p", "04-PM"), TimeFormat("H p", "4 PM"),
        TimeFormat("HHms", "160000"), TimeFormat("HHm", "1600"),
    ]

    /// Times that are one number.
    public enum Number: Sendable, CaseIterable {
        case seconds, milliseconds, microseconds, nanoseconds, excelDays, minutes, wholeSeconds

        public var example: String {
            switch self {
            case .seconds: "1760054400"
            case .milliseconds: "1760054400000"
            case .microseconds: "1760054400000000"
            case .nanoseconds: "1760054400000000000"
            case .excelDays: "45940.0416667"
            case .minutes: "202510091600"
            case .wholeSeconds: "20251009160000"
            }
        }

        public var meaning: String {
            switch self {
            case .seconds: "seconds since 1970, UTC"
            case .milliseconds: "milliseconds since 1970, UTC"
            case .microseconds: "microseconds since 1970, UTC"
            case .nanoseconds: "nanoseconds since 1970, UTC"
            case .excelDays: "days as Excel counts them, 1 is 1 January 1900"
            case .minutes: "year, month, day, hour, minute"
            case .wholeSeconds: "the same with seconds"
            }
        }

        /// How many of it a second has; nil for those that count no seconds.
        var perSecond: Int? {
            switch self {
            case .seconds: 1
            case .milliseconds: 1_000
            case .microseconds: 1_000_000
            case .nanoseconds: 1_000_000_000
            case .excelDays, .minutes, .wholeSeconds: nil
            }
        }
    }

    /// English, German, French, Spanish, Italian and Dutch names of the months, as far as three or
    /// four letters tell them apart.
    static let months: [[String]] = [
        ["jan", "ene", "gen", "jän"], ["feb", "fév", "fev"], ["mar", "mär", "mrz", "mrt", "maa"],
        ["apr", "avr", "abr"], ["may", "mai", "mag", "mei"], ["jun", "juin", "giu"],
        ["jul", "juil", "lug"], ["aug", "aoû", "aou", "ago"], ["sep", "set"],
        ["oct", "okt", "ott"], ["nov"], ["dec", "dez", "déc", "dic"],
    ]

    /// English, German, French, Spanish, Italian and Dutch names of the days, as far as two or three
    /// letters tell them from anything else. A date may have its day's name in front.
    static let weekdays = [
        "mon", "tue", "wed", "thu", "fri", "sat", "sun", "mo", "di", "mi", "do", "fr", "sa", "so",
        "lun", "mar", "mer", "jeu", "ven", "sam", "dim", "mié", "jue", "vie", "sáb", "dom", "gio",
        "sab", "ma", "wo", "vr", "za", "zo",
    ]

    /// Zones that RFC 2822 (section 4.3) lets stand behind a clock by their letters, and the two of
    /// central Europe; hours east of UTC.
    public static let zones: [(name: String, hours: Int)] = [
        ("EST", -5), ("EDT", -4), ("CST", -6), ("CDT", -5), ("MST", -7), ("MDT", -6),
        ("PST", -8), ("PDT", -7), ("CEST", 2), ("CET", 1),
    ]

    /// The month, from 1, of a name or its beginning.
    static func month(_ name: String) -> Int? {
        let name = name.lowercased()
        guard name.unicodeScalars.count >= 3 else { return nil }
        return months.firstIndex { $0.contains { name.hasPrefix($0) } }.map { $0 + 1 }
    }
}
