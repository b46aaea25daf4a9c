import Lessons
import Markets
import Scripts

// An exercise as a session: a lesson in the variant's own world, with words that it does not take.

extension ExerciseTerms {
    /// How wild the hidden tapes are beside the student's own; empty where they are alike.
    fileprivate var hiddenWords: String {
        switch hiddenMoves {
        case 1: ""
        case 2: " On those every move is made twice, so they fall and rise about twice as far."
        default:
            " On those every move is made \(hiddenMoves) times, so they fall and rise about "
                + "\(hiddenMoves) times as far."
        }
    }
}

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
        blocks += session.exerciseWords(task)
        blocks += session.takeBeats()
        return (session, Page(blocks))
    }

    /// What the exercise asks for, before anything else.
    private func exerciseWords(_ task: ExerciseTask) -> [Block] {
        let terms = task.terms
        var lines: [Prose] = [
            "\(terms.points.text) points, \(terms.pass.text) of them pass."
                + (terms.attempts > 1 ? " The best of \(terms.attempts) attempts counts." : ""),
            "An answer that is wrong has half of its points, for committing to it; they count for the "
                + "mark and not for passing, and one answer at least has to be right.",
        ].map { Prose($0) }
        if let exposure = terms.exposure {
            lines.append(
                Prose(
                    "Hold at least \(exposure.share.exactPercent) of your account, as the value of "
                        + "the position, for \(exposure.hours) hours. What you enter before the first "
                        + "step is also tried on \(ExerciseTerms.hiddenTapes) tapes that you have not "
                        + "seen, from the same price and account; what you do later is not."
                        + (task.history.map { " " + $0.words } ?? terms.hiddenWords)))
        }
        if let limit = terms.limit {
            lines.append(
                Prose(
                    "Your course's rule: a stop may cost at most \(limit.exactPercent) of the account."
                ))
        }
        for item in lesson?.run.lesson.grade?.items ?? [] {
            guard case .odds(_, let within) = item.check else { continue }
            lines.append(Prose("Your count of tapes is right within \(within) of a hundred."))
        }
        return [.bullets(lines)]
    }

    /// What is to be done, without the example that an author wrote for it.
    func exerciseTask(_ box: DoBox) -> [Block] {
        guard box.goals.contains(.planned), let world = timeline?.world,
            let whole = lesson?.run.lesson
        else {
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
                    Span(world.examplePlan(whole), .verb),
                ]))
        ]
    }

    /// Whether the exercise is played to its end: the hand-in is whole.
    public var isExerciseDone: Bool {
        guard let lesson, lesson.exercise != nil else { return false }
        return lesson.run.now == .finished
    }
}
