import Figures
import Margin
import Markets
import Scripts

/// One person at the prompt: a world, a place in a lesson, and what was typed.
///
/// A value. `perform` never throws: a problem is a page too.
public struct Session: Sendable {
    let content: Content
    /// The trader's own world; nil until something is loaded.
    var own: Timeline?
    /// A demonstration runs in a world of its own.
    var demo: Demo?
    /// So does a lesson.
    var lesson: LessonPlace?
    /// The lesson that was quit last in this session: `resume` goes back to it.
    var leftLesson: LessonPlace?
    /// Whose progress is kept, and on which day; nil where nobody's is.
    public var learner: Learner?
    /// The language in which lessons are wanted, as in `uk`; where a lesson is not there in it, the
    /// original is taken.
    public var language: String?
    /// Who shares the work of a long answer; the answer is the same.
    public var hands: any Hands = OneHand()
    /// A kept place is being walked to.
    var isReplaying = false
    /// The week of history that was drawn last, and how many have been.
    var drill: DrillPlace?
    var drillsDrawn = 0
    /// Questions of the session's own are open: a line answers them before it is a command.
    var dialogue: Dialogue?
    /// What `venues` compared last: `why okx-2026` speaks of it.
    var compared: [Sketch]?
    /// How many files are being read within each other.
    var depth = 0
    /// A line is being tried before it is suggested.
    var isTrying = false

    public init(content: Content, learner: Learner? = nil) {
        self.content = content
        self.learner = learner
    }

    /// The world that lines speak of now.
    var timeline: Timeline? {
        get {
            if let lesson { return lesson.timeline }
            if let demo { return demo.timeline }
            return own
        }
        set {
            if lesson != nil {
                lesson?.timeline = newValue
            } else if demo != nil {
                demo?.timeline = newValue
            } else {
                own = newValue
            }
        }
    }

    /// What stands before the cursor: `wick sim black-thursday 10:36 6,880.0> `, no colour.
    public var prompt: String {
        var words = ["wick sim"]
        if let dialogue {
            return "wick sim \(dialogue.promptWords)> "
        } else if let lesson {
            words.append(lesson.promptWords)
        } else if demo != nil {
            words.append("demo")
        } else if let own {
            words.append(own.world.scenario.name)
            if own.name != "main" { words.append(own.name) }
        }
        if let world = timeline?.world {
            words.append(world.clockNow)
            words += world.promptPrice
        }
        return words.joined(separator: " ") + "> "
    }

    /// Takes one line.
    ///
    /// - Parameters:
    ///   - line: as typed, any bytes.
    ///   - columns: the width that charts should fill.
    ///   - isInterrupted: asked now and then during long work; true stops it between two bars.
    public mutating func perform(
        _ line: String, columns: Int = 80, isInterrupted: () -> Bool = { false }
    ) -> Reply {
        if let reply = takeAnswer(line) { return reply }
        if let answered = plainAnswer(line) { return answered }
        if let resumed = continueLesson(line) { return resumed }
        var reply: Reply
        do throws(Misreading) {
            let command = try Reader.read(line, in: surroundings)
            reply = obey(command, line: line, isInterrupted: isInterrupted)
            // `what is the difference between mark and last?` is in no glossary.
            if case .ask(.define) = command, reply.outcome == .refused, let asked = asked(line) {
                reply = asked
            }
        } catch {
            if lesson != nil, let answered = answerInLesson(line) { return answered }
            reply = misread(line, error, isInterrupted: isInterrupted)
        }
        reply = withDrillTold(reply)
        // What was refused has changed nothing, so what is suggested is tried here.
        reply = withTakenSuggestion(reply, after: line)
        guard let lesson, !lesson.hidden.isEmpty else { return reply }
        reply.page = reply.page.hiding(lesson.hidden)
        return reply
    }

    private mutating func obey(
        _ command: Command, line: String, isInterrupted: () -> Bool
    ) -> Reply {
        lesson == nil
            ? perform(command, line: line, isInterrupted: isInterrupted)
            : performInLesson(command, line: line, isInterrupted: isInterrupted)
    }

