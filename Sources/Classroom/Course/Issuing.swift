import Desk
import Lessons
import Machine

/// Gives an exercise out: a file for every label, with a token for every attempt in it.
///
/// Doing it again gives the same files, and new labels theirs.
public struct Issuing: Sendable {
    public let course: Course
    public let task: ExerciseTask
    private let key: CourseKey

    public init(_ task: ExerciseTask, in course: Course) throws(CourseFault) {
        self.course = course
        self.task = task
        key = try CourseKey(at: course.keyFile)
    }

    private var id: String { task.lesson.header.id }

    /// The attempts of a label.
    func issues(_ label: String) -> [Issued] {
        (1...task.terms.attempts).map { attempt in
            Issued(
                token: key.token(exercise: id, label: label, attempt: attempt), exercise: id,
                label: label, attempt: attempt)
        }
    }

    /// What the store is told of the exercise.
    public var issuedTask: IssuedTask {
        IssuedTask(
            id: id, title: task.lesson.title, edition: task.edition, most: task.terms.points,
            pass: task.terms.pass)
    }

    /// The file of one label.
    public func file(_ label: String) -> IssuedExercise {
        IssuedExercise(
            exercise: id, edition: task.edition, label: label,
            tokens: issues(label).map(\.token), text: task.lesson.issuedText)
    }

    /// Writes every file and notes who was given what. The store is told first: a file that could
    /// not be written can be written again, one that nobody knows of could not be graded.
    ///
    /// - Parameter renews: whether an edition that was given out may be replaced by another
    /// - Returns: the folder of the files.
    public func issue(
        _ labels: [String], into store: Store, renews: Bool = false
    ) throws(CourseFault) -> String {
        let given = try store.tasks().first { $0.id == id }
        if let given, given.edition != task.edition, !renews {
            throw .otherEdition(id, given: given.edition, here: task.edition)
        }
        try store.issue(issuedTask, labels.flatMap(issues))
        let folder = course.issuedFolder(id)
        try Course.makeFolder(folder)
        for label in labels {
            let path = folder + "/" + Course.issuedName(label, id)
            try Course.write(file(label).fileText, to: path, mode: 0o644)
        }
        return folder
    }
}
