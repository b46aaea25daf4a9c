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

    /// What Moodle calls no grade. An empty cell is one too for an item that is there, and becomes 0
    /// where the import makes a new item.
    private static let noGrade = "-"

    /// The sheet that Moodle imports: who, the grade, the feedback.
    ///
    /// Source: https://docs.moodle.org/en/Grade_import (grade and feedback together: without the one the
    /// other is lost) and the reader that it describes, `grade/import/csv/classes/load_data.php`: a
    /// person whom Moodle does not know ends the whole import, a row without one is given to the person
    /// before, and of two rows for one person the last one stays. So nobody without a name is in it, and
    /// nobody twice.
    func moodle(_ key: Export.MoodleKey, _ roster: Roster) -> (text: String, left: [Export.LeftOut])
    {
        var sheet = CSVText()
        var left = Export.LeftOut.Collection()
        var taken: Set<String> = []
        sheet.add([key.rawValue, book.title, book.title + " feedback"])
        for row in book.rows {
            let person = roster[row.label]
            let name =
                switch key {
                case .useremail: person?.email
                case .useridnumber: person?.idNumber
                case .username: person?.sisLogin
                }
            guard let name, !name.isEmpty, name != "0", CSVText.neutral(name) == name else {
                left.add(row.label, person == nil ? .noPerson : .noName(key.rosterColumn))
                continue
            }
            guard taken.insert(name.lowercased()).inserted else {
                left.add(row.label, .nameAgain(key.rosterColumn))
                continue
            }
            sheet.addRaw([
                CSVText.cell(name),
                row.published(withPending: withPending)?.text ?? GradesSheet.noGrade,
                CSVText.cell(feedback(row)),
            ])
        }
        return (sheet.text, left.groups)
    }

    /// One line for a student: what each item got, and why.
    func feedback(_ row: Gradebook.Row) -> String {
        if row.verdict == Verdicts.missing { return Gradebook.Row.isMissing }
        let open = row.pending.map { [$0] } ?? []
        guard row.isFine else { return open.joined() }
        let items = row.items.map { item in
            "\(item.id) \(item.points?.text ?? "-")/\(item.most.text): \(item.said)"
        }
        let late = row.lateness.map { [$0.text] } ?? []
        return (open + late + items).joined(separator: " | ")
    }
}
