import ArgumentParser
import Classroom
import Desk
import Machine

/// Where the course is, and where exercises and scenarios are.
struct Place: ParsableArguments {
    @Option(help: ArgumentHelp("The folder of the course.", valueName: "DIR"))
    var course = "."

    func openCourse() throws -> Course { try Course(in: Environment.expanded(course)) }

    /// The store, for commands that change it too; the lock is to be held as long as it is.
    func openStore() throws -> Store { try Store(at: openCourse().databaseFile) }
}

/// The folder of content, for commands that read exercises.
struct ContentPlace: ParsableArguments {
    @Option(
        help: ArgumentHelp("The folder that holds scenarios/ and lessons/.", valueName: "DIR"))
    var content: String?

    /// The folder that was named here, or else the one that the course was given out from.
    private func folder(_ place: Place?) -> String? {
        content ?? (try? place?.openCourse())?.contentFolder
    }

    /// - Parameter place: the course whose content it is; nil where there is none.
    func open(_ place: Place?) throws -> Content {
        do throws(ContentRoot.NotFound) {
            let chosen = try ContentRoot.chosen(
                flag: folder(place), variable: Environment["WICK_CONTENT"])
            return Shelves(chosen: chosen).content
        } catch {
            throw ValidationError(error.text)
        }
    }

    /// Keeps the folder that was named here, so that grading finds what was given out.
    func remember(in course: Course) throws {
        guard let content else { return }
        try course.keep(contentFolder: content)
    }

    /// An exercise of the shelf.
    func task(_ name: String, _ place: Place?) throws -> ExerciseTask {
        let content = try open(place)
        do throws(ExerciseTask.Fault) {
            return try ExerciseTask(named: name, content: content)
        } catch {
            throw CourseFault.noExercise(error.text)
        }
    }
}
