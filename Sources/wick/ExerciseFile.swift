import Desk
import Lessons
import Machine

/// `wick exercise FILE`: a student's copy, the attempt that is due, and the file it is written to.
struct ExerciseFile {
    let session: Session
    let greeting: Page
    let handIn: HandInFile

    /// Why it cannot be played. All of it is found before the first line is typed.
    struct Refused: Error, Equatable {
        let text: String
    }

    init(_ path: String, content: Content) throws(Refused) {
        let issued = try ExerciseFile.read(path)
        let task: ExerciseTask
        do throws(ExerciseTask.Fault) {
            task = try ExerciseTask(text: issued.text, file: path, isIssued: true, content: content)
        } catch {
            throw Refused(text: error.text)
        }
        guard task.edition == issued.edition else {
            throw Refused(
                text:
                    "\(path) was given out for edition \(issued.edition) of exercise, scenario and "
                    + "rules, and here they are edition \(task.edition); ask your teacher which Wick "
                    + "to use")
        }
        let (attempt, file) = try ExerciseFile.due(issued, path)
        handIn = file
        var (session, page) = Session.playing(
            task, token: issued.tokens[attempt - 1], content: content)
        for line in file.lines {
            let reply = session.perform(line)
            guard reply.outcome != .refused else {
                throw Refused(text: "\(file.path): \"\(line.prefix(60))\" is refused in replay")
            }
            page = reply.page
        }
        let resumed = file.lines.isEmpty ? "" : " It goes on after \(file.lines.count) lines."
        greeting =
            Page([
                .paragraph(
                    Prose(
                        "Attempt \(attempt) of \(issued.tokens.count), label \(issued.label). What "
                            + "you type is written to \(file.path); hand that file in.\(resumed)",
                        .faint))
            ]) + page
        self.session = session
    }

    private static func read(_ path: String) throws(Refused) -> IssuedExercise {
        do {
            return try IssuedExercise(reading: try TextFile.read(Environment.expanded(path)))
        } catch let refusal as TextFile.Refusal {
            throw Refused(text: "\(path) \(refusal.text)")
        } catch let fault as IssuedExercise.Fault {
            throw Refused(text: "\(path) \(fault.text)")
        } catch {
            throw Refused(text: "\(path) cannot be read")
        }
    }

    /// The first attempt that is not played to its end.
    private static func due(
        _ issued: IssuedExercise, _ path: String
    ) throws(Refused) -> (attempt: Int, file: HandInFile) {
        var last = ""
        for (place, token) in issued.tokens.enumerated() {
            let own = handInPath(Environment.expanded(path), attempt: place + 1)
            let head = HandIn.Head(
                exercise: issued.exercise, edition: issued.edition, label: issued.label,
                attempt: place + 1, token: token)
            do throws(HandInFile.Fault) {
                let file = try HandInFile(at: own, for: head)
                if !file.isEnded { return (place + 1, file) }
            } catch {
                throw Refused(text: "\(own) \(error.text)")
            }
            last = own
        }
        throw Refused(
            text:
                "all \(issued.tokens.count) attempts are played; hand in \(last) and those beside it"
        )
    }

    /// `ex1-liquidation-S07.attempt-1.txt` beside `ex1-liquidation-S07.txt`.
    static func handInPath(_ path: String, attempt: Int) -> String {
        let stem = path.hasSuffix(".txt") ? String(path.dropLast(4)) : path
        return "\(stem).attempt-\(attempt).txt"
    }
}
