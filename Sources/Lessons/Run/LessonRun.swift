/// A learner's way through a lesson: a value, free of worlds and screens.
///
/// The desk types into it (`next`, `answer`, `hint`, `show`, `skip`, `back`) and then takes beats
/// until there are none, doing what each says; it takes beats after every line of the learner in
/// the lesson's world as well, so that a goal just met moves the lesson on.
///
///     run.next()
///     while let beat = run.beat(facts) { page += render(beat) }
///     switch run.now { … }       // what is waited for
///     run.hidden                 // terms no page may show now
///
/// Each beat is drawn from the facts of its moment, so a sentence after a `show` box speaks of the
/// world after it. Nothing here can fail: every move is taken at every time. While the learner is
/// away with `play`, take no beats.
public struct LessonRun: Sendable {
    public let lesson: Lesson
    /// The step that is on the screen, from 0.
    public internal(set) var step = 0
    /// The next item of the step; -1 before its screen is opened.
    var item = -1
    var state = State.moving
    var pending: [Beat] = []
    /// One for every ask of the lesson, in order.
    public internal(set) var records: [AskRecord]
    /// How do boxes were passed, and hints given; none for one that was simply done.
    var tasks: [TaskRecord] = []
    public private(set) var notes: [String] = []
    let asks: [Boxed<Ask>]

    enum State: Sendable, Equatable {
        case moving
        case read
        case act(DoBox)
        /// `show` has performed the lines; the goal is looked at next.
        case showing(DoBox)
        case answer(Int)
        case finished
    }
    struct TaskRecord: Sendable {
        /// The line its box stands at in the file.
        let line: Int
        var hints = 0
        var isShown = false
        var isSkipped = false
    }

    /// What is waited for.
    public enum Waiting: Sendable, Equatable {
        /// Beats are to be taken.
        case beats
        /// Enter, to go on to the next screen.
        case read
        case act(DoBox)
        case answer(Ask)
        case finished
    }

    /// At the beginning of a lesson; its first beats are ready.
    public init(_ lesson: Lesson) {
        self.lesson = lesson
        asks = lesson.asked
        records = asks.map { _ in AskRecord() }
    }

    public var now: Waiting {
        if !pending.isEmpty { return .beats }
        switch state {
        case .moving, .showing: return .beats
        case .read: return .read
        case .act(let box): return .act(box)
        case .answer(let index): return .answer(asks[index].content)
        case .finished: return .finished
        }
    }

    /// The terms that no page may show now, each once. See `Ask` for the rule.
    public var hidden: [String] {
        guard state != .finished else { return [] }
        var terms: [String] = []
        var asked: [String] = []
        for (index, ask) in asks.enumerated() {
            for term in ask.content.hides {
                let isHiding =
                    !records[index].isSettled && (ask.step <= step || !asked.contains(term))
                if isHiding, !terms.contains(term) { terms.append(term) }
            }
            asked += ask.content.hides
        }
        return terms
    }

    /// The asks that hold a prediction and have not settled.
    public var heldAsks: [Ask] {
        asks.indices.filter { records[$0].isHeld }.map { asks[$0].content }
    }

    /// Keeps a remark of the learner.
    public mutating func note(_ text: String) { notes.append(text) }

    /// The lesson so far, or whole.
    public var summary: LessonSummary {
        let met = asks.indices.filter {
            records[$0].isSettled || records[$0].isHeld || !records[$0].tried.isEmpty
        }
        let done = state == .finished ? lesson.steps.count : step
        return LessonSummary(
            title: lesson.title, asks: met.map { (asks[$0].content, records[$0]) },
            stepsDone: done, steps: lesson.steps.count,
            shown: tasks.count(where: \.isShown), skipped: tasks.count(where: \.isSkipped),
            cards: lesson.steps.prefix(done).flatMap(\.cards), notes: notes,
            kept: met.compactMap { index in
                guard let name = asks[index].content.keep, let given = records[index].given
                else { return nil }
                return (name, given)
            })
    }
}

extension Step {
    var cards: [Card] {
        items.flatMap { item -> [Card] in
            if case .box(.cards(let cards)) = item { cards } else { [] }
        }
    }
}

extension Lesson {
    /// Every line that boxes perform, in order, up to and with an item of a step, or the whole step:
    /// replayed from the scenario's start they give the author's state.
    public func authorLines(step: Int, through item: Int? = nil) -> [String] {
        var lines: [String] = []
        for (index, each) in steps.enumerated() where index <= step {
            for (place, part) in each.items.enumerated() {
                if index == step, let item, place > item { break }
                if case .box(let box) = part { lines += box.lines.map(\.text) }
            }
        }
        return lines
    }
}

extension Box {
    /// The lines of the language it holds.
    public var lines: [TypedLine] {
        switch self {
        case .act(let box): box.lines
        case .show(let box): box.lines
        case .plan(let box): box.act.lines
        case .ask, .cite, .cards, .note, .grade: []
        }
    }
}
