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
            and example lines are not in it. The same line again writes the same files and keeps \
            deadline and attempts.

            For instance: wick class issue roster.csv ex5 --due "2026-10-01 23:59" --zone \
            Europe/Berlin --late "10% a day"
            Whether a file was in time is judged by the time at which it was last written, which \
            only grade --times keeps; a file that was copied or downloaded may carry a later one.
            """)

    @Argument(help: "A sheet with a column label, or a list of labels.")
    var roster: String
    @Argument(help: "The exercise, as in ex1.")
    var exercise: String
    @Flag(help: "Give it out anew although it has changed since: what was played before is void.")
    var renew = false
    @Option(
        help: ArgumentHelp(
            "Until when it is taken, as in \"2026-10-01 23:59\"; none takes a deadline away.",
            valueName: "TIME"))
    var due: String?
    @Option(
        help: ArgumentHelp(
            "Whose clock --due is of, as in Europe/Berlin or UTC+2; usually UTC.", valueName: "ZONE"
        ))
    var zone: String?
    @Option(
        help: ArgumentHelp(
            "What late work loses: \"10% a day\" of all points, taken (nothing), or refused (all).",
            valueName: "RULE"))
    var late: String?
    @Option(help: "How many attempts everybody has; usually as many as the exercise says.")
    var attempts: Int?
    @OptionGroup(title: "Course")
    var place: Place
    @OptionGroup(title: "Content")
    var content: ContentPlace
    @OptionGroup(title: "Manner")
    var manner: Manner

    func validate() throws {
        guard attempts.map({ (1...20).contains($0) }) ?? true else {
            throw ValidationError("--attempts takes a number from 1 to 20")
        }
        if due == nil || due == "none" {
            if late != nil { throw ValidationError("--late needs a deadline: --due TIME") }
            if zone != nil { throw ValidationError("--zone needs a time: --due TIME") }
        }
        _ = try rule()
    }

    private func rule() throws -> LateRule {
        guard let late else { return .taken }
        guard let rule = LateRule(late) else {
            throw ValidationError(
                "--late takes \"10% a day\", taken or refused, not \"\(late)\"")
        }
        return rule
    }

    private func deadline() throws -> DeadlineChange {
        guard let due else { return .kept }
        if due == "none" { return .none }
        let rule = try rule()
        do throws(DueTime.Fault) {
            return .set(Deadline(due: try DueTime.moment(due, zone: zone ?? "UTC"), late: rule))
        } catch DueTime.Fault.neverShown {
            throw ValidationError(
                "no clock of \(zone ?? "UTC") showed \(due): that hour was left out")
        } catch DueTime.Fault.zone(let refusal) {
            throw ValidationError(refusal.text)
        } catch DueTime.Fault.unreadable {
            throw ValidationError(
                "--due takes a day and a time, as in \"2026-10-01 23:59\", not \"\(due)\"")
        }
    }

    func work(at counter: Counter) throws -> ExitStatus {
        let change = try deadline()
        let course = try place.openCourse()
        let task = try content.task(exercise, place)
        let people = Roster(reading: try Reading.bytes(of: roster))
        for finding in people.findings { counter.complain(finding.text(in: roster)) }
        guard !people.rows.isEmpty else { return .refused }
        let lock = try CourseLock(course)
        defer { withExtendedLifetime(lock) {} }
        let store = try place.openStore()
        let issuing = try Issuing(task, in: course)
        let given = try issuing.issue(
            people.labels, into: store, renews: renew, deadline: change, attempts: attempts)
        try store.close()
        try content.remember(in: course)
        let unread = people.unused.prefix(8).joined(separator: ", ")
        try counter.show(
            Page([
                .paragraph(
                    Prose(
                        (unread.isEmpty ? "" : "Not read of the roster: \(unread). ")
                            + "\(people.rows.count) files in \(given.folder), each with "
                            + "\(given.attempts == 1 ? "a token" : "\(given.attempts) tokens") "
                            + "of its own, \(given.deadline?.text ?? "without a deadline"). Give "
                            + "each student theirs.")),
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
