import Foundation
import Testing

@Suite("words of the program's own", .timeLimit(.minutes(5)))
struct OwnWordTests {
    let home: Home
    init() throws { home = try Home() }

    private func wick(_ lines: String...) throws -> Program.Outcome {
        try home.write(lines.joined(separator: "\n") + "\n", to: "lines")
        return try Program.shell("$WICK lines", in: home)
    }

    private func text(_ path: String) throws -> String {
        try String(contentsOf: home.url.appending(path: path), encoding: .utf8)
    }

    @Test("read runs a file's lines up to the first refused")
    func read() throws {
        try home.write("load black-thursday\n\nstep 2\nnonsense\nstep 5\n", to: "some.lines")
        let outcome = try wick("read some.lines")
        #expect(outcome.status == 2)
        #expect(outcome.output.contains("> step 2"))
        #expect(
            outcome.output.contains("some.lines, line 4: refused, so nothing after it was run."))
        #expect(!outcome.output.contains("> step 5"))
    }

    @Test("a file that reads itself ends in words")
    func itself() throws {
        try home.write("read self.lines\n", to: "self.lines")
        let outcome = try wick("read self.lines")
        #expect(outcome.status == 2)
        #expect(outcome.output.contains("perhaps itself"))
    }

    @Test("the log holds what was shown between its two words")
    func log() throws {
        let outcome = try wick(
            "load black-thursday", "log seen.txt", "step", "log", "log off", "step 2", "log")
        #expect(outcome.status == 0)
        let seen = try text("seen.txt")
        #expect(seen.hasPrefix("wick sim black-thursday before 10:00 7,353.5> step\n10:00 last "))
        #expect(seen.contains("The log goes to seen.txt."))
        #expect(!seen.contains("step 2"))
        #expect(try wick("log seen.txt").status == 2)
        #expect(try wick("log seen.txt replace").status == 0)
    }

    @Test("set keeps what it is told, and the file's other lines")
    func set() throws {
        #expect(try wick("set style flat").status == 0)
        #expect(try text(".config/wick/config").contains("\nstyle flat\n"))
        try home.write("# mine\nstyle = flat\n", to: ".config/wick/config")
        let outcome = try wick("set style plain", "set colour off", "set style")
        #expect(outcome.status == 0)
        let kept = try text(".config/wick/config")
        #expect(kept.hasPrefix("# mine\nstyle plain\n"))
        #expect(kept.hasSuffix("colour off\n"))
    }

    @Test("a setting that is none is named with its line and the nearest")
    func wrongSetting() throws {
        try home.write("\ncolr off\nstyle loud\n", to: ".config/wick/config")
        let outcome = try wick("set")
        #expect(outcome.status == 0)
        let complaints = outcome.complaints.split(separator: "\n")
        #expect(complaints.count == 2)
        #expect(complaints[0].contains("config:2: `colr` has no meaning here."))
        #expect(complaints[0].contains("Type: set colour off"))
        #expect(try wick("set colr off").status == 2)
    }

    @Test("a folder that cannot be written to keeps nothing and says so")
    func noPlace() throws {
        try home.write("", to: ".config")
        let outcome = try wick("set colour off")
        #expect(outcome.status == 2)
        #expect(outcome.output.replacing("\n  ", with: " ").contains("so nothing is set"))
    }

    @Test("answers as data: one object a line, each marked as simulation")
    func json() throws {
        let outcome = try Program.run(
            [
                "run", "black-thursday", "--json", "--until=liquidation", "-e",
                "open long BTC 20x margin 1000",
            ], in: home)
        #expect(outcome.status == 0)
        let records = try outcome.output.split(separator: "\n").map {
            try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(records.count == 3)
        let areMarked = records.allSatisfy { $0["simulation"] as? Bool == true }
        #expect(areMarked)
        let events = try #require(records[2]["events"] as? [[String: Any]])
        let last = try #require(events.last)
        #expect(last["event"] as? String == "liquidated")
        #expect(last["time"] as? String == "2020-03-12T10:36Z")
        #expect(last["fund_change"] as? Double == -287.4465)
        let refused = try Program.run(["--json", "-e", "nonsense"], in: home)
        #expect(refused.status == 2 && refused.output.contains(#""outcome":"refused""#))
    }

    @Test("run wants one name, --until wants run")
    func misuse() throws {
        #expect(try Program.run(["run"], in: home).status == 1)
        #expect(try Program.run(["--until", "end"], in: home).status == 1)
        #expect(try Program.run(["--completions", "tcsh"], in: home).status == 1)
    }

    @Test("manual and completions name every flag")
    func manual() throws {
        let manual = try Program.run(["--man"], in: home).output
        #expect(manual.hasPrefix(".TH WICK 1"))
        let flags = ["-e", "--json", "--content", "--until", "--flat", "--version"]
        for flag in flags {
            #expect(manual.contains(flag.replacing("-", with: "\\-")), "\(flag)")
        }
        for shell in ["bash", "zsh", "fish"] {
            let script = try Program.run(["--completions", shell], in: home).output
            for flag in flags {
                #expect(script.contains(shell == "fish" ? flag.replacing("-", with: "") : flag))
            }
        }
        let check = try Program.shell("$WICK --completions bash | bash -n", in: home)
        #expect(check.status == 0)
    }
}
