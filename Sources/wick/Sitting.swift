import Desk
import Machine
import Scripts

/// One run of the program: a session, its journal on disk, and what has to be said about it.
struct Sitting {
    private(set) var session: Session
    private let content: Content
    private let state: StateFolder?
    private var log: SessionLog
    /// In an exercise lines go into the file that is handed in.
    private let handIn: HandInFile?
    /// Where the learner's progress is kept; nil where nobody's is.
    private var learnerFile: LearnerFile?
    /// What a flag says for this run; a setting counts where none does.
    private let language: String?
    /// What is wrong with the learner's file, a sentence a line.
    let problems: [String]
    private var keeping: Keeping
    /// Somebody watches a terminal: long work shows that it goes on.
    var isWatched = false
    private(set) var settings: Settings
    /// Where everything shown goes as well.
    private var shown: ShownLog?
    /// How many files are being read within each other.
    private var depth = 0
    /// The journal was begun by an earlier run, and is not gone before it is quit.
    private(set) var isResumed = false

    private enum Keeping: Equatable {
        case always
        /// The last line was refused for want of room; without room again, the next is not kept.
        case unlessNoRoom
        case never
    }

    /// - Parameter keepsJournal: false for files of lines, which are their own record.
    init(
        content: Content, state: StateFolder?, settings: Settings, keepsJournal: Bool,
        language: String? = nil
    ) {
        self.settings = settings
        self.language = language
        let kept = keepsJournal ? LearnerFile.read(in: state) : nil
        session = Session(content: content, learner: kept?.learner)
        session.hands = AllHands()
        session.language = language ?? settings.language
        learnerFile = kept?.file
        problems = kept?.problems ?? []
        self.content = content
        self.state = state
        log = SessionLog(in: state)
        keeping = keepsJournal ? .always : .never
        handIn = nil
    }

    /// An exercise: its own session, and the file that is handed in for a journal.
    init(_ exercise: ExerciseFile, content: Content, settings: Settings) {
        self.settings = settings
        session = exercise.session
        language = nil
        problems = []
        self.content = content
        state = nil
        log = SessionLog(in: nil)
        keeping = .never
        handIn = exercise.handIn
    }

    /// Puts open questions of the session away; nil where there are none.
    mutating func leaveQuestions() -> Page? { session.leaveQuestions() }

    /// Takes one line. What it keeps is on disk when this returns.
    ///
    /// - Returns: the reply, and a warning when the journal was given up.
    mutating func take(_ line: String, columns: Int) -> (reply: Reply, warning: String?) {
        let typed = session.prompt + line
        let before = shown
        let answer = obey(line, columns)
        guard let before else { return answer }
        do {
            try before.keep(typed, answer.reply.page)
        } catch {
            shown = nil
            return (
                answer.reply,
                "\(before.path) cannot be written, so the log ends here: \(error.reason)"
            )
        }
        return answer
    }

    private mutating func obey(
        _ line: String, _ columns: Int
    ) -> (reply: Reply, warning: String?) {
        if handIn != nil {
            // The screen is no part of what is handed in.
            if case .program(.set(let setting, let value)) = try? Reader.read(line) {
                return (set(setting, value), nil)
            }
            return performInExercise(line, columns)
        }
        switch try? Reader.read(line) {
        case .turn(.resume) where !session.resumesLesson: return (resume(columns), nil)
        case .program(.read(let path)): return readFile(path, columns)
        case .program(.log(let path, let replaces)):
            return (startLog(path, replaces: replaces, line), nil)
        case .program(.logOff), .program(.logState): return (logReply(ends: line), nil)
        case .program(.play):
            let words = "play is for a terminal on which somebody watches."
            return (Reply(.problem(words, fix: "step 60"), .refused), nil)
        case .program(.set(let setting, let value)): return (set(setting, value), nil)
        default: return perform(line, columns)
        }
    }

    private mutating func perform(
        _ line: String, _ columns: Int
    ) -> (reply: Reply, warning: String?) {
        var next = session
        let reply = WaitingBar.during(isWanted: isWatched) {
            next.perform(line, columns: columns) { Interruption.hasCome }
        }
        do throws(PaperFile.Unwritten) {
            try PaperFile.write(reply.papers)
        } catch {
            return (Reply(error.page(after: line), .refused), nil)
        }
        do {
            try keep(reply.kept)
        } catch {
            if case .noRoom = error, keeping == .always {
                keeping = .unlessNoRoom
                return (Reply(error.refusal(of: line), .refused), nil)
            }
            keeping = .never
            session = next
            return (reply, error.warning)
        }
        let warning = keepProgress(of: next)
        session = next
        return (reply, warning)
    }

