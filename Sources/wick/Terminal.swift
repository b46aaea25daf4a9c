import Machine

#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// What stands at the two ends of the program, and what the environment asks of it.
struct Terminal: Equatable {
    /// Somebody types and reads: both ends are a terminal.
    var isConversation: Bool
    /// Answers go to a terminal.
    var isShown: Bool
    /// `TERM` is `dumb` or not set: nothing but text is understood.
    var isDumb: Bool
    /// `NO_COLOR` is set to anything.
    var refusesColour: Bool

    static var here: Terminal {
        let isShown = isatty(STDOUT_FILENO) == 1
        return Terminal(
            isConversation: isatty(STDIN_FILENO) == 1 && isShown,
            isShown: isShown,
            isDumb: (Environment["TERM"] ?? "dumb") == "dumb",
            refusesColour: Environment["NO_COLOR"] != nil)
    }

    /// Rows and columns of the window now, if it says.
    static var windowSize: (rows: Int, columns: Int)? {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0, size.ws_col > 0
        else { return nil }
        return (Int(size.ws_row), Int(size.ws_col))
    }

    /// False once the window has been closed or the line has been cut.
    static var isThere: Bool {
        var settings = termios()
        return tcgetattr(STDIN_FILENO, &settings) == 0
    }
}
