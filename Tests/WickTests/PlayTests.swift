import Foundation
import Testing

@Suite("play", .serialized, .timeLimit(.minutes(5)))
struct PlayTests {
    let home: Home
    init() throws { home = try Home() }

    @Test("the tape runs by itself until Ctrl-C, and what was played is lived")
    func stopped() throws {
        let prompt = try PTY(in: home)
        try prompt.expect("wick sim> ")
        try prompt.type("load black-thursday")
        prompt.send("play 30\r")
        try prompt.expect("Any key stops")
        try prompt.expect("Any key stops")
        prompt.send("\u{3}")
        let told = try prompt.expect("> ")
        #expect(told.contains("played, 10:00 to 10:") || told.contains("10:00 last"))
        // The terminal echoes again, and the journal holds one line for all the bars.
        let journal = try prompt.type("journal")
        #expect(journal.contains("step "))
        prompt.send("quit\r")
        #expect(try prompt.waitForExit() == 0)
    }

    @Test("a forced close stops the tape by itself")
    func stopsAtLiquidation() throws {
        let prompt = try PTY(in: home, environment: ["TERM": "dumb"])
        try prompt.expect("wick sim> ")
        try prompt.type("load black-thursday")
        try prompt.type("open long BTC 100x margin 1000")
        prompt.send("play 60\r")
        try prompt.expect("liquidated: ")
        try prompt.expect("Debrief")
        try prompt.expect("10:14 7,291.0> ")
        prompt.send("quit\r")
        #expect(try prompt.waitForExit() == 0)
    }

    @Test("what is listened to gets lines and no repainting")
    func flat() throws {
        let prompt = try PTY(Program.path, ["--flat"], in: home)
        try prompt.expect("wick sim> ")
        try prompt.type("load black-thursday")
        prompt.send("play\r")
        try prompt.expect("The bar of 10:01 has closed. The last")
        prompt.send("x")
        try prompt.expect("> ")
        #expect(!prompt.transcript.contains("\u{1B}[J"))
    }

    @Test("a new size in the middle, and a tape with nothing ahead")
    func sizes() throws {
        let prompt = try PTY(in: home)
        try prompt.expect("wick sim> ")
        prompt.send("play\r")
        try prompt.expect("nothing ahead")
        try prompt.expect("> ")
        try prompt.type("load black-thursday")
        prompt.send("play 500\r")
        try prompt.expect("1 to 60")
        try prompt.expect("> ")
        prompt.send("play 15\r")
        try prompt.expect("Any key stops")
        prompt.resize(rows: 12, columns: 40)
        try prompt.expect("Any key stops")
        try prompt.expect("Any key stops")
        prompt.send("q")
        try prompt.expect("> ")
        prompt.send("quit\r")
        #expect(try prompt.waitForExit() == 0)
    }

    @Test("nobody watches a pipe, so there it is refused and nothing moves")
    func pipe() throws {
        for line in ["play", "play 10"] {
            let outcome = try Program.run(input: "load black-thursday\n\(line)\n", in: home)
            #expect(outcome.status == 2)
            #expect(outcome.output.contains("play is for a terminal on which somebody watches."))
        }
    }
}
