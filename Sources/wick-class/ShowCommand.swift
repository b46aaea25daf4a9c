import ArgumentParser
import Classroom
import Desk
import Lessons
import Machine

struct ShowCommand: ClassCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Walks through a student's run, line by line, as it looked to the student.",
        discussion: "For instance: wick class show S07 ex5")

    @Argument(help: "The label.")
    var label: String
    @Argument(help: "The exercise, as in ex1; none means the one that there is.")
    var exercise: String?
    @Option(help: "The attempt; usually the one that counts.")
    var attempt: Int?
    @Option(help: "The run, where an attempt was handed in as several.")
    var run: Int?
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
        let label = try store.label(label) ?? label
        let tasks = try exercise.map { [try store.task($0)] } ?? store.tasks()
        var shown = 0
        for task in tasks {
            let book = try store.gradebook(task)
            guard let row = book.rows.first(where: { $0.label == label }) else { continue }
            shown += 1
            try counter.show(book.page(row))
            let attempts = try store.attempts(of: label, in: task)
            guard let shown = attempts.first(where: { $0.number == attempt ?? row.attempt }) else {
                try counter.show(
                    Page([
                        .paragraph(Prose("There is no run of \(label)'s own to walk through."))
                    ]))
                continue
            }
            if shown.runs.count > 1 { try counter.show(shown.page(label)) }
            guard let handed = try picked(from: shown, of: label, counter) else { return .refused }
            if !report, let handed { try walk(handed, task, counter) }
        }
        try store.close()
        if shown == 0 {
            counter.complain("nothing was given to \"\(label)\" in this course")
            return .refused
        }
        return .done
    }

    /// The run to walk through: the one that was asked for, else the one that counts. A run's number
    /// that there is not is told, and the answer is nil; where none counts yet there is none inside.
    private func picked(
        from attempt: HandedAttempt, of label: String, _ counter: Counter
    ) throws -> Judged?? {
        guard let run else { return .some(attempt.counting) }
        guard attempt.runs.indices.contains(run - 1) else {
            counter.complain(
                "attempt \(attempt.number) has \(attempt.runs.count) to choose from, not run \(run); "
                    + "type for instance: wick class show \(label) --run 1")
            return nil
        }
        return .some(attempt.runs[run - 1])
    }

    /// On a terminal one line at a time; down a pipe all of them.
    private func walk(_ handed: Judged, _ task: IssuedTask, _ counter: Counter) throws {
        guard let handIn = try? HandIn(reading: handed.text) else { return }
        let walk = Walk(handIn, try content.task(task.id, place), content: try content.open(place))
        for (place, page) in walk.pages.enumerated() {
            if place > 0, Terminal.here.isConversation, !counter.waits("Enter goes on, q ends ") {
                return
            }
            try counter.show(page)
        }
    }
}
