/// A word of the trade and what it means. Declared beside the formula that computes it.
public struct Term: Sendable, Hashable {
    public let word: String
    public let meaning: String
    public init(_ word: String, _ meaning: String) {
        self.word = word
        self.meaning = meaning
    }
    /// Terms are told apart by their word.
    public static func == (a: Term, b: Term) -> Bool { a.word == b.word }
    public func hash(into hasher: inout Hasher) { hasher.combine(word) }
}

/// The line that a number came from: somebody wrote it, or the market printed it.
public enum Source: Sendable, Equatable {
    /// A line of a rulebook or scenario file: its name, its line, and the line itself.
    case file(kind: String, name: String, line: Int, text: String)
    /// An act of the journal, by its line.
    case journal(line: Int)
    /// A price of the tape and the moment it was printed, both in words.
    case tape(String)
    /// Given with a question, as in a calculation.
    case given
    /// A formula outside of the exact engine, and what it was given.
    case model(String)
}
