import Foundation
import Testing

@Suite("files that were asked for", .timeLimit(.minutes(5)))
struct PaperTests {
    let home: Home
    init() throws { home = try Home() }

    private let lived = "load black-thursday\nopen long BTC 20x margin 1000\nuntil liquidation\n"

    /// Lines in the home folder, where the program runs.
    private func wick(_ line: String, before: String = "") throws -> Program.Outcome {
        try home.write(lived + line + "\n", to: "lines")
        return try Program.shell("\(before)$WICK lines", in: home)
    }

    private func text(_ path: String) throws -> String {
        try String(contentsOf: home.url.appending(path: path), encoding: .utf8)
    }

    @Test("a report is one file that needs nothing else")
    func report() throws {
        let outcome = try wick("report evening.html")
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("Wrote evening.html"))
        let html = try text("evening.html")
        #expect(html.hasPrefix("<!DOCTYPE html>") && html.contains("104.8"))
    }

    @Test("a saved journal is a script")
    func save() throws {
        #expect(try wick("save evening.journal").status == 0)
        let again = try Program.shell("$WICK evening.journal -e account", in: home)
        #expect(again.status == 0)
        #expect(again.output.contains("3,990.00"))
    }

    @Test("a file that is there stays, until somebody says that it may go")
    func existing() throws {
        try home.write("mine\n", to: "evening.html")
        let outcome = try wick("report evening.html")
        #expect(outcome.status == 2)
        #expect(
            outcome.output.hasSuffix(
                """
                evening.html is there already, so nothing was written.
                Type report evening.html replace.

                """))
        #expect(try text("evening.html") == "mine\n")
        #expect(try wick("report evening.html replace").status == 0)
        #expect(try text("evening.html").hasPrefix("<!DOCTYPE html>"))
        let names = try FileManager.default.contentsOfDirectory(atPath: home.path)
        #expect(!names.contains { $0.hasSuffix(".new") })
    }

    @Test(
        "what cannot be written is said, and leaves nothing behind",
        arguments: [
            ("report .", "", ". is a folder, so nothing was written."),
            (
                "report nowhere/evening.html", "",
                "nowhere/evening.html cannot be made: there is no folder nowhere, so nothing"
            ),
            ("save /dev/full", "", "/dev/full is a device or a pipe, not a file, so nothing"),
            ("save /dev/full replace", "", "/dev/full is a device or a pipe, not a file"),
            ("save \"\"", "", "cannot be written: Invalid argument"),
            ("save /proc/evening", "", "/proc/evening cannot be"),
        ])
    func refused(_ line: String, _ before: String, _ message: String) throws {
        let outcome = try wick(line, before: before)
        #expect(outcome.status == 2)
        #expect(outcome.output.replacing("\n", with: " ").contains(message), "\(outcome.output)")
        let names = try FileManager.default.contentsOfDirectory(atPath: home.path)
        #expect(!names.contains("evening.html"))
    }

    @Test("a disk that is full is said, and half a file does not stay")
    func full() throws {
        try home.write(lived + "report evening.html\n", to: "lines")
        // The answers go through a pipe, which has no such limit.
        let outcome = try Program.shell("(ulimit -f 1; $WICK lines) | tail -n 2", in: home)
        #expect(outcome.output.contains("evening.html cannot be written: File too large"))
        let names = try FileManager.default.contentsOfDirectory(atPath: home.path)
        #expect(!names.contains("evening.html"))
    }

    @Test("a refused file changes nothing: the next line goes on from the same minute")
    func unchanged() throws {
        let outcome = try Program.run(
            ["-e", "load black-thursday", "-e", "step", "-e", "save /"], in: home)
        #expect(outcome.status == 2)
    }
}
