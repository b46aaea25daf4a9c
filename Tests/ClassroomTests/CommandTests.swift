import Foundation
import GRDB
import Testing

@testable import Classroom

/// The built programs, as a teacher and a student type them.
@Suite("wick class and wick exercise")
struct CommandTests {
    private let room: Room
    init() throws { room = try Room() }

    private func shell(_ lines: String) throws -> (status: Int32, output: String) {
        try room.shell(lines)
    }

    /// Three students play ex1 and hand it in, into the folder `in`.
    private func play() throws {
        let (status, output) = try shell(
            """
            mkdir in
            for label in S01 S02 S03; do
                file=ex1-liquidation-$label
                cp c/issued/ex1-liquidation/$file.txt .
                printf '%s\\n' \
                    'plan long BTC margin 1000 leverage 2 because half the way down is far away' \
                    1 2 next 'open long BTC margin 1000 leverage 2' 'until end' next 'in my words' \
                    | $WICK exercise $file.txt > played || exit 1
                cp $file.attempt-1.txt in/
            done
            """)
        #expect(status == 0, "\(output)")
    }

    @Test("a term, command by command, with the statuses that were promised")
    func term() throws {
        func expect(_ line: String, _ status: Int32, _ words: String) throws {
            let (ended, output) = try shell(line)
            #expect(ended == status, "\(line): \(output)")
            #expect(words.isEmpty || output.contains(words), "\(line): \(output)")
        }
        try expect("$WICK class init c", 0, "The course is in c")
        try expect("$WICK class init c", 2, "is a course already")
        try expect(
            "$WICK class issue c/roster.csv ex1 --course c", 0,
            "3 files in c/issued/ex1-liquidation")
        try expect("$WICK class issue c/roster.csv ex99 --course c", 2, "there is no exercise ex99")
        try expect("$WICK class issue nowhere.csv ex1 --course c", 2, "is not there")
        try expect("$WICK class rehearse ex1 c", 2, "c is a course of real students")
        try expect("$WICK class rehearse ex1 r --students 4", 0, "4 hand-ins of 4 made-up students")
        try expect("$WICK class rehearse ex1 r --students 0", 1, "--students takes 1 to 5,000")
        try expect(
            "$WICK class grade r/hand-ins --course r", 3, "A rehearsal: these students are made up")
        // The real course names them, and keeps nothing of them.
        try expect(
            "$WICK class grade r/hand-ins --course c", 4,
            "is of a rehearsal, whose students are made up")
        try expect("$WICK class show S01 ex1 --report --course c", 0, "missing")
        try play()
        try expect("$WICK class grade in --course c", 3, "3 hand-ins graded")
        try expect(
            "$WICK class grade in --course c", 3,
            "S01, S02, S03 wrote the same words for the reasons of the plan.")
        try expect("$WICK class grade in --course c", 3, "3 were graded before")
        try expect(
            "printf x > in/x; $WICK class grade in --course c", 3, "is not what wick exercise wrote"
        )
        try expect(
            "rm in/*S03*; printf '%%PDF-1' > in/y.pdf; $WICK class regrade --course c", 3,
            "3 hand-ins graded")
        try expect(
            "$WICK class mark ex1 S01 why 1,5 a clear sentence --course c", 0,
            "S01, why: 1.5 of 2. Before: not yet given.")
        try expect(
            "USER=anna $WICK class mark ex1 S01 line 1 --course c", 0, "by the grader")
        try expect(
            "$WICK class mark ex1 S01 line 2 --course c", 0, "Before: 1, by hand by anna on ")
        try expect("$WICK class mark ex1 S01 line auto --course c", 0, "by the grader. Before: 2")
        try expect("$WICK class mark ex1 S01 line auto --course c", 2, "no points by hand")
        try expect("$WICK class mark ex1 S01 why 9 --course c", 2, "at most 2")
        try expect("$WICK class mark ex1 S01 who 1 --course c", 2, "there is no item \"who\"")
        try expect("$WICK class show s01 ex1 --course c", 0, "a clear sentence")
        try expect(
            "printf 'next\\nback\\npoints 9\\npoints 2 good\\n' "
                + "| $WICK class mark ex1 --queue --course c", 2,
            "1 item has points now, 1 still waits.")
        try expect("$WICK class show S02 ex1 --report --course c", 0, "good")
        try expect("$WICK class show S03 ex1 --report --course c", 0, "why: in my words")
        try expect("$WICK class mark ex1 S03 --course c", 1, "mark ex5 --queue")
        try expect("$WICK class show S09 --course c", 2, "nothing was given to \"S09\"")
        try expect("$WICK class export --course c", 0, "grades.csv")
        try expect("$WICK class export --canvas x --course c", 1, "--roster FILE")
        try expect(
            "$WICK class export --roster c/roster.csv --column HW2 --course c", 1, "--canvas FILE")
        try expect("$WICK class help export", 0, "Configure Autograder")
        try expect("$WICK -e 'help class export'", 0, "Add grade item")
        try expect(
            "$WICK class export --roster c/roster.csv --course c", 2,
            "the roster has no email")
        try expect(
            "$WICK class debrief ex1 --html d.html --course c && grep -c '<h2>' d.html", 0,
            "To talk about")
        try expect(
            "sed 's/leverage 2/leverage 3/' in/*S01* > in/z; $WICK class grade in --course c", 4,
            "edited")
        // A second laptop: the same issued file, played once more.
        try expect(
            "mkdir two; cp ex1-liquidation-S02.txt two/; printf 'plan long BTC margin 900 leverage 3 "
                + "because I have heard that it will rise\\n1\\n' "
                + "| $WICK exercise two/ex1-liquidation-S02.txt; "
                + "cp two/*attempt-1.txt in/again; $WICK class grade in --course c", 4, "two runs")
        try expect("$WICK class show S02 ex1 --report --course c", 0, "margin 900 leverage 3")
        try expect("$WICK class choose S02 ex1 7 --course c", 2, "has the runs 1 to 2")
        try expect("$WICK class choose S01 ex1 1 --course c", 2, "no two different runs of S01")
        try expect("$WICK class choose S02 ex1 1 --course c", 0, "run 1 of 2 counts")
        try expect("$WICK class show S02 ex1 --report --course c", 0, "was chosen by")
        try expect("$WICK class choose S02 ex1 none --course c", 0, "is chosen any more")
        try expect("$WICK class forget s01 --course c", 2, "Nothing is deleted yet")
        try expect("$WICK class show S01 ex1 --report --course c", 0, "label S01")
        try expect("$WICK class forget s01 --yes --course c", 0, "S01 is forgotten")
        try expect("! grep -rq S01 c/course.db", 0, "")
        let store = try Store(at: room.path + "/c/course.db")
        try store.write { try $0.execute(sql: "UPDATE exercise SET edition = 'old'") }
        try store.close()
        try expect("$WICK class issue c/roster.csv ex1 --course c", 2, "--renew")
        try expect("$WICK class grade in --course c", 4, "was given out as edition old")
        try expect("$WICK class issue c/roster.csv ex1 --renew --course c", 0, "3 files")
        let token = "grep -h '^# token' c/issued/ex1-liquidation/*S02.txt | head -1"
        let old = try shell(token).output
        try expect("$WICK class term 'a b' --course c", 2, "is no name of a term")
        try expect("$WICK class term 2027 --course c", 0, "What there was is in c/past/first")
        try expect("$WICK class term 2027 --course c", 2, "has had the term 2027 already")
        try expect("$WICK class issue c/roster.csv ex1 --course c", 0, "3 files")
        #expect(try shell(token).output != old)
        try expect("$WICK class grade in --course c", 4, "gave to nobody")
        try expect("$WICK class show S02 ex1 --report --course c/past/first", 0, "label S02")
        try expect("chmod 644 c/course.key; $WICK class grade in --course c", 2, "chmod 600")
        _ = try shell("chmod 600 c/course.key")
        try expect("$WICK class list --course c", 0, "Where is your line?")
        let help = try shell("$WICK class --help").output
        let guide = try shell("$WICK -e 'help class'").output
        for word in [
            "init", "list", "issue", "grade", "regrade", "show", "mark", "export", "debrief",
            "forget", "rehearse", "choose", "term",
        ] {
            #expect(help.contains("  \(word) "), "\(word)")
            #expect(guide.contains("wick class \(word)"), "\(word)")
        }
        try expect("$WICK class", 0, "wick class <subcommand>")
        try expect("$WICK class nonsense", 1, "nonsense")
        try expect("$WICK class grade", 1, "Missing expected argument")
        try expect("cat c/course.key | head -c 20 > k; ! grep -rqf k output", 0, "")
    }

