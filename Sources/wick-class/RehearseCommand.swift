import ArgumentParser
import Classroom
import Desk
import Machine

struct RehearseCommand: ClassCommand {
    static let configuration = CommandConfiguration(
        commandName: "rehearse",
        abstract: "Makes a course of made-up students, to try grading before a term.",
        discussion: """
            Careful and reckless ones, one who copies a neighbour, one who edits the file, one who \
            cuts it off, one who sends nothing and one who sends a PDF. The folder is a course of its \
            own with a key of its own: no real course takes its hand-ins, and it takes no real ones. \
            Delete the folder and nothing is left.

            For instance: wick class rehearse ex5 rehearsal
            """)

    @Argument(help: "The exercise, as in ex5.")
    var exercise: String
    @Argument(help: "The folder to make; one that an earlier rehearsal made will do.")
    var folder: String
    @Option(help: ArgumentHelp("How many students to make up, at most 5,000.", valueName: "N"))
    var students = 30
    @OptionGroup(title: "Content")
    var content: ContentPlace
    @OptionGroup(title: "Manner")
    var manner: Manner

    func validate() throws {
        guard (1...5_000).contains(students) else {
            throw ValidationError("--students takes 1 to 5,000; type for instance --students 30")
        }
    }

    func work(at counter: Counter) async throws -> ExitStatus {
        let task = try content.task(exercise, nil)
        let course = try Course.rehearsal(in: Environment.expanded(folder))
        let lock = try CourseLock(course)
        defer { withExtendedLifetime(lock) {} }
        let rehearsal = try Rehearsal(task, in: course, content: content.open(nil))
        let labels = Rehearsal.labels(students)
        let store = try Store(at: course.databaseFile)
        try rehearsal.issue(labels, into: store)
        try store.close()
        try content.remember(in: course)
        let files = await rehearsal.handIns(labels) { counter.showProgress($0, of: labels.count) }
        try course.write(files, into: course.rehearsedFolder)
        try counter.show(page(course, labels, files.count))
        return .done
    }

    private func page(_ course: Course, _ labels: [String], _ files: Int) -> Page {
        let handIns = files == 1 ? "1 hand-in" : "\(files) hand-ins"
        let people = labels.count == 1 ? "1 made-up student" : "\(labels.count) made-up students"
        return Page([
            .paragraph(Prose("\(handIns) of \(people) in \(course.rehearsedFolder).")),
            .paragraph(
                Prose([
                    Span("Next: "),
                    Span(
                        "wick class grade \(course.rehearsedFolder) --course \(course.folder)",
                        .verb),
                    Span(", then show, mark and export with the same --course."),
                ])),
            .paragraph(
                Prose(
                    "It is a course of its own: your real ones refuse these files. Delete "
                        + "\(course.folder) when you are done.")),
        ])
    }
}
