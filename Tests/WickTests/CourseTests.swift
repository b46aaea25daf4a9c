import Foundation
import Testing

@testable import wick

@Suite("what teachers and authors type after wick")
struct CourseTests {
    let home: Home
    init() throws { home = try Home() }

    private func run(_ words: String...) throws -> Program.Outcome {
        try Program.run(words, in: home)
    }

    @Test("new lesson writes a file that passes the check, which then says nothing")
    func new() throws {
        let made = try Program.shell(
            "$WICK new lesson x1-try && $WICK check -q ./x1-try.md && $WICK new scenario my-day "
                + "&& $WICK check -q ./my-day.scenario && $WICK new rulebook my-venue "
                + "&& $WICK check -q ./my-venue.rules", in: home)
        #expect(made.status == 0, "\(made.output)\(made.complaints)")
        #expect(made.output.split(separator: "\n").count == 3)
        let again = try Program.shell("$WICK new lesson x1-try", in: home)
        #expect(again.status == 2)
        #expect(again.complaints.contains("is there already"))
        for words in [
            ["new"], ["new", "lesson", "X"], ["new", "lesson", "../x-y"], ["new", "x", "y"],
        ] {
            #expect(try Program.run(words, in: home).status == 1, "\(words)")
        }
    }

    @Test("a file with a mistake is refused with its line")
    func checked() throws {
        try home.write("# T\nid: x1-try\nformat: 1\n\nIt fell 4.5 %.\n", to: "x1-try.md")
        let outcome = try Program.shell("$WICK check ./x1-try.md", in: home)
        #expect(outcome.status == 2)
        #expect(outcome.output.contains("x1-try.md:5:9: the number 4.5 is typed"))
        #expect(outcome.output.contains("the lesson leaves no card behind"))
    }

    @Test(
        "a named file is shown as it was understood, in five lines and a picture; -q says nothing")
    func portrait() throws {
        let shown = try Program.shell(
            "$WICK new scenario my-day > /dev/null && $WICK check ./my-day.scenario", in: home)
        #expect(shown.status == 0)
        for words in ["6 bars of 1m", "from 47,000 at", "Deposits: you 5,000 USDT.", "−2.2%"] {
            #expect(shown.output.contains(words), "\(words)")
        }
        #expect(shown.output.split(separator: "\n").count < 30)
        let quiet = try Program.shell("$WICK check -q ./my-day.scenario", in: home)
        #expect(quiet.status == 0 && quiet.output.isEmpty)
    }

    @Test("--json is one array, with file, line, column, rule and repair")
    func json() throws {
        let made = try Program.shell(
            "$WICK new scenario my-day > /dev/null && sed 's/rules plain/rules plian/' "
                + "my-day.scenario > a.scenario && $WICK check --json ./a.scenario; "
                + "$WICK check --json ./my-day.scenario", in: home)
        let lines = made.output.split(separator: "\n").map { Data($0.utf8) }
        #expect(lines.count == 2)
        let found = try JSONSerialization.jsonObject(with: lines[0]) as? [[String: Any]]
        let first = try #require(found?.first)
        #expect(first["file"] as? String == "./a.scenario" && first["line"] as? Int == 7)
        #expect(first["column"] as? Int == 7 && first["severity"] as? String == "error")
        #expect(first["repair"] as? String == "write `rules plain`")
        #expect(try JSONSerialization.jsonObject(with: lines[1]) as? [String] == [])
    }

