import Lessons
import Markets
import Scripts

// The words that an exercise does not take, and why; and the tape, which waits for a plan.

extension Session {
    /// Whether what is typed is part of an exercise.
    public var isInExercise: Bool { lesson?.exercise != nil }

    /// The refusal of a command that this exercise does not take; nil where it does.
    func exerciseRefusal(_ command: Command) -> Reply? {
        guard let exercise = lesson?.exercise else { return nil }
        if case .act(.plan(let trade)) = command { return planRefusal(trade.words) }
        if case .ask(.plan) = command { return planRefusal("") }
        for act in command.acts {
            if let reply = comesTooEarly(act, exercise) { return reply }
        }
        guard let word = command.exerciseWord else { return nil }
        let reason =
            exercise.terms.forbid.contains(word)
            ? "this one leaves it out"
            : exercise.terms.allow.contains(word) ? nil : ExerciseVerbs.reason(against: word)
        return reason.map {
            Reply(.problem("\(word) is not for exercises: \($0).", fix: "help"), .refused)
        }
    }

    /// The plan comes before the order, and the order before the tape: only what is entered before
    /// the first step is tried on the hidden tapes, and nobody should lose an attempt by a step.
    private func comesTooEarly(_ act: Act, _ exercise: ExercisePlace) -> Reply? {
        guard let world = timeline?.world, world.step == 0, let whole = lesson?.run.lesson,
            whole.plan != nil
        else { return nil }
        guard let plan = exercise.plan else {
            if case .open = act {
                return Reply(
                    .problem("Your plan comes before the order.", fix: world.examplePlan(whole)),
                    .refused)
            }
            return act.movesTape
                ? Reply(
                    .problem("The tape waits for your plan.", fix: world.examplePlan(whole)),
                    .refused)
                : nil
        }
        guard act.movesTape, world.isUntraded else { return nil }
        return Reply(
            .problem(
                "Nothing is entered yet, and what you enter after the first step counts for "
                    + "nothing.",
                fix: ActText.print(.open(plan.opening))), .refused)
    }

    /// What can be typed here, and what cannot.
    func exerciseHelp(_ terms: ExerciseTerms) -> Page {
        let refused =
            (ExerciseVerbs.usuallyForbidden.filter { !terms.allow.contains($0) }
            + terms.forbid).joined(separator: ", ")
        func row(_ line: String, _ meaning: String) -> Prose {
            Prose([Span(line, .verb), Span("  " + meaning)])
        }
        var rows = [
            row("plan …", "an order as open takes it, and your reasons; it trades nothing"),
            row("open …", "the order itself, before the tape moves"),
            row("stop, take, close, add margin …", "what you do with a position"),
            row("step, until end", "the tape, once the plan is entered"),
            row("account, why, define …", "questions; they are not written into your file"),
            row("quit", "stops; the same command goes on where you were"),
        ]
        if let world = timeline?.world, let whole = lesson?.run.lesson {
            rows[0] = row(
                world.examplePlan(whole), "a plan: an order and your reasons; it trades nothing")
        }
        return Page([
            .bullets(rows),
            .paragraph(Prose("Not for exercises: \(refused).", .faint)),
        ])
    }
}

/// The words that exercises can allow and forbid.
enum ExerciseVerbs {
    private static let again = ["rewind", "branch", "switch", "what if", "ladder", "back"]
    private static let shared = ["rules", "deposit", "withdraw"]
    private static let away = ["load", "lesson", "demo", "resume", "review", "progress"]
    private static let done = ["show", "skip", "play", "read"]
    private static let reckoning = ["calc", "venues", "autopsy"]
    private static let papers = ["save", "report", "log"]

    static var usuallyForbidden: [String] { again + shared + away + done + reckoning + papers }
    static let usuallyAllowed = ["hint", "away", "chart", "why", "close", "add margin", "compare"]
    static var all: [String] { usuallyForbidden + usuallyAllowed }

    /// Why a word is forbidden unless the exercise allows it; nil where it is not.
    static func reason(against word: String) -> String? {
        if again.contains(word) { return "the tape is lived once, as on the day" }
        if shared.contains(word) { return "account and rules are those you were given" }
        if away.contains(word) { return "it leads out of this one, and nothing else is open" }
        if done.contains(word) { return "every line is to be yours, typed one by one" }
        if reckoning.contains(word) { return "that reckoning is what you are asked for" }
        if papers.contains(word) { return "your file is written already, line by line" }
        return nil
    }
}

extension Command {
    fileprivate var acts: [Act] {
        switch self {
        case .act(let act): [act]
        case .both(let first, let second): [first, second]
        default: []
        }
    }

    /// What an exercise calls it; nil where none has a say in it.
    fileprivate var exerciseWord: String? {
        switch self {
        case .rules: "rules"
        case .turn(let turn): turn.exerciseWord
        case .program(.read): "read"
        case .program(.log): "log"
        case .program(.play): "play"
        case .file(.save): "save"
        case .file: "report"
        case .learner(.review): "review"
        case .learner: "progress"
        case .ask(.ladder): "ladder"
        case .ask(.chart): "chart"
        case .ask(.why): "why"
        case .ask(.compare): "compare"
        case .ask(.calc(let kind, _)): kind == .size ? nil : "calc"
        case .ask(.venues): "venues"
        case .ask(.autopsy): "autopsy"
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
        case .load, .loadFile, .loadDays: "load"
        case .drill: "drill"
        case .importBook: "import"
        case .back: "back"
        case .rewind, .rewindBars: "rewind"
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
