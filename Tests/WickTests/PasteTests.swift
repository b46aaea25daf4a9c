import Foundation
import Testing

/// A bracketed paste comes from the terminal as one piece of text with line ends in it.
@Suite("lines pasted together", .serialized, .timeLimit(.minutes(5)))
struct PasteTests {
    let home: Home
    init() throws { home = try Home() }

    private func start() throws -> PTY {
        let prompt = try PTY(in: home, rows: 60)
        try prompt.expect("wick sim> ")
        return prompt
    }

    private func paste(_ lines: [String], _ prompt: PTY) {
        prompt.send("\u{1B}[200~" + lines.joined(separator: "\r") + "\u{1B}[201~")
    }

    /// The block that the README gives to type.
    private func readmeBlock() throws -> [String] {
        let text = try String(
            contentsOf: Program.package.appending(path: "README.md"), encoding: .utf8)
        let block = try #require(
            text.components(separatedBy: "```text\n").dropFirst().first?
                .components(separatedBy: "```").first)
        return block.split(separator: "\n").map(String.init)
    }

    @Test("the README's own block runs line after line")
    func readme() throws {
        let lines = try readmeBlock()
        #expect(lines.count > 5 && lines.first == "load black-thursday")
        let prompt = try start()
        paste(lines, prompt)
        prompt.send("\r")
        for line in lines {
            try prompt.expect("> \(line)")
        }
        try prompt.expect("wick sim q1")
        #expect(!prompt.transcript.contains("is not a command"))
    }

    @Test("the first line that is refused stops them, and what is left stands on the next line")
    func refused() throws {
        let prompt = try start()
        paste(["load black-thursday", "", "nonsense", "step 5", "market"], prompt)
        prompt.send("\r")
        try prompt.expect("`nonsense` is not a command")
        try prompt.expect("the 2 lines after it wait")
        // Nothing of them was done; Enter goes on.
        try prompt.expect("before 10:00 7,353.5> ")
        prompt.send("\r")
        try prompt.expect("5 bars played")
        try prompt.expect("> market")
        try prompt.expect("10:04")
    }

    @Test("Ctrl-C drops what is left")
    func dropped() throws {
        let prompt = try start()
        paste(["load black-thursday", "nonsense", "step 5"], prompt)
        prompt.send("\r")
        try prompt.expect("before 10:00 7,353.5> ")
        try prompt.expect("step 5")
        prompt.send("\u{3}")
        try prompt.expect("before 10:00 7,353.5> ")
        #expect(!(try prompt.type("market")).contains("5 bars played"))
    }

    @Test("each line is in the history by itself, and one behind a blank is in none")
    func history() throws {
        let prompt = try start()
        paste(["help open", " help stop", "help take"], prompt)
        prompt.send("\r")
        try prompt.expect("> help take")
        try prompt.expect("wick sim> ")
        _ = try prompt.type(" help trail")
        prompt.send("quit\r")
        #expect(try prompt.waitForExit() == 0)
        let kept = try String(
            contentsOf: home.state.appending(path: "history"), encoding: .utf8)
        #expect(kept == "help open\nhelp take\nquit\n")
    }

    @Test(
        "after a refusal Tab puts the line that it names on the empty prompt; Enter alone does not run it"
    )
    func suggestion() throws {
        let prompt = try start()
        _ = try prompt.type("load black-thursday")
        _ = try prompt.type("opne long btc 20x margin 1000")
        // Enter is a step, as always.
        prompt.send("\r")
        try prompt.expect("nothing open, free wallet")
        try prompt.expect("> ")
        let refusal = try prompt.type("opne long btc 20x margin 1000")
        #expect(refusal.contains("is not a command"))
        prompt.send("\t")
        try prompt.expect("open long btc 20x margin 1000")
        prompt.send("\r")
        try prompt.expect("liquidation price")
    }
}
