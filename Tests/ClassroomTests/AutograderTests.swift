import Foundation
import Lessons
import Testing

@testable import Classroom

/// The archive unpacked into the folders that Gradescope's harness makes, and run there.
@Suite("the autograder for Gradescope")
struct AutograderTests {
    private let room: Room
    private let home: String
    init() throws {
        room = try Room()
        home = room.path + "/autograder"
    }

    private static func handIn(_ label: String, _ lines: [String], isEnded: Bool = true) -> String {
        HandIn.text(
            HandIn.Head(
                exercise: "ex1", edition: "e", label: label, attempt: 1, token: "t\(label)"), lines,
            isEnded: isEnded)
    }

    private func shell(_ line: String) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", line]
        process.currentDirectoryURL = room.url
        process.environment = ["PATH": "/usr/bin:/bin", "AUTOGRADER_HOME": home]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }

    /// Packs a class of two, and unpacks it as the harness does.
    private func build(roster: Roster?) throws {
        let row = { (label: String, points: Int?) in
            var row = Gradebook.Row(
                label: label, attempt: 1, attempts: 1, verdict: "fine", evidence: [],
                items: [
                    Gradebook.Item(
                        id: "plan", what: "plan first", points: points.map { Marks($0) },
                        most: Marks(4), isMust: true, said: "so")
                ])
            let text = plainLines(Self.handIn(label, ["a", "b"])).joined(separator: "\n")
            row.hashes = [fingerprint(text)]
            return row
        }
        let book = Gradebook(
            exercise: "ex1", title: "Where?", most: Marks(4), pass: Marks(2),
            rows: [row("S01", 3), row("S02", nil)])
        let archive = Autograder(book: book, roster: roster).bytes
        try Data(archive).write(to: room.url.appending(path: "gradescope.zip"))
        let (status, output) = try shell(
            """
            set -e
            unzip -tq gradescope.zip
            mkdir -p autograder/source
            unzip -q gradescope.zip -d autograder/source
            cp -p autograder/source/run_autograder autograder/
            test -x autograder/run_autograder
            bash autograder/source/setup.sh
            """)
        #expect(status == 0, "\(output)")
    }

    /// Hands the files in and reads what the harness would upload.
    private func results(
        _ files: [String: String], from email: String = "asa@x.org"
    ) throws -> GradescopeImport {
        _ = try shell(
            "rm -rf autograder/submission autograder/results; mkdir autograder/submission")
        for (name, text) in files {
            try Data(text.utf8).write(to: URL(filePath: home + "/submission/" + name))
        }
        let data = "{\n  \"id\": 1,\n  \"users\": [ { \"email\": \"\(email)\", \"id\": 3 } ]\n}\n"
        try Data(data.utf8).write(to: URL(filePath: home + "/submission_metadata.json"))
        let (status, output) = try shell("cd autograder && ./run_autograder")
        #expect(status == 0, "\(output)")
        return try GradescopeImport(
            try String(contentsOfFile: home + "/results/results.json", encoding: .utf8))
    }

    @Test("gives each submission its result, as the file came or as mail and editors change it")
    func gives() throws {
        try build(roster: nil)
        let text = Self.handIn("S01", ["a", "b"])
        for changed in [
            text, text.replacing("\n", with: "\r\n"), "\u{FEFF}" + text, text + "\n\n",
            text.split(separator: "\n").map { "> \($0)  " }.joined(separator: "\n"),
            text.split(separator: "\n").map { ">> > \($0)" }.joined(separator: "\n") + "\n>> > \n",
        ] {
            let found = try results(["any name.txt": changed, "notes.txt": "hello"])
            #expect(found.score == 3 && found.tests.map(\.name) == ["plan"])
        }
        let open = try results(["x": Self.handIn("S02", ["a", "b"])])
        #expect(open.score == nil && open.totalShown == nil)
        #expect(open.tests.first?.output.contains("still open") == true)
    }

    @Test("says of every other submission what it is, without a number")
    func others() throws {
        try build(roster: nil)
        let expected: [([String: String], String)] = [
            (["new": Self.handIn("S01", ["a", "c"])], "Your teacher grades it"),
            (["cut": Self.handIn("S01", ["a"], isEnded: false)], "not played to its end"),
            (["cv.pdf": "%PDF-1.7"], "begins with \"# wick hand-in 1\""),
            ([:], "begins with"),
            (
                ["a": Self.handIn("S01", ["a", "b"]), "b": Self.handIn("S01", ["b"])],
                "several files"
            ),
        ]
        for (files, words) in expected {
            let found = try results(files)
            #expect(found.output.contains(words), "\(found.output)")
            #expect(found.score == nil && found.totalShown == nil)
            #expect(found.tests.first?.visibility == "visible")
        }
    }

    @Test("a file that was given to somebody else gets no result where the roster has addresses")
    func owners() throws {
        try build(roster: Roster(reading: Array("label,email\nS01,Asa@X.org\nS02,bo@x.org\n".utf8)))
        let file = ["f": Self.handIn("S01", ["a", "b"])]
        #expect(try results(file, from: "asa@x.org").score == 3)
        let other = try results(file, from: "bo@x.org")
        #expect(other.score == nil && other.output.contains("given to somebody else"))
        #expect(!other.output.contains("S01"))
    }

    @Test("an archive is the same bytes each time, with the checksum of the format")
    func archive() {
        // The check value of CRC-32 for "123456789".
        #expect(StoredArchive.checksum(Array("123456789".utf8)) == 0xCBF4_3926)
        var archive = StoredArchive()
        archive.add("a/b.txt", Array("hello".utf8))
        #expect(archive.bytes.starts(with: [0x50, 0x4B, 3, 4]))
        #expect(archive.bytes.count == 30 + 7 + 5 + 46 + 7 + 22)
    }
}
