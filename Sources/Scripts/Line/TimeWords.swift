import Figures
import Markets

// Times and stretches of time: `10:47`, `13 02:00`, `13 Mar 02:00`, `2020-03-13 02:00`, `1h`.

extension Words {
    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december",
    ]

    /// True if the next word starts a time.
    var startsTime: Bool {
        guard let next, !next.isQuoted else { return false }
        if next.text.clock != nil || next.text.date != nil || next.lowered == "tomorrow" {
            return true
        }
        guard let after = afterNext, Int(next.text) != nil else { return next.text.contains(":") }
        return after.text.contains(":") || Words.month(after.lowered) != nil
    }

    mutating func time(_ around: Surroundings) throws(Misreading) -> TimeOfTape {
        let word = try need("a time, as in 10:47")
        if word.lowered == "tomorrow" { return .tomorrow }
        if let minute = word.text.clock { return .clock(minuteOfDay: minute) }
        if let date = word.text.date {
            // Behind a date a word of letters begins something else: `or`, `for 3 days`.
            let isAlone = next?.text.first?.isLetter ?? true
            let minute = isAlone ? 0 : try clock()
            guard let moment = Moment(date, minute) else {
                throw Misreading(.noSuchDay(word.text), word)
            }
            return .moment(moment)
        }
        guard let day = Int(word.text), (1...31).contains(day) else {
            throw Misreading(.notATime(word.text), word)
        }
        guard let named = next, let month = Words.month(named.lowered) else {
            return .day(day, minuteOfDay: try clock())
        }
        _ = take()
        let minute = try clock()
        guard let now = around.now else {
            throw Misreading(.monthNeedsYear(named.text), named)
        }
        guard let moment = Moment((now.date.year, month, day), minute) else {
            throw Misreading(
                .noSuchDay("\(word.text) \(named.text)"), from: word.from, to: named.to)
        }
        return .moment(moment)
    }

    /// `02:00` as a minute of the day.
    mutating func clock() throws(Misreading) -> Int {
        let word = try need("a time, as in 02:00")
        guard let minute = word.text.clock else { throw Misreading(.notATime(word.text), word) }
        return minute
    }

    private static func month(_ word: String) -> Int? {
        guard word.utf8.count >= 3 else { return nil }
        return months.firstIndex { $0.hasPrefix(word) }.map { $0 + 1 }
    }

    /// How many bars `5`, `1h`, `30 min` or `1d` are.
    mutating func bars(_ around: Surroundings, least: Int = 1) throws(Misreading) -> Int {
        let word = next
        let minutes: Int
        switch try stretch(least: least) {
        case .bars(let count): return count
        case .minutes(let count): minutes = count
        }
        let perBar = max(1, around.minutesPerBar)
        if let word, minutes % perBar != 0 {
            throw Misreading(.notWholeBars(minutes: minutes, perBar: perBar), word)
        }
        return minutes / perBar
    }

    /// The same as it is said: bars, or minutes.
    mutating func stretch(least: Int = 1) throws(Misreading) -> Stretch {
        let word = try need("how many bars, as in 5")
        let digits = String(word.text.prefix { !$0.isLetter })
        var unit = String(word.lowered.dropFirst(digits.count))
        var place = word
        if unit.isEmpty, let next {
            unit = next.lowered
            place = next
            _ = take()
        }
        let count = try Words.whole(digits, word, in: least...Words.most)
        switch unit {
        case "", "bar", "bars": return .bars(count)
        case "m", "min", "mins", "minute", "minutes": return .minutes(count)
        case "h", "hour", "hours": return .minutes(count * 60)
        case "d", "day", "days": return .minutes(count * 1440)
        default:
            throw Misreading(
                .unknownWord(unit, expected: "m, h or d, as in 30m"), place)
        }
    }
}

extension String {
    /// The minute of the day that `9:05` or `09:05` says.
    var clock: Int? {
        let parts = split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].utf8.count), parts[1].utf8.count == 2,
            let hour = parts[0].digits, let minute = parts[1].digits, hour < 24, minute < 60
        else { return nil }
        return hour * 60 + minute
    }

    /// Year, month and day of `2020-03-13`; whether the calendar has that day is not asked.
    var date: (Int, Int, Int)? {
        let parts = split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
            parts[2].utf8.count == 2, let year = parts[0].digits, let month = parts[1].digits,
            let day = parts[2].digits
        else { return nil }
        return (year, month, day)
    }
}

extension Substring {
    /// A number of nothing but digits.
    fileprivate var digits: Int? {
        utf8.allSatisfy { $0 >= 48 && $0 <= 57 } ? Int(self) : nil
    }
}

extension Moment {
    init?(_ date: (year: Int, month: Int, day: Int), _ minuteOfDay: Int) {
        self.init(
            year: date.year, month: date.month, day: date.day, hour: minuteOfDay / 60,
            minute: minuteOfDay % 60)
    }
}
