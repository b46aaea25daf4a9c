/// A line that the press has set: whatever somebody put into a file, a name or a line has been taken
/// through the alphabet, and the codes in it are the press's own.
///
/// Nothing else is shown on a terminal, and nobody but the press makes one.
public struct SetLine: Sendable, Equatable {
    public let text: String

    init(_ text: String) { self.text = text }
}
