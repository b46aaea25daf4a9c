import ArgumentParser
import Classroom
import Desk
import Machine

struct ExportCommand: ClassCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes marks for other systems: CSV, Moodle, Canvas, Gradescope, check50.",
        discussion: """
            Names and addresses come from --roster at this moment and are kept nowhere else. \
            Without a roster only the sheets that need no people are written. A number is written \
            where it can be stood by; a file that was cut off, edited or handed in as two runs, and \
            points of yours that are open, leave it empty and say why.

            For instance: wick class export ex5 --roster roster.csv --canvas grades.csv
            Moodle: make a grade item with the exercise's maximum first, then import moodle.csv and \
            map the first column. Canvas: import canvas.csv under Grades.
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
    @Option(help: "The column by which Moodle knows people: useremail, useridnumber or username.")
    var moodle = Export.MoodleKey.useremail
    @OptionGroup(title: "Course")
    var place: Place
    @OptionGroup(title: "Manner")
    var manner: Manner

    func work(at counter: Counter) throws -> ExitStatus {
        let course = try place.openCourse()
        let store = try place.openStore()
        let tasks =
            try exercises.isEmpty ? store.tasks() : exercises.map { try store.task($0) }
        guard !tasks.isEmpty else { throw CourseFault.noTask("", known: []) }
        var status = ExitStatus.done
        let people = try roster.map { try readRoster($0, counter, &status) }
        let canvasBytes = try canvas.map { try Reading.bytes(of: $0) }
        for task in tasks {
            var export = Export(try store.gradebook(task), in: course)
            export.roster = people
            export.moodleKey = moodle
            export.canvas = canvasBytes
            export.canvasColumn = column
            export.withPending = withPending
            let report = try export.write()
            try counter.show(page(report))
            if report.canvasIsStrange, let canvas {
                counter.complain(
                    "\(canvas) has no columns Student and ID or SIS Login ID; export the gradebook "
                        + "from Canvas and name that file")
            }
            if let known = report.canvasLacksColumn, let column {
                counter.complain(
                    "Canvas's export has no column \"\(column)\", only "
                        + known.prefix(8).joined(separator: ", "))
            }
            if report.canvasIsStrange || report.canvasLacksColumn != nil
                || !report.unjoined.isEmpty
            {
                status = .refused
            }
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

    private func page(_ report: Export.Report) -> Page {
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
        if !report.pending.isEmpty {
            let labels = report.pending.prefix(12).joined(separator: ", ")
            let more = report.pending.count > 12 ? " and \(report.pending.count - 12) more" : ""
            blocks.append(
                .paragraph(
                    Prose(
                        "No number yet for \(labels)\(more); the feedback says why. --with-pending "
                            + "writes their points so far.", .warning)))
        }
        for unjoined in report.unjoined {
            let labels = unjoined.labels.prefix(12).joined(separator: ", ")
            let more = unjoined.labels.count > 12 ? " and \(unjoined.labels.count - 12) more" : ""
            blocks.append(
                .paragraph(
                    Prose(
                        "Not in \(unjoined.file), because no person there has the label: "
                            + "\(labels)\(more).", .warning)))
        }
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
