import Desk
import Lessons

/// A student's run from line to line: each as it was typed, and the page that it brought.
public struct Walk: Sendable {
    private let handIn: HandIn
    private let task: ExerciseTask
    private let content: Content

    public init(_ handIn: HandIn, _ task: ExerciseTask, content: Content) {
        self.handIn = handIn
        self.task = task
        self.content = content
    }

    /// The first page, then one for each line; a line that replay refuses is the last.
    public var pages: [Page] {
        var (session, first) = Session.playing(
            task, token: handIn.head.token, content: content)
        var pages = [Page([.rule]) + first]
        for line in handIn.lines.prefix(2_000) {
            let prompt = session.prompt
            let reply = session.perform(line)
            pages.append(
                Page([.lines([Prose([Span(prompt, .faint), Span(line, .verb)])])]) + reply.page)
            if reply.outcome == .refused { break }
        }
        return pages
    }
}

extension Gradebook {
    /// Who reads a report: a student's names nobody else and tells nothing of other files.
    public enum Reader: Sendable {
        case teacher, student
    }

    /// The report on one student.
    public func page(_ row: Row, for reader: Reader = .teacher) -> Page {
        let evidence =
            reader == .teacher ? row.evidence : row.pending.map { [$0] } ?? row.evidence
        let notes = reader == .teacher ? row.notes : []
        var blocks: [Block] = [
            .heading("\(title) (\(exercise))"),
            .paragraph(
                Prose(
                    "label \(row.label), attempt \(row.attempt.map { "\($0)" } ?? "–") of "
                        + "\(row.attempts) handed in, \(row.verdict)", .faint)),
        ]
        if !evidence.isEmpty { blocks.append(.lines(evidence.map { Prose($0, .warning) })) }
        if !notes.isEmpty { blocks.append(.lines(notes.map { Prose($0, .faint) })) }
        if let words = timeWords(row) { blocks.append(.paragraph(Prose(words, .faint))) }
        guard !row.items.isEmpty else { return Page(blocks) }
        blocks.append(
            .table(
                Table(
                    header: ["item", "points", "why"],
                    rows: row.items.map { item in
                        let why = item.said + (item.help.map { " (see: \($0))" } ?? "")
                        let points =
                            item.points.map { "\($0.text) of \(item.most.text) points" }
                            ?? "\(item.most.text) points, not yet given"
                        return Table.Row(
                            [
                                Prose(item.id, item.isMust ? .strong : .plain),
                                Prose("\(item.points?.text ?? "-")/\(item.most.text)", .figure),
                                Prose(why),
                            ], said: "\(item.id): \(points); \(why)")
                    }, numeric: [1])))
        for item in row.items {
            guard let words = item.words else { continue }
            blocks.append(.paragraph(Prose([Span(item.id + ": ", .strong), Span(words)])))
        }
        let passed = isPassed(row).map { $0 ? "passed" : "not passed" } ?? "your points decide"
        blocks.append(
            .paragraph(
                Prose(
                    "\(row.total.text) of \(most.text), \(pass.text) pass: \(passed).", .strong)))
        return Page(blocks)
    }

    /// When it came, and what lateness cost; nil where there is no deadline.
    func timeWords(_ row: Row) -> String? {
        guard let deadline else { return nil }
        if row.isUntimed {
            return "Due \(deadline.due.text) UTC; no time of this file is kept, so it counts as in "
                + "time (grade FOLDER --times keeps times)."
        }
        guard let written = row.written else { return nil }
        let lateness = row.lateness.map { "\($0.text) (\($0.rule.text))" } ?? "in time"
        return "Due \(deadline.due.text) UTC, written \(written): \(lateness)."
    }
}
