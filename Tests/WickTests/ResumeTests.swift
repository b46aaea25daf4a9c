import Foundation
import Testing

#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

@Suite("a session that was cut off", .serialized, .timeLimit(.minutes(5)))
struct ResumeTests {
    let home: Home
    init() throws { home = try Home() }

    private func start(_ environment: [String: String] = ["TERM": "dumb"]) throws -> PTY {
        let prompt = try PTY(in: home, environment: environment)
        return prompt
    }

    private let session = "session-1.journal"
    private let left = "session-1.left.journal"
    private let played = """
        # wick journal 1
        load black-thursday
        open long BTC 20x margin 1000
        until liquidation

        """

    /// Plays as far as the liquidation and is killed there.
    private func playAndKill() throws {
        let prompt = try start()
        try prompt.expect("wick sim> ")
        try prompt.type("load black-thursday")
        try prompt.type("open long BTC 20x margin 1000")
        try prompt.type("until liquidation")
        try prompt.type("why")
        kill(prompt.pid, SIGKILL)
        #expect(try prompt.waitForExit() == -SIGKILL)
    }

    @Test("acts are on disk before their answers, and questions are not")
    func kept() throws {
        let prompt = try start()
        try prompt.expect("wick sim> ")
        try prompt.type("help")
        #expect(home.sessions == [])
        try prompt.type("load black-thursday")
        #expect(try home.session(session) == "# wick journal 1\nload black-thursday\n")
        try prompt.type("")
        #expect(try home.session(session) == "# wick journal 1\nload black-thursday\nstep\n")
        try prompt.type("account")
        try prompt.type("open long BTC 501x margin 1000")
        #expect(try home.session(session) == "# wick journal 1\nload black-thursday\nstep\n")
        prompt.send("quit\r")
        #expect(try prompt.waitForExit() == 0)
        #expect(home.sessions == [left])
    }

