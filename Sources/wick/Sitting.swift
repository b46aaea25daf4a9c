import Desk
import Scripts

/// One run of the program: a session, its journal on disk, and what has to be said about it.
struct Sitting {
    private(set) var session: Session
    private let content: Content
    private let state: StateFolder?
    private var log: SessionLog
    private var keeping: Keeping
    /// The log was somebody's unfinished session, and is theirs until it is quit.
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

    var prompt: String { session.prompt }

    /// Takes one line. What it keeps is on disk when this returns.
    ///
    /// - Returns: the reply, and a warning that concerns the journal.
    mutating func take(_ line: String, columns: Int) -> (reply: Reply, warning: String?) {
        if (try? Reader.read(line)) == .turn(.resume) { return (resume(columns: columns), nil) }
        var next = session
        let reply = next.perform(
            line, columns: columns, isInterrupted: { Interruption.hasCome })
        do {
            if keeping != .never { try log.keep(reply.kept) }
            if keeping == .unlessNoRoom && !reply.kept.isEmpty { keeping = .always }
        } catch {
            if case .noRoom = error, keeping == .always {
                keeping = .unlessNoRoom
                return (Reply(Page([.paragraph(Prose(error.refusal, .error))]), .refused), nil)
            }
            keeping = .never
            session = next
            return (reply, error.warning)
        }
        session = next
        return (reply, nil)
    }

    /// The session is over and was meant to be: nothing is left to resume.
    func end() { log.remove() }

    /// Replays the session that was cut off, and goes on in its journal.
    private mutating func resume(columns: Int) -> Reply {
        if log.isBegun { return .refusing(Resumption.hasActs) }
        do {
            guard let unfinished = try UnfinishedSession.latest(in: state) else {
                return .refusing(Resumption.nothing)
            }
            var replayed = Session(content: content)
            var last = Page()
            for (index, line) in unfinished.lines.enumerated() {
                let reply = replayed.perform(
                    line, columns: columns, isInterrupted: { Interruption.hasCome })
                if Interruption.hasCome { return .refusing(Resumption.stopped) }
                if reply.outcome == .refused {
                    let aside = UnfinishedSession.putAside(unfinished.path)
                    return Reply(
                        Resumption.refused(line, number: index + 2, path: aside) + reply.page,
                        .refused)
                }
                last = reply.page
            }
            session = replayed
            log = SessionLog(goingOn: unfinished, in: state)
            isResumed = true
            return Reply(Resumption.done(unfinished) + last)
        } catch {
            return .refusing(
                Resumption.damaged(error, aside: UnfinishedSession.putAside(error.path)))
        }
    }
}

extension Reply {
    fileprivate static func refusing(_ sentence: String) -> Reply {
        Reply(Page([.paragraph(Prose(sentence, .error))]), .refused)
    }
}