    @Test("a course remembers the content it was given out from, and says when it is gone")
    func content() throws {
        let copy = try shell(
            "mkdir own; cp -r $WICK_CONTENT/scenarios $WICK_CONTENT/lessons own/; "
                + "sed -i 's/^# Where is your line?/# My own line/' own/lessons/exercises/ex1-*; "
                + "unset WICK_CONTENT; $WICK class init c; "
                + "$WICK class issue c/roster.csv ex1 --course c --content own")
        #expect(copy.status == 0, "\(copy.output)")
        let graded = try shell(
            "unset WICK_CONTENT; mkdir in; echo x > in/x; $WICK class grade in --course c")
        #expect(graded.output.contains("My own line"), "\(graded.output)")
        #expect(!graded.output.contains("was given out as edition"), "\(graded.output)")
        let gone = try shell(
            "unset WICK_CONTENT; mv own elsewhere; $WICK class grade in --course c")
        #expect(gone.status == 1 && gone.output.contains("own"), "\(gone.output)")
    }

    @Test(
        "every command has a page of its own, however it is asked for",
        arguments: [
            "init", "list", "issue", "grade", "regrade", "show", "mark", "export", "debrief",
            "forget", "rehearse", "choose", "tally", "term",
        ])
    func help(_ word: String) throws {
        for line in [
            "$WICK class help \(word)", "$WICK class \(word) --help", "$WICK-class help \(word)",
            "$WICK-class \(word) -h",
        ] {
            let (status, output) = try shell(line)
            #expect(status == 0, "\(line)")
            #expect(output.contains("USAGE: wick class \(word) "), "\(line): \(output)")
            #expect(output.lowercased().contains("for instance:"), "\(line): \(output)")
            #expect(!output.contains("SUBCOMMANDS"), "\(line)")
        }
    }

