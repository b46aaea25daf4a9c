import Foundation
import Testing

@Suite("on a pipe and from files", .timeLimit(.minutes(5)))
struct PipeTests {
    let home: Home
    init() throws { home = try Home() }

    @Test("a pipe sees neither prompt nor echo nor first screen")
    func quiet() throws {
        let outcome = try Program.run(input: "\n\nquit\n", in: home)
        #expect(outcome.status == 0)
        #expect(outcome.output == "")
        #expect(outcome.complaints == "")
    }

    @Test("the first line that is refused is the last, and its place is named")
    func stopsAtRefusal() throws {
        let outcome = try Program.run(input: "\nnonsense\nmore nonsense\n", in: home)
        #expect(outcome.status == 2)
        #expect(outcome.output.contains("nonsense"))
        #expect(!outcome.output.contains("more nonsense"))
        #expect(
            outcome.complaints
                == "wick: standard input, line 2: refused, so nothing after it was run\n")
    }

    @Test("lines may end as on Windows, and the last without an end")
    func lineEnds() throws {
        #expect(try Program.run(input: "\r\nquit\r\n", in: home).status == 0)
        #expect(try Program.run(input: "quit", in: home).status == 0)
    }

    @Test("an ended pipe is a good end")
    func end() throws {
        #expect(try Program.run(input: "", in: home).status == 0)
    }

    @Test(
        "any bytes are an ordinary refusal",
        arguments: [
            [0xFF, 0xFE, 0x0A], [0x00, 0x00, 0x0A], [0x1B, 0x5B, 0x32, 0x4A, 0x0A], [0xC3, 0x0A],
            [0xF0, 0x9F, 0x0A], [0xED, 0xA0, 0x80, 0x0A], [0x7F, 0x80, 0x81],
            [0xE2, 0x80, 0xAE, 0x0A], Array(repeating: 0x28, count: 100_000),
            Array(repeating: 0xCC, count: 99_999),
        ] as [[UInt8]])
    func anyBytes(bytes: [UInt8]) throws {
        let outcome = try Program.run(input: Data(bytes), in: home)
        #expect(outcome.status == 2)
        #expect(!outcome.output.contains("\u{1B}"))
    }

    @Test("random bytes never end the program by a signal", arguments: 0..<20 as Range<UInt64>)
    func randomBytes(seed: UInt64) throws {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
        let bytes = (0..<4000).map { _ in
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return UInt8(truncatingIfNeeded: state)
        }
        #expect([0, 2].contains(try Program.run(input: Data(bytes), in: home).status))
    }

    @Test("a line of more than a mebibyte is refused before it fills the memory")
    func longLine() throws {
        let outcome = try Program.run(
            input: Data(repeating: UInt8(ascii: "a"), count: 3 << 20), in: home)
        #expect(outcome.status == 2)
        #expect(outcome.complaints.contains("longer than 1 MiB"))
        #expect(outcome.output == "")
    }

    @Test("a reader that goes away ends the program quietly")
    func closedPipe() throws {
        let outcome = try Program.shell(
            "yes help | $WICK | head -n 1", in: home)
        #expect(outcome.complaints == "")
        #expect(outcome.output.split(separator: "\n").count == 1)
    }

    @Test("an output that is full is said, and ends with 2")
    func fullOutput() throws {
        let outcome = try Program.shell("echo nonsense | $WICK > /dev/full", in: home)
        #expect(outcome.status == 2)
        #expect(outcome.complaints.contains("No space left"))
    }

    @Test("closed streams do no harm")
    func closedStreams() throws {
        #expect(try Program.shell("$WICK <&-", in: home).status == 0)
        #expect(try Program.shell("$WICK <&- 2>&-", in: home).status == 0)
        #expect(try Program.shell("echo nonsense | $WICK >&- 2>&-", in: home).status == 2)
    }

    @Test("a folder as input is said")
    func folderAsInput() throws {
        let outcome = try Program.shell("$WICK < /", in: home)
        #expect(outcome.status == 2)
        #expect(outcome.complaints.contains("Is a directory"))
    }

    @Test("files run in order in one session and stop at the line that is refused")
    func files() throws {
        let good = try home.write("\n\n", to: "good.wick")
        let bad = try home.write("\nnonsense\n", to: "bad.wick")
        #expect(try Program.run([good.path], in: home).status == 0)
        let outcome = try Program.run([good.path, bad.path, good.path], in: home)
        #expect(outcome.status == 2)
        #expect(outcome.complaints.contains("bad.wick, line 2: refused"))
    }

    @Test("a file that cannot be run is named with the reason")
    func unreadableFiles() throws {
        let binary = try home.write(Data([0x61, 0x0A, 0x62, 0xFF]), to: "binary")
        for (path, reason) in [
            (home.path, "is a folder, not a file"), ("/dev/zero", "is a device or a pipe"),
            (home.path + "/nowhere", "is not there"),
            (binary.path, "is not UTF-8 text: byte 4, on line 2"),
        ] {
            let outcome = try Program.run([path], in: home)
            #expect(outcome.status == 2)
            #expect(outcome.complaints.contains(path) && outcome.complaints.contains(reason))
        }
    }

    @Test("-e runs lines, in order with files")
    func lines() throws {
        #expect(try Program.run(["-e", ""], in: home).status == 0)
        #expect(try Program.run(["-e", "quit", "-e", "nonsense"], in: home).status == 0)
        let outcome = try Program.run(["-e", "nonsense", "-e", "quit"], in: home)
        #expect(outcome.status == 2)
        #expect(outcome.complaints.contains("-e, line 1"))
    }

    @Test("Ctrl-C while a pipe is silent ends with 130")
    func interrupted() throws {
        let outcome = try Program.shell(
            """
            mkfifo pipe; $WICK < pipe & exec 3> pipe
            sleep 0.5; kill -INT $!; wait $!; echo $?
            """, in: home)
        #expect(outcome.output == "130\n")
    }
}
