import ArgumentParser
import Classroom
import Desk
import Machine

struct InitCommand: ClassCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Makes a course: a folder, its key and a sample roster.",
        discussion: "For instance: wick class init autumn")

    @Argument(help: "The folder to make.")
    var folder: String
    @OptionGroup(title: "Manner")
    var manner: Manner

    func work(at counter: Counter) throws -> ExitStatus {
        let course = try Course.make(in: Environment.expanded(folder))
        try counter.show(
            Page([
                .paragraph(Prose("The course is in \(course.folder).")),
                .entries([
                    (
                        "course.key",
                        "its secret, for you alone: whoever has it can write any hand-in"
                    ),
                    ("roster.csv", "a sample; only the column label is needed"),
                ]),
                .paragraph(
                    Prose([
                        Span("Next: write the labels into the roster, then "),
                        Span(
                            "wick class issue roster.csv ex1 --course \(course.folder)", .verb),
                    ])),
                .paragraph(
                    "Labels are personal data where a list joins them with people: keep that list "
                        + "and this folder to yourself. A copy of the folder is a backup."),
            ]))
        return .done
    }
}
