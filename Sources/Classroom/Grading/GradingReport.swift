import Desk
import Lessons

/// What a run of the grader came to.
public struct GradingReport: Sendable, Equatable {
    public struct Skipped: Sendable, Equatable {
        /// As it is called from the folder on.
        public let file: String
        /// The words after its name.
        public let why: String
    }
    public internal(set) var judged = 0
    /// Judged before by the same grader.
    public internal(set) var known = 0
    public internal(set) var unreadable: [Skipped] = []
    /// Hand-ins that nobody here was given.
    public internal(set) var strangers: [Skipped] = []
    /// Files with the same text.
    private var files: [String: [String]] = [:]
    public internal(set) var wasStopped = false
    /// Exercises that changed since they were given out, a sentence each.
    public internal(set) var changed: [String] = []
    /// Whether the students are made up.
    public internal(set) var isRehearsal = false

    mutating func note(_ hash: String, file: String) { files[hash, default: []].append(file) }

    /// Files that were handed in with the same text, each group once.
    public var copies: [[String]] {
        files.values.filter { $0.count > 1 }.map { $0.sorted() }.sorted { $0[0] < $1[0] }
    }

    mutating func sort() {
        unreadable.sort { $0.file < $1.file }
        strangers.sort { $0.file < $1.file }
    }
}

extension GradingReport {
    /// What is shown after grading: what was skipped, then a table for each exercise.
    public func page(_ books: [Gradebook]) -> Page {
        var blocks: [Block] = []
        if isRehearsal {
            blocks.append(.paragraph(Prose("A rehearsal: these students are made up.", .warning)))
        }
        let words = known > 0 ? " \(known) were graded before." : ""
        blocks.append(
            .paragraph(Prose("\(judged == 1 ? "1 hand-in" : "\(judged) hand-ins") graded.\(words)"))
        )
        blocks += changed.map { .paragraph(Prose($0, .warning)) }
        if !unreadable.isEmpty {
            blocks.append(.heading("Not graded"))
            blocks.append(
                .lines(unreadable.map { Prose([Span($0.file, .strong), Span(" " + $0.why)]) }))
        }
        if !strangers.isEmpty || !copies.isEmpty {
            blocks.append(.heading("To look into"))
            let lines =
                strangers.map { Prose([Span($0.file, .strong), Span(" " + $0.why)]) }
                + copies.map {
                    Prose("\($0.joined(separator: ", ")): the same text, counted once")
                }
            blocks.append(.lines(lines))
        }
        for book in books where !book.rows.isEmpty { blocks += book.blocks }
        return Page(blocks)
    }
}

extension Gradebook {
    /// All rows of a class; of more than a few, those that somebody has to look at.
    private var shown: [Row] {
        rows.count <= 60
            ? rows
            : rows.filter {
                !$0.isFine && $0.verdict != Verdicts.missing || $0.needsTeacher || !$0.notes.isEmpty
            }
    }

    var blocks: [Block] {
        let table = Table(
            header: ["label", "attempt", "what it is", "points", "passed"],
            rows: shown.prefix(200).map { row in
                let yours = row.needsTeacher ? " and yours" : ""
                let score = row.isUndecided ? "–" : row.total.text
                let verdict = row.verdict + (row.lateness == nil ? "" : ", late")
                let attempt = row.attempt.map { "attempt \($0), " } ?? ""
                return Table.Row(
                    [
                        Prose(row.label, .strong), Prose(row.attempt.map { "\($0)" } ?? "–"),
                        Prose(verdict, row.isFine ? .plain : .warning),
                        Prose("\(score)/\(most.text)\(yours)", .figure),
                        Prose(passedWords(row)),
                    ],
                    said: Prose(
                        "\(row.label): \(attempt)\(verdict), \(score) of \(most.text) "
                            + "points\(yours), passed: \(passedWords(row))."))
            }, numeric: [1, 3])
        let passed = rows.count { isPassed($0) == true }
        let missing = rows.count { $0.verdict == Verdicts.missing }
        let waiting = rows.count { $0.needsTeacher }
        var blocks: [Block] = [.heading("\(title) (\(exercise))"), .table(table)]
        for row in shown where !row.evidence.isEmpty || !row.notes.isEmpty {
            blocks.append(
                .lines([
                    Prose([
                        Span(row.label, .strong),
                        Span(": " + (row.evidence + row.notes).joined(separator: " ")),
                    ])
                ]))
        }
        let untimed = rows.count { $0.isUntimed }
        if untimed > 0, let deadline {
            blocks.append(
                .paragraph(
                    Prose(
                        "Due \(deadline.due.text) UTC: of \(untimed) no time is kept, and they count "
                            + "as in time. wick class grade FOLDER --times fills the times in.",
                        .warning)))
        }
        if !likeWords.isEmpty {
            blocks.append(.heading("Words to look at"))
            blocks.append(.lines(likeWords.map { Prose($0) }))
        }
        blocks.append(
            .paragraph(
                Prose(
                    "\(passed) of \(rows.count) passed, \(missing) handed in nothing, "
                        + "\(waiting) \(waiting == 1 ? "waits" : "wait") for points of yours.")))
        return blocks
    }

    private func passedWords(_ row: Row) -> String {
        row.isUndecided
            ? "choose first" : isPassed(row).map { $0 ? "yes" : "no" } ?? "yours decide"
    }

    /// Something that was handed in is not what it says.
    public var hasFindings: Bool {
        rows.contains {
            Verdicts.findings.contains($0.verdict) || !$0.undecided.isEmpty || !$0.notes.isEmpty
        }
    }
    /// Somebody who handed in did not pass.
    public var hasFailures: Bool {
        rows.contains { $0.verdict != Verdicts.missing && isPassed($0) == false }
    }
}