    /// A line that is no command: a look asked for in other words is taken, a question finds its place, and
    /// anything else is refused with where and why.
    private mutating func misread(
        _ line: String, _ error: Misreading, isInterrupted: () -> Bool
    ) -> Reply {
        var around = surroundings
        if !isTrying {
            let now = self
            around.takes = { now.takes($0, after: line) }
        }
        if let look = error.look(askedBy: line, in: around) {
            var reply = obey(look.command, line: look.line, isInterrupted: isInterrupted)
            let read = Prose([Span("Read as ", .faint), Span(look.line, .verb), Span(".", .faint)])
            reply.page.blocks.insert(.paragraph(read), at: 0)
            return reply
        }
        return asked(line) ?? Reply(error.page(line: line, in: around), .refused)
    }

    mutating func perform(
        _ command: Command, line: String, isInterrupted: () -> Bool
    ) -> Reply {
        if let refusal = drillRefusal(command) { return refusal }
        switch command {
        case .act(let act): return perform(act, line: line, isInterrupted: isInterrupted)
        case .both(let first, let second): return perform(first, second, isInterrupted)
        case .rules(let name): return changeRules(name, line: line)
        case .lend(let request): return lend(request, line: line)
        case .ask(.odds(let count)): return odds(count, isInterrupted)
        case .ask(.autopsy(let sketch)): return autopsy(sketch)
        case .ask(.venues(let sketch)): return venues(sketch)
        case .ask(let question): return answer(question)
        case .turn(let turn): return take(turn, line: line)
        case .file(let work): return obey(work)
        case .program:
            return Reply(
                .problem("That is for the prompt to do, and there is none.", fix: "help"), .refused)
        case .learn(let word): return outsideLesson(word)
        case .learner(let word): return obey(word)
        case .nothing: return performEmptyLine(isInterrupted: isInterrupted)
        case .comment: return Reply(Page())
        }
    }

    /// An empty line repeats `step`; in a demonstration it plays the next line.
    private mutating func performEmptyLine(isInterrupted: () -> Bool) -> Reply {
        if demo != nil { return playDemo(isInterrupted: isInterrupted) }
        if let reply = emptyLineInDrill(isInterrupted) { return reply }
        guard timeline != nil else { return Reply(Page()) }
        return perform(.step(1), line: "step", isInterrupted: isInterrupted)
    }

    private func outsideLesson(_ word: LessonWord) -> Reply {
        if case .play = word {
            return Reply(
                .problem("play is for a terminal on which somebody watches.", fix: "step 60"),
                .refused)
        }
        return Reply(
            .problem("That is a word for lessons, and no lesson is open.", fix: "lesson q1"),
            .refused)
    }

    /// Words that may stand where the cursor is, in order, for a line up to the cursor.
    public func completions(of line: String) -> [String] {
        Completion.words(for: line, in: surroundings)
    }

    /// What lines are read in.
    var surroundings: Surroundings {
        let content = content
        let names = timeline?.names ?? []
        let world = timeline?.world
        var around = Surroundings(
            minutesPerBar: world?.tape.minutesPerBar ?? 1, coin: world?.scenario.coin,
            now: world?.now,
            scenarios: { (try? content.names(.scenarios)) ?? [] },
            rulebooks: { (try? content.names(.rulebooks)) ?? [] },
            lessons: { ((try? content.lessonNames()) ?? []).map(Session.key) },
            branches: { names }, terms: { Glossary.terms.map(\.word) },
            values: { world?.values(for: $0) ?? [] })
        around.coins = world?.coins ?? []
        around.price = world?.last
        around.held = world?.onlyHeld
        around.free = world?.free(.usdt)
        around.settlesInCoin = world.map { !$0.settles.isDollar } ?? false
        around.opening = world?.tape.opening.text
        return around
    }

    /// A lesson's key: the part of its name before the first hyphen.
    static func key(of name: String) -> String {
        String(name.prefix { $0 != "-" })
    }
}
