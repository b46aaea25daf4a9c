import Desk
import Press

/// One student's result for graders that read JSON.
struct ResultsFile {
    let book: Gradebook
    let row: Gradebook.Row

    /// `results.json` as Gradescope's autograder leaves it: what is not known is left out.
    var gradescope: String {
        let tests = row.items.map { item in
            present([
                "name": .text(item.id), "score": item.points.map { .number($0.text) },
                "max_score": .number(item.most.text), "status": status(item).map { .text($0) },
                "output": .text(item.said), "visibility": .text("visible"),
                "tags": .list(item.isMust ? [.text("must")] : []),
            ])
        }
        let extra = present([
            "assignment": .text(book.exercise), "label": .text(row.label),
            "integrity": .text(row.verdict), "attempt": row.attempt.map { .number("\($0)") },
            "max_score": .number(book.most.text), "passed": book.isPassed(row).map { .flag($0) },
            "needs_manual": .flag(row.needsTeacher),
        ])
        return line(
            present([
                "score": .number(row.score.text), "output": .text(summary),
                "output_format": .text("text"), "visibility": .text("visible"),
                "stdout_visibility": .text("hidden"), "tests": .list(tests), "extra_data": extra,
            ]))
    }

    /// What `check50 -o json` prints: a null for what was not judged.
    var check50: String {
        let results = row.items.map { item in
            let passed = item.points.map { $0 >= item.most }
            let cause: Datum? =
                passed == false
                ? .fields(["rationale": .text(item.said), "help": .text(item.what)]) : nil
            return Datum.fields([
                "name": .text(item.id), "description": .text(item.what),
                "passed": passed.map { .flag($0) },
                "log": .list(item.said.isEmpty ? [] : [.text(item.said)]), "cause": cause,
                "data": .fields([
                    "score": item.points.map { .number($0.text) },
                    "max_score": .number(item.most.text),
                ]), "dependency": nil,
            ])
        }
        return line(
            .fields([
                "slug": .text("wick/\(book.exercise)"), "results": .list(results),
                "version": .text("3.0.0"),
            ]))
    }

    private var summary: String {
        if row.isFine {
            return "\(book.title): \(row.score.text) of \(book.most.text), attempt "
                + "\(row.attempt ?? 1). Simulation: practice money, no advice."
        }
        return ([row.verdict] + row.evidence).joined(separator: ". ")
    }

    private func status(_ item: Gradebook.Item) -> String? {
        item.points.map { $0 >= item.most ? "passed" : "failed" }
    }

    private func present(_ fields: KeyValuePairs<String, Datum?>) -> Datum {
        .record(fields.compactMap { name, value in value.map { Datum.Field(name, $0) } })
    }

    private func line(_ datum: Datum) -> String { JSONPress().line(datum) + "\n" }
}
