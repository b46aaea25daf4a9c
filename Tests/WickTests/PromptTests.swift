import Foundation
import Testing

#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

@Suite("at the prompt", .serialized, .timeLimit(.minutes(5)))
struct PromptTests {
    let home: Home
    init() throws { home = try Home() }

    @Test("a newcomer sees at most six lines and three things to type")
    func firstScreen() throws {
        let prompt = try PTY(in: home)
        let lines = try prompt.expect("wick sim> ").split(separator: "\r\n")
        // The prompt's own codes stand last, on the prompt's line.
        #expect(lines.count(where: { !$0.hasPrefix("\u{1B}[?2004h") }) <= 6)
        for thing in ["demo", "lesson q1", "load black-thursday", "simulat"] {
            #expect(prompt.transcript.contains(thing), "\(thing)")
        }
    }

    @Test("whoever comes back sees one line")
    func secondScreen() throws {
        let first = try PTY(in: home)
        try first.expect("wick sim> ")
        first.send("quit\r")
        #expect(try first.waitForExit() == 0)
        let second = try PTY(in: home, environment: ["TERM": "dumb"])
        #expect(try second.expect("wick sim> ").split(separator: "\r\n").count == 1)
    }

    @Test("Ctrl-C takes the line back and leaves the prompt")
    func cancel() throws {
        let prompt = try PTY(in: home)
        try prompt.expect("wick sim> ")
        prompt.send("nonsense")
        try prompt.expect("nonsense")
        prompt.send("\u{3}")
        try prompt.expect("wick sim> ")
        #expect(!prompt.transcript.contains("nonsense\r\n"))
        prompt.send("quit\r")
        #expect(try prompt.waitForExit() == 0)
    }

    @Test("Ctrl-D on an empty line leaves, with the shell's prompt on a line of its own")
    func leave() throws {
        for terminal in ["xterm-256color", "dumb"] {
            let prompt = try PTY(in: home, environment: ["TERM": terminal])
            try prompt.expect("wick sim> ")
            prompt.send("\u{4}")
            #expect(try prompt.waitForExit() == 0)
            #expect(prompt.transcript.hasSuffix("\r\n"))
        }
    }

    @Test("Ctrl-Z stops the program, and fg brings back the line that was being typed")
    func suspend() throws {
        // Only a shell with job control suspends: a session without one ignores the key.
        let shell = try PTY(
            "/bin/sh", ["-i"], in: home, environment: ["PS1": "shell$ ", "ENV": ""])
        try shell.expect("shell$ ")
        shell.send("set -m; \(Program.path)\r")
        try shell.expect("wick sim> ")
        shell.send("qu")
        try shell.expect("qu")
        shell.send("\u{1A}")
        try shell.expect("topped")
        try shell.expect("shell$ ")
        shell.send("fg\r")
        try shell.expect("wick sim> ")
        shell.send("it\r")
        try shell.expect("shell$ ")
        shell.send("exit 7\r")
        #expect(try shell.waitForExit() == 7)
    }

    @Test("Ctrl-Z while the tape plays leaves the shell its terminal, and fg plays on")
    func suspendPlay() throws {
        let shell = try PTY(
            "/bin/sh", ["-i"], in: home, environment: ["PS1": "shell$ ", "ENV": ""])
        try shell.expect("shell$ ")
        shell.send("set -m; \(Program.path)\r")
        try shell.expect("wick sim> ")
        shell.send("load black-thursday\r")
        try shell.expect("7,353.5> ")
        shell.send("play 10\r")
        try shell.expect("Any key stops")
        shell.send("\u{1A}")
        try shell.expect("topped")
        try shell.expect("shell$ ")
        shell.send("fg\r")
        try shell.expect("Any key stops")
        try shell.expect("Any key stops")
        shell.send("x")
        try shell.expect("> ")
        shell.send("quit\r")
        try shell.expect("shell$ ")
        shell.send("exit 7\r")
        #expect(try shell.waitForExit() == 7)
    }

    @Test("letters beyond ASCII are edited as letters, also where the locale says C")
    func unicode() throws {
        for locale in ["C.UTF-8", "C"] {
            let prompt = try PTY(in: home, environment: ["LC_ALL": locale, "TERM": "dumb"])
            try prompt.expect("wick sim> ")
            prompt.send("größé€\u{7F}\u{7F}\r")
            try prompt.expect("\n")
            // The answer keeps to the locale; the line is what was typed.
            let shown = locale == "C" ? "gr??" : "größ"
            #expect(try prompt.expect("wick sim> ").contains(shown), "\(locale)")
            let kept = try String(
                contentsOf: home.state.appending(path: "history"), encoding: .utf8)
            #expect(kept.hasSuffix("größ\n"), "\(locale)")
            // A half letter left over would show as a replacement character.
            #expect(!prompt.transcript.contains("\u{FFFD}"), "\(locale)")
        }
    }

