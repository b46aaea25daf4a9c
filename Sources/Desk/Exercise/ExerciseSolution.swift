import Figures
import Lessons
import Markets
import Scripts

/// Plays an exercise as its author would: the example lines, and the right answers.
public struct ExerciseSolution {
    private let task: ExerciseTask
    private let content: Content

    public init(_ task: ExerciseTask, content: Content) {
        self.task = task
        self.content = content
    }

    /// How somebody goes through an exercise.
    public struct Way {
        /// What becomes of a line of the example; nil leaves it out.
        var change: (String) -> String? = { $0 }
        /// What is planned and opened in place of the example.
        var order: String?
        /// Whether numbers are answered as a person reckons and rounds them, without thinking of lots,
        /// and `why` is asked at every prompt.
        var answersNaturally = false
        var answersWrongly = false
        public init() {}
        public init(change: @escaping (String) -> String?) { self.change = change }

        fileprivate func applied(to line: String) -> String? {
            guard let order else { return change(line) }
            if line.hasPrefix("plan ") { return "plan \(order) \(Way.reasons)" }
            return line.hasPrefix("open ") ? "open " + order : change(line)
        }
        private static let reasons =
            "because it is as large as it has to be and its line lies far from the price so that one "
            + "bad day does not reach it and the stop is met long before that"
    }

    /// What was typed from beginning to end, or where it stopped.
    public func lines(_ token: String, _ way: Way = Way()) -> (lines: [String], fault: String?) {
        var session = Session.playing(task, token: token, content: content).session
        var typed: [String] = []
        // A line may leave the goal unmet; nobody goes on for ever.
        for _ in 0..<400 {
            guard let place = session.lesson else { return (typed, "it ends nowhere") }
            if way.answersNaturally, let given = given(by: session.perform("why"), place) {
                return (typed, "\"why\" gives away \(given) before it is answered")
            }
            let asks: [String]
            switch place.run.now {
            case .finished, .beats: return (typed, nil)
            case .read: asks = ["next"]
            case .answer(let ask):
                asks = [answer(to: ask, session, way)].compactMap(way.change)
            case .act(let box):
                let whole = task.lesson.boxes.flatMap { $0.content.example }
                let lines = whole.first { $0.key == box.goals }?.lines ?? []
                asks = lines.compactMap(way.applied)
                if asks.isEmpty { return (typed, "a task has no example line") }
            }
            for line in asks {
                let filled = fill(line, session)
                let reply = session.perform(filled)
                if reply.outcome == .refused {
                    return (typed, "\"\(filled)\" is refused: \(reply.page.words)")
                }
                typed += reply.kept
            }
            if case .act(let box) = session.lesson?.run.now, case .act(box) = place.run.now {
                return (typed, "the lines \(asks) do not reach the goal")
            }
        }
        return (typed, "it does not end")
    }

    /// The right number of the open question, where a page tells it.
    private func given(by reply: Reply, _ place: LessonPlace) -> String? {
        guard case .answer(let asked) = place.run.now,
            let ask = task.lesson.asks.first(where: { $0.id == asked.id }),
            case .number(let number) = ask.kind, !ask.hides.isEmpty,
            let right = number.answer.text(place.facts), right.count > 4
        else { return nil }
        return reply.page.words.contains(right) ? right : nil
    }

    private func answer(to asked: Ask, _ session: Session, _ way: Way) -> String {
        guard let facts = session.lesson?.facts,
            let ask = task.lesson.asks.first(where: { $0.id == asked.id })
        else { return "answer 1" }
        switch ask.kind {
        case .words:
            return "answer the one who sold to me was paid what I lost and the venue took its fee "
                + "and the fund the rest of it"
        case .number(let number) where way.answersNaturally:
            return "answer " + (number.natural(facts.withoutLots ?? facts) ?? "0")
        case .number where way.answersWrongly: return "answer 987654"
        case .number(let number) where number.answer.units(facts) == nil: return "answer 0"
        case .keptNumber where way.answersWrongly: return "answer 99"
        default:
            let wrong = way.answersWrongly ? ask.tryouts(facts).first { !$0.isRight } : nil
            return "answer " + (wrong?.text ?? ask.tryouts(facts).first?.text ?? "1")
        }
    }

    /// `{account × 0.2}` as a number of this variant, whole dollars or the tick's decimals.
    private func fill(_ line: String, _ session: Session) -> String {
        guard let facts = session.lesson?.facts else { return line }
        var out = ""
        var rest = Substring(line)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            out += rest[..<open]
            let inside = String(rest[rest.index(after: open)..<close])
            let value = Brace(inside, at: FilePlace(line: 1)).flatMap { $0.value(facts)?.units }
            out +=
                value.map {
                    decimalText(divide($0, unitsPerOne, .down), decimals: 0, grouped: false)
                } ?? "0"
            rest = rest[rest.index(after: close)...]
        }
        return out + rest
    }
}

extension NumberAnswer {
    /// The right number as a person would round it: whole above a thousand, else to a tenth.
    fileprivate func natural(_ facts: WorldFacts) -> String? {
        guard let units = answer.units(facts) else { return nil }
        let step = abs(units) >= 1_000 * unitsPerOne ? unitsPerOne : unitsPerOne / 10
        return decimalText(
            divide(units, step, .nearest) * step, decimals: 8, grouped: false, minus: "-")
    }
}

extension Box {
    /// The lines of a task with the goals that it is known by.
    fileprivate var example: [(key: [Goal], lines: [String])] {
        switch self {
        case .act(let box): [(box.goals, box.lines.map(\.text))]
        case .plan(let box): [(box.act.goals, box.act.lines.map(\.text))]
        default: []
        }
    }
}

extension ExerciseSolution {
    /// A line of the example as somebody else would have it: 90% of the account at 50x and no stop,
    /// or, hasty, ten times the leverage and the price at which all the margin is gone.
    public static func changed(_ line: String, isHasty: Bool) -> String? {
        let words = line.split(separator: " ")
        guard let verb = words.first else { return line }
        if verb == "answer", words.count == 2, isHasty, words[1].count > 3 {
            return "answer {plan.bankruptcy}"
        }
        guard verb == "plan" || verb == "open", words.count > 2 else {
            return verb == "stop" ? nil : line
        }
        let reasons =
            verb == "plan" ? " " + String(repeating: "it will surely rise ", count: 5) : ""
        let order =
            isHasty ? "margin {account × 0.2} leverage 20" : "margin {account × 0.9} leverage 50"
        return "\(verb) \(words[1]) \(words[2]) \(order)\(reasons)"
    }

    /// What a first attempt is written to.
    public static func fileName(_ exercise: String, _ label: String) -> String {
        "\(exercise)-\(label).attempt-1.txt"
    }
}
