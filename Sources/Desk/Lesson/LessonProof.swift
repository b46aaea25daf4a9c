import Lessons
import Markets
import Scripts

/// Plays one lesson in every way a learner can, and says where it breaks.
struct LessonProof {
    private let lesson: Lesson
    private let content: Content
    private let name: String
    private let text: String
    private let numbers: Variation.Numbers
    private var found: [(rule: CheckRule, place: FilePlace)] = []
    /// What no rule of the file names: the lesson ends differently on another way through it.
    private(set) var failures: [(line: Int?, says: String)] = []

    /// - Parameters:
    ///   - text: the whole file.
    ///   - numbers: which of the values that vary the lesson was read with.
    init(
        content: Content, lesson: Lesson, text: String, name: String,
        numbers: Variation.Numbers = .first
    ) {
        self.text = text
        self.numbers = numbers
        self.content = content
        self.lesson = lesson
        self.name = name
    }

    /// The bound on moves of one way through; a lesson has some dozens.
    private static let longest = 2_000

    mutating func problems() -> [LessonProblem] {
        var session = Session(content: content)
        let reply: Reply
        switch session.readLesson(text, name, numbers: numbers) {
        case .success(let (lesson, world)):
            reply = session.begin(lesson, world, isAnew: true, line: "lesson \(name)")
        case .failure(let problem): reply = problem.reply
        }
        guard reply.outcome == .done, session.lesson != nil else {
            failures.append((nil, reply.page.words))
            return []
        }
        var turnings: [Session] = []
        walk(&session, turnings: &turnings)
        for brace in session.lesson?.missing ?? [] {
            add(.braceWithoutValue(brace.text), at: brace.place)
        }
        for (line, reason) in session.lesson?.refused ?? [] {
            let lines = lesson.boxes.flatMap(\.content.lines)
            let place = lines.first { $0.text == line }?.place.line
            failures.append((place, "the line `\(line)` is refused when it is played: \(reason)"))
        }
        for place in session.lesson?.metAtOnce ?? [] { add(.goalAlreadyMet, at: place) }
        let end = session.lesson?.world
        for turning in turnings { tryEverything(at: turning, among: turnings, expecting: end) }
        return located
    }

    private mutating func add(_ rule: CheckRule, at place: FilePlace) {
        if !found.contains(where: { $0.rule == rule && $0.place == place }) {
            found.append((rule, place))
        }
    }

    private var located: [LessonProblem] {
        let lines = lesson.source.split(separator: "\n", omittingEmptySubsequences: false)
        return found.map { rule, place in
            LessonProblem(
                .check(rule), file: lesson.file, place: place,
                line: lines.indices.contains(place.line - 1)
                    ? String(lines[place.line - 1]) : "")
        }
    }

    /// On to the end with right answers and the suggested lines.
    ///
    /// - Parameter turnings: gets the session of every place where the learner is waited for.
    private mutating func walk(_ session: inout Session, turnings: inout [Session]) {
        for _ in 0..<Self.longest {
            guard let place = session.lesson else { return }
            turnings.append(session)
            switch place.run.now {
            case .finished, .beats: return
            case .read: _ = session.perform("next")
            case .act(let box): act(box, &session)
            case .answer(let ask): answer(ask, &session, notes: true)
            }
            look(at: place.run.heldAsks, settledIn: session)
        }
        failures.append((nil, "the lesson does not end"))
    }

    /// The same without notes, and no further than to a place that is known.
    private mutating func walk(_ session: inout Session, until known: [Session]) {
        for _ in 0..<Self.longest {
            guard let place = session.lesson, !known.contains(where: { $0.stands(where: session) })
            else { return }
            switch place.run.now {
            case .finished, .beats: return
            case .read: _ = session.perform("next")
            case .act(let box): act(box, &session)
            case .answer(let ask): answer(ask, &session, notes: false)
            }
        }
    }

