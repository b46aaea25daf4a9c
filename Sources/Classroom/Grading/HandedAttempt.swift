import Desk
import Lessons

/// Everything that was handed in for one attempt: the different runs, and which of them counts.
///
/// A file that goes on where another stops is the same run, saved later. Two different runs under one
/// token were played by two people, on two machines, or after a file was deleted: that is not for the
/// grader to choose from, and no figure of one run stands beside a word of the other.
public struct HandedAttempt: Sendable, Equatable {
    public let number: Int
    /// Different runs, those with an earlier time first; their places are what `choose` counts.
    public let runs: [Judged]
    /// What counts: the only run, or the chosen one.
    public let counting: Judged?
    let choice: RunChoice?

    init(_ number: Int, _ files: [Judged], _ choice: RunChoice?) {
        self.number = number
        let runs = HandedAttempt.different(files)
        self.runs = runs
        let chosen = choice.flatMap { choice in runs.first { $0.hash == choice.hash } }
        self.choice = chosen == nil ? nil : choice
        // Without any run there are only files that are not what they say: the longest is shown.
        let longest = files.max { ($0.text.utf8.count, $1.hash) < ($1.text.utf8.count, $0.hash) }
        counting = chosen ?? (runs.count > 1 ? nil : runs.first ?? longest)
    }

    /// Whether the teacher has to choose.
    public var isOpen: Bool { counting == nil }

    private static func different(_ files: [Judged]) -> [Judged] {
        let runs = files.filter { !Verdicts.findings.contains($0.verdict) }
        return runs.filter { run in
            let lines = run.lines
            return !runs.contains { other in
                guard other.hash != run.hash, other.lines.starts(with: lines) else { return false }
                return other.lines.count > lines.count || other.hash < run.hash
            }
        }.sorted { ($0.written ?? "", $0.hash) < ($1.written ?? "", $1.hash) }
    }

    /// What the teacher is asked.
    public func question(_ label: String) -> String {
        let exercise = runs.first.map { lessonKey(ofFile: $0.issued.exercise) } ?? ""
        return
            "Attempt \(number) was handed in as \(runs.count) different runs, and none counts yet. "
            + "Look at them with wick class show \(label) \(exercise), then type: "
            + "wick class choose \(label) \(exercise) 1"
    }

    /// What is said of it beside the row: the choice that was made, or one that is still open while
    /// another attempt counts.
    func note(_ label: String, isShown: Bool) -> String? {
        if let choice, let place = runs.firstIndex(where: { $0.hash == choice.hash }) {
            return "Of attempt \(number), run \(place + 1) of \(runs.count) was chosen"
                + choice.decision.text + "."
        }
        return isOpen && !isShown ? question(label) : nil
    }
}

extension Judged {
    /// What was typed; none where the text cannot be read.
    var lines: [String] { (try? HandIn(reading: text))?.lines ?? [] }
}

extension HandedAttempt {
    /// The runs side by side: when they were written, what they are, and where they differ.
    public func page(_ label: String) -> Page {
        let names = runs.indices.map { "run \($0 + 1)" }
        func row(_ what: String, _ cells: [String]) -> Table.Row {
            let said = zip(names, cells).map { "\($0): \($1)" }.joined(separator: "; ")
            return Table.Row(
                [Prose(what, .faint)] + cells.map { Prose($0) }, said: Prose("\(what): \(said)"))
        }
        let lines = runs.map(\.lines)
        var rows = [
            row("written", runs.map { $0.written ?? "not kept; grade with --times" }),
            row("what it is", runs.map(\.verdict)), row("points", runs.map(\.score.text)),
            row("lines", lines.map { "\($0.count)" }),
        ]
        let longest = lines.map(\.count).max() ?? 0
        let differing = (0..<longest).filter { place in
            Set(lines.map { $0.indices.contains(place) ? $0[place] : "" }).count > 1
        }
        rows += differing.prefix(HandedAttempt.mostLines).map { place in
            row(
                "line \(place + 1)",
                lines.map { $0.indices.contains(place) ? $0[place] : "–" })
        }
        var blocks: [Block] = [
            .heading("Attempt \(number) of \(label): \(runs.count) different runs"),
            .table(Table(header: [""] + names.map { Prose($0) }, rows: rows)),
        ]
        if differing.count > HandedAttempt.mostLines {
            let more = differing.count - HandedAttempt.mostLines
            blocks.append(.paragraph(Prose("And \(more) more lines differ.")))
        }
        blocks.append(.paragraph(Prose(question(label), .warning)))
        return Page(blocks)
    }

    private static var mostLines: Int { 12 }
}
