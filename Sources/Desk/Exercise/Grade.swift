import Figures
import Lessons
import Markets

/// What the grader makes of one hand-in: what it is, and, where it can be graded, what each item
/// gets and why.
public struct Grade: Sendable, Equatable {
    public enum Verdict: String, Sendable, CaseIterable {
        case fine
        case edited
        case incomplete
        case wrongVariant = "wrong variant"
        case otherEdition = "other edition"
    }

    public struct Item: Sendable, Equatable {
        public let id: String
        public let what: String
        /// Nil waits for the teacher.
        public let points: Marks?
        public let most: Marks
        public let isMust: Bool
        /// What it was judged by, with its figures.
        public let said: String
        /// What to look at next; nil with full points.
        public let help: String?
        /// Of a question with a right answer, the points for being right; nil for all else.
        public let right: Marks?
    }

    /// An answer as it was given, and what it was worth.
    public struct Answered: Sendable, Equatable {
        public let id: String
        public let question: String
        public let said: String
        public let grade: AnswerGrade
        public let keptAs: String?
    }

    /// What the plan met on tapes that nobody has seen.
    public struct Tapes: Sendable, Equatable {
        public var liquidated = 0
        public var stopped = 0
        /// With the exposure still there at the hour asked for.
        public var held = 0
        public var all = 0
        public init() {}
    }

    public internal(set) var verdict: Verdict
    /// Why it is not fine, a sentence each.
    public internal(set) var evidence: [String] = []
    public internal(set) var items: [Item] = []
    public internal(set) var answers: [Answered] = []
    public internal(set) var tapes: Tapes?
    /// The student's own world as the grader lived it.
    public internal(set) var world: World?

    public var score: Marks { items.compactMap(\.points).reduce(Marks(0), +) }
    public var most: Marks { items.map(\.most).reduce(Marks(0), +) }

    /// Whether it is passed, of so many points; nil while the teacher's points decide.
    public func isPassed(at pass: Marks) -> Bool? {
        guard verdict == .fine else { return false }
        return Passing(
            items.map { Passing.Item($0.points, of: $0.most, isMust: $0.isMust, right: $0.right) }
        ).isPassed(at: pass)
    }
}
