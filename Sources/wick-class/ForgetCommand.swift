import ArgumentParser
import Classroom
import Desk
import Machine

struct ForgetCommand: ClassCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget",
        abstract: "Deletes everything about a student: issues, hand-ins, grades, exports.",
        discussion: """
            Without --yes it says what there is, and deletes nothing.

            For instance: wick class forget S07 --yes
            """)

    @Argument(help: "The label.")
    var label: String
    @Flag(help: "Delete it now; it cannot be taken back.")
    var yes = false
    @OptionGroup(title: "Course")
    var place: Place
    @OptionGroup(title: "Manner")
    var manner: Manner

    func work(at counter: Counter) throws -> ExitStatus {
        let course = try place.openCourse()
        let lock = try CourseLock(course)
        defer { withExtendedLifetime(lock) {} }
        let store = try place.openStore()
        let label = try store.label(label) ?? label
        if !yes, let question = try question(label, store, course) {
            try store.close()
            try counter.show(question)
            return .refused
        }
        let known = try store.forget(label)
        let files = try course.removeFiles(of: label)
        try store.close()
        guard known || !files.isEmpty else {
            counter.complain("nothing is known here of \"\(label)\"; type: wick class list")
            return .refused
        }
        var blocks: [Block] = [.paragraph(Prose("\(label) is forgotten."))]
        if !files.isEmpty { blocks.append(.lines(files.map { Prose("deleted \($0)") })) }
        blocks.append(
            .paragraph(
                "Yours to delete: the line in your roster, the file that was handed in, sheets and "
                    + "archives that were exported, and copies of this folder."))
        try counter.show(Page(blocks))
        return .done
    }

    /// What there is to delete, and the line that does it; nil where there is nothing.
    private func question(_ label: String, _ store: Store, _ course: Course) throws -> Page? {
        guard try store.label(label) != nil else { return nil }
        let kept = try store.kept(of: label)
        func counted(_ number: Int, _ one: String, _ more: String) -> String {
            number == 1 ? "1 \(one)" : "\(number) \(more)"
        }
        let what = [
            counted(kept.issues, "attempt given out", "attempts given out"),
            counted(kept.handIns, "hand-in with its grade", "hand-ins with their grades"),
            counted(kept.marks, "mark by hand", "marks by hand"),
        ].joined(separator: ", ")
        return Page([
            .paragraph(
                Prose(
                    "Of \(label) there are \(what), and files in \(course.folder) that bear the label. "
                        + "Nothing is deleted yet, and it cannot be taken back.")),
            .paragraph(
                Prose([
                    Span("To delete all of it: "),
                    Span("wick class forget \(label) --yes --course \(course.folder)", .verb),
                ])),
        ])
    }
}
