/// Marks as other systems take them. What joins a label with a person comes from the teacher's
/// roster at this moment, and is kept nowhere.
struct GradesSheet {
    let book: Gradebook
    /// Whether points so far leave the course where they are not settled.
    var withPending = false

    /// The core: every other sheet can be made from it.
    var core: String {
        var sheet = CSVText()
        sheet.add([
            "assignment", "label", "timestamp", "raw_score", "late_penalty", "score", "max_score",
            "passed", "integrity", "needs_manual", "pending",
        ])
        for row in book.rows {
            let passed = book.isPassed(row).map { $0 ? "true" : "false" } ?? ""
            sheet.add([
                book.exercise, row.label, row.written ?? "", row.score.text,
                row.penalty.text,
                row.published(withPending: withPending)?.text ?? "", book.most.text,
                row.pending == nil ? passed : "", row.verdict,
                row.needsTeacher || row.isUndecided ? "true" : "false", row.pending ?? "",
            ])
        }
        return sheet.text
    }

    /// Grade and feedback together: Moodle clears grades that come without their feedback.
    func moodle(_ key: Export.MoodleKey, _ roster: Roster) -> (text: String, unjoined: [String]) {
        var sheet = CSVText()
        var unjoined: [String] = []
        sheet.add([key.rawValue, book.title, book.title + " feedback"])
        for row in book.rows {
            let person = roster[row.label]
            let name =
                switch key {
                case .useremail: person?.email
                case .useridnumber: person?.idNumber
                case .username: person?.sisLogin
                }
            guard let name, !name.isEmpty else {
                unjoined.append(row.label)
                continue
            }
            sheet.add([
                name, row.published(withPending: withPending)?.text ?? "", feedback(row),
            ])
        }
        return (sheet.text, unjoined)
    }

    /// One line for a student: what each item got, and why.
    func feedback(_ row: Gradebook.Row) -> String {
        if row.verdict == Verdicts.missing { return "Nothing was handed in." }
        let open = row.pending.map { [$0] } ?? []
        guard row.isFine else { return open.joined() }
        let items = row.items.map { item in
            "\(item.id) \(item.points?.text ?? "-")/\(item.most.text): \(item.said)"
        }
        let late = row.lateness.map { [$0.text] } ?? []
        return (open + late + items).joined(separator: " | ")
    }
}
