import ArgumentParser
import Classroom
import Desk
import Lessons
import Machine

struct ExportCommand: ClassCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes marks for other systems: CSV, Moodle, Canvas, Gradescope, check50.",
        discussion: """
            Names and addresses come from --roster at this moment and are kept nowhere else. \
            Without a roster only what needs no people is written. A number is written \
            where it can be stood by; a file that was cut off, edited or handed in as two runs, and \
            points of yours that are open, leave it empty and say why.

            For instance: wick class export ex5 --roster roster.csv --canvas grades.csv

            \(ClassRoutes.text)
            """)

    @Argument(help: "Exercises by key, as in ex1; none means all.")
    var exercises: [String] = []
    @Option(help: ArgumentHelp("The sheet that joins labels with people.", valueName: "FILE"))
    var roster: String?
    @Option(help: ArgumentHelp("Canvas's own export of the course.", valueName: "FILE"))
    var canvas: String?
    @Option(
        help: ArgumentHelp(
            "The column of Canvas's export that marks go into, as in \"HW2 (991)\".",
            valueName: "NAME"))
    var column: String?
    @Flag(help: "Write points so far where they are not settled, too.")
    var withPending = false
    @Option(
        help: ArgumentHelp(
            "The column by which Moodle knows people: useremail (usually), useridnumber or username.",
            valueName: "COLUMN"))
    var moodle: Export.MoodleKey?
    @OptionGroup(title: "Course")
    var place: Place
    @OptionGroup(title: "Manner")
    var manner: Manner

    func validate() throws {
        if roster == nil, canvas != nil || moodle != nil {
            throw ValidationError(
                "--canvas and --moodle need the sheet that joins labels with people: --roster FILE")
        }
        if column != nil, canvas == nil {
            throw ValidationError("--column is a column of Canvas's own export: --canvas FILE")
        }
    }

    func work(at counter: Counter) throws -> ExitStatus {
        let course = try place.openCourse()
        let store = try place.openStore()
        let tasks =
            try exercises.isEmpty ? store.tasks() : exercises.map { try store.task($0) }
        guard !tasks.isEmpty else { throw CourseFault.noTask("", known: []) }
        guard column == nil || tasks.count == 1 else {
            throw ValidationError("--column takes the marks of one exercise; name it, as in ex5")
        }
        var status = ExitStatus.done
        let people = try roster.map { try readRoster($0, counter, &status) }
        let canvasBytes = try canvas.map { try Reading.bytes(of: $0) }
        for task in tasks {
            var export = Export(try store.gradebook(task), in: course)
            export.roster = people
            export.moodleKey = moodle ?? .useremail
            export.canvas = canvasBytes
            export.canvasColumn = column
            export.withPending = withPending
            let report = try export.write()
            try counter.show(page(report, of: export.book))
            if let refusal = report.canvasRefusal, let canvas {
                counter.complain("\(canvas) \(refusal)")
            }
            if report.canvasRefusal != nil || !report.left.isEmpty { status = .refused }
        }
        try store.close()
        return status
    }

    private func readRoster(
        _ path: String, _ counter: Counter, _ status: inout ExitStatus
    ) throws -> Roster {
        let roster = Roster(reading: try Reading.bytes(of: path))
        for finding in roster.findings { counter.complain(finding.text(in: path)) }
        if !roster.findings.isEmpty { status = .refused }
        return roster
    }

    private func page(_ report: Export.Report, of book: Gradebook) -> Page {
        var blocks: [Block] = [.lines(report.files.map { Prose("wrote \($0)") })]
        if let assignment = report.canvasAssignment {
            blocks.append(
                .paragraph(
                    Prose(
                        assignment.isKnown
                            ? "Canvas puts them into its assignment \(assignment.name)."
                            : "Canvas will make a new assignment, \(assignment.name); to fill one that "
                                + "is there, export the gradebook from Canvas and name it with "
                                + "--canvas FILE --column NAME.")))
        }
        if let most = report.canvasOtherMost {
            blocks.append(
                .paragraph(
                    Prose(
                        "Canvas's assignment has \(most) points, the exercise has \(book.most.text): its "
                            + "marks are of \(book.most.text).", .warning)))
        }
        if book.most > Marks(100), roster != nil {
            blocks.append(
                .paragraph(
                    Prose(
                        "Moodle takes more than 100 points only where the site has unlimited grades.",
                        .warning)))
        }
        if !report.pending.isEmpty {
            let labels = report.pending.prefix(12).joined(separator: ", ")
            let more = report.pending.count > 12 ? " and \(report.pending.count - 12) more" : ""
            blocks.append(
                .paragraph(
                    Prose(
                        "No number yet for \(labels)\(more); the feedback says why. --with-pending "
                            + "writes their points so far.", .warning)))
        }
        blocks += report.left.map { .paragraph(Prose($0.text, .warning)) }
        blocks.append(
            .paragraph(
                Prose([
                    Span("How it gets into each system: "),
                    Span("wick class help export", .verb),
                ])))
        return Page(blocks)
    }
}

extension Export.MoodleKey: ExpressibleByArgument {}

/// Files that the teacher names.
enum Reading {
    static func bytes(of path: String) throws(CourseFault) -> [UInt8] {
        do throws(TextFile.Refusal) {
            return try TextFile.bytes(of: Environment.expanded(path))
        } catch {
            throw .unread(path, error)
        }
    }
}
