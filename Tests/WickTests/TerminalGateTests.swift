import Foundation
import Testing

@testable import Machine

/// Whatever somebody else wrote comes past one gate before a terminal.
@Suite("the gate to the terminal", .serialized, .timeLimit(.minutes(5)))
struct TerminalGateTests {
    let home: Home
    init() throws { home = try Home() }

    /// A code that clears the screen, and what it looks like where it did not pass.
    private let code = "\u{1B}[2J"

    @Test("a lesson, a table of facts, a course and a sheet of somebody's move no cursor")
    func files() throws {
        let lesson =
            "# T\(code)\nid: x1-try\nformat: 1\nscenario: \(code)flat-week\n\nText\(code)\n"
        try home.write(lesson, to: "x1-try.md")
        try home.write("facts x\nrow \"a\" 5\n\(code)z 1\n", to: "x.facts")
        try home.write("course \"T\"\n\(code)key q1\n", to: "x.course")
        try home.write("scenario \"x\" \(code)\n\(code)bar 1\n", to: "x.scenario")
        try home.write("rulebook x \(code)\n", to: "x.rules")
        try home.write("time,open\(code)\n\(code)1,2\n", to: "prices.csv")
        for words in [
            "check ./x1-try.md", "check ./x.facts", "check ./x.course", "check ./x.scenario",
            "check ./x.rules", "check 'a\(code)'", "-e 'load prices.csv'", "import prices.csv",
            "-e 'nonsense\(code)'", "'no\(code)file'", "--\(code)", "lessons add 'c\(code)'",
            "handout 'q1\(code)' -o x.html", "class '\(code)'", "class show 'S\(code)'",
        ] {
            let outcome = try Program.shell("$WICK \(words) 2>&1", in: home)
            #expect(!outcome.output.contains("\u{1B}"), "\(words): \(outcome.output)")
            #expect(outcome.status != 0 || outcome.output.isEmpty, "\(words)")
        }
        let added = try Program.shell(
            "mkdir c && cp x1-try.md c && $WICK lessons add c 2>&1", in: home)
        #expect(added.status == 2)
        #expect(!added.output.contains("\u{1B}"), "\(added.output)")
    }

    @Test("a line feed in a name forges no line of an answer")
    func lineFeed() throws {
        let name = "x\nwick: all is well"
        let outcome = try Program.run([name], in: home)
        #expect(outcome.complaints.split(separator: "\n").count == 1, "\(outcome.complaints)")
    }

    @Test("a sheet is text on a terminal, and every byte of it on a pipe")
    func sheet() throws {
        let path = try home.write(
            "side,entry,size,leverage,\(code)\nlong,50000,1,10,\(code)x\n", to: "s.csv"
        ).path
        let words = ["calc", "liquidation", "--csv", path]
        let piped = try Program.run(words, in: home)
        #expect(piped.output.contains("10,\(code)x,"))
        let shown = try PTY(Program.path, words, in: home)
        _ = try shown.waitForExit()
        #expect(shown.transcript.contains("10,\u{FFFD}[2Jx,"))
        #expect(!shown.transcript.contains(code))
    }

    @Test("the prompt is called after a file whatever the file is called")
    func prompt() throws {
        let rows = (0..<20).map { "2020-03-12T10:\(10 + $0)Z,100,101,99,100\n" }
        try home.write("time,open,high,low,close\n" + rows.joined(), to: "\(code)evil.csv")
        let prompt = try PTY(in: home, environment: ["TERM": "dumb"])
        try prompt.expect("wick sim> ")
        let path = home.path + "/\(code)evil.csv"
        // In a script file: a terminal's own line would act on the code.
        try home.write("load \"\(path)\" coin BTC\n", to: "lines")
        _ = try prompt.type("read \(home.path)/lines")
        prompt.send("account\r")
        try prompt.expect("wick sim")
        #expect(!prompt.transcript.contains(code))
    }

    @Test(
        "which locales show Unicode",
        arguments: [
            (nil, true), ("C", false), ("POSIX", false), ("C.UTF-8", true), ("de_DE.utf8", true),
            ("en_US", false), ("de_DE.ISO-8859-1", false), ("ja_JP.eucJP", false),
        ] as [(String?, Bool)])
    func locales(name: String?, isUnicode: Bool) {
        #expect(Terminal.isUnicode(locale: name) == isUnicode)
    }

    @Test("a terminal or a pipe whose locale has no Unicode gets ASCII")
    func ascii() throws {
        for locale in ["C", "POSIX", "de_DE.ISO-8859-1"] {
            let piped = try Program.run(
                ["-e", "load black-thursday", "-e", "chart", "-e", "nonsense…"], in: home,
                environment: ["LC_ALL": locale])
            let bytes = piped.output + piped.complaints
            #expect(bytes.utf8.allSatisfy { $0 < 0x80 }, "\(locale)")
            #expect(bytes.contains("Black Thursday"))
        }
        let shown = try PTY(in: home, environment: ["LC_ALL": "C"])
        try shown.expect("wick sim> ")
        _ = try shown.type("load black-thursday")
        _ = try shown.type("chart")
        #expect(shown.transcript.utf8.allSatisfy { $0 < 0x80 })
    }

    @Test("answers that nobody can get are a failure, and said")
    func closedOutput() throws {
        for words in ["lines", "-e about", "--help", "check nothing", "--man"] {
            try home.write("about\n", to: "lines")
            let outcome = try Program.shell("$WICK \(words) >&-", in: home)
            #expect(outcome.status == 2, "\(words)")
            #expect(!outcome.complaints.isEmpty, "\(words)")
        }
    }

    @Test("a history that is no file is no history")
    func fifo() throws {
        let made = try Program.shell(
            "mkdir -p .local/state/wick && mkfifo .local/state/wick/history", in: home)
        #expect(made.status == 0)
        let prompt = try PTY(in: home)
        try prompt.expect("wick sim> ")
        _ = try prompt.type("help")
        prompt.send("quit\r")
        #expect(try prompt.waitForExit() == 0)
    }
}
