import Machine
import Press

/// Writes one exercise's marks for other systems, into `export/ID` of the course.
public struct Export: Sendable {
    public enum MoodleKey: String, CaseIterable, Sendable {
        case useremail, useridnumber, username
    }

    public let book: Gradebook
    /// `…/export/ex1-liquidation`
    public let folder: String
    /// Joined with labels here and now; nil leaves out the sheets that need people.
    public var roster: Roster?
    public var moodleKey = MoodleKey.useremail
    /// The course's own export from Canvas, and the column of it that marks go into; nil finds the
    /// column by the exercise's title.
    public var canvas: [UInt8]?
    public var canvasColumn: String?
    /// Whether points so far leave the course where they are not settled.
    public var withPending = false

    public init(_ book: Gradebook, in course: Course) {
        self.book = book
        folder = course.exportFolder + "/" + book.exercise
    }

    /// What was written, and who could not be joined with a person.
    public struct Report: Sendable {
        public var files: [String] = []
        /// A sheet, and the labels that are not in it.
        public var unjoined: [Unjoined] = []
        /// The Canvas export has none of Canvas's columns.
        public var canvasIsStrange = false
        /// The column that was named is not in the Canvas export; those that are.
        public var canvasLacksColumn: [String]?
        /// The assignment that Canvas will be told of, and whether its export has it already.
        public var canvasAssignment: (name: String, isKnown: Bool)?
        /// Who has no number in the sheets yet.
        public var pending: [String] = []
    }

    public struct Unjoined: Sendable, Equatable {
        public let file: String
        public let labels: [String]
    }

    public func write() throws(CourseFault) -> Report {
        var report = Report()
        let sheet = GradesSheet(book: book, withPending: withPending)
        if !withPending { report.pending = book.rows.filter { $0.pending != nil }.map(\.label) }
        try Course.makeFolder(folder)
        try put(sheet.core, "grades.csv", [], &report)
        for row in book.rows {
            let results = ResultsFile(book: book, row: row, withPending: withPending)
            for (kind, text) in [("gradescope", results.gradescope), ("check50", results.check50)] {
                try Course.makeFolder("\(folder)/\(kind)/\(row.label)")
                try Course.write(text, to: "\(folder)/\(kind)/\(row.label)/results.json")
            }
        }
        try Course.makeFolder("\(folder)/reports")
        for row in book.rows where row.attempt != nil {
            // Wide enough for a reason on one line, and set for a screen reader as well as for eyes.
            let text = TextPress(style: .plain, columns: 90).text(book.page(row, for: .student))
            try Course.write(text, to: "\(folder)/reports/\(row.label).txt")
        }
        report.files.append("\(folder)/reports/LABEL.txt")
        report.files += ["gradescope", "check50"].map { "\(folder)/\($0)/LABEL/results.json" }
        if let roster { try writePeople(sheet, roster, &report) }
        return report
    }

    private func writePeople(
        _ sheet: GradesSheet, _ roster: Roster, _ report: inout Report
    ) throws(CourseFault) {
        let moodle = sheet.moodle(moodleKey, roster)
        try put(moodle.text, "moodle.csv", moodle.unjoined, &report)
        if let canvas {
            let joined: CanvasSheet
            do throws(CanvasSheet.Fault) {
                joined = try CanvasSheet(
                    book, roster: roster, export: canvas, column: canvasColumn,
                    withPending: withPending)
            } catch {
                switch error {
                case .isNotOfCanvas: report.canvasIsStrange = true
                case .noColumn(let known): report.canvasLacksColumn = known
                }
                return
            }
            report.canvasAssignment = (joined.assignment, joined.isKnown)
            try put(joined.text, "canvas.csv", joined.unjoined, &report)
        } else {
            let joined = CanvasSheet(book, roster: roster, withPending: withPending)
            report.canvasAssignment = (joined.assignment, false)
            try put(joined.text, "canvas.csv", joined.unjoined, &report)
        }
    }

    /// A sheet in which nobody stands is not written: it would look like marks.
    private func put(
        _ text: String, _ name: String, _ unjoined: [String], _ report: inout Report
    ) throws(CourseFault) {
        let path = folder + "/" + name
        if !unjoined.isEmpty { report.unjoined.append(Unjoined(file: path, labels: unjoined)) }
        if unjoined.count == book.rows.count, !book.rows.isEmpty { return }
        try Course.write(text, to: path)
        report.files.append(path)
    }
}
