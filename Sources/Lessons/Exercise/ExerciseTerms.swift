import Figures

/// What makes a lesson file an exercise: the header words about variants, rules and points.
///
///     points: 20            all there are; `pass:` of them are enough
///     must: order, robust   without full points here it is not passed
///     attempts: 3           tokens that everyone gets; the best counts
///     account: 4,000 to 6,000    bounds within which the token draws
///     price: 20,000 to 60,000    and the price at which the variant's tape opens
///     noise: 0.05 %         how far each bar is moved by chance, at most
///     bars: 15 min          the tape's bars, joined to this length
///     tape: unknown         put together anew for everyone, as the hidden tapes are
///     tape: history 2019..2026 BTC    the hidden tapes are hours of a coin's own history
///     exposure: 40 % for 24 h    the notional to hold, of the account, and until when
///     hidden: moves x3      every move on the hidden tapes is made three times; told to students
///     limit: 1 %            your course's rule on what a stop may cost
///     allow: back           verbs that exercises forbid unless they say so
///     forbid: chart         and others that this one forbids
public struct ExerciseTerms: Sendable, Equatable {
    public struct Exposure: Sendable, Equatable {
        /// Of the account, as a share.
        public var share: Rate
        public var hours: Int
    }
    public struct History: Sendable, Equatable {
        public var coin: String
        public var years: ClosedRange<Int>
    }
    public struct Bounds: Sendable, Equatable {
        public var least: Int
        public var most: Int
    }
    public var points: Marks
    public var pass: Marks
    public var must: [String] = []
    public var attempts = 1
    public var account: Bounds?
    public var price: Bounds?
    public var noise = Rate.zero
    /// Nil leaves the bars of the scenario.
    public var bars: Int?
    /// Everyone's tape is put together anew from the scenario's, as the hidden ones are.
    public var isUnknown = false
    /// The history that the hidden tapes are drawn from; nil where they are made of this tape.
    public var history: History?
    /// Everyone gets the same.
    public var isShared = false
    public var exposure: Exposure?
    /// How often every move of the tape is made on the hidden ones.
    public var hiddenMoves = 1
    public var limit: Rate?
    public var allow: [String] = []
    public var forbid: [String] = []

    /// How many tapes a plan is tried on that nobody has seen.
    public static let hiddenTapes = 100
}

/// The plan is written before the first step: a line of the language and the reasons for it.
///
///     ```plan
///     plan long BTC margin {account × 0.2} leverage 3 stop {price × 0.93} because …
///     words: 15
///     ```
///
/// The line is the example solution, for `wick check`; a student's copy does not have it.
public struct PlanBox: Sendable, Equatable {
    public var act: DoBox
    /// How many words of reasons are asked for.
    public var words: Int
}

/// What is judged, a row each, and the check behind it.
///
///     ```grade
///     | id | points | what is judged | check |
///     |---|---|---|---|
///     | plan | 2 | the plan is written first | plan before step 1 |
///     ```
public struct GradeBox: Sendable, Equatable {
    public struct Item: Sendable, Equatable {
        public var id: String
        public var points: Marks
        public var what: String
        public var check: GradeCheck
        public var place: FilePlace
    }
    public var items: [Item]
    public var place: FilePlace

    /// Points that no person gives.
    public var automatic: Marks {
        items.filter { $0.check != .byHand }.map(\.points).reduce(Marks(0), +)
    }
    /// Points that come from hidden tapes.
    public var hidden: Marks {
        items.filter(\.check.isHidden).map(\.points).reduce(Marks(0), +)
    }
}

/// How an item is judged. No check looks at profit, or at how the student's own tape ended.
public enum GradeCheck: Sendable, Equatable {
    /// `plan before step 1`: a plan with its reasons before the tape moved.
    case plan
    /// `answer ID`: half for committing before the reveal, half for being right.
    case answer(String)
    /// `odds ID within 10`: half for committing, half for saying on how many of the hidden tapes the
    /// exchange closes it, that near.
    case odds(String, within: Int)
    /// `words ID >= 10`: so many words were written.
    case words(String, Int)
    /// `loss at stop <= limit`: what the stop would cost, of the account.
    case lossAtStop
    /// `stop before liquidation by 0.5 %` of the entry.
    case stopBeforeLiquidation(Rate)
    /// `orders follow plan`: what was entered is what was planned.
    case followsPlan
    /// `liquidated <= 5 and held >= 60 of 100`: over the hidden tapes.
    case robust(liquidated: Int, held: Int)
    /// `by hand`: waits for the teacher.
    case byHand

    /// All of its points come from hidden tapes.
    public var isHidden: Bool {
        if case .robust = self { true } else { false }
    }

    /// It cannot be judged without them.
    public var needsTapes: Bool {
        if case .odds = self { true } else { isHidden }
    }
}

extension Lesson {
    /// The exercise's rules on plans and points; nil where the file is a plain lesson.
    public var exercise: ExerciseTerms? { header.exercise }
    public var grade: GradeBox? {
        for case .grade(let box) in boxes.map(\.content) { return box }
        return nil
    }
    public var plan: PlanBox? {
        for case .plan(let box) in boxes.map(\.content) { return box }
        return nil
    }
}
