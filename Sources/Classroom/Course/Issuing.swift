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

    /// So many attempts of a label.
    func issues(_ label: String, attempts: Int) -> [Issued] {
        (1...attempts).map { attempt in
            Issued(
                token: key.token(exercise: id, label: label, attempt: attempt), exercise: id,
                label: label, attempt: attempt)
        }
    }

    /// What the store is told of the exercise.
    private func issuedTask(_ deadline: Deadline?) -> IssuedTask {
        IssuedTask(
            id: id, title: task.lesson.title, edition: task.edition, most: task.terms.points,
            pass: task.terms.pass, deadline: deadline)
    }

    /// The file of one label.
    private func file(_ label: String, attempts: Int) -> IssuedExercise {
        IssuedExercise(
            exercise: id, edition: task.edition, label: label,
            tokens: issues(label, attempts: attempts).map(\.token), text: task.lesson.issuedText)
    }

    /// Writes every file and notes who was given what. The store is told first: a file that could
    /// not be written can be written again, one that nobody knows of could not be graded.
    ///
    /// - Parameters:
    ///   - renews: whether an edition that was given out may be replaced by another
    ///   - deadline: a new deadline, none, or the one it had
    ///   - attempts: how many; nil as many as before, at first as many as the exercise says
    /// - Returns: the folder of the files, and the terms under which it is given out now.
    public func issue(
        _ labels: [String], into store: Store, renews: Bool = false,
        deadline change: DeadlineChange = .kept, attempts wanted: Int? = nil
    ) throws(CourseFault) -> (folder: String, attempts: Int, deadline: Deadline?) {
        let given = try store.tasks().first { $0.id == id }
        if let given, given.edition != task.edition, !renews {
            throw .otherEdition(id, given: given.edition, here: task.edition)
        }
        let before = try store.issues().filter { $0.exercise == id }.map(\.attempt).max()
        let attempts = wanted ?? before ?? task.terms.attempts
        // A token that was given out can be handed in with, whatever is said later.
        if let before, attempts < before { throw .fewerAttempts(id, given: before) }
        let deadline =
            switch change {
            case .kept: given?.deadline
            case .none: nil as Deadline?
            case .set(let deadline): deadline
            }
        try store.issue(issuedTask(deadline), labels.flatMap { issues($0, attempts: attempts) })
        let folder = course.issuedFolder(id)
        try Course.makeFolder(folder)
        for label in labels {
            let path = folder + "/" + Course.issuedName(label, id)
            try Course.write(file(label, attempts: attempts).fileText, to: path, mode: 0o644)
        }
        return (folder, attempts, deadline)
    }
}

/// What becomes of a deadline when an exercise is given out again.
public enum DeadlineChange: Sendable, Equatable {
    case kept
    case none
    case set(Deadline)
}
