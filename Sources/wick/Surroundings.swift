#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// What the program was started in: terminal or pipe, and what the environment asks for.
struct Surroundings: Equatable {
    /// Somebody types and reads: both ends are a terminal.
    var isConversation: Bool
    var writesToTerminal: Bool
    /// `TERM` is `dumb` or not set: nothing but text is understood.
    var isDumb: Bool
    /// `NO_COLOR` is set to anything.
    var refusesColour: Bool

    static var here: Surroundings {
        let term = variable("TERM") ?? ""
        let writesToTerminal = isatty(STDOUT_FILENO) == 1
        return Surroundings(
            isConversation: isatty(STDIN_FILENO) == 1 && writesToTerminal,
            writesToTerminal: writesToTerminal,
            isDumb: term.isEmpty || term == "dumb",
            refusesColour: variable("NO_COLOR") != nil)
    }

    /// A variable of the environment. One that is set to nothing counts as not set.
    static func variable(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }

    /// Rows and columns of the terminal now, if it says.
    static var windowSize: (rows: Int, columns: Int)? {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0, size.ws_col > 0
        else { return nil }
        return (Int(size.ws_row), Int(size.ws_col))
    }

    /// False once the window has been closed or the line has been cut.
    static var terminalIsThere: Bool {
        var settings = termios()
        return tcgetattr(STDIN_FILENO, &settings) == 0
    }

    /// Makes sure that no file opened later takes the number of a standard stream that was closed.
    static func fillClosedStreams() {
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
        where fcntl(descriptor, F_GETFD) == -1 {
            _ = open("/dev/null", O_RDWR)
        }
    }
}
