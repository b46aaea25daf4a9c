import Machine
import Press

#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// Stops a long answer before the line that asked for it scrolls away.
///
/// Enter or space shows more and `q` leaves the rest out. Any other key is the beginning of the
/// next line: the rest is shown at once, and the key is handed on, so that nothing typed is lost.
struct Pager {
    let rows: Int

    /// For the eye a line that is no answer, for the ear a sentence.
    private func question(_ left: Int, _ isSpoken: Bool) -> String {
        guard isSpoken else { return "-- more: Enter, or q to stop --" }
        return "\(left) more line\(left == 1 ? "" : "s"). Enter reads them, q stops. "
    }

    /// Shows the lines, each at most as wide as the window.
    ///
    /// - Returns: what was typed of the next line.
    func show(_ lines: [SetLine], on screen: Screen) throws(SystemFault) -> [UInt8] {
        // One row stays for the line that was typed, one for the question.
        let height = max(1, rows - 2)
        guard lines.count > height else {
            try screen.show(lines)
            return []
        }
        var rest = lines[...]
        while true {
            try screen.show(rest.prefix(height))
            rest = rest.dropFirst(height)
            if rest.isEmpty { return [] }
            switch try ask(question(rest.count, screen.isSpoken), on: screen) {
            case .more: continue
            case .stop: return []
            case .nextLine(let typed):
                try screen.show(rest)
                return typed
            }
        }
    }

    private enum Answer: Equatable {
        case more
        case stop
        case nextLine([UInt8])
    }

    /// What is typed; nothing once Ctrl-C was. It may come just before the wait begins, and then
    /// wakes nobody: so the wait is cut into tenths of a second.
    private func waitForKey() -> [UInt8] {
        while !Interruption.hasCome {
            var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
            let ready = poll(&input, 1, 100)
            if ready > 0 { return (try? OpenFile.bytes(of: STDIN_FILENO, atMost: 64)) ?? [] }
            if ready < 0, errno != EINTR { return [] }
        }
        return []
    }

    private func ask(
        _ question: String, on screen: Screen
    ) throws(SystemFault) -> Answer {
        var cooked = termios()
        guard tcgetattr(STDIN_FILENO, &cooked) == 0 else { return .nextLine([]) }
        var keys = cooked
        keys.c_lflag &= ~tcflag_t(ICANON | ECHO)
        tcsetattr(STDIN_FILENO, TCSANOW, &keys)
        defer { tcsetattr(STDIN_FILENO, TCSANOW, &cooked) }
        // What interrupted the work before is no answer to the question.
        Interruption.clear()
        let typed = try screen.ask(question, waitForKey)
        switch typed.first {
        case nil, UInt8(ascii: "q"), 0x04, 0x1B: return .stop
        case UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: " "):
            return typed.count == 1 ? .more : .nextLine(Array(typed.dropFirst()))
        default: return .nextLine(typed)
        }
    }
}
