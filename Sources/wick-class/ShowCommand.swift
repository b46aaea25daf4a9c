import ArgumentParser
import Classroom
import Desk
import Lessons
import Machine

struct ShowCommand: ClassCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Walks through a student's run, line by line, as it looked to the student.")

    @Argument(help: "The label.")
    var label: String
    @Argument(help: "The exercise, as in ex1; none means the one that there is.")
    var exercise: String?
    @Option(help: "The attempt; usually the one that counts.")
    var attempt: Int?
    @Flag(help: "Only the report, without the run.")
    var report = false
    @OptionGroup(title: "Course")
    var place: Place
    @OptionGroup(title: "Content")
    var content: ContentPlace
    @OptionGroup(title: "Manner")
    var manner: Manner

    func work(at counter: Counter) throws -> ExitStatus {
        let store = try place.openStore()
        let tasks = try exercise.map { [try store.task($0)] } ?? store.tasks()
        var shown = 0
        for task in tasks {
            let book = try store.gradebook(task)
            guard let row = book.rows.first(where: { $0.label == label }) else { continue }
            shown += 1
            guard let number = attempt ?? row.attempt,
                let handed = try store.handIns(of: label, in: task.id)
                    .first(where: { $0.issued.attempt == number })
            else {
                try counter.show(
                    book.page(row)
                        + Page([
                            .paragraph(Prose("There is no run of \(label)'s own to walk through."))
                        ]))
                continue
            }
            try counter.show(book.page(row))
            if !report { try walk(handed, task, counter) }
        }
        try store.close()
        if shown == 0 {
            counter.complain("nothing was given to \"\(label)\" in this course")
            return .refused
        }
        return .done
    }

    /// On a terminal one line at a time; down a pipe all of them.
    private func walk(_ handed: Judged, _ task: IssuedTask, _ counter: Counter) throws {
        guard let handIn = try? HandIn(reading: handed.text) else { return }
        let walk = Walk(handIn, try content.task(task.id), content: try content.open())
        for (place, page) in walk.pages.enumerated() {
            if place > 0, Terminal.here.isConversation, !counter.waits("Enter goes on, q ends ") {
                return
            }
            try counter.show(page)
        }
    }
}
