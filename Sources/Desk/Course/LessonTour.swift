import Lessons
import Markets
import Scripts

/// A lesson gone through once with right answers: what handouts, quizzes and answer sheets are made
/// of, so that each figure in them is computed.
public struct LessonTour: Sendable {
    public let lesson: Lesson
    /// What came, in order.
    public internal(set) var stops: [Stop] = []
    /// Every question with its right answer.
    public internal(set) var answers: [Answer] = []
    /// What is for the teacher alone.
    public internal(set) var notes: [Block] = []

    public enum Stop: Sendable {
        /// Headings, prose, what the program did and said.
        case page([Block])
        /// A question, and its options with the figures of that moment.
        case ask(Ask, question: [Block])
    }

    public struct Answer: Sendable {
        public let ask: Ask
        public let step: Int
        public let asked: String
        /// Options as they stood on the screen.
        public var options: [Option] = []
        /// As it is told; nil where nothing is right.
        public var right: String?
        /// Said with it.
        public var about: String?
    }
    public struct Option: Sendable {
        public let text: String
        public let isRight: Bool
        /// Nil where it has none, or one with figures that are not known yet.
        public let reply: String?
    }

    /// Why a lesson cannot be gone through: as a page would say it.
    public struct Broken: Error, Sendable {
        public let page: Page
    }

    public init(
        _ name: String, content: Content, language: String? = nil
    ) throws(Broken) {
        var session = Session(content: content)
        var request = LessonRequest(name)
        request.language = language
        let reply = session.openLesson(request, line: "lesson \(name)")
        guard reply.outcome == .done, let lesson = session.lesson?.run.lesson else {
            throw Broken(page: reply.page)
        }
        self.lesson = lesson
        // Once more, without the words that work now.
        var place = LessonPlace(lesson: lesson, world: session.lesson?.opening?.world)
        place.hasFooter = false
        session.lesson = place
        stops.append(.page(session.takeBeats()))
        walk(&session)
        settle(session)
        if let facts = session.lesson?.facts {
            notes = lesson.notes.flatMap { $0.body.filled(facts).words.pageBlocks }
        }
    }

    private mutating func walk(_ session: inout Session) {
        // A lesson has some dozens of moves; the bound only ends one gone wrong.
        for _ in 0..<2_000 {
            guard let place = session.lesson else { return }
            switch place.run.now {
            case .finished, .beats: return
            case .read: add(session.perform("next"))
            case .act(let box):
                for line in box.lines { add(session.perform(line.text)) }
                if case .act(let still) = session.lesson?.run.now, still.place == box.place {
                    add(session.perform("skip"))
                }
            case .answer(let ask): answer(ask, &session)
            }
        }
    }

    private mutating func answer(_ ask: Ask, _ session: inout Session) {
        guard let place = session.lesson else { return }
        let facts = place.facts
        let question = ask.question(facts)
        if !answers.contains(where: { $0.ask.id == ask.id }) {
            var answer = Answer(
                ask: ask, step: place.run.step, asked: Prose(ask.question, facts).text)
            if case .choice(let choices) = ask.kind {
                answer.options = choices.map {
                    Option(
                        text: Prose($0.text, facts).text, isRight: $0.isRight,
                        reply: $0.reply.flatMap { $0.text(facts) })
                }
            }
            if case .order(let order) = ask.kind {
                answer.options = order.shown.map {
                    Option(
                        text: Prose(order.items[$0].text, facts).text, isRight: false, reply: nil)
                }
            }
            answers.append(answer)
            // The page before it ends with the question.
            if case .page(let blocks) = stops.last, blocks.suffix(question.count) == question[...] {
                stops[stops.count - 1] = .page(blocks.dropLast(question.count))
            }
            stops.append(.ask(ask, question: question))
        }
        let isHeld = ask.openUntil.map { !facts.holds($0) } ?? false
        let text = ask.tryouts(facts).first?.text ?? (isHeld ? "1" : nil)
        var reply = session.perform(text.map { "answer \($0)" } ?? "skip")
        if case .answer(let still) = session.lesson?.run.now, still.id == ask.id {
            reply = session.perform("skip")
        }
        // At the lesson's end its figures may speak of another position.
        if !isHeld, let index = answers.firstIndex(where: { $0.ask.id == ask.id }) {
            answers[index].about = ask.right?.text(facts)
        }
        // What the answer brings on belongs to the lesson; the verdict does not.
        reply.page.blocks = Array(reply.page.blocks.dropFirst())
        add(reply)
    }

    /// Keeps a page without what was said to the answers that only this tour has given.
    private mutating func add(_ reply: Reply) {
        let blocks = reply.page.blocks.filter { block in
            guard case .paragraph(let prose) = block, let first = prose.spans.first else {
                return true
            }
            return first != Span("Right.", .gain) && first != Span("Done.", .gain)
                && !(first.ink == .strong && first.text.hasPrefix("You said: "))
        }
        if !blocks.isEmpty { stops.append(.page(blocks)) }
    }

    /// The right answers as they were told at the end.
    private mutating func settle(_ session: Session) {
        guard let place = session.lesson else { return }
        for (ask, record) in place.run.summary.asks {
            guard let index = answers.firstIndex(where: { $0.ask.id == ask.id }) else { continue }
            answers[index].right = record.answer
            answers[index].about = answers[index].about ?? ask.right?.text(place.facts)
        }
    }
}

extension Wording {
    /// Its words with every figure in them; nil where one has no value now.
    func text(_ facts: WorldFacts) -> String? {
        filled(facts).missing.isEmpty ? Prose(self, facts).text : nil
    }
}
