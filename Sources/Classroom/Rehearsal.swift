import Desk
import Lessons
import Machine

/// Hand-ins of made-up students, so that a teacher can try grading before a term: careful ones,
/// reckless ones, and those whose files are not what they should be.
public struct Rehearsal: Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        case careful
        /// The example at five times its leverage, with the bankruptcy price for an answer.
        case hasty
        /// Nine tenths of the account at 50x, without a stop.
        case reckless
        case copiesNeighbour = "copies a neighbour"
        case editsFile = "edits the file"
        case cutsTail = "cuts the tail"
        case sendsNothing = "sends nothing"
        case sendsPDF = "sends a PDF"
    }

    private let issuing: Issuing
    private let task: ExerciseTask
    private let content: Content

    /// Gives an exercise out to made-up students.
    ///
    /// - Parameter course: made by `Course.rehearsal`; a real one is refused.
    public init(_ task: ExerciseTask, in course: Course, content: Content) throws(CourseFault) {
        guard try CourseKey(at: course.keyFile).isRehearsal else {
            throw .isRealCourse(course.folder)
        }
        issuing = try Issuing(task, in: course)
        self.task = task
        self.content = content
    }

    /// Notes in the course who was given what, as issuing does.
    public func issue(_ labels: [String], into store: Store) throws(CourseFault) {
        _ = try issuing.issue(labels, into: store, renews: true)
    }

    /// Labels of a class of so many: `R01`, `R02` …
    public static func labels(_ count: Int) -> [String] {
        let digits = max(2, String(count).count)
        return (1...max(1, count)).map { number in
            let text = String(number)
            return "R" + String(repeating: "0", count: digits - text.count) + text
        }
    }

    /// Of thirty, eighteen are careful, hasty or reckless; the others are one or two of each kind.
    public static func kind(_ place: Int) -> Kind {
        switch place % 15 {
        case 9: .copiesNeighbour
        case 10: .editsFile
        case 11: .cutsTail
        case 12: .sendsNothing
        case 13: .sendsPDF
        case 2, 7: .hasty
        case 4, 8: .reckless
        default: .careful
        }
    }

    /// What the student at a place in a list of labels hands in: the file's name and its bytes; nil
    /// for one who hands in nothing.
    public func handIn(_ labels: [String], at place: Int) -> (name: String, bytes: [UInt8])? {
        let label = labels[place]
        let name = ExerciseSolution.fileName(task.lesson.header.id, label)
        func text(_ label: String, _ kind: Kind) -> String { played(label, kind).text }
        switch Rehearsal.kind(place) {
        case .careful, .hasty, .reckless:
            return (name, Array(text(label, Rehearsal.kind(place)).utf8))
        case .copiesNeighbour:
            let neighbour = labels[max(0, place - 1)]
            let copied = text(neighbour, Rehearsal.kind(max(0, place - 1)))
                .replacing("# label: \(neighbour)", with: "# label: \(label)")
            return (name, Array(copied.utf8))
        case .editsFile:
            return (
                name, Array(text(label, .careful).replacing("leverage ", with: "leverage 1").utf8)
            )
        case .cutsTail:
            let lines = text(label, .careful).split(separator: "\n").dropLast(3)
            return (name, Array((lines.joined(separator: "\n") + "\n").utf8))
        case .sendsNothing: return nil
        case .sendsPDF: return (name + ".pdf", Array("%PDF-1.7\n% an exercise, printed\n".utf8))
        }
    }

    private func played(_ label: String, _ kind: Kind) -> (text: String, lines: [String]) {
        let issued = issuing.issues(label, attempts: 1)[0]
        let lines = ExerciseSolution(task, content: content).lines(
            issued.token,
            ExerciseSolution.Way { line in
                kind == .careful ? line : ExerciseSolution.changed(line, isHasty: kind == .hasty)
            }
        ).lines
        let head = HandIn.Head(
            exercise: issued.exercise, edition: task.edition, label: label,
            attempt: issued.attempt, token: issued.token)
        return (HandIn.text(head, lines, isEnded: true), lines)
    }
}

extension Rehearsal {
    /// What everyone in a list hands in, in its order, made on all cores.
    public func handIns(
        _ labels: [String], progress: (Int) -> Void = { _ in }
    ) async -> [(name: String, bytes: [UInt8])] {
        var files: [Int: (name: String, bytes: [UInt8])] = [:]
        var done = 0
        await withTaskGroup(of: (Int, (name: String, bytes: [UInt8])?).self) { group in
            for place in labels.indices { group.addTask { (place, handIn(labels, at: place)) } }
            for await (place, file) in group {
                files[place] = file
                done += 1
                progress(done)
            }
        }
        return files.sorted { $0.key < $1.key }.map(\.value)
    }
}

extension Course {
    /// Writes made-up hand-ins into a folder.
    public func write(
        _ files: [(name: String, bytes: [UInt8])], into folder: String
    ) throws(CourseFault) {
        try Course.makeFolder(folder)
        for file in files {
            let path = folder + "/" + file.name
            do throws(WholeFile.Refusal) {
                try WholeFile.write(file.bytes, to: path, replaces: true)
            } catch {
                throw .unwritten(path, error)
            }
        }
    }
}
