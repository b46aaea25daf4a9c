import ArgumentParser
import Classroom
import Desk
import Lessons
import Machine

struct MarkCommand: ClassCommand {
    static let configuration = CommandConfiguration(
        commandName: "mark",
        abstract: "Gives points by hand, where an exercise leaves them to the teacher.")

    @Argument(help: "The exercise, as in ex5.")
    var exercise: String
    @Argument(help: "The label.")
    var label: String
    @Argument(help: "The item, as the report calls it.")
    var item: String
    @Argument(help: "Points, as in 1.5.")
    var points: String
    @Argument(help: "A word on it, for the student.")
    var words: [String] = []
    @OptionGroup(title: "Course")
    var place: Place
    @OptionGroup(title: "Manner")
    var manner: Manner

    func work(at counter: Counter) throws -> ExitStatus {
        guard let points = Marks(points) else {
            throw ValidationError("\"\(points)\" is no number of points; type for instance 1.5")
        }
        let course = try place.openCourse()
        let lock = try CourseLock(course)
        defer { withExtendedLifetime(lock) {} }
        let store = try place.openStore()
        let task = try store.task(exercise)
        guard let row = try store.gradebook(task).rows.first(where: { $0.label == label }) else {
            counter.complain("\(task.id) was not issued to \"\(label)\"")
            return .refused
        }
        guard let judged = row.items.first(where: { $0.id == item }) else {
            let known = row.items.map(\.id).joined(separator: ", ")
            counter.complain(
                known.isEmpty
                    ? "\(label) has handed in nothing to mark"
                    : "there is no item \"\(item)\", only \(known)")
            return .refused
        }
        guard points <= judged.most else {
            counter.complain("\(item) has at most \(judged.most.text) points")
            return .refused
        }
        try store.keep(
            HandMark(
                exercise: task.id, label: label, item: item, points: points,
                said: words.isEmpty ? "judged by the teacher" : words.joined(separator: " ")))
        try store.close()
        try counter.show(
            Page([.paragraph(Prose("\(label), \(item): \(points.text) of \(judged.most.text)."))]))
        return .done
    }
}
