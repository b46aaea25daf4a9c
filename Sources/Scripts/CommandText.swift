import Markets

/// Commands as lines, in their one canonical spelling.
///
/// Law: reading a printed command gives the command again.
public enum CommandText {
    public static func print(_ command: Command) -> String {
        switch command {
        case .act(let act): ActText.print(act)
        case .rules(let name): "rules \(name)"
        case .ask(let question): text(question)
        case .turn(let turn): text(turn)
        case .learn(let word): text(word)
        case .nothing, .comment: ""
        }
    }

    private static func text(_ question: Question) -> String {
        switch question {
        case .why(let term): ActText.words("why", term)
        case .define(let term): ActText.words("define", term)
        case .live(let question): question.rawValue
        case .ladder(let side): ActText.words("ladder", side?.rawValue)
        case .account: "account"
        case .positions: "positions"
        case .orders: "orders"
        case .alerts: "alerts"
        case .market: "market"
        case .chart: "chart"
        case .ledger: "ledger"
        case .news: "news"
        case .who: "who"
        case .journal: "journal"
        case .compare(let a, let b): ActText.words("compare", a, b)
        case .branches: "branches"
        case .scenarios: "scenarios"
        case .rulebooks: "rulebooks"
        case .lessons: "lessons"
        case .about: "about"
        case .help(let verb): ActText.words("help", verb)
        case .helpAll: "help all"
        }
    }

    private static func text(_ turn: Turn) -> String {
        switch turn {
        case .load(let name): "load \(name)"
        case .back(let count): count == 1 ? "back" : "back \(ActText.grouped(count))"
        case .rewind(let time): "rewind \(ActText.text(time))"
        case .branch(let name): ActText.words("branch", name)
        case .switchTo(let name): "switch \(name)"
        case .whatIf(let change): "what if \(text(change))"
        case .lesson(let name): "lesson \(name)"
        case .demo: "demo"
        case .resume: "resume"
        case .quit: "quit"
        }
    }

    private static func text(_ change: Change) -> String {
        switch change {
        case .leverage(let leverage): leverage.times
        case .noStop: "no stop"
        case .stop(let request): "stop \(ActText.text(request))"
        case .line(let line, let act): "\(line): \(ActText.print(act))"
        case .without(let line): "without \(line)"
        }
    }

    private static func text(_ word: LessonWord) -> String {
        switch word {
        case .next: "next"
        case .hint: "hint"
        case .show: "show"
        case .skip: "skip"
        case .play: "play"
        case .leave: "return"
        case .place: "where"
        case .note(let text): "note \(text)"
        case .summary: "summary"
        case .answer(let text): "answer \(text)"
        }
    }
}