    /// What changed of the learner's progress is on disk before the answer is shown; where it cannot
    /// be written it lives on in this run, and that is said once.
    private mutating func keepProgress(of next: Session) -> String? {
        guard let file = learnerFile, let progress = next.learner?.progress,
            let before = session.learner?.progress, progress != before
        else { return nil }
        do throws(WholeFile.Refusal) {
            try file.write(progress, since: before)
            return nil
        } catch {
            learnerFile = nil
            return "\(file.path) \(error.text), so your progress is kept for this run only."
        }
    }

    /// A line that cannot be written is not taken: the file and what was seen always agree.
    private mutating func performInExercise(
        _ line: String, _ columns: Int
    ) -> (reply: Reply, warning: String?) {
        var next = session
        let reply = WaitingBar.during(isWanted: isWatched) {
            next.perform(line, columns: columns) { Interruption.hasCome }
        }
        guard let handIn else { return (reply, nil) }
        do throws(SystemFault) {
            try handIn.keep(reply.outcome == .quit ? [] : reply.kept)
            if next.isExerciseDone { try handIn.end() }
        } catch {
            let words = "\(handIn.path) cannot be written: \(error.reason). Nothing was done."
            return (Reply(.problem(words, fix: line), .refused), nil)
        }
        session = next
        return (reply, nil)
    }

    private mutating func keep(_ lines: [String]) throws(SessionLog.Fault) {
        if keeping == .never || lines.isEmpty { return }
        try log.keep(lines)
        keeping = .always
    }

    /// The session is over, and nothing of it is kept.
    func end() { log.remove() }

    /// The session is over for now.
    ///
    /// - Returns: what to say; nil where there is nothing to resume.
    func leave() -> Page? {
        let isBegun = log.isBegun
        log.leave()
        return isBegun ? Resumption.kept : nil
    }

    /// Replays the session that was cut off or left, and goes on in its journal. The one that was
    /// going on is left for it.
    private mutating func resume(_ columns: Int) -> Reply {
        do {
            guard let unfinished = try UnfinishedSession.latest(in: state) else {
                return Reply(Resumption.nothing, .refused)
            }
            return replay(unfinished, columns)
        } catch {
            let aside = UnfinishedSession.putAside(error.path)
            return Reply(Resumption.damaged(error, aside: aside), .refused)
        }
    }

    private mutating func replay(_ unfinished: UnfinishedSession, _ columns: Int) -> Reply {
        var unfinished = unfinished
        var replayed = Session(content: content)
        var last = Page()
        var lost = Page()
        var bar = ProgressBar(isWanted: isWatched)
        defer { bar.clear() }
        for (index, line) in unfinished.lines.enumerated() {
            bar.show(index, of: unfinished.lines.count)
            let reply = replayed.perform(line, columns: columns) { Interruption.hasCome }
            if Interruption.hasCome { return Reply(Resumption.stopped, .refused) }
            if reply.outcome == .refused {
                // The first line of the file is its format.
                let number = index + 2
                guard index > 0, let (kept, aside) = unfinished.cut(to: index) else {
                    let aside = UnfinishedSession.putAside(unfinished.path)
                    let page = Resumption.refused(line, number: number, aside: aside)
                    return Reply(reply.page + page, .refused)
                }
                let behind = unfinished.lines.count - index - 1
                unfinished = kept
                lost =
                    reply.page + Resumption.cut(line, number: number, behind, aside: aside)
                break
            }
            last = reply.page
        }
        if unfinished.isDamaged {
            let number = unfinished.lines.count + 2
            guard let (kept, aside) = unfinished.cut(to: unfinished.lines.count) else {
                let aside = UnfinishedSession.putAside(unfinished.path)
                return Reply(Resumption.noText(number: number, aside: aside), .refused)
            }
            unfinished = kept
            lost = Resumption.noText(number: number, aside: aside)
        }
        // Progress was on disk before each answer: it is further than the journal, or even with it.
        replayed.learner = session.learner
        replayed.language = session.language
        session = replayed
        // Left first, so that it can be gone back to; the other one is locked and stays.
        let before = leave()
        log = SessionLog(goingOn: unfinished, in: state)
        keeping = .always
        isResumed = true
        return Reply(lost + Resumption.done(unfinished, insteadOfOther: before != nil) + last)
    }
}

