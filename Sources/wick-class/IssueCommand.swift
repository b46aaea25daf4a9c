import ArgumentParser
import Classroom
import Desk
import Machine

struct IssueCommand: ClassCommand {
    static let configuration = CommandConfiguration(
        commandName: "issue",
        abstract: "Writes an exercise for everyone in a roster: a file for each label.",
        discussion: """
            Every file has tokens of its own: account, prices and tape are drawn from them. Answers \
            and example lines are not in it. The same line again writes the same files.
            """)

    @Argument(help: "A sheet with a column label, or a list of labels.")
    var roster: String
    @Argument(help: "The exercise, as in ex1.")
    var exercise: String
    @Flag(help: "Give it out anew although it has changed since: what was played before is void.")
    var renew = false
    @OptionGroup(title: "Course")
    var place: Place
    @OptionGroup(title: "Content")
    var content: ContentPlace
    @OptionGroup(title: "Manner")
    var manner: Manner

    func work(at counter: Counter) throws -> ExitStatus {
        let course = try place.openCourse()
        let task = try content.task(exercise)
        let people = Roster(reading: try Reading.bytes(of: roster))
        for finding in people.findings { counter.complain(finding.text(in: roster)) }
        guard !people.rows.isEmpty else { return .refused }
        let lock = try CourseLock(course)
        defer { withExtendedLifetime(lock) {} }
        let store = try place.openStore()
        let issuing = try Issuing(task, in: course)
        let folder = try issuing.issue(people.labels, into: store, renews: renew)
        try store.close()
        let unread = people.unused.prefix(8).joined(separator: ", ")
        try counter.show(
            Page([
                .paragraph(
                    Prose(
                        (unread.isEmpty ? "" : "Not read of the roster: \(unread). ")
                            + "\(people.rows.count) files in \(folder), each with "
                            + "\(task.terms.attempts == 1 ? "a token" : "\(task.terms.attempts) tokens") "
                            + "of its own. Give each student theirs.")),
                .paragraph(
                    Prose([
                        Span("They play it with "), Span("wick exercise FILE", .verb),
                        Span(" and hand in what that writes. Then: "),
                        Span("wick class grade FOLDER", .verb),
                    ])),
            ]))
        return people.findings.isEmpty ? .done : .refused
    }
}
