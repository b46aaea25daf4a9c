#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// What stands at the two ends of the program, and what the environment asks of it.
public struct Terminal: Sendable, Equatable {
    /// Somebody types and reads: both ends are a terminal.
    public var isConversation: Bool
    /// Answers go to a terminal.
    public var isShown: Bool
    /// `TERM` is `dumb` or not set: nothing but text is understood.
    public var isDumb: Bool
    /// `NO_COLOR` is set to anything.
    public var refusesColour: Bool

    public static var here: Terminal {
        let isShown = isatty(STDOUT_FILENO) == 1
        return Terminal(
            isConversation: isatty(STDIN_FILENO) == 1 && isShown,
            isShown: isShown,
            isDumb: (Environment["TERM"] ?? "dumb") == "dumb",
            refusesColour: Environment["NO_COLOR"] != nil)
    }

    /// Rows and columns of the window now, if it says.
    public static var windowSize: (rows: Int, columns: Int)? {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0, size.ws_col > 0
        else { return nil }
        return (Int(size.ws_row), Int(size.ws_col))
    }

    /// False once the window has been closed or the line has been cut.
    public static var isThere: Bool {
        var settings = termios()
        return tcgetattr(STDIN_FILENO, &settings) == 0
    }
}