    @Test("after a kill one line offers it, and the prompt stands as always")
    func offer() throws {
        try playAndKill()
        #expect(try home.session(session) == played)
        let next = try start()
        #expect(
            try next.expect("wick sim> ")
                == "resume continues the session that was cut off after: until liquidation\r\n")
        let answer = try next.type("resume")
        #expect(answer.contains("Resumed: 3 lines."))
        #expect(next.transcript.hasSuffix("wick sim black-thursday 10:36 6,880.0> "))
        try next.type("step")
        #expect(try home.session(session) == played + "step\n")
        next.send("\u{4}")
        #expect(try next.waitForExit() == 0)
        #expect(next.transcript.contains("Kept: resume continues this session"))
        // It was left on purpose, and can be gone on with all the same.
        #expect(home.sessions == [left])
        let last = try start()
        #expect(
            try last.expect("wick sim> ")
                == "resume continues the session that you left after: step\r\n")
        try last.type("resume")
        #expect(home.sessions == [session])
        #expect(try home.session(session) == played + "step\n")
    }

    @Test("what is not resumed is still offered at the start after next")
    func offeredAgain() throws {
        try playAndKill()
        for _ in 0..<2 {
            let next = try start()
            #expect(try next.expect("wick sim> ").contains("cut off after: until liquidation"))
            try next.type("load black-thursday")
            next.send("quit\r")
            #expect(try next.waitForExit() == 0)
        }
        #expect(try home.session(session) == played)
        #expect(home.sessions == [session, left, "session-2.left.journal"])
    }

    @Test("resume in the midst of a session leaves it, and again goes back to it")
    func toAndFro() throws {
        try playAndKill()
        let prompt = try start()
        try prompt.expect("wick sim> ")
        try prompt.type("load october-2025")
        let there = try prompt.type("resume")
        #expect(there.contains("Resumed: 3 lines. The session you were in is kept"))
        #expect(prompt.transcript.hasSuffix("wick sim black-thursday 10:36 6,880.0> "))
        #expect(try prompt.type("resume").contains("Resumed: 1 line."))
        #expect(prompt.transcript.contains("wick sim october-2025 before "))
        try prompt.type("step")
        #expect(try prompt.type("resume").contains("Resumed: 3 lines."))
        #expect(home.sessions == [session, left])
        #expect(try home.session(session) == played)
        #expect(try home.session(left) == "# wick journal 1\nload october-2025\nstep\n")
    }

    @Test("of the sessions that were quit the latest nine are kept")
    func few() throws {
        for _ in 0..<11 {
            let outcome = try PTY(in: home, environment: ["TERM": "dumb"])
            try outcome.expect("wick sim> ")
            try outcome.type("load calm")
            outcome.send("quit\r")
            #expect(try outcome.waitForExit() == 0)
        }
        #expect(home.sessions.count == 9)
    }

    @Test("a pipe and a script are offered nothing")
    func pipe() throws {
        try playAndKill()
        let outcome = try Program.run(input: "help\n", in: home)
        #expect(!outcome.output.contains("cut off") && outcome.complaints == "")
        #expect(home.sessions == [session])
    }

    @Test("resumed on a pipe, it is there again afterwards, as left where it was quit")
    func resumedOnPipe() throws {
        try playAndKill()
        let outcome = try Program.run(input: "resume\nstep\n", in: home)
        #expect(outcome.status == 0)
        #expect(try home.session(session) == played + "step\n")
        #expect(try Program.run(input: "resume\nquit\n", in: home).status == 0)
        #expect(home.sessions == [left])
        #expect(try Program.run(input: "load calm\nquit\n", in: home).status == 0)
        #expect(home.sessions == [left])
    }

    @Test("a session in another window is not offered, nor one without an act")
    func live() throws {
        let first = try start()
        try first.expect("wick sim> ")
        try first.type("load black-thursday")
        let second = try start()
        #expect(!(try second.expect("wick sim> ").contains("cut off")))
        try second.type("load black-thursday")
        #expect(home.sessions == [session, "session-2.journal"])
        kill(first.pid, SIGKILL)
        #expect(try first.waitForExit() == -SIGKILL)
        let third = try start()
        #expect(try third.expect("wick sim> ").contains("cut off after: load black-thursday"))
    }

    @Test("a window that is closed is a session cut off")
    func hangup() throws {
        do {
            let prompt = try start()
            try prompt.expect("wick sim> ")
            try prompt.type("load black-thursday")
            kill(prompt.pid, SIGHUP)
            #expect(try prompt.waitForExit() == -SIGHUP)
        }
        #expect(home.sessions == [session])
    }

    @Test("a lesson is resumed at its place")
    func lesson() throws {
        let prompt = try start()
        try prompt.expect("wick sim> ")
        try prompt.type("lesson q1")
        try prompt.type("")
        try prompt.type("20")
        let place = try prompt.type("")
        kill(prompt.pid, SIGKILL)
        #expect(try prompt.waitForExit() == -SIGKILL)
        let next = try start()
        try next.expect("wick sim> ")
        let resumed = try next.type("resume")
        // The same screen and the same prompt, after the line that says so.
        #expect(resumed.hasSuffix(place))
    }

    @Test("a torn last line is dropped, and said to be")
    func torn() throws {
        try home.write(played + "until e", to: ".local/state/wick/sessions/" + session)
        let outcome = try Program.run(input: "resume\n", in: home)
        #expect(outcome.output.contains("Resumed: 3 lines."))
        #expect(outcome.output.contains("dropped"))
    }

    @Test(
        "a journal that cannot be replayed says why and goes aside",
        arguments: [
            ("# wick journal 9\nload black-thursday\n", "begins with \"# wick journal 9\""),
            ("# wick journal 1\n\u{FFFD}\n", "line 2 of its journal"),
        ])
    func damaged(text: String, reason: String) throws {
        try home.write(text, to: ".local/state/wick/sessions/" + session)
        let prompt = try start()
        #expect(try prompt.expect("wick sim> ").contains("resume"))
        let answer = try prompt.type("resume").replacingOccurrences(of: "\r\n", with: " ")
        #expect(answer.contains(reason), "\(answer)")
        #expect(prompt.transcript.hasSuffix("\r\nwick sim> "))
        #expect(home.sessions == [session + ".aside"])
        #expect(try home.session(session + ".aside") == text)
    }

    @Test(
        "a journal with one bad line is resumed up to it, and kept whole beside it",
        arguments: ["open sideways\n", "\u{FF}\u{FE}\n"])
    func oneBadLine(bad: String) throws {
        let good = "# wick journal 1\nload black-thursday\nstep 5\n"
        let bytes = bad == "open sideways\n" ? Array(bad.utf8) : [0xFF, 0xFE, 10]
        let whole = Data(Array(good.utf8) + bytes + Array("step 5\nstep 5\n".utf8))
        try home.write(whole, to: ".local/state/wick/sessions/" + session)
        let prompt = try start()
        try prompt.expect("wick sim> ")
        let answer = try prompt.type("resume").replacingOccurrences(of: "\r\n", with: " ")
        #expect(answer.contains("Line 4 of the journal"), "\(answer)")
        #expect(answer.contains("Resumed: 2 lines."), "\(answer)")
        #expect(prompt.transcript.contains("wick sim black-thursday 10:04"))
        #expect(
            try Data(contentsOf: home.state.appending(path: "sessions/\(session).aside")) == whole)
        #expect(try home.session(session) == good)
        _ = try prompt.type("step")
        #expect(try home.session(session) == good + "step\n")
    }

    @Test("Ctrl-C stops a long replay and leaves the journal as it was")
    func interruptedReplay() throws {
        let long =
            "# wick journal 1\nload black-thursday\n"
            + String(repeating: "step 1000\nback\n", count: 20_000)
        try home.write(long, to: ".local/state/wick/sessions/" + session)
        let prompt = try start()
        try prompt.expect("wick sim> ")
        prompt.send("resume\r")
        try prompt.expect("\n")
        usleep(200_000)
        prompt.send("\u{3}")
        #expect(try prompt.expect("wick sim> ").contains("Stopped"))
        #expect(try home.session(session) == long)
    }
}

