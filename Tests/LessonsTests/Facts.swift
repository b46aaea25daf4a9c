import Figures

@testable import Lessons

/// A table of what is so: values by term, and the goals that hold.
struct Facts: LessonFacts {
    var values: [String: LessonValue] = [:]
    var goals: [Goal] = []

    init(_ numbers: [String: String] = [:], goals: [Goal] = []) {
        for (term, text) in numbers {
            let units = try? readDecimal(text, limit: Money.limit)
            values[term] = LessonValue(text, units: units)
        }
        self.goals = goals
    }
    func value(of term: String) -> LessonValue? { values[term] }
    func holds(_ goal: Goal) -> Bool { goals.contains(goal) }
}

extension Facts {
    /// The long of 12 March 2020 at 20x, as the lesson's day gives it, before it is closed.
    static let open = Facts([
        "account": "4,990", "maintenance": "0.5", "position.entry": "7,353.5",
        "position.size": "2.719", "position.value": "19,994.17", "position.own": "1,000",
        "position.leverage": "20", "position.liquidation": "7,020.8",
        "position.bankruptcy": "6,985.7",
    ])
    /// The same after its liquidation, with the 25x beside it.
    static var closed: Facts {
        var facts = open
        let numbers = [
            "event.time": "10:36", "event.mark": "7,019.2", "event.line": "7,020.8",
            "event.left": "91.04", "event.required": "95.43", "event.own": "1,000",
            "event.sold": "6,880", "event.shortfall": "287.45", "event.returned": "0",
            "event.lost": "1,010", "event.share": "20.2%", "time": "00:00", "price": "5,571.5",
            "other.time": "10:34", "other.sold": "7,070", "other.after": "36.38",
            "other.taker": "12.02", "other.fee": "24.37", "other.due": "120.15",
            "other.returned": "0",
        ]
        facts.values.merge(Facts(numbers).values) { $1 }
        facts.goals = [.liquidated]
        return facts
    }
}

/// Plays a lesson against a table of facts that lines of the language change.
struct Player {
    var run: LessonRun
    var facts: Facts
    /// What a line changes.
    var effect: (String, inout Facts) -> Void = { _, _ in }
    /// Everything that came, in order.
    var beats: [Beat] = []
    /// The facts remembered at each screen.
    private var remembered: [Int: Facts] = [:]
    private let beginning: Facts

    init(
        _ lesson: Lesson, _ facts: Facts = Facts(),
        effect: @escaping (String, inout Facts) -> Void = { _, _ in }
    ) {
        run = LessonRun(lesson)
        self.facts = facts
        self.effect = effect
        beginning = facts
        take()
    }

    /// Takes beats until the learner is waited for, and gives what came.
    @discardableResult
    mutating func take() -> [Beat] {
        let before = beats.count
        while let beat = run.beat(facts) {
            beats.append(beat)
            switch beat {
            case .screen: remembered[run.step] = facts
            case .restore(let step): facts = remembered[step] ?? beginning
            case .author(let lines):
                facts = beginning
                for line in lines { effect(line, &facts) }
            case .perform(let lines, _): for line in lines { effect(line, &facts) }
            default: break
            }
        }
        return Array(beats[before...])
    }
    @discardableResult
    mutating func type(_ line: String) -> [Beat] {
        effect(line, &facts)
        return take()
    }
    @discardableResult
    mutating func answer(_ text: String) -> [Beat] {
        run.answer(text, facts)
        return take()
    }
    @discardableResult
    mutating func move(_ move: (inout LessonRun) -> Void) -> [Beat] {
        move(&run)
        return take()
    }
    @discardableResult mutating func next() -> [Beat] { move { $0.next() } }
    @discardableResult mutating func skip() -> [Beat] { move { $0.skip() } }
    @discardableResult mutating func back() -> [Beat] { move { $0.back() } }
    @discardableResult mutating func hint() -> [Beat] { move { $0.hint() } }
    @discardableResult mutating func show() -> [Beat] {
        run.show(facts)
        return take()
    }
    var isFinished: Bool { run.now == .finished }

    /// The verdicts that came with the last move.
    static func verdicts(_ beats: [Beat]) -> [Verdict] {
        beats.compactMap { if case .verdict(let verdict) = $0 { verdict } else { nil } }
    }
}

extension Player {
    /// The first lesson on its day.
    static func first() throws -> Player {
        Player(try shelvedLesson("q1-liquidation"), .open) { line, facts in
            let goal = Goal("long BTC 20x") ?? .positionOpen
            switch line {
            case "open long BTC 20x margin 1000": facts.goals = [.positionOpen, goal]
            case "until liquidation": facts = .closed
            default: break
            }
        }
    }
}
