/// One person at the prompt: a world, a place in a lesson, and what was typed.
///
/// A value. `perform` never throws: a problem is a page too.
public struct Session: Sendable {
    private let content: Content

    public init(content: Content) {
        self.content = content
    }

    /// What stands before the cursor: `wick sim black-thursday 10:36 6,880.0> `, no colour.
    public var prompt: String { "wick sim> " }

    /// Takes one line.
    ///
    /// - Parameters:
    ///   - line: as typed, any bytes.
    ///   - columns: the width that charts should fill.
    ///   - isInterrupted: asked now and then during long work; true stops it between two bars.
    public mutating func perform(
        _ line: String, columns: Int = 80, isInterrupted: () -> Bool = { false }
    ) -> Reply {
        if line == "quit" { return Reply(Page(), .quit) }
        return Reply(Page([.paragraph(Prose("not yet: \(line)", .error))]), .refused)
    }

    /// Words that may stand where the cursor is, in order, for a line up to the cursor.
    public func completions(of line: String) -> [String] { [] }
}
