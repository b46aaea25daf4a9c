import Markets
import Scripts

/// The rule at the end of a calendar of zones, for all years after its last change: POSIX's `TZ`, as in
/// `CET-1CEST,M3.5.0,M10.5.0/3`. Files that were packed slim have nothing else for today.
struct ZoneRule {
    private struct Change {
        /// Month, week of it (5 is the last) and weekday from Sunday; or a day of the year.
        enum Day { case week(month: Int, week: Int, weekday: Int), julian(Int), dayOfYear(Int) }
        let day: Day
        /// Seconds after midnight of the clock that runs until then.
        let second: Int
    }
    private let standard: Int
    private var summer: (offset: Int, begins: Change, ends: Change)?

    /// Nil for text of another form.
    init?(_ text: String) {
        var rest = Array(text.utf8)[...]
        guard Self.name(&rest), let west = Self.time(&rest) else { return nil }
        standard = -west
        guard !rest.isEmpty else { return }
        guard Self.name(&rest) else { return nil }
        var offset = standard + 3_600
        if let first = rest.first, first != 44 {
            guard let west = Self.time(&rest) else { return nil }
            offset = -west
        }
        guard let begins = Self.change(&rest), let ends = Self.change(&rest), rest.isEmpty else {
            return nil
        }
        summer = (offset, begins, ends)
    }

    /// The changes of the years from a moment on, to 2100.
    func spans(after moment: Int) -> [ZoneCalendar.Span] {
        guard let summer else { return [] }
        var spans: [ZoneCalendar.Span] = []
        for year in 1970...2100 {
            if let day = Self.day(summer.begins.day, year) {
                spans.append(
                    .init(
                        from: day * 86_400 + summer.begins.second - standard, offset: summer.offset)
                )
            }
            if let day = Self.day(summer.ends.day, year) {
                spans.append(
                    .init(from: day * 86_400 + summer.ends.second - summer.offset, offset: standard)
                )
            }
        }
        return spans.filter { $0.from > moment }.sorted { $0.from < $1.from }
    }

    /// Days since 1970-01-01.
    private static func day(_ day: Change.Day, _ year: Int) -> Int? {
        guard let newYear = first(of: 1, year) else { return nil }
        switch day {
        case .dayOfYear(let number): return newYear + number
        case .julian(let number):
            // Never counts the 29th of February.
            let isLeap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0
            return newYear + number - 1 + (isLeap && number >= 60 ? 1 : 0)
        case .week(let month, let week, let weekday):
            guard let first = first(of: month, year),
                let next = month == 12
                    ? Self.first(of: 1, year + 1) : Self.first(of: month + 1, year)
            else { return nil }
            // 1 January 1970 was a Thursday.
            let shift = (weekday - (first + 4) % 7 + 7) % 7
            var found = first + shift + (week - 1) * 7
            while found >= next { found -= 7 }
            return found
        }
    }

    private static func first(of month: Int, _ year: Int) -> Int? {
        Moment(year: year, month: month, day: 1, hour: 0, minute: 0)?.day
    }

    // MARK: Reading

    /// `CET`, or `<+03>`.
    private static func name(_ rest: inout ArraySlice<UInt8>) -> Bool {
        if rest.first == 60 {
            guard let end = rest.firstIndex(of: 62) else { return false }
            rest = rest[(end + 1)...]
            return true
        }
        let letters = rest.prefix { $0 | 0x20 >= 97 && $0 | 0x20 <= 122 }
        rest.removeFirst(letters.count)
        return letters.count >= 3
    }

    /// `-1`, `3:30`, `02:00:00`, in seconds.
    private static func time(_ rest: inout ArraySlice<UInt8>) -> Int? {
        var sign = 1
        if rest.first == 45 || rest.first == 43 {
            sign = rest.first == 45 ? -1 : 1
            rest.removeFirst()
        }
        var seconds = 0
        var unit = 3_600
        while unit > 0 {
            guard let number = number(&rest), number <= 167 else { return nil }
            seconds += number * unit
            unit = unit == 3_600 ? 60 : unit == 60 ? 1 : 0
            guard unit > 0, rest.first == 58 else { break }
            rest.removeFirst()
        }
        return sign * seconds
    }

    /// `,M3.5.0/2`, `,J60` or `,59`.
    private static func change(_ rest: inout ArraySlice<UInt8>) -> Change? {
        guard rest.first == 44 else { return nil }
        rest.removeFirst()
        let day: Change.Day
        if rest.first == UInt8(ascii: "M") {
            rest.removeFirst()
            guard let month = number(&rest), (1...12).contains(month), rest.popFirst() == 46,
                let week = number(&rest), (1...5).contains(week), rest.popFirst() == 46,
                let weekday = number(&rest), (0...6).contains(weekday)
            else { return nil }
            day = .week(month: month, week: week, weekday: weekday)
        } else if rest.first == UInt8(ascii: "J") {
            rest.removeFirst()
            guard let number = number(&rest), (1...365).contains(number) else { return nil }
            day = .julian(number)
        } else {
            guard let number = number(&rest), (0...365).contains(number) else { return nil }
            day = .dayOfYear(number)
        }
        guard rest.first == 47 else { return Change(day: day, second: 7_200) }
        rest.removeFirst()
        return time(&rest).map { Change(day: day, second: $0) }
    }

    private static func number(_ rest: inout ArraySlice<UInt8>) -> Int? {
        let digits = rest.prefix { $0 >= 48 && $0 <= 57 }
        rest.removeFirst(digits.count)
        return digits.count <= 3 ? Int(String(decoding: digits, as: UTF8.self)) : nil
    }
}
