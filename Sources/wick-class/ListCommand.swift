import ArgumentParser
import Classroom
import Desk
import Lessons
import Machine

struct ListCommand: ClassCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "The exercises there are, and which were given out.",
        discussion: "For instance: wick class list")

    @OptionGroup(title: "Course")
    var place: Place
    @OptionGroup(title: "Content")
    var content: ContentPlace
    @OptionGroup(title: "Manner")
    var manner: Manner

    func work(at counter: Counter) throws -> ExitStatus {
        let shelf = try content.open(place)
        let given = try givenOut()
        var rows: [Table.Row] = []
        var status = ExitStatus.done
        do throws(Content.Missing) {
            for name in try shelf.names(.exercises) {
                do throws(ExerciseTask.Fault) {
                    rows.append(row(try ExerciseTask(named: name, content: shelf), given))
                } catch {
                    counter.complain(error.text)
                    status = .refused
                }
            }
        } catch {
            throw CourseFault.noExercise(error.reason)
        }
        try counter.show(
            Page([
                .table(
                    Table(
                        header: ["exercise", "title", "points", "to hold", "attempts", "given to"],
                        rows: rows, numeric: [2, 4, 5]))
            ]))
        return status
    }

    /// How many were given each; nothing where there is no course here.
    private func givenOut() throws -> [String: Int] {
        guard let course = try? place.openCourse(), course.hasStore else { return [:] }
        let store = try place.openStore()
        var given: [String: Int] = [:]
        for task in try store.tasks() { given[task.id] = try store.gradebook(task).rows.count }
        try store.close()
        return given
    }

    private func row(_ task: ExerciseTask, _ given: [String: Int]) -> Table.Row {
        let header = task.lesson.header
        let hold = task.terms.exposure.map { "\($0.share.exactPercent) for \($0.hours) h" }
        let key = lessonKey(ofFile: header.id)
        let people = given[header.id].map { "\($0)" }
        let holding = hold.map { ", to hold \($0)" } ?? ""
        return Table.Row(
            [
                Prose(key, .verb), Prose(header.title), Prose(task.terms.points.text, .figure),
                Prose(hold ?? "–"), Prose("\(task.terms.attempts)"), Prose(people ?? "–"),
            ],
            said: Prose(
                "\(key), \(header.title): \(task.terms.points.text) points\(holding), "
                    + "\(task.terms.attempts) attempts, given to \(people ?? "nobody")."))
    }
}
