import ArgumentParser
import Classroom
import Desk
import Machine

struct ForgetCommand: ClassCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget",
        abstract: "Deletes everything about a student: issues, hand-ins, grades, exports.")

    @Argument(help: "The label.")
    var label: String
    @OptionGroup(title: "Course")
    var place: Place
    @OptionGroup(title: "Manner")
    var manner: Manner

    func work(at counter: Counter) throws -> ExitStatus {
        let course = try place.openCourse()
        let lock = try CourseLock(course)
        defer { withExtendedLifetime(lock) {} }
        let store = try place.openStore()
        let known = try store.forget(label)
        let files = try course.removeFiles(of: label)
        try store.close()
        guard known || !files.isEmpty else {
            counter.complain("nothing is known here of \"\(label)\"; type: wick class export")
            return .refused
        }
        var blocks: [Block] = [.paragraph(Prose("\(label) is forgotten."))]
        if !files.isEmpty { blocks.append(.lines(files.map { Prose("deleted \($0)") })) }
        blocks.append(
            .paragraph(
                "Yours to delete: the line in your roster, the file that was handed in, sheets that "
                    + "were exported, and copies of this folder."))
        try counter.show(Page(blocks))
        return .done
    }
}
