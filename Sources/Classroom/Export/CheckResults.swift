import Desk
import Press

/// One student's result as `check50 -o json` prints it.
///
/// Source: https://cs50.github.io/check50/json_specification.html. `passed` is null for a check that
/// could not be made, and `cause` then tells why.
struct CheckResults {
    let book: Gradebook
    let row: Gradebook.Row
    /// Whether points so far leave the course where they are not settled.
    var withPending = false

    /// The file.
    var text: String {
        JSONPress().line(
            .fields([
                "slug": .text("wick/\(book.exercise)"),
                "results": .list(row.isFine ? row.items.map(check) : [handIn]),
                "version": .text("3.0.0"),
            ])) + "\n"
    }

    private func check(_ item: Gradebook.Item) -> Datum {
        let passed = item.points.map { $0 >= item.most }
        let cause: Datum? =
            switch passed {
            case true: nil
            case false: .fields(["rationale": .text(item.said), "help": .text(item.what)])
            case nil: .fields(["rationale": .text(Gradebook.Row.isOpen), "help": .text(item.what)])
            }
        let isPublished = row.published(withPending: withPending) != nil
        return result(
            item.id, item.what, passed, log: item.said.isEmpty ? [] : [item.said], cause,
            data: .fields([
                "score": isPublished ? item.points.map { .number($0.text) } : nil,
                "max_score": .number(item.most.text),
            ]))
    }

    /// A run that counts for nothing has a check of its own that says why: no check at all would
    /// look like a grader that failed.
    private var handIn: Datum {
        let why = row.pending ?? Gradebook.Row.isMissing
        return result(
            "hand-in", "a hand-in that can be graded",
            row.verdict == Verdicts.missing ? false : nil, log: [why],
            .fields(["rationale": .text(why), "help": .text(book.title)]), data: .fields([:]))
    }

    private func result(
        _ name: String, _ description: String, _ passed: Bool?, log: [String], _ cause: Datum?,
        data: Datum
    ) -> Datum {
        .fields([
            "name": .text(name), "description": .text(description),
            "passed": passed.map { .flag($0) }, "log": .list(log.map { .text($0) }),
            "cause": cause, "data": data, "dependency": nil,
        ])
    }
}