    @Test("an exercise is written as it is played, and gone on with after a kill")
    func exercise() throws {
        _ = try shell("$WICK class init c; $WICK class issue c/roster.csv ex1 --course c")
        let file = "c/issued/ex1-liquidation/ex1-liquidation-S01.txt"
        _ = try shell("cp \(file) mine.txt")
        let reasons = "because a line half the way down is far out of reach"
        let first = try shell(
            "printf 'plan long BTC margin 1000 leverage 2 \(reasons)\\n1\\n' | $WICK exercise mine.txt"
        )
        #expect(first.status == 0, "\(first.output)")
        // The screen is set as at any prompt, and nothing of that is handed in.
        let set = try shell("printf 'set colour off\\n' | $WICK exercise mine.txt")
        #expect(set.status == 0 && set.output.contains("colour is off"), "\(set.output)")
        // Killed in the middle of a line.
        _ = try shell("printf 'answer 2 #~ 01' >> mine.attempt-1.txt")
        let rest = try shell(
            "printf '2\\nnext\\nopen long BTC margin 1000 leverage 2\\nuntil end\\nnext\\nin my words\\n' "
                + "| $WICK exercise mine.txt")
        #expect(rest.status == 0, "\(rest.output)")
        #expect(rest.output.contains("It goes on after 2 lines"))
        #expect(rest.output.contains("your file is whole"))
        let graded = try shell(
            "mkdir in; cp mine.attempt-1.txt in/; $WICK class grade in --course c")
        #expect(graded.output.contains("fine"), "\(graded.output)")
        let next = try shell("printf '' | $WICK exercise mine.txt")
        #expect(next.output.contains("Attempt 2 of 3"))
    }

    @Test("what cannot be played says so before the first line is typed")
    func refused() throws {
        _ = try shell("$WICK class init c; $WICK class issue c/roster.csv ex1 --course c")
        _ = try shell("cp c/issued/ex1-liquidation/*S01.txt mine.txt")
        let edition = try shell(
            "sed 's/edition: ./edition: z/' mine.txt > other.txt; $WICK exercise other.txt")
        #expect(edition.status == 2)
        #expect(edition.output.contains("was given out for edition z"))
        let changed = try shell(
            "sed 's/^limit.*//; s/40 %/10 %/' mine.txt > soft.txt; $WICK exercise soft.txt")
        #expect(changed.status == 2, "\(changed.output)")
        #expect(try shell("$WICK exercise").status == 1)
        #expect(try shell("$WICK exercise nowhere.txt").output.contains("is not there"))
        #expect(try shell("echo hello > h.txt; $WICK exercise h.txt").status == 2)
        _ = try shell("echo next | $WICK exercise mine.txt")
        let edited = try shell(
            "sed -i 's/label: S01/label: S02/' mine.attempt-1.txt; $WICK exercise mine.txt")
        #expect(edited.output.contains("was changed by something else"), "\(edited.output)")
    }

    @Test("a word for a program that is not built says which command builds it")
    func handOver() throws {
        let (status, output) = try shell("cp $WICK lone; ./lone class init c")
        #expect(status == 1)
        #expect(output.contains("swift build") && output.contains("--product wick-class"))
    }
}
