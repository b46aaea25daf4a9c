import Desk

/// What is said about a session that was cut off.
enum Resumption {
    /// The one line at the next start.
    static func offer(_ unfinished: UnfinishedSession) -> Page {
        let last = unfinished.lines.last ?? ""
        let clipped = last.count > 30 ? last.prefix(29) + "…" : last[...]
        return Page([
            .paragraph(
                Prose([
                    Span("resume", .verb),
                    Span(
                        unfinished.wasLeft
                            ? " continues the session that you left after: "
                            : " continues the session that was cut off after: "),
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

    static func done(_ unfinished: UnfinishedSession, insteadOfOther: Bool) -> Page {
        let count = unfinished.lines.count
        let torn =
            unfinished.isTorn ? " One that was cut off while it was written is dropped." : ""
        let other =
            insteadOfOther ? " The session you were in is kept: resume again goes back to it." : ""
        return Page([
            .paragraph(
                Prose("Resumed: \(count == 1 ? "1 line" : "\(count) lines").\(torn)\(other)"))
        ])
    }

    /// Said when one is left.
    static let kept = Page([
        .paragraph(
            Prose([
                Span("Kept: "), Span("resume", .verb),
                Span(" continues this session at the next start."),
            ]))
    ])

    static let nothing = Page.problem(
        "There is nothing to resume: no session was left or cut off.", fix: "load black-thursday")

    static let stopped = Page.problem("Stopped: nothing is resumed yet.", fix: "resume")

    static func refused(_ line: String, number: Int, aside: String) -> Page {
        .problem(
            "The session cannot be resumed: line \(number) of its journal, \(line), is refused. "
                + "The journal is kept in \(aside).", fix: "help")
    }

    /// Up to a line that is refused; what follows was typed after its answer, so it goes, too.
    static func cut(_ line: String, number: Int, _ behind: Int, aside: String) -> Page {
        let rest = behind == 1 ? "the line" : "the \(behind) lines"
        return Page([
            .paragraph(
                Prose(
                    "Line \(number) of the journal, \(line), is refused: the session goes on before it"
                        + (behind > 0 ? ", without \(rest) behind it" : "")
                        + ". All of it is kept in \(aside).", .warning))
        ])
    }

    static func noText(number: Int, aside: String) -> Page {
        Page([
            .paragraph(
                Prose(
                    "Line \(number) of the journal is no UTF-8 text: nothing from there on is "
                        + "resumed. All of it is kept in \(aside).", .warning))
        ])
    }

    static func damaged(_ refused: UnfinishedSession.Refused, aside: String) -> Page {
        .problem(
            "The session cannot be resumed: \(refused.path) \(refused.damage.text)."
                + (aside == refused.path ? "" : " It is kept aside as \(aside)."), fix: "help")
    }
}

extension SessionLog.Fault {
    /// Said once, when the journal is given up.
    var warning: String {
        switch self {
        case .noPlace:
            "no journal is kept, so a killed session is lost: HOME and XDG_STATE_HOME are not set"
        case .closed(let path, let fault), .noRoom(let path, let fault):
            "no journal is kept, so a killed session is lost: \(path): \(fault.reason)"
        }
    }

    /// Said in place of an answer that could not be kept.
    func refusal(of line: String) -> Page {
        guard case .noRoom(let path, let fault) = self else { return .problem(warning, fix: line) }
        return .problem(
            "Nothing was done, because the journal cannot be written: \(path): \(fault.reason). "
                + "Make room and repeat the line; without room it is then done and not kept.",
            fix: line)
    }
}
