import Desk
import Machine
import Press
import Scripts

/// The conversation: one line typed, one answer, on a terminal.
struct Prompt {
    private var sitting: Sitting
    private var screen: Screen
    private let terminal: Terminal
    private let state: StateFolder?
    private let editor = LineEditor()
    /// It was said how a suggested line is had.
    private var hasHinted = false
    /// What is said first; nil greets as at a plain start.
    private let opening: Page?

    init(
        _ sitting: Sitting, on screen: Screen, at terminal: Terminal, state: StateFolder?,
        opening: Page? = nil
    ) {
        self.opening = opening
        self.sitting = sitting
        self.screen = screen
        self.terminal = terminal
        self.state = state
    }

    /// Runs until the session is quit, Ctrl-D is typed or the terminal is gone.
    mutating func run() -> ExitStatus {
        do {
            try screen.show(opening ?? greeting)
            if let history = state?.history { editor.recall(from: history) }
            while try takeLine() {}
        } catch {
            // The terminal is gone. What was kept stays, to be resumed.
            return .refused
        }
        return .done
    }

    /// - Returns: false when the conversation is over.
    private mutating func takeLine() throws(SystemFault) -> Bool {
        let session = sitting.session
        editor.completions = { session.completions(of: $0) }
        // It holds the name of the file that was loaded.
        let prompt = screen.plainLine(session.prompt)
        switch editor.readLine(
            prompt: screen.isColoured ? LineEditor.styled(prompt, sgr: "1") : prompt)
        {
        case .cancelled:
            // Ctrl-C leaves questions that are open; else it only took the line back.
            guard let page = sitting.leaveQuestions() else { return true }
            try show(screen.lines(page))
            return true
        case .endOfInput:
            // Ctrl-D was meant. A terminal that was taken away was not.
            guard Terminal.isThere else { return false }
            if let page = sitting.leave() { try screen.show(page) }
            return false
        case .line(let typed):
            let lines = Pasted.lines(typed)
            guard lines.count == 1 else { return try answer(pasted: lines) }
            remember(lines[0])
            return try answer(lines[0], isPaged: true) != .quit
        }
    }

    /// Lines that were pasted together: one after another, up to the first that is refused. The rest
    /// stands on the next line, and runs when Enter sends it off.
    private mutating func answer(pasted lines: [String]) throws(SystemFault) -> Bool {
        for (place, line) in lines.enumerated() {
            remember(line)
            try screen.show(Page([.lines([Prose("> " + line, .verb)])]))
            let isLast = place == lines.count - 1
            let outcome = try answer(line, isPaged: isLast)
            if outcome == .quit { return false }
            guard outcome == .refused || Interruption.hasCome, !isLast else { continue }
            let rest = lines[(place + 1)...]
            editor.begin(with: rest.joined(separator: "\n"))
            try screen.show(Pasted.page(stoppedAt: place + 1, of: lines.count))
            return true
        }
        return true
    }

    private mutating func answer(
        _ line: String, isPaged: Bool
    ) throws(SystemFault) -> Reply.Outcome {
        if let speed = speed(of: line) { return try play(speed) ? .done : .quit }
        sitting.isWatched = screen.isWatched
        return try show(sitting.take(line, columns: screen.columns), isPaged: isPaged)
    }

    private mutating func show(
        _ answer: (reply: Reply, warning: String?), isPaged: Bool
    ) throws(SystemFault) -> Reply.Outcome {
        let (reply, warning) = answer
        screen = screen.set(by: sitting.settings)
        let caution = warning.map { Page([.paragraph(Prose($0, .warning))]) } ?? Page()
        editor.suggestion = reply.suggestion
        let page = caution + reply.page + (isPaged ? hint(beside: reply) : Page())
        if isPaged { try show(screen.lines(page)) } else { try screen.show(page) }
        if reply.outcome == .quit, let page = sitting.leave() { try screen.show(page) }
        return reply.outcome
    }

    /// Said once: how the line of a refusal is had without typing it.
    private mutating func hint(beside reply: Reply) -> Page {
        guard reply.suggestion != nil, !hasHinted else { return Page() }
        hasHinted = true
        return Page([.paragraph(Prose("Tab puts that line here; Enter then runs it.", .faint))])
    }

    /// Bars a second, where a line asks for a tape that runs by itself.
    private func speed(of line: String) -> Int? {
        switch try? Reader.read(line) {
        case .program(.play(let speed)): speed
        case .learn(.play) where !sitting.session.isInLesson: Player.usualSpeed
        default: nil
        }
    }

    private mutating func play(_ speed: Int) throws(SystemFault) -> Bool {
        if let refusal = Player.refusal(speed, sitting.session) {
            try screen.show(refusal)
            return true
        }
        guard let keys = Keys() else { return true }
        var player = Player(sitting.session, on: screen, keys)
        let bars = try player.run(speed)
        guard bars > 0 else { return true }
        let reply = sitting.take("step \(bars)", columns: screen.columns)
        return try show(reply, isPaged: true) != .quit
    }

    /// Long answers wait for a key, but only where the height of the window is known.
    private func show(_ lines: [SetLine]) throws(SystemFault) {
        Interruption.clear()
        if let rows = Terminal.windowSize?.rows, !terminal.isDumb, screen.isPaged {
            editor.begin(with: try Pager(rows: rows).show(lines, on: screen))
        } else {
            try screen.show(lines)
        }
    }

    /// A session that was cut off is worth the first line; otherwise a newcomer is welcomed.
    private var greeting: Page {
        do {
            if let unfinished = try UnfinishedSession.latest(in: state) {
                return Resumption.offer(unfinished)
            }
        } catch {
            return Resumption.offer(error)
        }
        return state?.exists == true ? Welcome.again : Welcome.page
    }

    private func remember(_ line: String) {
        if let state, !state.exists { try? state.make() }
        editor.remember(line, in: state?.history)
    }
}
