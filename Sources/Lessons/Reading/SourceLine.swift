/// Where something stands in a lesson file. Line and column count from 1; a column is a character.
public struct FilePlace: Sendable, Equatable {
    public let line: Int
    public let column: Int
    public init(line: Int, column: Int = 1) {
        self.line = line
        self.column = column
    }
}

/// One line of a lesson file and its number.
struct SourceLine: Sendable, Equatable {
    let text: String
    let number: Int

    var isBlank: Bool { text.allSatisfy(\.isWhitespace) }
    /// How many blanks stand before the first word; a tab counts as one.
    var indent: Int { text.prefix { $0 == " " || $0 == "\t" }.count }
    var trimmed: String { trim(text) }
    /// The place of the first character that is no blank.
    var place: FilePlace { FilePlace(line: number, column: indent + 1) }

    /// The lines of a file. A carriage return at an end, as some editors leave it, is dropped.
    static func all(of text: String) -> [SourceLine] {
        text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
            .enumerated().map { SourceLine(text: String($1), number: $0 + 1) }
    }

    /// A line of the form `word: rest`, told apart at its first colon; nil without a colon.
    var parted: Parted? {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let after = text[text.index(after: colon)...]
        let start = after.firstIndex { $0 != " " && $0 != "\t" } ?? after.endIndex
        let column = text.distance(from: text.startIndex, to: start) + 1
        return Parted(
            word: trim(text[..<colon]), rest: trim(after),
            place: place, restPlace: FilePlace(line: number, column: column))
    }

    struct Parted {
        /// Before the colon, as typed.
        let word: String
        /// After it.
        var rest: String
        let place: FilePlace
        let restPlace: FilePlace
    }
}

/// The text without blanks at its ends.
func trim(_ text: some StringProtocol) -> String {
    var rest = Substring(text)
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
}
