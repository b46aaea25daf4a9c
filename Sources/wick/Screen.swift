import Desk
import Machine
import Press

#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// Where answers go: the way they are set, and standard output.
///
/// The one gate to the terminal. What is shown is a page or a line that the press has set, so that no
/// file, name or line of somebody else's moves the cursor; data goes to files and pipes as it is.
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
        ascii = manner.ascii || settings[.ascii] == "on" || !terminal.showsUnicode
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

    private var press: TextPress {
        let window = Terminal.windowSize ?? (rows: 24, columns: 80)
        var press = TextPress(
            style: style, columns: window.columns, rows: window.rows, ascii: ascii)
        press.isWindow = terminal.isShown && Terminal.windowSize != nil
        return press
    }

    func lines(_ page: Page) -> [SetLine] { press.set(page) }

    /// The lines of a page whose picture is as small as pictures are.
    func small(_ page: Page) -> [SetLine] {
        var small = press
        small.columns = min(columns, 80)
        small.rows = 16
        small.isWindow = false
        return small.set(page)
    }

    /// The lines of a page with a picture, no more than the window shows at once: the picture gives
    /// way first, then the lines at the top.
    func fitted(_ page: Page) -> [SetLine] {
        Array(lines(page).suffix(max(1, rows - 1)))
    }

    /// One line, for the prompt: as the page would have it, without the colours.
    func plainLine(_ text: String) -> String { press.set(data: text).map(\.text).joined() }
}

// What is written, and where.
extension Screen {
    func show(_ page: Page) throws(SystemFault) { try show(lines(page)) }

    func show(_ lines: some Sequence<SetLine>) throws(SystemFault) {
        try write(lines.map { $0.text + "\n" }.joined())
    }

    /// Sentences about files: a line each, as long as it is.
    func say(_ sentences: [String]) throws(SystemFault) {
        try show(sentences.flatMap { press.set(data: $0) })
    }

    /// Answers for programs, an object a line.
    func show(_ data: [Datum]) throws(SystemFault) { try show(data.map { press.set($0) }) }

    /// Over the picture before, which had so many lines, or under what stands there.
    ///
    /// Line by line: clearing all at once flickers, and some terminals keep what they clear.
    func redraw(_ lines: [SetLine], over drawn: Int?) throws(SystemFault) {
        let up = drawn.map { "\u{1B}[\($0)A\r" } ?? ""
        try write(up + lines.map { $0.text + "\u{1B}[K\n" }.joined() + "\u{1B}[J")
    }

    /// A question in the place of the line that comes next, until it is answered.
    func ask<Answer>(
        _ question: String, _ answer: () -> Answer
    ) throws(SystemFault) -> Answer {
        let words = plainLine(question)
        try write(words)
        let typed = answer()
        try write("\r\(String(repeating: " ", count: words.count))\r")
        return typed
    }

    /// Data for a file or another program: every byte of it, and on a terminal its text.
    func hand(over bytes: [UInt8]) throws(SystemFault) {
        guard terminal.isShown else { return try OpenFile.write(bytes, to: STDOUT_FILENO) }
        try show(press.set(data: String(decoding: bytes, as: UTF8.self)))
    }

    private func write(_ text: String) throws(SystemFault) {
        try OpenFile.write(Array(text.utf8), to: STDOUT_FILENO)
    }

    /// How a run ends whose answers nobody takes: quietly where the reader went away.
    static func status(afterLosing fault: SystemFault) -> ExitStatus {
        if fault.code == EPIPE { return .done }
        complain("the answer cannot be written: \(fault.reason)")
        return .refused
    }

    /// One line to standard error. Where that is closed too, nobody is left to be told.
    static func complain(_ sentence: String) { complain([sentence]) }

    /// Several, the first of them behind the name of the program.
    static func complain(_ sentences: [String]) {
        let press = TextPress(style: .plain, ascii: !Terminal.here.showsUnicode)
        let lines = sentences.enumerated().flatMap { place, sentence in
            press.set(data: (place == 0 ? "wick: " : "") + sentence.replacing("\n", with: " "))
        }
        let text = lines.map { $0.text + "\n" }.joined()
        try? OpenFile.write(Array(text.utf8), to: STDERR_FILENO)
    }
}
