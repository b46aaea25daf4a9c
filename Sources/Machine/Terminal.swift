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
    /// Characters beyond ASCII are shown: not where the locale names another set of them.
    public var showsUnicode: Bool

    public static var here: Terminal {
        let isShown = isatty(STDOUT_FILENO) == 1
        return Terminal(
            isConversation: isatty(STDIN_FILENO) == 1 && isShown,
            isShown: isShown,
            isDumb: (Environment["TERM"] ?? "dumb") == "dumb",
            refusesColour: Environment["NO_COLOR"] != nil,
            showsUnicode: localeIsUnicode)
    }

    /// Asked once: reading lines sets a locale of its own, and means the keys by it, not the screen.
    private static let localeIsUnicode = isUnicode(
        locale: ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { Environment[$0] }.first)

    /// Whether a locale, as in `de_DE.UTF-8`, has Unicode for its characters. It is told by its name: that
    /// it is installed says nothing about the terminal. Where none is set, as in most containers, it has.
    static func isUnicode(locale: String?) -> Bool {
        guard let locale = locale?.lowercased() else { return true }
        return locale.contains("utf-8") || locale.contains("utf8")
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
