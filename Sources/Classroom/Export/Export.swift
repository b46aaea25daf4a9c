import Machine
import Press

/// Writes one exercise's marks for other systems, into `export/ID` of the course.
public struct Export: Sendable {
    public enum MoodleKey: String, CaseIterable, Sendable {
        case useremail, useridnumber, username

        /// The column of the roster that holds it.
        var rosterColumn: String {
            switch self {
            case .useremail: "email"
            case .useridnumber: "id_number"
            case .username: "sis_login"
            }
        }
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
        public var left: [LeftOut] = []
        /// What is wrong with Canvas's export, in words for the file's name to stand before.
        public var canvasRefusal: String?
        /// The assignment that Canvas will be told of, and whether its export has it already.
        public var canvasAssignment: (name: String, isKnown: Bool)?
        /// The exercise's points and Canvas's, where they are not the same.
        public var canvasOtherMost: String?
        /// Who has no number in the sheets yet.
        public var pending: [String] = []
    }

    public func write() throws(CourseFault) -> Report {
        var report = Report()
        let sheet = GradesSheet(book: book, withPending: withPending)
        if !withPending { report.pending = book.rows.filter { $0.pending != nil }.map(\.label) }
        try Course.makeFolder(folder)
        try put(sheet.core, "grades.csv", [], &report)
        for row in book.rows {
            let check = CheckResults(book: book, row: row, withPending: withPending)
            try Course.makeFolder("\(folder)/check50/\(row.label)")
            try Course.write(check.text, to: "\(folder)/check50/\(row.label)/results.json")
        }
        let autograder = Autograder(book: book, roster: roster, withPending: withPending)
        try Course.write(autograder.bytes, to: "\(folder)/gradescope.zip")
        try Course.makeFolder("\(folder)/reports")
        for row in book.rows where row.attempt != nil {
            // Wide enough for a reason on one line, and set for a screen reader as well as for eyes.
            let text = TextPress(style: .plain, columns: 90).text(book.page(row, for: .student))
            try Course.write(text, to: "\(folder)/reports/\(row.label).txt")
        }
        report.files.append("\(folder)/reports/LABEL.txt")
        report.files += ["gradescope.zip", "check50/LABEL/results.json"].map { "\(folder)/\($0)" }
        if let roster { try writePeople(sheet, roster, &report) }
        return report
    }

    private func writePeople(
        _ sheet: GradesSheet, _ roster: Roster, _ report: inout Report
    ) throws(CourseFault) {
        let moodle = sheet.moodle(moodleKey, roster)
        try put(moodle.text, "moodle.csv", moodle.left, &report)
        let joined: CanvasSheet
        if let canvas {
            do throws(CanvasSheet.Fault) {
                joined = try CanvasSheet(
                    book, roster: roster, export: canvas, column: canvasColumn,
                    withPending: withPending)
            } catch {
                report.canvasRefusal = error.text
                return
            }
        } else {
            joined = CanvasSheet(book, roster: roster, withPending: withPending)
        }
        let left =
            joined.unjoined.isEmpty
            ? [] : [LeftOut(why: .noRow(isOfExport: canvas != nil), labels: joined.unjoined)]
        guard try put(joined.text, "canvas.csv", left, &report) else { return }
        report.canvasAssignment = (joined.assignment, joined.isKnown)
        report.canvasOtherMost = joined.otherMost
    }

    /// A sheet in which nobody stands is not written: it would look like marks.
    ///
    /// - Returns: whether it was written
    @discardableResult
    private func put(
        _ text: String, _ name: String, _ left: [LeftOut], _ report: inout Report
    ) throws(CourseFault) -> Bool {
        let path = folder + "/" + name
        report.left += left.map { LeftOut(file: path, why: $0.why, labels: $0.labels) }
        if left.map(\.labels.count).reduce(0, +) == book.rows.count, !book.rows.isEmpty {
            return false
        }
        try Course.write(text, to: path)
        report.files.append(path)
        return true
    }
}

extension CanvasSheet.Fault {
    /// The words after the file's name.
    fileprivate var text: String {
        switch self {
        case .isNotOfCanvas:
            "does not begin as Canvas's own export does (Student, ID … Section); export the gradebook "
                + "from Canvas and name that file"
        case .noColumn(let known):
            "has no such column to put marks into, only " + known.prefix(8).joined(separator: ", ")
        case .isReadOnly(let column):
            "has the column \(column) as read only: Canvas works it out and takes no marks there"
        }
    }
}
