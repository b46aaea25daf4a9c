/// One thing for the desk to do or put on the page, in the order taken.
public enum Beat: Sendable, Equatable {
    /// A new screen begins. Remember the world under its step, `number` − 1, for `restore`.
    /// Its items are left out: they come as beats, and some are not for the learner.
    case screen(Step, number: Int, of: Int)
    /// Put the world back as it was when this screen began.
    case restore(step: Int)
    /// Begin the scenario anew and perform these lines: the author's state.
    case author(lines: [String])
    case prose(Markdown)
    case cited(Cite)
    /// Perform these lines in the lesson's world and show their pages. A line that is refused is
    /// shown as refused, and the next is performed. Brief: of all but the last, only the line is shown.
    case perform(lines: [String], isBrief: Bool = false)
    /// The learner is to act: what is suggested.
    case task(DoBox)
    /// The goal is met.
    case met(DoBox)
    case question(Ask)
    /// The line was no answer, and why; the question stays open.
    case again(Ask, AnswerMisreading)
    /// None of the keywords occurs: asked once more.
    case prompted(Ask, Wording)
    /// The answer is kept until the ask settles.
    case held(Ask, given: String?)
    case verdict(Verdict)
    /// On the way back: this was answered before.
    case answered(Ask, AskRecord)
    case skipped(Ask)
    case hint(Wording, number: Int, of: Int)
    /// There is nothing to hint at, or to show, or to go back to.
    case nothing(Nothing)
    case card(Card)
    case finished(LessonSummary)

    public enum Nothing: Sendable, Equatable { case toHint, toShow, toAnswer, before, after }
}

/// What became of an answer.
public struct Verdict: Sendable, Equatable {
    public var ask: Ask
    /// As typed; nil when nothing was.
    public var given: String?
    public var outcome: AskRecord.Outcome?
    /// The author's word to this very answer.
    public var reply: Wording?
    /// The right answer, once it is told, as it stood at that moment.
    public var answer: String?
    /// The author's word about the right answer, once it is told.
    public var about: Wording?
    /// Nil outcome: how often it may be tried again.
    public var triesLeft: Int
}

/// What is kept of one ask.
public struct AskRecord: Sendable, Equatable {
    public enum Outcome: Sendable, Equatable {
        case right
        /// A prediction that was held, and turned out otherwise.
        case wrong
        /// The tries were used up.
        case told
        case shown
        case skipped
        /// Nothing to judge.
        case kept
        /// The lesson could not compute the right answer.
        case unjudged
    }
    /// The question as it was put, with the figures of that moment.
    public var asked: String?
    /// Answers that were wrong, as typed, oldest first.
    public var tried: [String] = []
    /// The answer that stands, as typed.
    public var given: String?
    /// The right answer as it was told.
    public var answer: String?
    /// Nil while it is open or ahead.
    public var outcome: Outcome?
    public var hints = 0
    /// Whether its first answer waits for the ask to settle.
    public var isHeld = false
    /// Whether the answer was asked for before it settled.
    public var isShown = false
    /// Whether the learner was prompted once more.
    public var isPrompted = false
    /// Whether its first answer was given knowing what came.
    public var isForeseen = false

    public var isSettled: Bool { outcome != nil }
    public init() {}
}

/// A lesson looked back on: predictions beside outcomes.
public struct LessonSummary: Sendable, Equatable {
    public var title: String
    /// Every ask that was met, in order.
    public var asks: [(ask: Ask, record: AskRecord)]
    public var stepsDone: Int
    public var steps: Int
    /// How many tasks were done by `show` and passed by `skip`.
    public var shown: Int
    public var skipped: Int
    public var cards: [Card]
    public var notes: [String]
    /// Answers kept beyond the lesson, by name.
    public var kept: [(name: String, answer: String)]

    public static func == (a: Self, b: Self) -> Bool {
        a.title == b.title && a.stepsDone == b.stepsDone && a.steps == b.steps
            && a.shown == b.shown && a.skipped == b.skipped && a.cards == b.cards
            && a.notes == b.notes && a.asks.elementsEqual(b.asks, by: ==)
            && a.kept.elementsEqual(b.kept, by: ==)
    }
}
