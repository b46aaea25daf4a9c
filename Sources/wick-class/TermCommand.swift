import ArgumentParser
import Classroom
import Desk
import Machine

struct TermCommand: ClassCommand {
    static let configuration = CommandConfiguration(
        commandName: "term",
        abstract: "Begins another term: new tokens and tapes for the same labels and exercises.",
        discussion: """
            What there was, marks and files, goes to past/TERM in the course's folder and is a course \
            of its own there. Last term's hand-ins are strangers to the new one.

            For instance: wick class term 2027
            """)

    @Argument(help: "The name of the term that begins.")
    var name: String
    @OptionGroup(title: "Course")
    var place: Place
    @OptionGroup(title: "Manner")
    var manner: Manner

    func work(at counter: Counter) throws -> ExitStatus {
        let course = try place.openCourse()
        let lock = try CourseLock(course)
        defer { withExtendedLifetime(lock) {} }
        let past = try course.begin(term: name)
        try counter.show(
            Page([
                .paragraph(Prose("The term \(name) begins. What there was is in \(past).")),
                .paragraph(
                    Prose([
                        Span("Next: "), Span("wick class issue roster.csv ex1", .verb),
                        Span("; for the term before: "),
                        Span("wick class list --course \(past)", .verb),
                    ])),
            ]))
        return .done
    }
}
