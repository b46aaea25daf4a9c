import Scripts

/// Who takes part: labels, and what marks are joined with when they leave for another system.
///
/// Only the column `label` is needed. The file stays with the teacher: labels alone go into the
/// course's database and into what is handed out.
public struct Roster: Sendable, Equatable {
    public struct Row: Sendable, Equatable {
        public var label: String
        public var name = ""
        public var email = ""
        public var idNumber = ""
        public var sisLogin = ""
        public var sisID = ""
        public var section = ""
    }
    public internal(set) var rows: [Row] = []
    /// What was skipped, and why.
    public internal(set) var findings: [Finding] = []
    /// Names of columns that mean nothing here.
    public internal(set) var unused: [String] = []

    /// A line of the file that no label was taken from.
    public struct Finding: Error, Sendable, Equatable {
        public enum Kind: Sendable, Equatable {
            case noLabel
            case badLabel(String)
            case labelAgain(String, firstLine: Int)
            case notText(TableFault)
            case openQuote
            case noColumn([String])
            case empty
        }
        public let line: Int
        public let kind: Kind
    }

    public subscript(label: String) -> Row? { rows.first { $0.label == label } }
    public var labels: [String] { rows.map(\.label) }
}

extension Roster.Finding {
    /// `roster.csv:4: the label S01 stands on line 2 already`
    public func text(in file: String) -> String { "\(file):\(line): \(words)" }

    private var words: String {
        switch kind {
        case .noLabel: "there is no label here"
        case .badLabel(let label):
            "\"\(label.prefix(40))\" cannot be a label: up to 40 letters, digits, dots, hyphens "
                + "and underscores, beginning with a letter or digit"
        case .labelAgain(let label, let line):
            "the label \(label) stands on line \(line) already"
        case .notText(let fault): "the roster \(fault.words)"
        case .openQuote: "a quote is opened here and never closed"
        case .noColumn(let columns):
            "there is no column called label, only \(columns.prefix(8).joined(separator: ", "))"
        case .empty: "the roster is empty; it needs a line \"label\" and a label a line"
        }
    }
}

/// Whether a word can name a student in files and on screens. It becomes a file's name, so nothing
/// that a path could mean is in it.
func isLabel(_ word: String) -> Bool {
    guard word.unicodeScalars.count <= 40, word.utf8.count <= 120,
        let first = word.unicodeScalars.first
    else { return false }
    func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
    }
    return isPlain(first)
        && word.unicodeScalars.allSatisfy { isPlain($0) || "._-".unicodeScalars.contains($0) }
}