    @Test("a scenario on two tables of one's own is written, marked, checked and played")
    func tables() throws {
        let rows = (0..<30).map { minute in
            "2025-06-01T10:\(minute < 10 ? "0" : "")\(minute):00Z"
        }
        for (name, price) in [("btcusdt", 100_000), ("eth", 4_000)] {
            let table = rows.map { "\($0),\(price),\(price),\(price - 10),\(price - 5)" }
            try home.write(
                "time,open,high,low,close\n" + table.joined(separator: "\n") + "\n",
                to: "mine/\(name).csv")
        }
        let made = try Program.shell(
            "cd mine && $WICK new scenario two --from btcusdt.csv --also ETH=eth.csv && cd .. "
                + "&& $WICK check -q mine/two.scenario; $WICK -e 'load mine/two.scenario' -e step",
            in: home)
        #expect(made.output.contains("lines have a question mark"), "\(made.complaints)")
        #expect(
            made.output.contains("mine/two.scenario:3:1: warning: a file says where its numbers"))
        #expect(made.output.contains("10:03"), "\(made.output)")
        try home.write("time,open,high,low,close\n1,2\n", to: "mine/eth.csv")
        let broken = try Program.shell("$WICK check -q ./mine/two.scenario", in: home)
        #expect(broken.status == 2)
        #expect(broken.output.contains("eth.csv:2:"), "\(broken.output)")
    }

    @Test("rules are named by their path, at the prompt and in a scenario, and a journal keeps it")
    func ownRules() throws {
        let made = try Program.shell(
            "mkdir mine && cd mine && $WICK new rulebook fees > /dev/null && cd .. "
                + "&& $WICK -e 'load calm-drop' -e 'rules ./mine/fees.rules' "
                + "-e 'open long BTC 100x margin 100' -e 'why maintenance rate' -e 'save a.journal' "
                + "&& cat a.journal && $WICK -e 'load ./a.journal'", in: home)
        #expect(made.status == 0, "\(made.output)\(made.complaints)")
        #expect(made.output.contains("rulebook ./mine/fees.rules line 8"), "\(made.output)")
        #expect(made.output.contains("\nrules ./mine/fees.rules\n"))
        let scenario = try Program.shell(
            "cd mine && $WICK new scenario day > /dev/null && sed -i 's/rules plain/rules .\\/fees.rules/' "
                + "day.scenario && cd .. && $WICK check -q mine/day.scenario "
                + "&& $WICK -e 'load mine/day.scenario' "
                + "&& $WICK -e 'load mine/day.scenario rules plain' && sed -i 's/100x/1000x/' mine/fees.rules; "
                + "$WICK check -q mine/day.scenario", in: home)
        #expect(scenario.output.contains("Rules: mine/fees.rules"), "\(scenario.output)")
        #expect(scenario.output.contains("Rules: plain"), "\(scenario.output)")
        #expect(scenario.status == 2)
        #expect(scenario.output.contains("mine/fees.rules:8:"), "\(scenario.output)")
    }

    @Test("fmt prints a file in its one spelling, comments kept, and says what it cannot read")
    func printed() throws {
        let made = try Program.shell(
            "$WICK new scenario my-day > /dev/null && sed 's/^bar/  BAR /' my-day.scenario > odd.scenario "
                + "&& $WICK fmt odd.scenario > a && $WICK fmt my-day.scenario > b && cmp a b "
                + "&& grep -c '^#' a", in: home)
        #expect(made.status == 0 && made.output == "2\n", "\(made.output)\(made.complaints)")
        try home.write("scenario \"A\n", to: "b.scenario")
        let broken = try Program.shell("$WICK fmt ./b.scenario", in: home)
        #expect(broken.status == 2)
        #expect(broken.complaints.contains("./b.scenario:1:10: quotes hold words together"))
    }

    @Test("an added course is taken away again, and nothing else with it")
    func removed() throws {
        let made = try Program.shell(
            "mkdir mine && cd mine && $WICK new lesson x1-try && cd .. && $WICK lessons add mine "
                + "&& $WICK lessons remove mine && $WICK -e lessons", in: home)
        #expect(made.status == 0, "\(made.complaints)")
        #expect(made.output.contains("courses/mine is gone"))
        #expect(!made.output.contains("lesson x1 "))
        let again = try run("lessons", "remove", "mine")
        #expect(again.status == 2 && again.complaints.contains("no course was added"))
    }

    @Test("a journal is not saved under the ending of a scenario")
    func saved() throws {
        let outcome = try run("-e", "load calm-drop", "-e", "save my.scenario")
        #expect(outcome.status == 2)
        #expect(outcome.output.contains("Type save my.journal."), "\(outcome.output)")
        #expect(!FileManager.default.fileExists(atPath: home.path + "/my.scenario"))
    }

    @Test("a course is proved, installed beside the shipped one, and found")
    func added() throws {
        let made = try Program.shell(
            "mkdir mine && cd mine && $WICK new lesson x1-try && cd .. && $WICK lessons add mine",
            in: home)
        #expect(made.status == 0, "\(made.complaints)")
        #expect(try run("-e", "lessons").output.contains("lesson x1"))
        let again = try run("lessons", "add", home.path + "/mine")
        #expect(again.status == 2)
        #expect(again.complaints.contains("is there already"))
    }

    @Test("an archive is read without being unpacked", .enabled(if: hasZip))
    func zipped() throws {
        let made = try Program.shell(
            "$WICK new lesson x1-try && mkdir -p c/lessons && mv x1-try.md c/lessons "
                + "&& zip -qr 'my course.zip' c && $WICK lessons add 'my course.zip'", in: home)
        #expect(made.status == 0, "\(made.complaints)")
        let kept = home.path + "/.local/share/wick/courses/my-course/lessons/x1-try.md"
        #expect(FileManager.default.fileExists(atPath: kept))
    }

    static let hasZip =
        FileManager.default.isExecutableFile(atPath: "/usr/bin/zip")
        && FileManager.default.isExecutableFile(atPath: "/usr/bin/unzip")

    /// One stored file, as the format has it: names are free there.
    private func archive(holding name: String) -> Data {
        let (bytes, text) = (Array(name.utf8), Array("x".utf8))
        func little(_ value: Int, _ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(value >> (8 * $0) & 255) }
        }
        let crc = 0x8CDC_1683  // of "x"
        let sizes = little(crc, 4) + little(text.count, 4) + little(text.count, 4)
        let local =
            little(0x0403_4B50, 4) + little(20, 2) + little(0, 8) + sizes
            + little(bytes.count, 2) + little(0, 2) + bytes + text
        let central =
            little(0x0201_4B50, 4) + little(20, 2) + little(20, 2) + little(0, 8) + sizes
            + little(bytes.count, 2) + little(0, 16) + bytes
        let end =
            little(0x0605_4B50, 4) + little(0, 4) + little(1, 2) + little(1, 2)
            + little(central.count, 4) + little(local.count, 4) + little(0, 2)
        return Data(local + central + end)
    }

    @Test(
        "archives with names that lead elsewhere are refused, and nothing is written",
        .enabled(if: hasZip),
        arguments: [
            "../../q9-evil.md", "/tmp/q9-evil.md", "a\\..\\q9-evil.md", "-q9-evil.md", "q9-*.md",
        ])
    func slip(_ name: String) throws {
        try home.write(archive(holding: name), to: "evil.zip")
        let outcome = try run("lessons", "add", home.path + "/evil.zip")
        #expect(outcome.status == 2)
        #expect(outcome.complaints.contains("which no course needs"), "\(outcome.complaints)")
        #expect(!FileManager.default.fileExists(atPath: home.path + "/.local/share"))
    }

    @Test("links, other people's keys, broken lessons and no course at all are refused")
    func refused() throws {
        let lines = [
            (
                "mkdir a && ln -s /etc/passwd a/x1-try.md && $WICK lessons add a",
                "a link or a device"
            ),
            (
                "mkdir b && cd b && $WICK new lesson q1-mine && cd .. && $WICK lessons add b",
                "give it another key"
            ),
            (
                "mkdir c && echo '# T' > c/x2-try.md && $WICK lessons add c",
                "does not pass the check"
            ),
            ("mkdir d && echo x > d/README.md && $WICK lessons add d", "there is no lesson in it"),
            ("echo x > e.zip && $WICK lessons add e.zip", "is no .zip archive"),
            ("$WICK lessons add nowhere", "cannot be read"),
        ]
        for (line, words) in lines {
            let outcome = try Program.shell(line, in: home)
            #expect(outcome.status == 2, "\(line)")
            #expect(outcome.complaints.contains(words), "\(line): \(outcome.complaints)")
        }
        #expect(!FileManager.default.fileExists(atPath: home.path + "/.local/share/wick/courses/c"))
    }

    @Test("a course never covers a lesson of ours, whatever the case of its name")
    func shadowing() throws {
        for (place, name) in ["Q1-mine", "q1-MINE", "Q1-liquidation"].enumerated() {
            let made = try Program.shell(
                "mkdir c\(place) && cd c\(place) && $WICK new lesson q1-x && "
                    + "sed 's/^id: .*/id: \(name)/' q1-x.md > \(name).md && rm q1-x.md && cd .. "
                    + "&& $WICK lessons add c\(place)", in: home)
            #expect(made.status == 2)
            #expect(made.complaints.contains("there is q1-liquidation already"), "\(name)")
        }
        // One that was put there by hand is not found in the place of ours either.
        let shelf = ".local/share/wick/courses/theirs/"
        try home.write(
            "# Mine\nid: Q1-mine\nformat: 1\n\nMine.\n", to: shelf + "lessons/Q1-mine.md")
        try home.write("# Mine\nid: q1\nformat: 1\n\nMine.\n", to: shelf + "lessons/q1-a.md")
        try home.write("course \"Theirs\"\npath q5 q1\n", to: shelf + "lessons/a.course")
        for line in ["lesson q1", "lesson Q1", "lesson q1-liquidation"] {
            #expect(try run("-e", line).output.contains("What does \"futures liquidated\" mean?"))
        }
        #expect(!(try run("-e", "lessons").output.contains("Mine")))
        #expect(try run("-e", "lessons").output.contains("Next: lesson q1."))
    }

    @Test("two lessons of one key in a course are refused, and a translation is none")
    func ownClash() throws {
        let two = try Program.shell(
            "mkdir t && cd t && $WICK new lesson x1-a && $WICK new lesson x1-b && cd .. "
                + "&& $WICK lessons add t", in: home)
        #expect(two.status == 2)
        #expect(two.complaints.contains("x1-b cannot be added: there is x1-a already"))
    }

    @Test("an archive that holds too much in all ends early", .enabled(if: hasZip))
    func tooMuch() throws {
        let outcome = try Program.shell(
            "mkdir -p c/lessons && head -c 4000000 /dev/zero | tr '\\0' 'a' > big "
                + "&& for n in 1 2 3 4 5 6 7 8; do cp big c/lessons/x$n-big.md; done "
                + "&& zip -qr c.zip c && $WICK lessons add c.zip; a=$?; $WICK lessons add c; "
                + "exit $a", in: home)
        #expect(outcome.status == 2)
        #expect(
            outcome.complaints
                == "wick: c.zip holds more than 16 MiB, too much for a course\n"
                + "wick: c holds more than 16 MiB, too much for a course\n")
    }

    @Test("handouts and quizzes are written, and never over a file that is there")
    func papers() throws {
        let made = try Program.shell(
            "$WICK handout q1 -o q1.html --notes && $WICK quiz q1 -o q1.gift "
                + "&& $WICK quiz q1 -o q1.aiken && $WICK --lang ja handout q1 -o ja.html", in: home)
        #expect(made.status == 0, "\(made.complaints)")
        let page = try String(contentsOfFile: home.path + "/ja.html", encoding: .utf8)
        #expect(page.contains("清算"))
        #expect(try Program.shell("$WICK quiz q1 -o q1.gift", in: home).status == 2)
        #expect(try Program.shell("$WICK quiz q1 -o q1.doc", in: home).status == 1)
        #expect(try Program.shell("$WICK handout q1", in: home).status == 1)
        #expect(try Program.shell("$WICK handout q99 -o x.html", in: home).status == 2)
    }
}

