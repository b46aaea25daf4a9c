import Figures
import Lessons
import Markets
import Scripts

/// Proves an exercise: the example solution passes, and so does the example that students are shown;
/// an empty hand-in gets nothing, a reckless one and one that is wrong throughout fail, a natural
/// answer is right, and no worse plan gets more, whatever the token.
struct ExerciseProof {
    let task: ExerciseTask
    let content: Content
    let grading: Grading
    /// Grades all but what needs the hidden tapes: for many tokens.
    private let quick: Grading

    private static let tokens = ["0000000000000001", "00000000000000a2", "0000000000000b03"]
    /// Whose variants meet the lots and ticks of a venue at a hundred prices.
    private static let many = (1...100).map { "proof-\($0)" }

    init(_ task: ExerciseTask, content: Content) {
        self.task = task
        self.content = content
        // Not those of any course: a teacher's are drawn from a key.
        grading = Grading(task, seeds: (1...100).map { UInt64($0) }, content: content)
        quick = Grading(task, seeds: [], content: content)
    }

    /// What fails, a sentence each; of many tokens with the same failure the first.
    var failures: [String] {
        var found =
            words
            + Self.tokens.flatMap { token -> [String] in
                empty(token) + solution(token, grading) + shown(token, grading) + reckless(token)
                    + wrongThroughout(token)
            }
        for token in Self.many where found.isEmpty {
            found = solution(token, quick) + shown(token, quick) + natural(token)
        }
        return found.isEmpty ? ExerciseGrid(self).failures : found
    }

    /// Verbs that no exercise can allow or forbid.
    private var words: [String] {
        (task.terms.allow + task.terms.forbid).filter { !ExerciseVerbs.all.contains($0) }.map {
            "\(file): \"\($0)\" can be neither allowed nor forbidden; exercises know "
                + ExerciseVerbs.all.joined(separator: ", ")
        }
    }

    var file: String { task.lesson.file }

    private func expected(_ token: String) -> Grading.Expected {
        Grading.Expected(exercise: task.lesson.header.id, label: "S01", attempt: 1, token: token)
    }

    func grade(_ lines: [String], _ token: String, _ grading: Grading? = nil) -> Grade {
        let head = HandIn.Head(
            exercise: task.lesson.header.id, edition: task.edition, label: "S01", attempt: 1,
            token: token)
        return (grading ?? self.grading).grade(
            HandIn(head, lines, isEnded: true), for: expected(token))
    }

    private func empty(_ token: String) -> [String] {
        let grade = grade([], token)
        return grade.score.isZero
            ? [] : ["\(file): an empty hand-in gets \(grade.score.text) points"]
    }

    private func solution(_ token: String, _ grading: Grading) -> [String] {
        full("the example solution", ExerciseSolution.Way(), token, grading)
    }

    /// What students are shown for instance, with the right answers.
    private func shown(_ token: String, _ grading: Grading) -> [String] {
        var way = ExerciseSolution.Way()
        way.order = shownOrder(token)
        return full("the plan shown for instance, \(way.order ?? ""),", way, token, grading)
    }

    private func natural(_ token: String) -> [String] {
        var way = ExerciseSolution.Way()
        way.order = shownOrder(token)
        way.answersNaturally = true
        return full("the natural answer to \(way.order ?? "")", way, token, quick)
    }

    /// The order of the plan shown for instance.
    func shownOrder(_ token: String) -> String {
        let world = task.world(Variant(token: token, task.terms))
        let plan = world.examplePlan(task.played).dropFirst("plan ".count)
        return String(plan.split(separator: " because").first ?? plan)
    }

    /// What lacks of full automatic points on a way through.
    private func full(
        _ who: String, _ way: ExerciseSolution.Way, _ token: String, _ grading: Grading
    ) -> [String] {
        let (lines, fault) = ExerciseSolution(task, content: content).lines(token, way)
        if let fault { return ["\(file): \(who): \(fault)"] }
        let grade = grade(lines, token, grading)
        guard grade.verdict == .fine else {
            return ["\(file): \(who) is \(grade.verdict.rawValue): \(grade.evidence)"]
        }
        let untried = (task.lesson.grade?.items ?? []).filter {
            !grading.hasTapes && $0.check.needsTapes
        }.map(\.id)
        return grade.items.compactMap { item in
            guard let points = item.points, points < item.most, !untried.contains(item.id) else {
                return nil
            }
            return "\(file): \(who) gets \(points.text) of \(item.most.text) for \(item.id) under "
                + "the token \(token): \(item.said)"
        }
    }

    /// The same with all of the account at the highest leverage and no stop.
    private func reckless(_ token: String) -> [String] {
        var way = ExerciseSolution.Way()
        way.change = { ExerciseSolution.changed($0, isHasty: false) }
        return fails("90% of the account at 50x and no stop", way, token)
    }

    /// A copied plan, a copied sentence, every answer wrong.
    private func wrongThroughout(_ token: String) -> [String] {
        guard task.lesson.grade?.items.contains(where: \.check.asks) ?? false else { return [] }
        var way = ExerciseSolution.Way()
        way.answersWrongly = true
        return fails("the example with every answer wrong", way, token)
    }

    private func fails(
        _ who: String, _ way: ExerciseSolution.Way, _ token: String
    ) -> [String] {
        let (lines, fault) = ExerciseSolution(task, content: content).lines(token, way)
        if fault != nil { return [] }
        let passed = grade(lines, token).isPassed(at: task.terms.pass)
        return passed == false ? [] : ["\(file): \(who) can pass"]
    }
}

extension GradeCheck {
    /// A question with a right answer.
    fileprivate var asks: Bool {
        switch self {
        case .answer, .odds: true
        default: false
        }
    }
}
