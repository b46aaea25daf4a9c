/// A question to the learner. Answering never fails: see `LessonRun.answer`.
///
/// The question is written in the box, or is the last paragraph above it.
///
///     ```ask number
///     hides: liquidation price
///     answer: {position.liquidation} within 15
///     wrong {position.bankruptcy}: There all your margin is gone. The exchange acts earlier.
///     wrong above {position.entry}: That hurts a short. You are long.
///     wrong: How far may it fall before your margin is nearly used up?
///     hint: Look at your size and your margin.
///     right: The first price at which the rule fails.
///     ```
///
/// **When it settles.** An ask settles once it is answered rightly, told, shown or skipped; until
/// then what it `hides:` is hidden everywhere. With `open until: GOAL` the first answer is kept
/// without a word about it and the ask stays open through the boxes that follow; it settles by
/// itself at the moment when the goal holds (or the lesson ends), and only then is its right
/// answer computed and the reply given. Several asks may be open at once, each hiding its own.
///
/// **What is hidden when.** The first ask about a figure hides it from the start of the lesson, so
/// that opening the position does not print it. A later ask about the same figure hides it from
/// the start of its own step.
public struct Ask: Sendable, Equatable {
    public enum Kind: Sendable, Equatable {
        case number(NumberAnswer)
        /// A number that is kept and not judged: "which leverage would you choose?"
        case keptNumber
        case choice([Choice])
        case order(Ordering)
        case words(Prompt?)
    }

    /// `id:`, or made from its step.
    public var id: String
    public var kind: Kind
    public var question: Wording
    /// Figures hidden while the ask is open, by their terms.
    public var hides: [String]
    /// Where each of them stands.
    public var hidesPlaces: [FilePlace]
    /// Nil settles at the answer.
    public var openUntil: Goal?
    /// The name under which the answer is kept beyond the lesson: `intended leverage`.
    public var keep: String?
    /// Nil takes the lesson's own number.
    public var tries: Int?
    /// Said when an answer is only kept; nil leaves the usual word.
    public var reply: Wording?
    /// Said with a right answer, and when the answer is told.
    public var right: Wording?
    public var hints: [Wording]
    public var place: FilePlace

    /// Everything that can be said to an answer.
    public var replies: [Wording] {
        let listed: [Wording] =
            switch kind {
            case .number(let number): number.wrongs.map(\.reply)
            case .choice(let choices): choices.compactMap(\.reply)
            case .order(let order): [order.wrong].compactMap { $0 }
            case .keptNumber, .words: []
            }
        return listed + [reply, right].compactMap { $0 }
    }
}

/// What is right, how near is near enough, and what to say to known mistakes.
public struct NumberAnswer: Sendable, Equatable {
    public enum Tolerance: Sendable, Equatable {
        /// In the answer's own unit, in units of 10⁻⁸.
        case within(Int128)
        /// A share of the answer, in units of 10⁻⁸ of a percent.
        case percent(Int128)
    }
    public var answer: Amount
    public var tolerance: Tolerance
    /// Tried in the order of the file; the first that fits is given.
    public var wrongs: [Wrong]

    public struct Wrong: Sendable, Equatable {
        public var mistake: Mistake
        public var reply: Wording
    }
    public enum Mistake: Sendable, Equatable {
        /// The value, as near as the right answer has to be.
        case near(Amount)
        case above(Amount)
        case below(Amount)
        /// Both ends belong to it.
        case between(Amount, Amount)
        case other
    }
}

/// A number of a lesson: typed because it is given, or a brace to be computed.
public enum Amount: Sendable, Equatable {
    /// In units of 10⁻⁸.
    case typed(Int128, text: String, FilePlace)
    case brace(Brace)
}

/// One choice, and the reply to it.
public struct Choice: Sendable, Equatable {
    public var text: Wording
    public var isRight: Bool
    public var reply: Wording?
}

/// Asked once more when none of the keywords occurs in an answer in words. It judges nothing.
public struct Prompt: Sendable, Equatable {
    public var keywords: [String]
    public var text: Wording
}
