import Desk
import Machine
import Press

#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// Where answers go: the way they are set, and standard output.
struct Screen {
    private let terminal: Terminal
    private let manner: Invocation.Manner
    private let style: Style
    private let ascii: Bool
    /// Whether long answers wait for a key.
    let isPaged: Bool

    /// Colour only where a terminal takes it and nobody refuses it. A flag counts for more than
    /// what was set, and what was set for more than a variable.
    init(_ terminal: Terminal, _ manner: Invocation.Manner, _ settings: Settings) {
        self.terminal = terminal
        self.manner = manner
        ascii = manner.ascii || settings[.ascii] == "on"
        isPaged = settings[.paging] == "on"
        let refusesColour =
            settings[.colour] == "off"
            || (settings[.colour] == "auto" && terminal.refusesColour)
        if manner.flat || (settings[.style] == "flat" && !manner.plain) {
            style = .flat
        } else if manner.plain || settings[.style] == "plain" || !terminal.isShown
            || terminal.isDumb || refusesColour
        {
            style = .plain
        } else {
            style = .ansi(colour: true)
        }
    }

    /// The same screen after something was set.
    func set(by settings: Settings) -> Screen { Screen(terminal, manner, settings) }

    /// Whether a picture may be drawn over the one before it: not where nothing but lines is read.
    var isRepainted: Bool { terminal.isShown && !terminal.isDumb && style != .flat }

    /// Whether answers are listened to.
    var isSpoken: Bool { style == .flat }

    var isColoured: Bool { style == .ansi(colour: true) }

    /// Whether a line may say how far long work has come: not where answers are plain or listened to.
    var isWatched: Bool { terminal.isShown && style == .ansi(colour: true) }

    /// Columns for pictures and prose: the window's, and 80 where nobody knows.
    var columns: Int { Terminal.windowSize?.columns ?? 80 }

    /// Rows of the window, and 24 where nobody knows.
    var rows: Int { Terminal.windowSize?.rows ?? 24 }

    func lines(_ page: Page) -> [String] {
        let window = Terminal.windowSize ?? (rows: 24, columns: 80)
        var press = TextPress(
            style: style, columns: window.columns, rows: window.rows, ascii: ascii)
        press.isWindow = terminal.isShown && Terminal.windowSize != nil
        return press.lines(page)
    }

    /// The lines of a page with a picture, no more than the window shows at once: the picture gives
    /// way first, then the lines at the top.
    func fitted(_ page: Page) -> [String] {
        Array(lines(page).suffix(max(1, rows - 1)))
    }

    func show(_ page: Page) throws(SystemFault) {
        try show(lines(page))
    }

    func show(_ lines: some Sequence<String>) throws(SystemFault) {
        try write(lines.map { $0 + "\n" }.joined())
    }

    func write(_ text: String) throws(SystemFault) {
        try OpenFile.write(Array(text.utf8), to: STDOUT_FILENO)
    }

    /// How a run ends whose answers nobody takes: quietly where the reader went away.
    static func status(afterLosing fault: SystemFault) -> ExitStatus {
        if fault.code == EPIPE { return .done }
        complain("the answer cannot be written: \(fault.reason)")
        return .refused
    }

    /// One line to standard error. Where that is closed too, nobody is left to be told.
    static func complain(_ sentence: String) {
        // Paths and flags come from outside, and the press lets no terminal codes pass.
        let text = TextPress(style: .plain, columns: 100_000)
            .text(Page([.paragraph(Prose("wick: \(sentence)"))]))
        try? OpenFile.write(Array(text.utf8), to: STDERR_FILENO)
    }
}
