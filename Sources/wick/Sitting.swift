import Desk
import Scripts

/// One run of the program: a session, its journal on disk, and what has to be said about it.
struct Sitting {
    private(set) var session: Session
    private let content: Content
    private let state: StateFolder?
    private var log: SessionLog
    private var keeping: Keeping
    /// The journal was begun by an earlier run, and is not gone before it is quit.
    private(set) var isResumed = false

    private enum Keeping: Equatable {
        case always
        /// The last line was refused for want of room; without room again, the next is not kept.
        case unlessNoRoom
        case never
    }

    /// - Parameter keepsJournal: false for files of lines, which are their own record.
    init(content: Content, state: StateFolder?, keepsJournal: Bool) {
        session = Session(content: content)
        self.content = content
        self.state = state
        log = SessionLog(in: state)
        keeping = keepsJournal ? .always : .never
    }

    /// Takes one line. What it keeps is on disk when this returns.
    ///
    /// - Returns: the reply, and a warning when the journal was given up.
    mutating func take(_ line: String, columns: Int) -> (reply: Reply, warning: String?) {
        if (try? Reader.read(line)) == .turn(.resume) { return (resume(columns), nil) }
        var next = session
        let reply = next.perform(line, columns: columns) { Interruption.hasCome }
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
        session = next
        return (reply, nil)
    }

    private mutating func keep(_ lines: [String]) throws(SessionLog.Fault) {
        if keeping == .never || lines.isEmpty { return }
        try log.keep(lines)
        keeping = .always
    }

    /// The session is over and was meant to be: nothing is left to resume.
    func end() { log.remove() }

    /// Replays the session that was cut off, and goes on in its journal.
    private mutating func resume(_ columns: Int) -> Reply {
        if log.isBegun { return Reply(Resumption.hasActs, .refused) }
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
        var replayed = Session(content: content)
        var last = Page()
        for (index, line) in unfinished.lines.enumerated() {
            let reply = replayed.perform(line, columns: columns) { Interruption.hasCome }
            if Interruption.hasCome { return Reply(Resumption.stopped, .refused) }
            if reply.outcome == .refused {
                let aside = UnfinishedSession.putAside(unfinished.path)
                // The first line of the file is its format.
                let page = Resumption.refused(line, number: index + 2, aside: aside)
                return Reply(reply.page + page, .refused)
            }
            last = reply.page
        }
        session = replayed
        log = SessionLog(goingOn: unfinished, in: state)
        keeping = .always
        isResumed = true
        return Reply(Resumption.done(unfinished) + last)
    }
}
