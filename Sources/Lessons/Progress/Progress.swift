/// What is kept of a learner between sessions: one text file, readable by the learner.
///
/// A value without clock or chance: the days in it were given, and so was the seed.
public struct Progress: Sendable, Equatable {
    /// Tells this learner's numbers from another's, where a lesson varies them; nil leaves the
    /// lesson's first.
    public var seed: UInt64?
    /// Lessons that were finished, with the day on which that was first.
    public var done: [Done] = []
    /// Lessons that were left before their end, with the lines that lead back to the place.
    public var places: [LeftPlace] = []
    /// First answers beside what it was.
    public var answers: [KeptAnswer] = []
    /// Answers that are compared over several lessons, as the intended leverage.
    public var intentions: [Intention] = []
    public var cards: [KeptCard] = []
    /// Drills that are over, oldest first.
    public var drills: [KeptDrill] = []

    public init(seed: UInt64? = nil) { self.seed = seed }

    public struct Done: Sendable, Equatable {
        /// The lesson's id.
        public var lesson: String
        public var day: Day
    }
    public struct LeftPlace: Sendable, Equatable {
        public var lesson: String
        /// The language it is taken in; nil is the original.
        public var language: String?
        /// As typed since the lesson began.
        public var lines: [String]
    }
    public struct KeptAnswer: Sendable, Equatable {
        public var lesson: String
        public var ask: String
        public var asked: String
        public var said: String
        /// The right answer as it was told; nil where nothing was judged.
        public var was: String?
        /// Given knowing what came: after a return to an earlier minute.
        public var isForeseen = false
    }
    public struct Intention: Sendable, Equatable {
        /// What is asked for: `intended leverage`.
        public var name: String
        public var lesson: String
        public var said: String
        public var day: Day
    }

    public func isDone(_ lesson: String) -> Bool { done.contains { $0.lesson == lesson } }

    /// Whether there is anything that somebody would miss.
    public var isEmpty: Bool {
        done.isEmpty && places.isEmpty && answers.isEmpty && intentions.isEmpty && cards.isEmpty
            && drills.isEmpty
    }
}

extension Progress {
    /// A lesson that was gone through to its end.
    ///
    /// - Parameter cards: its cards with the figures of the moment when they were shown.
    public mutating func finish(
        _ lesson: Lesson, _ summary: LessonSummary,
        cards shown: [(question: String, answer: String)], on day: Day
    ) {
        let id = lesson.header.id
        if !isDone(id) { done.append(Done(lesson: id, day: day)) }
        places.removeAll { $0.lesson == id }
        answers.removeAll { $0.lesson == id }
        for (ask, record) in summary.asks {
            guard let typed = record.tried.first ?? record.given else { continue }
            let said = ask.text(of: typed)
            answers.append(
                KeptAnswer(
                    lesson: id, ask: ask.id, asked: record.asked ?? ask.question.plain,
                    said: said, was: record.answer, isForeseen: record.isForeseen))
        }
        for (name, said) in summary.kept {
            intentions.removeAll { $0.name == name && $0.lesson == id }
            intentions.append(Intention(name: name, lesson: id, said: said, day: day))
        }
        keep(shown, of: id, on: day)
    }

    /// The line leads further in a lesson that is not finished.
    public mutating func goOn(_ lesson: Lesson, typing lines: [String]) {
        let id = lesson.header.id
        if let place = places.firstIndex(where: { $0.lesson == id }) {
            places[place].lines += lines
        } else {
            places.append(LeftPlace(lesson: id, language: lesson.header.language, lines: lines))
        }
    }

    /// The lesson is begun anew.
    public mutating func beginAnew(_ lesson: Lesson) {
        places.removeAll { $0.lesson == lesson.header.id }
    }
}

extension Ask {
    /// An answer as its words: the option, where its number was typed.
    func text(of typed: String) -> String {
        switch kind {
        case .choice(let choices):
            (try? readChoiceAnswer(typed, among: choices)).map { choices[$0].text.plain } ?? typed
        case .order(let order):
            (try? readOrderAnswer(typed, of: order.items.count)).map { places in
                places.map { order.items[order.shown[$0]].text.plain }.joined(separator: ", then ")
            } ?? typed
        case .number, .keptNumber, .words: typed
        }
    }
}
