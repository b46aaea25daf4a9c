import Desk
import Lessons

/// The marks of one exercise: a row for everyone who was given it, in the order of labels.
public struct Gradebook: Sendable, Equatable {
    public struct Item: Sendable, Equatable, Codable {
        public var id: String
        /// What is judged, in the words of the exercise.
        public var what: String
        /// Nil waits for the teacher.
        public var points: Marks?
        public var most: Marks
        /// Without full points here the exercise is not passed.
        public var isMust: Bool
        public var said: String
        /// What to look at next.
        public var help: String?
        /// Who gave the points by hand, and what the grader had given; nil where nobody did.
        public var decision: Decision?
        public var byGrader: Marks?
        /// Of a question with a right answer, the points for being right; nil for all else.
        public var right: Marks?
        /// What the student wrote, where a person judges it.
        public var words: String?
    }

    public struct Row: Sendable, Equatable {
        public var label: String
        /// The attempt that counts; nil where nothing that can be graded came.
        public var attempt: Int?
        /// How many attempts were handed in.
        public var attempts: Int
        /// `fine`, `edited` …; `missing` where nothing came.
        public var verdict: String
        /// Why it is not fine, a sentence each.
        public var evidence: [String]
        public var items: [Item]
        /// What else was handed in under this label and is not what it says, a sentence each.
        public var notes: [String] = []
        /// Attempts of which several different runs were handed in and none is chosen.
        public var undecided: [HandedAttempt] = []
        /// The reasons of the plan, where they begin with "because".
        public var reasons: String?
        /// When the file was last written, where the teacher keeps times.
        public var written: String?

        /// The fingerprints of whatever was handed in under this label.
        public var hashes: [String] = []

        /// Nil where it was in time, or nobody knows.
        public var lateness: Lateness?
        /// There is a deadline, and no time was kept to judge it by.
        public var isUntimed = false

        /// The points of all items, before anything is lost for lateness.
        public var score: Marks { items.compactMap(\.points).reduce(Marks(0), +) }
        /// What is lost for lateness: never more than was earned.
        public var penalty: Marks { min(score, lateness?.penalty ?? Marks(0)) }
        /// What counts.
        public var total: Marks { Marks(hundredths: score.hundredths - penalty.hundredths) }
        public var needsTeacher: Bool { items.contains { $0.points == nil } }
        /// Whether it has no points because the teacher has to choose among runs first.
        public var isUndecided: Bool { verdict == Verdicts.twice }
        public var isFine: Bool { verdict == Verdicts.fine }
    }

    public var exercise: String
    public var title: String
    public var most: Marks
    public var pass: Marks
    public var deadline: Deadline?
    public var rows: [Row]

    /// Whether a row is passed; nil while what the teacher has yet to judge decides.
    public func isPassed(_ row: Row) -> Bool? {
        guard row.isFine else { return false }
        return Passing(
            row.items.map {
                Passing.Item($0.points, of: $0.most, isMust: $0.isMust, right: $0.right)
            }
        ).isPassed(at: pass + row.penalty)
    }
}
