import Margin
import Markets

/// Commands as lines, in their one canonical spelling.
///
/// Law: reading a printed command gives the command again.
public enum CommandText {
    public static func print(_ command: Command) -> String {
        switch command {
        case .act(let act): ActText.print(act)
        case .both(let first, let second): ActText.print(first) + " " + ActText.print(second)
        case .rules(let name): "rules \(FileWork.written(name))"
        case .lend(let request): ActText.text(request)
        case .ask(let question): text(question)
        case .turn(let turn): text(turn)
        case .file(let work): text(work)
        case .program(let word): text(word)
        case .learn(let word): text(word)
        case .learner(let word): text(word)
        case .nothing, .comment: ""
        }
    }

    private static func text(_ question: Question) -> String {
        switch question {
        case .why(let term): ActText.words("why", term)
        case .define(let term): ActText.words("define", term)
        case .live(let question): question.rawValue
        case .ladder(let side, let leverage, let coin):
            ActText.words("ladder", side?.rawValue, coin?.code, leverage?.times)
        case .account: "account"
        case .positions: "positions"
        case .positionsOn(let coin): "positions \(coin)"
        case .orders: "orders"
        case .collateral(let coin): ActText.words("collateral", coin?.code)
        case .ordersOn(let coin): "orders \(coin)"
        case .alerts: "alerts"
        case .market: "market"
        case .marketOn(let coin): "market \(coin)"
        case .debrief: "debrief"
        case .debriefOn(let coin): "debrief \(coin)"
        case .mirror: "mirror"
        case .chart(let subject, let stretch, let coin):
            ActText.words(
                subject == .price ? "chart" : "chart \(subject.rawValue)", coin?.code,
                stretch?.text)
        case .ledger: "ledger"
        case .news: "news"
        case .who: "who"
        case .journal: "journal"
        case .compare(let a, let b): ActText.words("compare", a, b)
        case .branches: "branches"
        case .scenarios: "scenarios"
        case .rulebooks(let name): ActText.words("rulebooks", name)
        case .lessons: "lessons"
        case .odds(let count): count == 100 ? "odds" : "odds \(count)"
        case .history(.calendar(let coin)): ActText.words("history", coin?.code)
        case .history(.funding): "history funding"
        case .history(.stops(let away, let side, let coin)):
            ActText.words(
                "history stops", away.percentWritten, side == .long ? "under" : "over", coin?.code)
        case .history(.count(let request)): "odds \(request.text)"
        case .calculations: "calc"
        case .calc(let kind, let sketch): ActText.words("calc \(kind.rawValue)", sketch.words)
        case .plan(let sketch): ActText.words("plan", sketch.words)
        case .venues(let sketch): ActText.words("venues", sketch.words)
        case .autopsy(let sketch): ActText.words("autopsy", sketch.words)
        case .hedges: "hedges"
        case .option(let question): question.words
        case .loan(let question): question?.words ?? "health"
        case .miner(let question): question.words
        case .buildUp(let question): question.words
        case .about: "about"
        case .help(let verb): ActText.words("help", verb)
        case .helpAll: "help all"
        }
    }

    private static func text(_ turn: Turn) -> String {
        switch turn {
        case .load(let name, let seed):
            ActText.words("load", name, seed.map { "crowd seed \($0)" })
        case .loadFile(let request): "load \(request.text)"
        case .loadDays(let request): "load \(request.text)"
        case .drill(let request): ActText.words("drill", request.text)
        case .importBook(let request): request.text
        case .back(let count): count == 1 ? "back" : "back \(ActText.grouped(count))"
        case .rewind(let time): "rewind \(ActText.text(time))"
        case .rewindBars(let bars): "rewind \(ActText.grouped(bars))"
        case .branch(let name): ActText.words("branch", name)
        case .switchTo(let name): "switch \(name)"
        case .whatIf(let change): "what if \(text(change))"
        case .lesson(let request): text(request)
        case .demo: "demo"
        case .resume: "resume"
        case .quit: "quit"
        }
    }

    private static func text(_ word: ProgramWord) -> String {
        switch word {
        case .read(let path): "read \(FileWork.written(path))"
        case .log(let path, let replaces):
            ActText.words("log", FileWork.written(path), replaces ? "replace" : nil)
        case .logOff: "log off"
        case .logState: "log"
        case .play(let speed): "play \(speed)"
        case .set(let setting, let value): ActText.words("set", setting?.rawValue, value)
        }
    }

    private static func text(_ work: FileWork) -> String {
        switch work {
        case .report(let path, let replaces):
            ActText.words("report", FileWork.written(path), replaces ? "replace" : nil)
        case .save(let path, let replaces):
            ActText.words("save", FileWork.written(path), replaces ? "replace" : nil)
        }
    }

    private static func text(_ change: Change) -> String {
        switch change {
        case .leverage(let leverage): leverage.times
        case .side(let side): side.rawValue
        case .noStop: "no stop"
        case .stop(let request): "stop \(ActText.text(request))"
        case .line(let line, let act): "\(line): \(ActText.print(act))"
        case .without(let line): "without \(line)"
        case .mode(let mode): ActText.text(mode)
        case .funding(let rate): "funding \(rate.percentWritten)"
        case .market(let knobs): knobs.map(\.text).joined(separator: " and ")
        }
    }

    /// `lesson q1 again in uk seed 4711`.
    public static func text(_ request: LessonRequest) -> String {
        ActText.words(
            "lesson", request.name, request.isAnew ? "again" : nil,
            request.language.map { "in \($0)" }, request.seed.map { "seed \($0)" })
    }

    private static func text(_ word: LearnerWord) -> String {
        switch word {
        case .review: "review"
        case .progress: "progress"
        case .export(let path, let replaces):
            ActText.words(
                "progress export", FileWork.written(path), replaces ? "replace" : nil)
        case .load(let path, let replaces):
            ActText.words(
                "progress import", FileWork.written(path), replaces ? "replace" : nil)
        case .forget(let isSure): ActText.words("progress forget", isSure ? "everything" : nil)
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

extension FileWork {
    /// A file's name as a line has it: in double quotes where it holds what would end a word.
    public static func written(_ path: String) -> String {
        let line = Line(path)
        let isWord = line.words.count == 1 && line.words[0].text == path && !line.words[0].isQuoted
        return isWord ? path : "\"\(path)\""
    }
}

extension Stretch {
    /// "30" bars, "90m", "2h", "1d".
    var text: String {
        switch self {
        case .bars(let count): "\(count)"
        case .minutes(let count) where count % 1_440 == 0: "\(count / 1_440)d"
        case .minutes(let count) where count % 60 == 0: "\(count / 60)h"
        case .minutes(let count): "\(count)m"
        }
    }
}