    /// Predictions that were held are looked at when they have settled: before, their answers had no
    /// value.
    private mutating func look(at held: [Ask], settledIn session: Session) {
        guard let place = session.lesson else { return }
        for ask in held where !place.run.heldAsks.contains(where: { $0.id == ask.id }) {
            for problem in ask.problems(place.facts) { add(problem.rule, at: problem.place) }
            for brace in ask.replies.flatMap({ $0.filled(place.facts).missing }) {
                add(.braceWithoutValue(brace.text), at: brace.place)
            }
        }
    }

    private mutating func act(_ box: DoBox, _ session: inout Session) {
        for line in box.lines { _ = session.perform(line.text) }
        guard case .act(let still) = session.lesson?.run.now, still.place == box.place else {
            return
        }
        add(.goalNotMet, at: box.place)
        _ = session.perform("skip")
    }

    private mutating func answer(_ ask: Ask, _ session: inout Session, notes: Bool) {
        guard let facts = session.lesson?.facts else { return }
        if notes, ask.openUntil.map(facts.holds) ?? true {
            for problem in ask.problems(facts) { add(problem.rule, at: problem.place) }
        }
        // A held number may have no right answer yet; any number is kept until it has.
        let isHeld = ask.openUntil.map { !facts.holds($0) } ?? false
        let text = ask.tryouts(facts).first?.text ?? (isHeld ? "1" : nil)
        _ = session.perform(text.map { "answer \($0)" } ?? "skip")
        guard case .answer(let still) = session.lesson?.run.now, still.id == ask.id else { return }
        if case .words = ask.kind {
            // Words without a keyword are asked for once more, and then kept.
            _ = session.perform("answer \(text ?? "so")")
            return
        }
        add(.rightAnswerRefused, at: ask.place)
        _ = session.perform("skip")
    }

    /// Every other way on from one place has to end in the same world.
    ///
    /// A way is followed until it stands where the first walk stood: from there on it is that walk.
    private mutating func tryEverything(
        at turning: Session, among known: [Session], expecting end: Timeline?
    ) {
        guard let place = turning.lesson else { return }
        var ways = [["back"], ["play", "step", "return"]]
        switch place.run.now {
        case .act: ways += [["hint", "skip"], ["show"]]
        case .answer(let ask):
            ways += [["skip"], ["show"]]
            let wrong = ask.tryouts(place.facts).dropFirst()
            ways += wrong.map { ["answer \($0.text)"] }
            for tryout in wrong { expectReply(tryout, to: ask, at: turning) }
        case .read, .beats, .finished: break
        }
        for way in ways {
            var session = turning
            for line in way { _ = session.perform(line) }
            walk(&session, until: known)
            let isKnown = known.contains { $0.stands(where: session) }
            if !isKnown, session.lesson?.world?.world != end?.world {
                failures.append(
                    (
                        lesson.steps[place.run.step].place.line,
                        "screen \(place.run.step + 1): \(way.joined(separator: ", ")) leads to another "
                            + "end than the lesson"
                    ))
            }
        }
    }

    /// A listed wrong answer gets the reply that stands under it, at once or when it settles.
    private mutating func expectReply(_ tryout: Tryout, to ask: Ask, at turning: Session) {
        guard let index = tryout.reply, ask.openUntil == nil else { return }
        var session = turning
        let facts = turning.lesson?.facts
        let page = session.perform("answer \(tryout.text)").page.words
        let reply: Wording? =
            switch ask.kind {
            case .number(let number): number.wrongs[index].reply
            case .choice(let choices): choices[index].reply
            case .keptNumber, .order, .words: nil
            }
        guard let reply, let facts else { return }
        let words = reply.filled(facts).words.plain
        if !page.contains(words), !page.contains("hidden until you predict") {
            failures.append((reply.place.line, "\(tryout.text) does not get its reply"))
        }
    }
}

extension Session {
    /// Whether both stand at the same place of a lesson, in the same world.
    fileprivate func stands(where other: Session) -> Bool {
        guard let here = lesson, let there = other.lesson else { return false }
        return here.run.step == there.run.step && here.run.now == there.run.now
            && here.world?.world == there.world?.world
    }
}
