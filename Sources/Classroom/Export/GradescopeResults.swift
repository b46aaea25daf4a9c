import Desk
import Press

/// A `results.json` as Gradescope's harness takes it from an autograder.
///
/// Source: https://gradescope-autograders.readthedocs.io/en/latest/specs/. A score stands at the top or
/// in every test; a test without one is an informational check, passed or failed. That page knows no
/// result whose number is still to come. What it does know is that students see no total as long as a
/// test is hidden from them: so a result that is not settled has no score, a visible check that says
/// why, and its points in a test that waits until grades are published.
struct GradescopeResults {
    private let output: String
    private let score: String?
    private let tests: [Datum]
    private let extra: Datum?

    /// A student's result.
    init(_ book: Gradebook, _ row: Gradebook.Row, withPending: Bool = false) {
        let published = row.published(withPending: withPending)
        score = published?.text
        output = GradescopeResults.summary(book, row)
        extra = .fields([
            "assignment": .text(book.exercise), "label": .text(row.label),
            "integrity": .text(row.verdict), "attempt": row.attempt.map { .number("\($0)") },
            "max_score": .number(book.most.text),
            "passed": row.pending == nil ? book.isPassed(row).map { .flag($0) } : nil,
            "needs_manual": .flag(row.needsTeacher || row.isUndecided),
            "pending": row.pending.map { .text($0) },
        ])
        if published != nil {
            tests = row.items.map { GradescopeResults.test($0) }
        } else {
            let settled = row.isFine ? row.items.filter { $0.points != nil } : []
            tests =
                GradescopeResults.waiting(
                    row.isFine ? "points by hand" : "hand-in", false, row.pending ?? "")
                + settled.map { GradescopeResults.test($0, hasScore: false) }
        }
    }

    /// A result without points: what the check found, and that there is no number yet.
    init(_ check: String, passed: Bool, saying words: String) {
        output = words
        score = nil
        extra = nil
        tests = GradescopeResults.waiting(check, passed, words)
    }

    /// The file.
    var text: String {
        JSONPress().line(
            .present([
                "score": score.map { .number($0) }, "output": .text(output),
                "output_format": .text("text"),
                "visibility": .text(score == nil ? "after_published" : "visible"),
                "stdout_visibility": .text("hidden"), "tests": .list(tests), "extra_data": extra,
            ])) + "\n"
    }

    private static func test(_ item: Gradebook.Item, hasScore: Bool = true) -> Datum {
        .present([
            "name": .text(item.id),
            "score": hasScore ? item.points.map { .number($0.text) } : nil,
            "max_score": hasScore ? .number(item.most.text) : nil,
            "status": item.points.map { .text($0 >= item.most ? "passed" : "failed") },
            "output": .text(item.said), "visibility": .text("visible"),
            "tags": .list(item.isMust ? [.text("must")] : []),
        ])
    }

    private static func waiting(_ check: String, _ passed: Bool, _ words: String) -> [Datum] {
        [
            .present([
                "name": .text(check), "status": .text(passed ? "passed" : "failed"),
                "output": .text(words), "visibility": .text("visible"),
            ]),
            .present([
                "name": .text("points"), "status": .text("failed"),
                "output": .text("There is no number yet."), "visibility": .text("after_published"),
            ]),
        ]
    }

    private static func summary(_ book: Gradebook, _ row: Gradebook.Row) -> String {
        if row.verdict == Verdicts.missing { return Gradebook.Row.isMissing }
        guard row.isFine else { return row.pending ?? row.verdict }
        let open = row.pending.map { " \($0)" } ?? ""
        let late = row.lateness.map { " \($0.text)." } ?? ""
        return "\(book.title): \(row.total.text) of \(book.most.text), attempt "
            + "\(row.attempt ?? 1).\(late)\(open) Simulation: practice money, no advice."
    }
}

extension Datum {
    /// A record of those fields that have a value.
    fileprivate static func present(_ fields: KeyValuePairs<String, Datum?>) -> Datum {
        .record(fields.compactMap { name, value in value.map { Field(name, $0) } })
    }
}
