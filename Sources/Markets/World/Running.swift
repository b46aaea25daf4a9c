import Figures
import Margin

// Moves of the tape: so many bars, or until something is so.

extension World {
    struct Run {
        var events: [Event] = []
        var wasInterrupted = false
    }

    mutating func run(_ act: Act, isInterrupted: () -> Bool) throws(Refusal) -> Run {
        guard !isAtEnd else { throw .atEnd(now) }
        let condition: Condition
        var most = tape.lastStep
        switch act {
        case .step(let bars):
            guard bars > 0 else { throw .stepsNotPositive }
            most = min(tape.lastStep, bars > tape.lastStep ? tape.lastStep : step + bars)
            condition = .end
        case .until(.time(let time)):
            most = try nextStep(time)
            condition = .end
        case .until(.liquidation) where holdings.isEmpty, .until(.stop) where holdings.isEmpty,
            .until(.flat) where holdings.isEmpty:
            throw .nothingOpen
        case .until(.stop) where !holdings.contains(where: { $0.stop != nil }): throw .noStop
        case .until(let given): condition = given
        default: return Run()
        }
        var run = Run()
        while step < most {
            if isInterrupted() {
                run.wasInterrupted = true
                break
            }
            let events = advance()
            run.events += events
            if holds(condition, after: events) { break }
        }
        return run
    }

    /// Whether the last bar brought what was waited for.
    private func holds(_ condition: Condition, after events: [Event]) -> Bool {
        switch condition {
        case .end, .time: return false
        case .news:
            return events.contains {
                if case .news = $0.happening { true } else { false }
            }
        case .liquidation:
            return events.contains { ended($0).map { $0.settlement != nil } ?? false }
                || holdings.isEmpty
        case .stop:
            return events.contains {
                if case .stopped = ended($0)?.cause { true } else { false }
            } || holdings.isEmpty
        case .flat: return holdings.isEmpty
        case .price(let comparison, let price): return comparison.holds(last, price)
        case .mark(let comparison, let price): return comparison.holds(mark, price)
        case .marginRatio(let comparison, let rate):
            guard let position = holdings.first?.position else { return true }
            guard let ratio = position.bare.marginRatio(at: Figure(mark)) else {
                return comparison == .over
            }
            return comparison.holds(ratio.value, rate)
        }
    }

    private func ended(_ event: Event) -> Ending? {
        if case .closed(let ending) = event.happening { ending } else { nil }
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
        }
        guard moment <= tape.end + (tape.minutesPerBar - 1), moment >= tape.start else {
            throw .timeNotOnTape(from: tape.opening, to: tape.end)
        }
        let target = tape.step(holding: moment)
        guard target > step else { throw .timeNotAhead(moment, now: now) }
        return target
    }

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
