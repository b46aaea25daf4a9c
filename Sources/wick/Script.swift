import Desk
import Machine
import Press

#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// Lines without a conversation: files, `-e`, a pipe. No prompt, no echo, and the first line that
/// is refused is the last.
struct Script {
    private var sitting: Sitting
    private let screen: Screen
    private let asJSON: Bool
    /// Whether one live market is run from its opening, and one object tells what came of it.
    private let isRun: Bool
    /// Answers that wait for the end of such a run.
    private var held: [Datum] = []
    /// A line left a part out, and said so.
    private var hasGaps = false
    private let began = ContinuousClock.now
    /// Lines of the present source that were taken or tried.
    private var number = 0

    /// - Parameter asJSON: whether programs read the answers: one object a line.
    init(_ sitting: Sitting, on screen: Screen, asJSON: Bool, isRun: Bool = false) {
        self.sitting = sitting
        self.screen = screen
        self.asJSON = asJSON
        self.isRun = isRun
    }

    private enum End: Error {
        case quit
        case stopped(ExitStatus)
        /// Nobody reads the answers any more.
        case unread(SystemFault)
    }

    /// Runs files and lines in order, in one session.
    mutating func run(_ sources: [Invocation.Source]) -> ExitStatus {
        finish { script throws(End) in
            for source in sources {
                switch source {
                case .file("-"): try script.takeInput()
                case .file(let path): try script.takeFile(path)
                case .line(let text): try script.takeText(text, from: "-e")
                case .word(let text): try script.takeText(text, from: "import")
                }
            }
        }
    }

    /// Runs what comes down standard input.
    mutating func runInput() -> ExitStatus {
        finish { script throws(End) in try script.takeInput() }
    }

    private mutating func finish(_ lines: (inout Script) throws(End) -> Void) -> ExitStatus {
        do {
            try lines(&self)
            try tellRun()
        } catch .quit {
            if sitting.isResumed { _ = sitting.leave() } else { sitting.end() }
            return hasGaps ? .refused : .done
        } catch {
            // A run that was refused or interrupted tells what came before.
            try? tellHeld()
            close()
            return status(of: error)
        }
        close()
        return hasGaps ? .refused : .done
    }

    /// The end of a pipe quits nothing: a session resumed on it can be resumed again.
    private func close() {
        if !sitting.isResumed { sitting.end() }
    }

    private func status(of end: End) -> ExitStatus {
        switch end {
        case .quit: return .done
        case .stopped(let status): return status
        case .unread(let fault):
            return Screen.status(afterLosing: fault)
        }
    }

    private mutating func takeFile(_ path: String) throws(End) {
        do {
            try takeText(try TextFile.read(path), from: path)
        } catch let refusal as TextFile.Refusal {
            Screen.complain("\(path) \(refusal.text). Type: wick --help")
            throw .stopped(.refused)
        } catch let end as End {
            throw end
        } catch {
            throw .stopped(.refused)
        }
    }

    private mutating func takeText(_ text: String, from source: String) throws(End) {
        number = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            try take(line.hasSuffix("\r") ? String(line.dropLast()) : String(line), from: source)
        }
    }

    private mutating func takeInput() throws(End) {
        number = 0
        var input = PlainInput(STDIN_FILENO)
        while true {
            switch input.next() {
            case .line(let line): try take(line, from: "standard input")
            case .end: return
            case .interrupted: throw .stopped(.interrupted)
            case .tooLong:
                Screen.complain(
                    "standard input, line \(number + 1): longer than 1 MiB, so reading stops here")
                throw .stopped(.refused)
            case .failed(let fault):
                Screen.complain("standard input cannot be read: \(fault.reason)")
                throw .stopped(.refused)
            }
        }
    }

    private mutating func take(_ line: String, from source: String) throws(End) {
        number += 1
        // At the prompt an empty line repeats the last step. In a file it only parts paragraphs.
        if line.allSatisfy({ $0 == " " || $0 == "\t" }) { return }
        let (reply, warning) = sitting.take(line, columns: screen.columns)
        if let warning { Screen.complain(warning) }
        do {
            if asJSON {
                held.append(record(line, reply))
                if !isRun { try tellHeld() }
            } else {
                try screen.show(reply.page)
            }
        } catch {
            throw .unread(error)
        }
        if Interruption.hasCome { throw .stopped(.interrupted) }
        if reply.leftOut { hasGaps = true }
        switch reply.outcome {
        case .done: return
        case .quit: throw .quit
        case .refused:
            if source != "import" {
                Screen.complain("\(source), line \(number): refused, so nothing after it was run")
            }
            throw .stopped(.refused)
        }
    }

    /// Of a live market one object tells the whole run; of recorded prices every line has its own.
    private mutating func tellRun() throws(End) {
        guard asJSON, isRun else { return }
        let spent = (ContinuousClock.now - began).components
        let thousandths = String(spent.attoseconds / 1_000_000_000_000_000)
        let seconds =
            "\(spent.seconds)." + String(repeating: "0", count: 3 - thousandths.count) + thousandths
        if let summary = sitting.session.marketSummary(seconds: seconds) { held = [summary] }
        do {
            try tellHeld()
        } catch {
            throw .unread(error)
        }
    }

    private mutating func tellHeld() throws(SystemFault) {
        try screen.show(held)
        held = []
    }

    /// One answer as data. The words stand in it too, for whoever wants to show them.
    private func record(_ line: String, _ reply: Reply) -> Datum {
        let outcome =
            switch reply.outcome {
            case .done: "done"
            case .refused: "refused"
            case .quit: "quit"
            }
        let words = TextPress(style: .flat).text(reply.page)
        return .record([
            Datum.Field("simulation", .flag(true)), Datum.Field("line", .text(line)),
            Datum.Field("outcome", .text(outcome)), Datum.Field("events", .list(reply.events)),
            Datum.Field("figures", sitting.session.figures),
            Datum.Field("text", .text(words)),
        ])
    }
}
