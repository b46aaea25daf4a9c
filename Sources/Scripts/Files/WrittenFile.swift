/// A statement of a file: read from a line, printed in one canonical spelling.
public protocol FileStatement: Sendable, Equatable {
    static func read(_ line: Line) throws(Misreading) -> Self?
    /// The canonical spelling.
    var text: String { get }
}

/// A file line by line: what each line says, and how somebody wrote it.
///
/// Law: the text of a file that was read is the text that was read, byte for byte; printing it
/// canonically twice is the same as once, and keeps comments and blank lines.
public struct WrittenFile<Statement: FileStatement>: Sendable, Equatable {
    public struct Row: Sendable, Equatable {
        /// Nil for a blank line or one that is only a comment.
        public let statement: Statement?
        /// The line as written, its end left out.
        public let written: String
        /// From the `#` on.
        let comment: String?

        /// The line in its canonical spelling.
        public var canonical: String {
            guard let statement else { return comment ?? "" }
            return statement.text + (comment.map { "  " + $0 } ?? "")
        }
    }
    public private(set) var rows: [Row]

    /// Reads every line by itself; whether they fit together is the reader's business.
    public init(_ text: String, file: String) throws(FileErrors) {
        var findings = FileFindings()
        var rows: [Row] = []
        var lines = FileLines(text)
        while let (number, range) = lines.next() {
            let written = String(decoding: lines.bytes[range], as: UTF8.self)
            let line = Line(written)
            do throws(Misreading) {
                let statement = try Statement.read(line)
                rows.append(
                    Row(statement: statement, written: written, comment: line.comment))
            } catch {
                findings.add(error, line: number)
            }
        }
        if lines.bytes.last == 10 || lines.bytes.isEmpty {
            rows.append(Row(statement: nil, written: "", comment: nil))
        }
        guard findings.isEmpty else { throw findings.all(in: file, text) }
        self.rows = rows
    }

    /// The text as it was written.
    public var text: String { rows.map(\.written).joined(separator: "\n") }

    /// The text with every statement in its canonical spelling.
    public var canonical: String { rows.map(\.canonical).joined(separator: "\n") }

    /// Says something else on a line counted from 1; its comment stays.
    public mutating func change(line: Int, to statement: Statement) {
        guard rows.indices.contains(line - 1) else { return }
        let comment = rows[line - 1].comment
        let row = Row(statement: statement, written: "", comment: comment)
        rows[line - 1] = Row(statement: statement, written: row.canonical, comment: comment)
    }
}

extension Line {
    /// The comment at the line's end, with its `#`.
    var comment: String? {
        let found = text(from: end)
        var trimmed = found
        while let last = trimmed.last, last.isWhitespace { trimmed.removeLast() }
        return trimmed.isEmpty ? nil : trimmed
    }
}

public typealias ScenarioFile = WrittenFile<ScenarioLine>
public typealias RulebookFile = WrittenFile<RulebookLine>
