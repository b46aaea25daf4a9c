import Lessons

/// The rule on passing: every must in full, enough points, and not wrong throughout.
///
/// Half for committing to an answer counts for the mark and not for passing; and where questions with
/// a right answer were asked, one of them has to be answered rightly, at least in part.
public struct Passing: Sendable {
    public struct Item: Sendable {
        let points: Marks?
        let most: Marks
        let isMust: Bool
        let right: Marks?

        /// - Parameters:
        ///   - points: nil waits for the teacher.
        ///   - right: of a question, the points for being right; nil for all else.
        public init(_ points: Marks?, of most: Marks, isMust: Bool, right: Marks?) {
            self.points = points
            self.most = most
            self.isMust = isMust
            self.right = right
        }

        fileprivate var counted: Marks { right ?? points ?? Marks(0) }
        fileprivate var isOpen: Bool { points == nil }
    }
    private let items: [Item]

    public init(_ items: [Item]) { self.items = items }

    /// Nil while the teacher's points decide.
    public func isPassed(at pass: Marks) -> Bool? {
        let musts = items.filter(\.isMust)
        if musts.contains(where: { item in item.points.map { $0 < item.most } ?? false }) {
            return false
        }
        let questions = items.compactMap(\.right)
        if !questions.isEmpty, questions.allSatisfy(\.isZero) { return false }
        let counted = items.map(\.counted).reduce(Marks(0), +)
        if counted >= pass, !musts.contains(where: \.isOpen) { return true }
        let waiting = items.filter(\.isOpen).map(\.most).reduce(Marks(0), +)
        return counted + waiting >= pass && !waiting.isZero ? nil : false
    }
}