@Suite("the file that is kept of a learner")
struct LearnerFileTests {
    let home: Home
    init() throws { home = try Home() }
    private var file: String { home.path + "/.local/state/wick/progress" }

    @Test("it is written with the first step of a lesson, private, and read at the next start")
    func kept() throws {
        _ = try Program.run([], input: "about\n", in: home)
        #expect(!FileManager.default.fileExists(atPath: file))
        _ = try Program.run([], input: "lesson a1\n2\n", in: home)
        let text = try String(contentsOfFile: file, encoding: .utf8)
        #expect(text.hasPrefix("wick progress 1\nseed "))
        #expect(text.contains("place a1-writing - \"2\""))
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let next = try Program.run([], input: "lesson a1\n", in: home)
        #expect(next.output.contains("You go on where you left it"))
        _ = try Program.run([], input: "progress forget everything\n", in: home)
        #expect(!FileManager.default.fileExists(atPath: file))
    }

    @Test("two windows at once both keep what was done in them")
    func twoWindows() throws {
        let windows = [try PTY(in: home), try PTY(in: home)]
        for (window, lesson) in zip(windows, ["a1", "q1"]) {
            try window.expect("wick sim> ")
            try window.type("lesson \(lesson)")
            try window.type("next")
        }
        for window in windows {
            window.send("quit\r")
            try window.expect("wick sim> ")
        }
        let text = try String(contentsOfFile: file, encoding: .utf8)
        #expect(text.contains("place a1-writing") && text.contains("place q1-"), "\(text)")
    }