// Words of the prompt's own: files of lines, the log, and settings.
extension Sitting {
    /// Runs the lines of a file up to the first that is refused; those before it stay done.
    private mutating func readFile(
        _ path: String, _ columns: Int
    ) -> (reply: Reply, warning: String?) {
        guard depth < 8 else {
            return (
                Reply(
                    .problem(
                        "\(path) reads files that read files: perhaps itself.", fix: "journal"),
                    .refused), nil
            )
        }
        let text: String
        do throws(TextFile.Refusal) {
            text = try TextFile.read(Environment.expanded(path))
        } catch {
            return (Reply(.problem("\(path) \(error.text).", fix: "help read"), .refused), nil)
        }
        depth += 1
        defer { depth -= 1 }
        var reply = Reply(Page())
        var warning: String?
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        // Each line is on disk before the next is run, which takes longer than most lines do.
        var bar = ProgressBar(isWanted: isWatched && depth == 1)
        defer { bar.clear() }
        for (number, part) in lines.enumerated() {
            bar.show(number, of: lines.count)
            let line = part.hasSuffix("\r") ? String(part.dropLast()) : String(part)
            if line.allSatisfy({ $0 == " " || $0 == "\t" || $0 == "\u{FEFF}" }) { continue }
            let answer = obey(line, columns)
            warning = answer.warning ?? warning
            reply.page.blocks.append(.lines([Prose("> " + line, .verb)]))
            reply.page.blocks += answer.reply.page.blocks
            reply.events += answer.reply.events
            reply.outcome = answer.reply.outcome
            if Interruption.hasCome || reply.outcome == .quit { break }
            if reply.outcome == .refused {
                let place = "\(path), line \(number + 1): refused, so nothing after it was run."
                reply.page.blocks.append(.paragraph(Prose(place, .error)))
                break
            }
        }
        return (reply, warning)
    }

    private mutating func startLog(_ path: String, replaces: Bool, _ line: String) -> Reply {
        if let shown {
            return Reply(.problem("The log goes to \(shown.path).", fix: "log off"), .refused)
        }
        do throws(WholeFile.Refusal) {
            shown = try ShownLog(path, replaces: replaces)
        } catch {
            return Reply(
                PaperFile.Unwritten(path: path, refusal: error).page(after: line), .refused)
        }
        return Reply(
            Page([
                .paragraph(
                    Prose([
                        Span("From here on all that is shown goes to "), Span(path, .strong),
                        Span(" as well. "), Span("log off", .verb), Span(" ends it."),
                    ]))
            ]))
    }

    private mutating func logReply(ends line: String) -> Reply {
        guard let path = shown?.path else {
            return Reply(Page([.paragraph("Nothing is logged. Only the journal is kept.")]))
        }
        guard line.lowercased().contains("off") else {
            return Reply(Page([.paragraph("The log goes to \(path).")]))
        }
        shown = nil
        return Reply(Page([.paragraph("The log in \(path) ends here.")]))
    }

    private mutating func set(_ setting: Setting?, _ value: String?) -> Reply {
        guard let setting else { return Reply(settingsPage(Setting.allCases)) }
        guard let value else { return Reply(settingsPage([setting])) }
        do throws(WholeFile.Refusal) {
            try settings.set(setting, to: value)
        } catch {
            let path = settings.path ?? "the file of settings"
            return Reply(
                .problem("\(path) \(error.text), so nothing is set.", fix: "wick --help"), .refused)
        }
        if setting == .language { session.language = language ?? settings.language }
        let place = settings.path.map { ", kept in \($0)" } ?? " for this run"
        return Reply(Page([.paragraph("\(setting.rawValue) is \(value)\(place).")]))
    }

    private func settingsPage(_ shown: [Setting]) -> Page {
        let table = Table(
            header: ["setting", "is", "can be", "what it does"],
            rows: shown.map { setting in
                let name = Span("set \(setting.rawValue)", .verb)
                let values = setting.values.joined(separator: ", ")
                return Table.Row(
                    [
                        Prose([name]), Prose(settings[setting], .strong), Prose(values),
                        Prose(setting.meaning, .faint),
                    ],
                    said: Prose(
                        "\(name): now \(settings[setting]); it can be \(values). \(setting.meaning)"
                    ))
            })
        let place = settings.path.map { "Kept in \($0)." } ?? "Kept for this run only."
        return Page([.table(table), .paragraph(Prose(place, .faint))])
    }
}
