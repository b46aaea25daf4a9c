import Lessons
import Markets
import Scripts

/// Grades hand-ins of one exercise: replays what was typed on this engine, and believes nothing that
/// a file claims.
///
/// A value: the same hand-in gets the same grade whatever was graded before it, on any number of
/// cores and in any build.
public struct Grading: Sendable {
    public let task: ExerciseTask
    private let content: Content
    /// The hidden paths, made once.
    private let hidden: [Tape]

    /// - Parameter seeds: of the hidden tapes, which stay with whoever grades.
    public init(_ task: ExerciseTask, seeds: [UInt64], content: Content) {
        self.task = task
        self.content = content
        hidden = task.hiddenTapes(seeds)
    }

    /// Whether plans are tried on any.
    var hasTapes: Bool { !hidden.isEmpty }

    /// More lines than anyone types into one exercise.
    static let longest = 1_000
    /// More orders than anyone enters before the first step; each is tried on every hidden tape.
    static let mostEntered = 60

    /// Who was given this attempt: what the hand-in has to agree with.
    public struct Expected: Sendable, Equatable {
        public let exercise: String
        public let label: String
        public let attempt: Int
        public let token: String
        public init(exercise: String, label: String, attempt: Int, token: String) {
            self.exercise = exercise
            self.label = label
            self.attempt = attempt
            self.token = token
        }
    }

    public func grade(_ handIn: HandIn, for expected: Expected) -> Grade {
        if let grade = refused(handIn, expected) { return grade }
        var run = Run(Session.playing(task, token: expected.token, content: content).session)
        for (place, line) in handIn.lines.prefix(Grading.longest).enumerated() {
            if let reason = run.take(line, asks: task.lesson.asks) {
                return Grade(
                    verdict: .edited,
                    evidence: [
                        "Entry \(place + 1), \"\(line.prefix(60))\", is refused in replay: \(reason)"
                    ])
            }
        }
        var grade = Grade(verdict: .fine)
        if !handIn.isEnded || !run.session.isExerciseDone {
            grade.verdict = .incomplete
            let last = handIn.lines.last.map { "\"\($0.prefix(60))\"" } ?? "its header"
            grade.evidence = [
                handIn.isEnded
                    ? "It says that it is whole, and the exercise is not played to its end."
                    : "It stops after \(last), before the exercise is played to its end."
            ]
        }
        grade.answers = run.answers
        grade.world = run.session.lesson?.world?.world
        judge(&grade, run)
        return grade
    }

    /// What cannot be graded at all.
    private func refused(_ handIn: HandIn, _ expected: Expected) -> Grade? {
        let head = handIn.head
        if head.exercise != expected.exercise || head.label != expected.label
            || head.attempt != expected.attempt || head.token != expected.token
        {
            return Grade(
                verdict: .wrongVariant,
                evidence: [
                    "It says \(head.exercise), label \(head.label), attempt \(head.attempt); its "
                        + "token is that of \(expected.exercise), label \(expected.label), attempt "
                        + "\(expected.attempt)."
                ])
        }
        if let edit = handIn.edit { return Grade(verdict: .edited, evidence: [edit.text]) }
        if head.edition != task.edition {
            return Grade(
                verdict: .otherEdition,
                evidence: [
                    "It was played by edition \(head.edition) of exercise, scenario and rules; here "
                        + "they are edition \(task.edition)."
                ])
        }
        if handIn.lines.count > Grading.longest {
            return Grade(
                verdict: .edited,
                evidence: [
                    "It has \(handIn.lines.count) lines, and \(Grading.longest) are replayed at most."
                ])
        }
        return nil
    }

    private func judge(_ grade: inout Grade, _ run: Run) {
        guard let box = task.lesson.grade, let place = run.session.lesson else { return }
        let entered = run.entered
        let needsTapes = box.items.contains(where: \.check.needsTapes)
        let isTried = entered.acts.count <= Grading.mostEntered
        if needsTapes, isTried { grade.tapes = tapes(entered, place) }
        if needsTapes, !isTried {
            grade.evidence.append(
                "\(entered.acts.count) lines were entered before the first step; with more than "
                    + "\(Grading.mostEntered) a plan is not tried on hidden tapes.")
        }
        let judging = Judging(
            terms: task.terms, plan: place.exercise?.plan, opened: entered.world,
            entered: entered.acts, answers: run.answers, tapes: grade.tapes,
            ordinaryBar: task.ordinaryBar,
            least: (task.lesson.plan?.words ?? 0) / 2)
        grade.items = box.items.map { judging.item($0) }
    }

    /// What was entered before the first step, on every hidden tape.
    private func tapes(
        _ entered: (acts: [Act], world: World?), _ place: LessonPlace
    ) -> Grade.Tapes? {
        guard let variant = place.exercise?.variant else { return nil }
        guard entered.world?.holdings.isEmpty == false else { return nil }
        var tapes = Grade.Tapes()
        tapes.all = hidden.count
        for path in hidden {
            var world = task.world(variant, on: path)
            for act in entered.acts { _ = try? world.perform(act) }
            _ = try? world.perform(.step(world.tape.lastStep))
            if world.endings.contains(where: { $0.settlement != nil }) {
                tapes.liquidated += 1
            } else if world.holdings.isEmpty {
                tapes.stopped += 1
            } else if Exposure(task.terms, world).isEnough {
                tapes.held += 1
            }
        }
        return tapes
    }
}