@Suite("where the journal cannot be written", .timeLimit(.minutes(5)))
struct NoJournalTests {
    let home: Home
    init() throws { home = try Home() }
    private let lines = "load black-thursday\nopen long BTC 20x margin 1000\nuntil liquidation\n"

    @Test(
        "one warning, and everything else as always",
        arguments: [
            ["HOME": "/dev/null"], ["XDG_STATE_HOME": "/proc/nowhere"], ["HOME": ""],
        ])
    func closed(environment: [String: String]) throws {
        let outcome = try Program.run(input: lines, in: home, environment: environment)
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("10:36 liquidated"))
        #expect(outcome.complaints.split(separator: "\n").count == 1)
        #expect(outcome.complaints.hasPrefix("wick: no journal is kept"))
    }

    // A file that may not grow is what a full disk looks like to a program.
    @Test("a full disk refuses the line, changes nothing, and ends a pipe with 2")
    func full() throws {
        try home.write(lines, to: "lines")
        let outcome = try Program.shell(
            "(ulimit -f 0; $WICK < lines 2>&1; echo status $?) | cat", in: home)
        let output = outcome.output.replacingOccurrences(of: "\n  ", with: " ")
            .replacingOccurrences(of: "\n", with: " ")
        #expect(output.contains("Nothing was done, because the journal cannot be written"))
        #expect(output.contains("File too large"))
        #expect(output.contains("Type load black-thursday."))
        #expect(!output.contains("SIMULATION"))
        #expect(output.hasSuffix("line 1: refused, so nothing after it was run status 2 "))
    }

    @Test("on a full disk the same line again is done, and said not to be kept")
    func fullTwice() throws {
        let prompt = try PTY(
            "/bin/sh", ["-c", "ulimit -f 0; exec $WICK"], in: home,
            environment: ["TERM": "dumb", "WICK": Program.path])
        try prompt.expect("wick sim> ")
        #expect(try prompt.type("load black-thursday").contains("Nothing was done"))
        #expect(prompt.transcript.hasSuffix("\r\nwick sim> "))
        #expect(try prompt.type("load black-thursday").contains("no journal is kept"))
        #expect(prompt.transcript.hasSuffix("wick sim black-thursday before 10:00 7,353.5> "))
        #expect(!(try prompt.type("step").contains("journal")))
        prompt.send("quit\r")
        #expect(try prompt.waitForExit() == 0)
    }

    @Test("files and -e are their own record")
    func script() throws {
        let file = try home.write(lines, to: "day.wick")
        #expect(try Program.run([file.path], in: home).status == 0)
        #expect(try Program.run(["-e", "load black-thursday"], in: home).status == 0)
        #expect(!FileManager.default.fileExists(atPath: home.state.path))
    }
}
