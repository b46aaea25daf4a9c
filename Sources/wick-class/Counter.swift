import ArgumentParser
import Desk
import Machine
import Press

#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// How answers are set.
struct Manner: ParsableArguments {
    @Flag(help: "No colour and no other terminal codes.")
    var plain = false
    @Flag(help: "For screen readers: sentences, nothing drawn.")
    var flat = false
    @Flag(help: "ASCII characters only.")
    var ascii = false
}

/// Where the teacher stands: answers on standard output, complaints and progress beside them.
struct Counter: Sendable {
    private let press: TextPress

    init(_ manner: Manner) {
        let terminal = Terminal.here
        let isPlain =
            manner.plain || !terminal.isShown || terminal.isDumb || terminal.refusesColour
        press = TextPress(
            style: manner.flat ? .flat : isPlain ? .plain : .ansi(colour: true),
            columns: Terminal.windowSize?.columns ?? 100,
            ascii: manner.ascii || !terminal.showsUnicode)
    }

    func show(_ page: Page) throws(SystemFault) {
        try OpenFile.write(Array(press.text(page).utf8), to: STDOUT_FILENO)
    }

    /// One line to standard error. Names and paths come from outside; the press passes no codes.
    func complain(_ sentence: String) {
        let page = Page([.paragraph(Prose("wick class: \(sentence)"))])
        let text = TextPress(style: .plain, columns: 100_000, ascii: press.ascii).text(page)
        try? OpenFile.write(Array(text.utf8), to: STDERR_FILENO)
    }

    /// Asks for a key on a terminal; false where the teacher has seen enough.
    func waits(_ words: String) -> Bool {
        try? OpenFile.write(Array(words.utf8), to: STDERR_FILENO)
        let typed = (try? OpenFile.bytes(of: STDIN_FILENO, atMost: 64)) ?? []
        return !typed.isEmpty && typed.first != UInt8(ascii: "q") && !Interruption.hasCome
    }

    /// A bar that grows in its place; where nobody watches, nothing.
    func showProgress(_ done: Int, of all: Int) {
        guard isatty(STDERR_FILENO) == 1, all > 0, Environment["TERM"] != "dumb" else { return }
        let width = 30
        let full = done * width / all
        let bar = String(repeating: "#", count: full) + String(repeating: ".", count: width - full)
        let end = done == all ? "\r\u{1B}[K" : ""
        let line = "\r[\(bar)] \(done) of \(all)\(end)"
        try? OpenFile.write(Array(line.utf8), to: STDERR_FILENO)
    }
}
