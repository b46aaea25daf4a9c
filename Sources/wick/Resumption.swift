import Desk

/// What is said about a session that was cut off.
enum Resumption {
    /// The one line at the next start.
    static func offer(_ unfinished: UnfinishedSession) -> Page {
        let last = unfinished.lines.last ?? ""
        let clipped = last.count > 32 ? last.prefix(31) + "…" : last[...]
        return Page([
            .paragraph(
                Prose([
                    Span("resume", .verb), Span(" continues the session that was cut off after: "),
                    Span(String(clipped), .verb),
                ]))
        ])
    }

    static func offer(_ refused: UnfinishedSession.Refused) -> Page {
        Page([
            .paragraph(
                Prose([
                    Span("A session was cut off and its journal is damaged; "),
                    Span("resume", .verb), Span(" says how."),
                ]))
        ])
    }

    static func done(_ unfinished: UnfinishedSession) -> Page {
        let count = unfinished.lines.count
        let torn = "  A line that was cut off while it was written is dropped."
        return Page([
            .paragraph(
                Prose(
                    "Resumed: \(count) \(count == 1 ? "line" : "lines") replayed."
                        + (unfinished.isTorn ? torn : "")))
        ])
    }

    static let nothing = "There is nothing to resume: no session was cut off.  Type: help"

    static let hasActs = """
        This session has acts of its own, and the one that was cut off waits.  \
        Type: quit, start again, and then resume
        """

    static let stopped = "Stopped; the journal is as it was.  Type: resume"

    static func refused(_ line: String, number: Int, path: String) -> Page {
        Page([
            .paragraph(
                Prose(
                    "The session cannot be resumed: line \(number) of its journal is refused."
                        + "  It is kept aside in \(path)", .error))
        ])
    }

    static func damaged(_ refused: UnfinishedSession.Refused, aside: String) -> String {
        "The session cannot be resumed: \(refused.path) \(refused.damage.text)."
            + (aside == refused.path ? "" : "  It is kept aside in \(aside)")
    }
}

extension SessionLog.Fault {
    /// Said once when the journal is given up.
    var warning: String {
        switch self {
        case .noPlace:
            "no journal is kept, so a killed session is lost: set HOME or XDG_STATE_HOME to keep one"
        case .closed(let path, let fault), .noRoom(let path, let fault):
            "no journal is kept, so a killed session is lost: \(path): \(fault.reason)"
        }
    }

    /// Said in place of an answer that could not be kept.
    var refusal: String {
        switch self {
        case .noPlace: warning
        case .closed(let path, let fault), .noRoom(let path, let fault):
            """
            The journal cannot be written, so nothing was done: \(path): \(fault.reason).  \
            Make room and type the line again; without room it is then done, and not kept.
            """
        }
    }
}
