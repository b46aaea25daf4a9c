import ArgumentParser
import Classroom
import Desk
import Machine

struct RehearseCommand: ClassCommand {
    static let configuration = CommandConfiguration(
        commandName: "rehearse",
        abstract: "Writes hand-ins of made-up students, to try grading before a term.",
        discussion: """
            Careful and reckless ones, one who copies a neighbour, one who edits the file, one who \
            cuts it off, one who sends nothing and one who sends a PDF. Use a course made for it: \
            what is graded is kept.
            """)

    @Argument(help: "The exercise, as in ex5.")
    var exercise: String
    @Argument(help: "The folder to write into.")
    var folder: String
    @OptionGroup(title: "Course")
    var place: Place
    @OptionGroup(title: "Content")
    var content: ContentPlace
    @OptionGroup(title: "Manner")
    var manner: Manner

    func work(at counter: Counter) async throws -> ExitStatus {
        let course = try place.openCourse()
        let store = try place.openStore()
        let task = try store.task(exercise)
        let labels = try store.gradebook(task).rows.map(\.label)
        try store.close()
        let rehearsal = Rehearsal(
            try Issuing(try content.task(task.id), in: course), content: try content.open())
        let files = await rehearsal.handIns(labels) { counter.showProgress($0, of: labels.count) }
        try course.write(files, into: Environment.expanded(folder))
        try counter.show(
            Page([
                .paragraph(
                    Prose([
                        Span(
                            "\(files.count) hand-ins of \(labels.count) students in \(folder). Next: "
                        ),
                        Span("wick class grade \(folder)", .verb),
                    ]))
            ]))
        return .done
    }
}
