import Lessons
import Machine
import Markets
import Scripts

/// Until when an exercise is taken, and what comes of a hand-in after that.
public struct Deadline: Sendable, Equatable {
    /// The last minute, UTC.
    public let due: Moment
    public let late: LateRule

    public init(due: Moment, late: LateRule) {
        self.due = due
        self.late = late
    }

    /// How late a file is that was last written at a moment; nil where it was in time.
    public func lateness(of written: Moment, most: Marks) -> Lateness? {
        guard written > due else { return nil }
        let minutes = written.minutes - due.minutes
        let days = (minutes + 1_439) / 1_440
        return Lateness(days: days, penalty: late.penalty(days: days, most: most), rule: late)
    }

    /// "due 2026-10-01 21:59 UTC; late work loses 10 % of all points a day"
    public var text: String { "due \(due.text) UTC; \(late.text)" }
}

/// What late work costs.
public enum LateRule: Sendable, Equatable {
    /// It is marked late and loses nothing.
    case taken
    /// Percent of the exercise's points for every day begun; never below nothing.
    ///
    /// Source: Canvas, Late policies: "a percentage of the total points possible" is deducted for
    /// every day that a submission is late.
    case loses(percent: Int)
    /// It has no points.
    case refused

    /// Reads `taken`, `refused`, `10% a day` or `10 %`; nil for anything else.
    public init?(_ text: String) {
        let words = text.lowercased().replacing("%", with: " % ").split(separator: " ")
        switch words {
        case ["taken"]: self = .taken
        case ["refused"]: self = .refused
        default:
            guard words.count >= 2, words[1] == "%", let percent = Int(words[0]),
                (1...100).contains(percent),
                [[], ["a", "day"], ["per", "day"]].contains(words.dropFirst(2))
            else { return nil }
            self = .loses(percent: percent)
        }
    }

    /// As it is read again.
    public var word: String {
        switch self {
        case .taken: "taken"
        case .loses(let percent): "\(percent)% a day"
        case .refused: "refused"
        }
    }

    public var text: String {
        switch self {
        case .taken: "late work is marked late and loses nothing"
        case .loses(let percent): "late work loses \(percent) % of all points for every day begun"
        case .refused: "late work has no points"
        }
    }

    /// Rounded down to a hundredth of a point, in favour of the student.
    func penalty(days: Int, most: Marks) -> Marks {
        switch self {
        case .taken: Marks(0)
        case .loses(let percent):
            Marks(hundredths: min(most.hundredths, most.hundredths * percent / 100 * days))
        case .refused: most
        }
    }
}

/// What lateness came to.
public struct Lateness: Sendable, Equatable {
    /// Days begun after the deadline.
    public let days: Int
    public let penalty: Marks
    public let rule: LateRule

    /// "2 days late: −4.8 points"
    public var text: String {
        let days = "\(days) day\(days == 1 ? "" : "s") late"
        return switch rule {
        case .taken: days
        case .loses: "\(days): −\(penalty.text) points"
        case .refused: "\(days): no points"
        }
    }
}

/// The moment of a deadline as a teacher writes it.
public enum DueTime {
    public enum Fault: Error, Equatable {
        case unreadable
        /// The clocks of the place never showed it: the hour that spring leaves out.
        case neverShown
        /// There is no such place.
        case zone(ZoneFile.Refusal)
    }

    /// The same, of a place by its name.
    public static func moment(_ text: String, zone name: String) throws(Fault) -> Moment {
        let zone: ZoneCalendar
        do throws(ZoneFile.Refusal) {
            zone = try ZoneFile.calendar(name)
        } catch {
            throw .zone(error)
        }
        return try moment(text, in: zone)
    }

    /// Reads `2026-10-01 23:59`, or `2026-10-01`, which means its last minute, on a place's clock. Of a
    /// time that the clock shows twice the later one is taken, in favour of the student.
    public static func moment(_ text: String, in zone: ZoneCalendar) throws(Fault) -> Moment {
        let parts = text.replacing("T", with: " ").split(separator: " ")
        guard let first = parts.first, (1...2).contains(parts.count) else { throw .unreadable }
        let day = first.split(separator: "-").map { Int($0) }
        let time = (parts.count == 2 ? parts[1] : "23:59").split(separator: ":").map { Int($0) }
        guard day.count == 3, time.count == 2, let year = day[0], let month = day[1],
            let date = day[2], let hour = time[0], let minute = time[1],
            let local = Moment(year: year, month: month, day: date, hour: hour, minute: minute)
        else { throw .unreadable }
        guard let moment = zone.moments(local: local.minutes * 60).last else { throw .neverShown }
        return Moment(minutes: moment / 60)
    }
}
