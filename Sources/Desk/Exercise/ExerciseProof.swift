import Figures
import Lessons
import Markets
import Scripts

/// Proves an exercise: the example solution passes, an empty hand-in gets nothing, a reckless one
/// fails, whatever the token.
struct ExerciseProof {
    let task: ExerciseTask
    let content: Content
    private let grading: Grading

    private static let tokens = ["0000000000000001", "00000000000000a2", "0000000000000b03"]

    init(_ task: ExerciseTask, content: Content) {
        self.task = task
        self.content = content
        // Not those of any course: a teacher's are drawn from a key.
        grading = Grading(task, seeds: (1...100).map { UInt64($0) }, content: content)
    }

    /// What fails, a sentence each.
    var failures: [String] {
        words
            + Self.tokens.flatMap { token -> [String] in
                empty(token) + solution(token) + reckless(token)
            }
    }

    /// Verbs that no exercise can allow or forbid.
    private var words: [String] {
        (task.terms.allow + task.terms.forbid).filter { !ExerciseVerbs.all.contains($0) }.map {
            "\(file): \"\($0)\" can be neither allowed nor forbidden; exercises know "
                + ExerciseVerbs.all.joined(separator: ", ")
        }
    }

    private var file: String { task.lesson.file }

    private func expected(_ token: String) -> Grading.Expected {
        Grading.Expected(exercise: task.lesson.header.id, label: "S01", attempt: 1, token: token)
    }

    private func empty(_ token: String) -> [String] {
        let grade = grading.grade(handIn(token, [], isEnded: false), for: expected(token))
        return grade.score.isZero
            ? [] : ["\(file): an empty hand-in gets \(grade.score.text) points"]
    }

    private func solution(_ token: String) -> [String] {
        let (lines, fault) = solved(token) { $0 }
        if let fault { return ["\(file): \(fault)"] }
        let grade = grading.grade(handIn(token, lines, isEnded: true), for: expected(token))
        guard grade.verdict == .fine else {
            return ["\(file): the example solution is \(grade.verdict.rawValue): \(grade.evidence)"]
        }
        return lacking(grade)
    }

    /// Automatic items without full points.
    private func lacking(_ grade: Grade) -> [String] {
        grade.items.compactMap { item in
            guard let points = item.points, points < item.most else { return nil }
            return "\(file): the example solution gets \(points.text) of \(item.most.text) for "
                + "\(item.id): \(item.said)"
        }
    }

    /// The same with all of the account at the highest leverage and no stop.
    private func reckless(_ token: String) -> [String] {
        let (lines, fault) = solved(token) { ExerciseSolution.changed($0, isHasty: false) }
        if fault != nil { return [] }
        let grade = grading.grade(handIn(token, lines, isEnded: true), for: expected(token))
        return grade.isPassed(at: task.terms.pass) == true
            ? ["\(file): 90% of the account at 50x and no stop passes"] : []
    }

    private func handIn(_ token: String, _ lines: [String], isEnded: Bool) -> HandIn {
        HandIn(
            HandIn.Head(
                exercise: task.lesson.header.id, edition: task.edition, label: "S01", attempt: 1,
                token: token), lines, isEnded: isEnded)
    }

    /// The lines of the example, played: braces filled, questions answered rightly.
    private func solved(
        _ token: String, _ change: (String) -> String?
    ) -> (lines: [String], fault: String?) {
        ExerciseSolution(task, content: content).lines(token, change)
    }
}
