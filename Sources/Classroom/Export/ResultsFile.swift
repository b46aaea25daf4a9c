import Desk
import Press

/// One student's result for graders that read JSON.
struct ResultsFile {
    let book: Gradebook
    let row: Gradebook.Row
    /// Whether points so far leave the course where they are not settled.
    var withPending = false

    /// `results.json` as Gradescope's autograder leaves it: what is not known is left out. Gradescope
    /// adds up the scores of the tests where there is no whole one, so those go with it.
    var gradescope: String {
        let tests = row.items.map { item in
            present([
                "name": .text(item.id), "score": isPublished ? score(item) : nil,
                "max_score": .number(item.most.text), "status": status(item).map { .text($0) },
                "output": .text(item.said), "visibility": .text("visible"),
                "tags": .list(item.isMust ? [.text("must")] : []),
            ])
        }
        let extra = present([
            "assignment": .text(book.exercise), "label": .text(row.label),
            "integrity": .text(row.verdict), "attempt": row.attempt.map { .number("\($0)") },
            "max_score": .number(book.most.text),
            "passed": row.pending == nil ? book.isPassed(row).map { .flag($0) } : nil,
            "needs_manual": .flag(row.needsTeacher || row.isUndecided),
            "pending": row.pending.map { .text($0) },
        ])
        return line(
            present([
                "score": row.published(withPending: withPending).map { .number($0.text) },
                "output": .text(summary),
                "output_format": .text("text"), "visibility": .text("visible"),
                "stdout_visibility": .text("hidden"), "tests": .list(tests), "extra_data": extra,
            ]))
    }

    /// What `check50 -o json` prints: a null for what was not judged.
    var check50: String {
        var results = row.items.map { item in
            let passed = item.points.map { $0 >= item.most }
            let cause: Datum? =
                passed == false
                ? .fields(["rationale": .text(item.said), "help": .text(item.what)]) : nil
            return Datum.fields([
                "name": .text(item.id), "description": .text(item.what),
                "passed": passed.map { .flag($0) },
                "log": .list(item.said.isEmpty ? [] : [.text(item.said)]), "cause": cause,
                "data": .fields([
                    "score": isPublished ? score(item) : nil,
                    "max_score": .number(item.most.text),
                ]), "dependency": nil,
            ])
        }
        // A run that counts for nothing has a check of its own that says why: no check at all would
        // look like a grader that failed.
        if !row.isFine {
            let why = row.pending ?? "Nothing was handed in."
            results = [
                .fields([
                    "name": .text("hand-in"), "description": .text("a hand-in that can be graded"),
                    "passed": row.verdict == Verdicts.missing ? .flag(false) : nil,
                    "log": .list([.text(why)]),
                    "cause": .fields(["rationale": .text(why), "help": .text(book.title)]),
                    "data": .fields([:]), "dependency": nil,
                ])
            ]
        }
        return line(
            .fields([
                "slug": .text("wick/\(book.exercise)"), "results": .list(results),
                "version": .text("3.0.0"),
            ]))
    }

    private var summary: String {
        if row.verdict == Verdicts.missing { return "Nothing was handed in." }
        guard row.isFine else { return row.pending ?? row.verdict }
        let open = row.pending.map { " \($0)" } ?? ""
        let late = row.lateness.map { " \($0.text)." } ?? ""
        return "\(book.title): \(row.total.text) of \(book.most.text), attempt "
            + "\(row.attempt ?? 1).\(late)\(open) Simulation: practice money, no advice."
    }

    private var isPublished: Bool { row.published(withPending: withPending) != nil }

    private func score(_ item: Gradebook.Item) -> Datum? { item.points.map { .number($0.text) } }

    private func status(_ item: Gradebook.Item) -> String? {
        item.points.map { $0 >= item.most ? "passed" : "failed" }
    }

    private func present(_ fields: KeyValuePairs<String, Datum?>) -> Datum {
        .record(fields.compactMap { name, value in value.map { Datum.Field(name, $0) } })
    }

    private func line(_ datum: Datum) -> String { JSONPress().line(datum) + "\n" }
}
