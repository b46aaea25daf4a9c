import Desk
import Lessons
import Machine
import Markets

/// Whatever grading needs and does not change: exercises, hidden tapes, and who was given which
/// token.
struct GradingBench: Sendable {
    let issued: [String: Issued]
    private let gradings: [String: Grading]
    /// Exercises that cannot be read any more, and why.
    private let missing: [String: String]
    /// Exercises that are not what they were when they were given out, a sentence each.
    let changed: [String]
    /// Whether the students of the course are made up.
    let isRehearsal: Bool
    /// What tells this course from others and gives nothing of its key away.
    let course: String

    /// Another number grades everything anew.
    static let grader = 2

    /// Reads every exercise that was given out, and makes its hidden tapes.
    init(_ course: Course, _ store: Store, content: Content) throws(CourseFault) {
        let key = try CourseKey(at: course.keyFile)
        var issued: [String: Issued] = [:]
        for each in try store.issues() {
            // What the store says is believed as little as what a file says.
            let token = key.token(
                exercise: each.exercise, label: each.label, attempt: each.attempt)
            guard token == each.token else { throw .keyIsAnother(course.keyFile) }
            issued[token] = each
        }
        var gradings: [String: Grading] = [:]
        var missing: [String: String] = [:]
        var changed: [String] = []
        for task in try store.tasks() {
            do throws(ExerciseTask.Fault) {
                gradings[task.id] = Grading(
                    try ExerciseTask(named: task.id, content: content),
                    seeds: key.hiddenSeeds(
                        exercise: task.id, count: ExerciseTerms.hiddenTapes),
                    content: content)
            } catch {
                missing[task.id] = error.text
            }
            guard let here = gradings[task.id]?.task.edition, here != task.edition else { continue }
            changed.append(
                "\(task.id) was given out as edition \(task.edition), and here it is edition "
                    + "\(here): grade with the Wick that it was given out with.")
        }
        self.issued = issued
        self.gradings = gradings
        self.missing = missing
        self.changed = changed
        isRehearsal = key.isRehearsal
        self.course = key.mark
    }

    /// Every exercise that can be graded here, with its edition.
    var editions: [String: String] { gradings.mapValues(\.task.edition) }

    private func grader(_ grading: Grading) -> String {
        "grader \(GradingBench.grader), edition \(grading.task.edition)"
    }

    /// The hand-ins that are judged already.
    func known(in store: Store) throws(CourseFault) -> Set<String> {
        var known: Set<String> = []
        for (exercise, grading) in gradings {
            known.formUnion(try store.judged(by: grader(grading), exercise: exercise))
        }
        return known
    }

    func outcome(of job: GradingJob, known: Set<String>) -> GradingOutcome {
        switch job {
        case .kept(let old):
            return outcome(old.text, written: old.written, file: nil, known: known)
        case .refused(let file, let refusal):
            return .unreadable(file: file.name, why: refusal.text)
        case .file(let file, let keepsTime):
            do throws(HandedFile.Refusal) {
                let text = try file.text()
                let written = keepsTime ? file.written : nil
                return outcome(text, written: written, file: file.name, known: known)
            } catch {
                return .unreadable(file: file.name, why: error.text)
            }
        }
    }

    private func outcome(
        _ raw: String, written: String?, file: String?, known: Set<String>
    ) -> GradingOutcome {
        let name = file ?? "a hand-in that was kept"
        let text = plainLines(raw).joined(separator: "\n")
        let handIn: HandIn
        do throws(HandIn.Fault) {
            handIn = try HandIn(reading: text)
        } catch {
            return .unreadable(file: name, why: error.text)
        }
        guard let issued = issued[handIn.head.token] else {
            let said = "(it says \(handIn.head.exercise), label \(handIn.head.label))"
            let why =
                CourseKey.isOfRehearsal(handIn.head.token)
                ? "is of a rehearsal, whose students are made up, and counts in no other course \(said)"
                : "carries a token that this course gave to nobody \(said)"
            return .stranger(file: name, why: why)
        }
        guard let grading = gradings[issued.exercise] else {
            return .unreadable(
                file: name,
                why: "cannot be graded: " + (missing[issued.exercise] ?? "its exercise is gone"))
        }
        let hash = fingerprint(text)
        if known.contains(hash) { return .known(file: name, hash: hash, written: written) }
        let grade = grading.grade(
            handIn,
            for: Grading.Expected(
                exercise: issued.exercise, label: issued.label, attempt: issued.attempt,
                token: issued.token))
        return .judged(
            Judged(
                grade, hash: hash, issued: issued, text: text, written: written,
                grader: grader(grading)), file: file)
    }
}

extension Judged {
    /// A grade as the store keeps it.
    init(
        _ grade: Grade, hash: String, issued: Issued, text: String, written: String?,
        grader: String
    ) {
        self.init(
            hash: hash, issued: issued, text: text, written: written, grader: grader,
            verdict: grade.verdict.rawValue, evidence: grade.evidence)
        items = grade.items.map { item in
            Gradebook.Item(
                id: item.id, what: item.what, points: item.points, most: item.most,
                isMust: item.isMust, said: item.said, help: item.help, right: item.right)
        }
        facts = grade.world.map { RunFacts($0) } ?? RunFacts()
        facts.answers = grade.answers.map { answer in
            RunFacts.Answer(
                id: answer.id, question: answer.question, said: answer.said,
                isRight: answer.grade.isRight, off: answer.grade.off,
                mistake: answer.grade.mistake, keptAs: answer.keptAs)
        }
        facts.tapes = grade.tapes.map { tapes in
            RunFacts.Tapes(
                liquidated: tapes.liquidated, stopped: tapes.stopped, held: tapes.held,
                all: tapes.all)
        }
    }
}
