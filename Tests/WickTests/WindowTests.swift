import Foundation
import Testing

@Suite("the window", .serialized, .timeLimit(.minutes(5)))
struct WindowTests {
    let home: Home
    init() throws { home = try Home() }

    private func start(
        rows: UInt16 = 24, columns: UInt16 = 80, terminal: String = "xterm-256color"
    ) throws -> PTY {
        let prompt = try PTY(
            in: home, environment: ["TERM": terminal], rows: rows, columns: columns)
        try prompt.expect("wick sim> ")
        return prompt
    }

    private func widest(_ text: String) -> Int {
        text.split(separator: "\r\n").dropLast().map(\.count).max() ?? 0
    }

    @Test("answers keep within the window, also after it has been resized")
    func resize() throws {
        let prompt = try start(rows: 0, columns: 0, terminal: "dumb")
        // Rows and columns that nobody knows are those of a plain terminal.
        #expect((41...80).contains(widest(try prompt.type("help"))))
        prompt.resize(rows: 50, columns: 40)
        #expect((21...40).contains(widest(try prompt.type("help"))))
        prompt.resize(rows: 50, columns: 132)
        try prompt.type("load black-thursday")
        #expect((81...132).contains(widest(try prompt.type("chart"))))
    }

    private let question = "-- more: Enter, or q to stop --"

    @Test("a long answer stops before the line that asked for it scrolls away")
    func paging() throws {
        let prompt = try start(rows: 12)
        prompt.send("help all\r")
        try prompt.expect("\n")
        let first = try prompt.expect(question)
        // Lines shown, and the one that holds the question.
        #expect(first.split(separator: "\r\n", omittingEmptySubsequences: false).count == 11)
        prompt.send("\r")
        try prompt.expect(question)
        prompt.send("q")
        #expect(!(try prompt.expect("wick sim> ").contains("quit")))
        try prompt.type("positions")
    }

    @Test("any other key shows the rest and is the beginning of the next line")
    func typingOn() throws {
        let prompt = try start(rows: 12)
        prompt.send("help all\r")
        try prompt.expect(question)
        prompt.send("about\r")
        #expect(try prompt.expect("wick sim> ").contains("quit"))
        try prompt.expect("about")
    }

    @Test("nothing is paged on a dumb terminal or in a window of unknown size")
    func unpaged() throws {
        for (rows, terminal) in [(12, "dumb"), (0, "xterm-256color")] as [(UInt16, String)] {
            let prompt = try start(rows: rows, terminal: terminal)
            #expect(try prompt.type("help all").contains("quit"))
            #expect(!prompt.transcript.contains("more:"))
        }
    }

    @Test("Ctrl-C at a long answer leaves the rest out")
    func cancelPaging() throws {
        let prompt = try start(rows: 12)
        prompt.send("help all\r")
        try prompt.expect(question)
        prompt.send("\u{3}")
        #expect(!(try prompt.expect("wick sim> ").contains("quit")))
    }

    @Test("a terminal gets colour, and the prompt is one line with nothing after it")
    func colour() throws {
        let prompt = try start()
        let answer = try prompt.type("load black-thursday")
        #expect(prompt.transcript.contains("\u{1B}[1mwick sim> \u{1B}[0m"))
        #expect(answer.contains("\u{1B}["))
        try prompt.expect("\u{1B}[0m")
        #expect(
            prompt.transcript.hasSuffix("wick sim black-thursday before 10:00 7,353.5> \u{1B}[0m"))
    }
}

@Suite("completion", .serialized, .timeLimit(.minutes(5)))
struct CompletionTests {
    let home: Home
    init() throws { home = try Home() }

    @Test(
        "Tab completes verbs, names and terms",
        arguments: [
            ("loa\tbla\t\r", "10:00 7,353.5> "),
            ("lesson q1\t\r", "q1 1/"),
        ])
    func completes(typed: String, expected: String) throws {
        let prompt = try PTY(in: home, environment: ["TERM": "dumb"], rows: 0)
        try prompt.expect("wick sim> ")
        prompt.send(typed)
        try prompt.expect("\n")
        try prompt.expect(expected)
    }

    @Test("two Tabs list what there is, and never a file of the folder")
    func lists() throws {
        let prompt = try PTY(in: home, environment: ["TERM": "dumb"])
        try prompt.expect("wick sim> ")
        prompt.send("l\t\t")
        try prompt.expect("lessons")
        try prompt.expect("wick sim> l")
        prompt.send("\u{15}nonsense \t\tx\r")
        try prompt.expect("nonsense x")
        #expect(!prompt.transcript.contains("Sources"))
    }
}
