import Lessons
import Markets
import Scripts

// An exercise as a session: a lesson in the variant's own world, with words that it does not take.

extension Session {
    /// A session at the beginning of an exercise, and its first page.
    public static func playing(
        _ task: ExerciseTask, token: String, content: Content
    ) -> (session: Session, page: Page) {
        let variant = Variant(token: token, task.terms)
        var session = Session(content: content)
        var place = LessonPlace(lesson: task.played, world: task.world(variant))
        place.exercise = ExercisePlace(
            terms: task.terms, variant: variant, ordinaryBar: task.ordinaryBar)
        session.lesson = place
        var blocks: [Block] = [
            .heading(task.played.title),
            .paragraph(
                Prose(
                    "SIMULATION. This is yours alone: account and tape come from your token. "
                        + "What you type is written into the file that you hand in.", .faint)),
        ]
        blocks += session.exerciseWords(task.terms)
        blocks += session.takeBeats()
        return (session, Page(blocks))
    }

    /// What the exercise asks for, before anything else.
    private func exerciseWords(_ terms: ExerciseTerms) -> [Block] {
        var lines: [Prose] = [
            "\(terms.points.text) points, \(terms.pass.text) of them pass."
                + (terms.attempts > 1 ? " The best of \(terms.attempts) attempts counts." : "")
        ].map { Prose($0) }
        if let exposure = terms.exposure {
            lines.append(
                Prose(
                    "Hold at least \(exposure.share.exactPercent) of your account, as the value of "
                        + "the position, for \(exposure.hours) hours. What you enter before the first "
                        + "step is also tried on \(ExerciseTerms.hiddenTapes) tapes that you have not "
                        + "seen, from the same price and account; what you do later is not."))
        }
        if let limit = terms.limit {
            lines.append(
                Prose(
                    "Your course's rule: a stop may cost at most \(limit.exactPercent) of the account."
                ))
        }
        return [.bullets(lines)]
    }

    /// What is to be done, without the example that an author wrote for it.
    func exerciseTask(_ box: DoBox) -> [Block] {
        guard box.goals.contains(.planned), let world = timeline?.world else {
            return [.paragraph(Prose("Your turn.", .strong))]
        }
        let least = lesson?.run.lesson.plan?.words ?? 0
        return [
            .paragraph(
                Prose([
                    Span("Your plan", .strong),
                    Span(
                        least > 0
                            ? ", and at least \(least) words of reasons. So, for instance: "
                            : ", and your reasons. So, for instance: "),
                    Span(world.examplePlan, .verb),
                ]))
        ]
    }

    /// Whether the exercise is played to its end: the hand-in is whole.
    public var isExerciseDone: Bool {
        guard let lesson, lesson.exercise != nil else { return false }
        return lesson.run.now == .finished
    }

    /// The refusal of a command that this exercise does not take; nil where it does.
    func exerciseRefusal(_ command: Command) -> Reply? {
        guard let terms = lesson?.exercise?.terms, let word = command.exerciseWord else {
            return nil
        }
        let isForbidden =
            terms.forbid.contains(word)
            || (ExerciseVerbs.usuallyForbidden.contains(word) && !terms.allow.contains(word))
        guard isForbidden else { return nil }
        return Reply(
            .problem("\(word) is not for exercises.", fix: "where"), .refused)
    }
}

/// The words that exercises can allow and forbid.
enum ExerciseVerbs {
    static let usuallyForbidden = [
        "load", "rewind", "branch", "switch", "what if", "lesson", "demo", "resume", "rules",
        "deposit", "withdraw", "ladder", "read", "show", "skip", "play", "back",
    ]
    static let usuallyAllowed = ["hint", "away", "chart", "why", "close", "add margin", "compare"]
    static var all: [String] { usuallyForbidden + usuallyAllowed }
}

extension Command {
    /// What an exercise calls it; nil where none has a say in it.
    fileprivate var exerciseWord: String? {
        switch self {
        case .rules: "rules"
        case .turn(let turn): turn.exerciseWord
        case .program(.read): "read"
        case .ask(.ladder): "ladder"
        case .ask(.chart): "chart"
        case .ask(.why): "why"
        case .ask(.compare): "compare"
        case .learn(.show): "show"
        case .learn(.skip): "skip"
        case .learn(.play): "play"
        case .learn(.hint): "hint"
        case .act(let act): act.exerciseWord
        default: nil
        }
    }
}

extension Act {
    fileprivate var exerciseWord: String? {
        switch self {
        case .deposit: "deposit"
        case .withdraw: "withdraw"
        case .rules: "rules"
        case .away: "away"
        case .close: "close"
        case .addMargin: "add margin"
        default: nil
        }
    }
}

extension Turn {
    fileprivate var exerciseWord: String? {
        switch self {
        case .load, .loadFile: "load"
        case .back: "back"
        case .rewind: "rewind"
        case .branch: "branch"
        case .switchTo: "switch"
        case .whatIf: "what if"
        case .lesson: "lesson"
        case .demo: "demo"
        case .resume: "resume"
        case .quit: nil
        }
    }
}
