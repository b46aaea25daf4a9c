/// A lesson: one Markdown file of prose and boxes, read whole.
///
/// The file begins with its title and header words; a `## heading` starts a new step, which is one
/// screen. Boxes are fenced: `do` (the learner acts, the state is checked), `show` (the program
/// acts), `ask` (a prediction or question), `cite` (figures that somebody counted, with their
/// source), `card` (asked again in later days) and `note` (for the teacher, never shown).
///
///     # What does "futures liquidated" mean?
///     id: q1-liquidation
///     format: 1
///     scenario: black-thursday
///     rules: plain
///     given: 100 %
///
///     ## Open a position
///     You have {account} USDT. Nothing here is real money.
///     ```do
///     open long BTC 20x margin 1000
///     goal: long BTC 20x
///     hint: Side first, then the coin, then how much.
///     ```
public struct Lesson: Sendable, Equatable {
    public var header: Header
    public var steps: [Step]
    /// The file it was read from, and its text, for messages.
    public var file: String
    public var source: String
    /// The tables of facts it names, once they are filled in.
    public var facts: [FactsFile] = []

    /// The key a learner types: `q1` of `q1-liquidation`.
    public var key: String { lessonKey(ofFile: header.id) }
    public var title: String { header.title }

    /// The lines above the first step.
    public struct Header: Sendable, Equatable {
        /// The first line, `# Title`.
        public var title = ""
        public var id = ""
        public var format = 1
        /// The scenario the lesson is played in; nil where no world is needed.
        public var scenario: String?
        /// The rulebook, as after the verb `rules`; nil leaves the scenario's own.
        public var rules: String?
        /// The key or id of the lesson to go to afterwards.
        public var next: String?
        public var minutes: Int?
        /// How often an answer may be tried before it is told.
        public var tries = 3
        /// Numbers that may stand typed in the prose, because they are given and not results.
        public var given: [String] = []
        /// The same as they were typed.
        var givenAsTyped: [String] = []
        /// Values that differ from learner to learner.
        public var variation: Variation?
        /// The language of a translation, as in `uk`; nil is the original.
        public var language: String?
        /// Which state of each step of the original a translation was made from.
        public var follows: String?
        /// What makes it an exercise; nil for a lesson.
        public var exercise: ExerciseTerms?
        /// The line of each header word.
        public var places: [String: FilePlace] = [:]
    }

    /// Every box in order, with the step it stands in.
    public var boxes: [Boxed<Box>] {
        var out: [Boxed<Box>] = []
        for (index, step) in steps.enumerated() {
            for case .box(let box) in step.items { out.append(Boxed(step: index, box)) }
        }
        return out
    }
    public var asks: [Ask] {
        asked.map(\.content)
    }
    var asked: [Boxed<Ask>] {
        boxes.compactMap {
            if case .ask(let ask) = $0.content { Boxed(step: $0.step, ask) } else { nil }
        }
    }
    public var cards: [Card] {
        steps.flatMap(\.cards)
    }
    public var notes: [Note] {
        boxes.compactMap { if case .note(let note) = $0.content { note } else { nil } }
    }
}

/// A box, or what a box holds, and the step it stands in.
public struct Boxed<Content: Sendable & Equatable>: Sendable, Equatable {
    public let step: Int
    public let content: Content
    init(step: Int, _ content: Content) {
        self.step = step
        self.content = content
    }
}

/// One screen of a lesson.
public struct Step: Sendable, Equatable {
    /// Stable across translations when the file says `id:` under the heading; else made from it.
    public var id: String
    /// Nil on the screen before the first heading.
    public var heading: String?
    public var items: [Item]
    public var place: FilePlace

    public enum Item: Sendable, Equatable {
        case prose(Markdown)
        case box(Box)
    }
}

/// The key of a lesson file or id: `q1` of `q1-liquidation.md` or of `lessons/q1-liquidation.uk.md`.
public func lessonKey(ofFile name: String) -> String {
    let base = name.split(separator: "/").last.map(String.init) ?? ""
    let end = base.firstIndex { $0 == "-" || $0 == "." } ?? base.endIndex
    return String(base[..<end]).lowercased()
}
