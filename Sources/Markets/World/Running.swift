import Figures
import Margin

// Moves of the tape: so many bars, or until something is so.

extension World {
    struct Run {
        var events: [Event] = []
        var wasInterrupted = false
    }

    /// How far a move goes at most, what it waits for, and whether an alert can stop it.
    private struct Course {
        var most: Int
        var condition: Condition?
        var heedsAlerts = true
    }

    mutating func run(_ act: Act, isInterrupted: () -> Bool) throws(Refusal) -> Run {
        guard !isAtEnd else { throw .atEnd(now) }
        let course = try course(of: act)
        var run = Run()
        var isMet = false
        while step < course.most {
            if isInterrupted() {
                run.wasInterrupted = true
                break
            }
            let events = advance()
            run.events += events
            if let condition = course.condition {
                let point = met(condition, after: events)
                isMet = point != nil
                if let point, point != .close {
                    run.events.append(Event(now, .metInside(condition, at: point)))
                }
                if isMet || hindrance(of: condition) != nil { break }
            }
            if course.heedsAlerts, events.contains(where: \.stopsTape) { break }
        }
        if isAtEnd, !isMet, let condition = course.condition {
            run.events.append(Event(now, .inVain(condition)))
        }
        return run
    }

    private func course(of act: Act) throws(Refusal) -> Course {
        switch act {
        case .step(let bars): return Course(most: try stepAfter(bars))
        case .away(.bars(let bars)):
            return Course(most: try stepAfter(bars), heedsAlerts: false)
        case .away(.until(let time)):
            return Course(most: try nextStep(time), heedsAlerts: false)
        case .until(.end): return Course(most: tape.lastStep)
        case .until(.time(let time)): return Course(most: try nextStep(time))
        case .until(let condition):
            if let hindrance = hindrance(of: condition) { throw hindrance }
            return Course(most: tape.lastStep, condition: try resolved(condition))
        default: return Course(most: step)
        }
    }

    private func stepAfter(_ bars: Int) throws(Refusal) -> Int {
        guard bars > 0 else { throw .stepsNotPositive }
        return min(tape.lastStep, bars > tape.lastStep ? tape.lastStep : step + bars)
    }

    /// The step of the next such time; later than now.
    func nextStep(_ time: TimeOfTape) throws(Refusal) -> Int {
        let moment: Moment
        switch time {
        case .moment(let exact): moment = exact
        case .tomorrow: moment = Moment(minutes: (now.day + 1) * 1440)
        case .day(let day, let minute):
            guard let found = onDay(day, minute) else {
                throw .timeNotOnTape(from: tape.opening, to: tape.end)
            }
            moment = found
        case .clock(let minute):
            let today = Moment(minutes: now.day * 1440 + minute)
            moment = today > now ? today : today + 1440
            // Said of a tape's last day, such a time means today's, which has been.
            if moment > lastMoment, today >= tape.start { throw .timeNotAhead(today, now: now) }
        }
        guard moment <= lastMoment, moment >= tape.start else {
            throw .timeNotOnTape(from: tape.opening, to: tape.end)
        }
        let target = tape.step(holding: moment)
        guard target > step else { throw .timeNotAhead(moment, now: now) }
        return target
    }

    /// The last minute of the tape's last bar.
    private var lastMoment: Moment { tape.end + (tape.minutesPerBar - 1) }

    /// The step of the latest such time that has been; for `rewind`.
    public func pastStep(_ time: TimeOfTape) throws(Refusal) -> Int {
        var moment: Moment
        switch time {
        case .moment(let exact): moment = exact
        case .tomorrow: moment = Moment(minutes: (now.day + 1) * 1440)
        case .day(let day, let minute):
            guard let found = onDay(day, minute) else {
                throw .timeNotOnTape(from: tape.opening, to: now)
            }
            moment = found
        case .clock(let minute):
            moment = Moment(minutes: now.day * 1440 + minute)
            if moment > now { moment = moment + -1440 }
        }
        guard moment >= tape.opening, moment <= now else {
            throw .timeNotOnTape(from: tape.opening, to: now)
        }
        // The first bar's own time means the opening.
        return moment == tape.opening ? 0 : tape.step(holding: moment)
    }

    /// A day of the month on this tape.
    private func onDay(_ day: Int, _ minute: Int) -> Moment? {
        for number in tape.opening.day...max(tape.opening.day, tape.end.day) {
            let moment = Moment(minutes: number * 1440 + minute)
            if moment.date.day == day { return moment }
        }
        return nil
    }
}

extension Condition.Comparison {
    func holds<Value: Comparable>(_ a: Value, _ b: Value) -> Bool {
        self == .under ? a < b : a > b
    }
}
