import Desk
import Machine
import Scripts

/// The conversation: one line typed, one answer, on a terminal.
struct Prompt {
    private var sitting: Sitting
    private var screen: Screen
    private let terminal: Terminal
    private let state: StateFolder?
    private let editor = LineEditor()
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
        let prompt = session.prompt
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
        case .line(let line):
            remember(line)
            return try answer(line)
        }
    }

    private mutating func answer(_ line: String) throws(SystemFault) -> Bool {
        if let speed = speed(of: line) { return try play(speed) }
        sitting.isWatched = screen.isWatched
        return try show(sitting.take(line, columns: screen.columns))
    }

    private mutating func show(
        _ answer: (reply: Reply, warning: String?)
    ) throws(SystemFault) -> Bool {
        let (reply, warning) = answer
        screen = screen.set(by: sitting.settings)
        let caution = warning.map { Page([.paragraph(Prose($0, .warning))]) } ?? Page()
        try show(screen.lines(caution + reply.page))
        if reply.outcome != .quit { return true }
        if let page = sitting.leave() { try screen.show(page) }
        return false
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
        return try show(sitting.take("step \(bars)", columns: screen.columns))
    }

    /// Long answers wait for a key, but only where the height of the window is known.
    private func show(_ lines: [String]) throws(SystemFault) {
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
