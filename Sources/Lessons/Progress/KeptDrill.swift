/// A drill that is over, as the learner's file keeps it: nothing of profit, and nothing personal.
public struct KeptDrill: Sendable, Equatable {
    /// By which the same week can be played again.
    public var code: String
    /// Nil where no day is known.
    public var day: Day?
    /// Opened as planned, and left alone after it.
    public var isKept: Bool
    /// On how many other weeks the exchange did not close the plan, and how many it was tried on.
    public var robust: Int
    public var weeks: Int
    /// The exchange closed it in its own week.
    public var wasClosed: Bool

    public init(
        code: String, day: Day?, isKept: Bool, robust: Int, weeks: Int, wasClosed: Bool
    ) {
        self.code = code
        self.day = day
        self.isKept = isKept
        self.robust = robust
        self.weeks = weeks
        self.wasClosed = wasClosed
    }
}
