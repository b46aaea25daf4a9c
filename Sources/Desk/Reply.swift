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
    public init(_ page: Page, _ outcome: Outcome = .done, kept: [String] = []) {
        self.page = page
        self.outcome = outcome
        self.kept = kept
    }
}
