import ArgumentParser
import Classroom
import Desk
import Machine

struct ChooseCommand: ClassCommand {
    static let configuration = CommandConfiguration(
        commandName: "choose",
        abstract: "Decides which of several different runs of one attempt counts.",
        discussion: """
            wick class show LABEL EXERCISE puts the runs side by side and numbers them. Who chose, and \
            when, is kept; none takes the choice back.

            For instance: wick class choose S04 ex5 2
            """)

    @Argument(help: "The label.")
    var label: String
    @Argument(help: "The exercise, as in ex5.")
    var exercise: String
    @Argument(help: "The run's number, or none to take a choice back.")
    var run: String
    @Option(help: "The attempt, where more than one is open.")
    var attempt: Int?
    @OptionGroup(title: "Course")
    var place: Place
    @OptionGroup(title: "Manner")
    var manner: Manner

    func work(at counter: Counter) throws -> ExitStatus {
        let course = try place.openCourse()
        let lock = try CourseLock(course)
        defer { withExtendedLifetime(lock) {} }
        let store = try place.openStore()
        let task = try store.task(exercise)
        let label = try store.label(label) ?? label
        let attempts = try store.attempts(of: label, in: task)
        let several = attempts.filter { $0.runs.count > 1 }
        guard
            let found = several.first(where: { attempt == nil ? $0.isOpen : $0.number == attempt })
                ?? (attempt == nil ? several.first : nil)
        else {
            counter.complain(
                "there are no two different runs of \(label) in \(task.id) to choose from; type: "
                    + "wick class show \(label) \(exercise)")
            return .refused
        }
        let answer: String
        if run == "none" {
            guard try store.takeBackChoice(task.id, label, attempt: found.number) else {
                counter.complain("no run of attempt \(found.number) was chosen")
                return .refused
            }
            answer = "No run of \(label)'s attempt \(found.number) is chosen any more."
        } else {
            guard let number = Int(run), found.runs.indices.contains(number - 1) else {
                counter.complain(
                    "attempt \(found.number) has the runs 1 to \(found.runs.count), not \"\(run)\"; "
                        + "type for instance: wick class choose \(label) \(exercise) 1")
                return .refused
            }
            let chosen = found.runs[number - 1]
            try store.keep(
                RunChoice(
                    exercise: task.id, label: label, attempt: found.number, hash: chosen.hash,
                    decision: .now))
            answer =
                "\(label), attempt \(found.number): run \(number) of \(found.runs.count) counts, "
                + "\(chosen.score.text) of \(task.most.text). To take it back: "
                + "wick class choose \(label) \(exercise) none"
        }
        try store.close()
        try counter.show(Page([.paragraph(Prose(answer))]))
        return .done
    }
}
