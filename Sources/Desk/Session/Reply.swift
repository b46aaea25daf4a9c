/// What comes of one typed line.
public struct Reply: Sendable, Equatable {
    public enum Outcome: Sendable, Equatable {
        case done
        /// The line was not taken: nothing has changed. A script stops here.
        case refused
        case quit
    }
    public var page: Page
    public var outcome: Outcome
    /// Lines to append to the journal on disk and sync before the page is shown.
    public var kept: [String]
    /// What to write to files of the person's own before the page is shown. Where that fails the
    /// line is refused, and nothing has changed.
    public var papers: [Paper] = []
    /// Done, but for a part that was told apart: a script goes on, and ends with 2.
    public var leftOut = false
    /// What happened, for programs.
    public var events: [Datum] = []
    /// The line that a refusal says to type next.
    public var suggestion: String? { outcome == .refused ? page.suggestion : nil }
    public init(_ page: Page, _ outcome: Outcome = .done, kept: [String] = []) {
        self.page = page
        self.outcome = outcome
        self.kept = kept
    }
}