    @Test("Ctrl-C inside the questions of an autopsy leaves them, and the market goes on")
    func autopsyLeft() throws {
        let prompt = try PTY(in: home)
        try prompt.expect("wick sim> ")
        try prompt.type("load black-thursday")
        #expect(try prompt.type("autopsy").contains("autopsy 1/6"))
        #expect(try prompt.type("").contains("autopsy 2/6"))
        prompt.send("lo")
        try prompt.expect("lo")
        prompt.send("\u{3}")
        try prompt.expect("black-thursday before 10:00 7,353.5> ")
        #expect(try prompt.type("step").contains("black-thursday 10:00 7,350.5"))
    }

    @Test("a pasted tab is text and completes nothing")
    func paste() throws {
        let prompt = try PTY(in: home)
        try prompt.expect("\u{1B}[?2004h")
        try prompt.expect("wick sim> ")
        prompt.send("\u{1B}[200~one\ttwo\u{1B}[201~")
        try prompt.expect("two")
        prompt.send("\u{3}")
        try prompt.expect("wick sim> ")
    }

    @Test("lines typed before come back with the arrow keys, in the next start too")
    func history() throws {
        let first = try PTY(in: home)
        try first.expect("wick sim> ")
        try first.type("help me")
        try first.type("help me")
        // Even a kill does not lose it.
        kill(first.pid, SIGKILL)
        #expect(try first.waitForExit() == -SIGKILL)
        let file = home.state.appending(path: "history")
        #expect(try String(contentsOf: file, encoding: .utf8) == "help me\n")
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions]
        #expect(mode as? Int == 0o600)

        let second = try PTY(in: home)
        try second.expect("wick sim> ")
        second.send("\u{1B}[A")
        try second.expect("help me")
        second.send("\u{15}quit\r")
        #expect(try second.waitForExit() == 0)
    }

    @Test(
        "without colour there is no escape but readline's own",
        arguments: [
            ["NO_COLOR": "1"], ["TERM": "dumb"], ["TERM": ""],
        ])
    func plain(environment: [String: String]) throws {
        let prompt = try PTY(in: home, environment: environment)
        try prompt.expect("wick sim> ")
        try prompt.type("help")
        try prompt.type("nonsense")
        let shown = prompt.transcript.replacingOccurrences(of: "\u{1B}[?2004h", with: "")
            .replacingOccurrences(of: "\u{1B}[?2004l", with: "")
            .replacingOccurrences(of: "\u{1B}[K", with: "")
        #expect(!shown.contains("\u{1B}"))
    }

    @Test(
        "--plain and --flat on a terminal take colour away too", arguments: ["--plain", "--flat"])
    func plainFlag(flag: String) throws {
        let prompt = try PTY(Program.path, [flag], in: home)
        try prompt.expect("wick sim> ")
        try prompt.type("nonsense")
        #expect(!prompt.transcript.contains("m\u{1B}"))
        #expect(!prompt.transcript.contains("\u{1B}[1m"))
    }

    @Test("a home that cannot be written to leaves the prompt as it is")
    func noHome() throws {
        for place in ["/proc/nowhere", "/dev/null", ""] {
            let prompt = try PTY(in: home, environment: ["HOME": place, "XDG_STATE_HOME": ""])
            try prompt.expect("wick sim> ")
            try prompt.type("help")
            prompt.send("quit\r")
            #expect(try prompt.waitForExit() == 0)
        }
    }

    @Test("a long file of lines shows how far it is, and leaves nothing of that on the screen")
    func longFile() throws {
        let lines = ["load black-thursday", "open long BTC 50x margin 10"]
        // Half a second at least, also of an optimised program.
        let ladders = Array(repeating: "ladder", count: Program.isOptimised ? 6_000 : 300)
        try home.write((lines + ladders).joined(separator: "\n"), to: "long.wick")
        let prompt = try PTY(in: home)
        try prompt.expect("wick sim> ")
        prompt.send("read ~/long.wick\r")
        try prompt.expect(" of \(ladders.count + lines.count)")
        try prompt.expect("> load black-thursday")
        prompt.send("q")
        let bars = prompt.transcript.components(separatedBy: "\r\u{1B}[K")
        #expect(bars.count > 2)
        #expect(bars.last?.hasPrefix("[") == false, "its line is cleared at the end")
    }
}