    @Test("a window waits while another is writing, and writes when that one is done")
    func waits() throws {
        let window = try PTY(in: home)
        try window.expect("wick sim> ")
        try window.type("lesson a1")
        try window.type("next")
        let before = try String(contentsOfFile: file, encoding: .utf8)
        // Another window has begun: it holds the lock.
        let lock = open(file + ".lock", O_RDWR | O_CREAT, 0o600)
        #expect(flock(lock, LOCK_EX) == 0)
        window.send("skip\r")
        usleep(500_000)
        #expect(try String(contentsOfFile: file, encoding: .utf8) == before)
        close(lock)
        try window.expect("> ")
        window.send("quit\r")
        try window.expect("wick sim> ")
        #expect(try String(contentsOfFile: file, encoding: .utf8) != before)
    }

    @Test("a damaged one is put aside whole and said to be damaged")
    func damaged() throws {
        try home.write("wick progress 1\nbadge gold\n", to: ".local/state/wick/progress")
        let outcome = try Program.run([], input: "lesson a1\n2\n", in: home)
        #expect(outcome.status == 0)
        #expect(outcome.complaints.contains("line 2: \"badge\" is no word of a progress file"))
        let aside = try String(contentsOfFile: file + ".aside", encoding: .utf8)
        #expect(aside == "wick progress 1\nbadge gold\n")
    }

    @Test("files of lines have no learner, and give the same to everybody")
    func scripts() throws {
        try home.write("lesson a1\n2\nprogress\n", to: "x.lines")
        let outcome = try Program.run([home.path + "/x.lines"], in: home)
        #expect(outcome.status == 2)
        #expect(!FileManager.default.fileExists(atPath: file))
    }

    @Test("the language of lessons is a setting")
    func language() throws {
        let outcome = try Program.run(
            [], input: "set language uk\nlesson q1\nquit\nset language en\nlesson q1 in ja\n",
            in: home)
        #expect(outcome.output.contains("Що означає"))
        #expect(outcome.output.contains("先物が清算された"))
        #expect(try Program.run([], input: "set language 7\n", in: home).status == 2)
    }
}
