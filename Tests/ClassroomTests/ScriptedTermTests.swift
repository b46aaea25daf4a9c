import Foundation
import Lessons
import Testing

@testable import Classroom

/// A whole term with the built programs: every command, every page and every file.
@Suite("a term of twelve students")
struct ScriptedTermTests {
    private typealias Student = ScriptedTerm.Student
    private let room: Room
    private let term: ScriptedTerm
    init() throws {
        room = try Room()
        term = try ScriptedTerm(room)
    }

    /// Types a line at the shell with the course `c`.
    @discardableResult
    private func type(
        _ line: String, ends expected: Int32 = 0, _ words: String...,
        at place: SourceLocation = #_sourceLocation
    ) throws -> String {
        let (status, set) = try room.shell(
            line.replacing("class ", with: "$WICK class ") + " --course c")
        // Lines end where the page does.
        let output = set.split(separator: " ").flatMap { $0.split(whereSeparator: \.isNewline) }
            .joined(separator: " ")
        #expect(status == expected, "\(line): \(output)", sourceLocation: place)
        for word in words {
            #expect(
                output.contains(word), "\(line): no \"\(word)\" in \(output)", sourceLocation: place
            )
        }
        return set
    }

    private func book() throws -> Gradebook {
        let store = try Store(at: room.path + "/c/course.db")
        defer { try? store.close() }
        return try store.gradebook(store.task("ex5"))
    }

    private func row(_ student: Student) throws -> Gradebook.Row {
        try #require(try book().rows.first { $0.label == student.label })
    }

    @Test("from init to forget", .timeLimit(.minutes(10)))
    func whole() throws {
        try begin()
        try grade()
        try settle()
        try export()
        try talk()
        try again()
        try forget()
    }

    private func begin() throws {
        #expect(try room.shell("$WICK class init c").status == 0)
        try room.write(term.roster, "roster.csv")
        #expect(try room.shell("$WICK class rehearse ex5 try --students 8").status == 0)
        try type(
            "class issue roster.csv ex5 --due '2026-10-01 23:59' --late '10% a day' --attempts 3",
            "12 files", "3 tokens", "loses 10 % of all points for every day begun")
        try term.handIn()
        // What was rehearsed is named, and nothing of it is kept.
        try type("class grade try/hand-ins", ends: 4, "students are made up")
        #expect(try book().rows.allSatisfy { $0.verdict == "missing" })
    }

    private func grade() throws {
        let page = try type(
            "class grade in --times", ends: 4, "14 hand-ins graded",
            "S12: fewer than three different words for the reasons of the plan.",
            "S01, S08, S09, S10, S11 wrote the same words")
        let expected: [(Student, verdict: String, points: Int, passed: Bool?)] = [
            (.honest, "fine", 22, true), (.reckless, "fine", -1, false),
            (.hasty, "fine", -1, false),
            (.friendsFile, "wrong variant", 0, false), (.edited, "edited", 0, false),
            (.cut, "incomplete", -1, false), (.doubled, "two runs", 0, false),
            (.paper, "fine", 22, true), (.late, "fine", 22, true), (.twoAttempts, "fine", 22, true),
            (.mailQuoted, "fine", 22, true), (.emptyReasons, "fine", 20, true),
        ]
        let book = try book()
        for (student, verdict, points, passed) in expected {
            let row = try row(student)
            #expect(row.verdict == verdict, "\(student): \(row.evidence)")
            if points >= 0 { #expect(row.score == Marks(points), "\(student)") }
            #expect(book.isPassed(row) == passed, "\(student)")
            #expect(page.contains(row.label))
        }
        #expect(try row(.late).lateness?.days == 1)
        #expect(try row(.late).penalty.hundredths == 240)
        #expect(try row(.twoAttempts).attempt == 2)
        #expect(try row(.honest).written == "2026-09-30 12:00")
    }

    /// Everything that waits for the teacher.
    private func settle() throws {
        let both = try type(
            "class show s07 ex5 --report", "Attempt 1 of S07: 2 different runs", "leverage 20",
            "wick class choose S07 ex5 1")
        #expect(both.contains("2026-09-30 12:00"))
        let runs = try row(.doubled).undecided.flatMap(\.runs)
        let good = try #require(runs.firstIndex { $0.score == Marks(22) }) + 1
        try type("class choose S07 ex5 \(good)", "run \(good) of 2 counts, 22 of 24")
        try type("class choose S07 ex5 none", "is chosen any more")
        try type("class choose s07 ex5 \(good)", "22 of 24")
        try type("USER=anna class mark ex5 S01 who 1,5 clear", "1.5 of 2. Before: not yet given.")
        try type("class mark ex5 S01 who 2", "Before: 1.5, by hand by anna on")
        try type("class mark ex5 S01 who auto", "waits for your points", "Before: 2, by hand")
        // One after another; S02's stays open.
        let typed = "next" + String(repeating: "\\npoints 1", count: 7)
        try type(
            "printf 'points 2\\n\(typed)\\n' | class mark ex5 --queue",
            "8 items have points now, 1 still waits")
        #expect(try row(.honest).total == Marks(24))
        #expect(try row(.doubled).total == Marks(23))
    }

    private func export() throws {
        try room.write(
            "Student,ID,SIS User ID,SIS Login ID,Section,HW1 (7),Stay in the game (991)\n"
                + "Points Possible,,,,,10,24\n"
                + Student.allCases.map {
                    "\($0.rawValue),\($0.label.dropFirst()),,\($0.rawValue),A,9,\n"
                }
                .joined(), "canvas-export.csv")
        try type(
            "class export ex5 --roster roster.csv --canvas canvas-export.csv",
            "Canvas puts them into its assignment Stay in the game (991).",
            "No number yet for S02, S04, S05, S06")
        let folder = "c/export/ex5-survive/"
        let book = try book()
        let open: Set<Student> = [.reckless, .friendsFile, .edited, .cut]

        let moodle = try MoodleImport(
            try room.text(folder + "moodle.csv"), known: Set(Student.allCases.map(\.email)))
        let canvas = try CanvasImport(try room.text(folder + "canvas.csv"))
        #expect(canvas.assignments.map(\.id) == [991] && canvas.pointsPossible == ["24"])
        let core = try room.text(folder + "grades.csv").split(separator: "\r\n")
        #expect(core.count == 13)
        for student in Student.allCases {
            let row = try row(student)
            let grade = try #require(moodle.grades[student.email])
            let number = open.contains(student) ? nil : Double(row.total.text)
            #expect(grade == number, "\(student)")
            #expect(
                canvas.scores[student.rawValue] == [open.contains(student) ? "" : row.total.text])
            #expect(core.contains { $0.hasPrefix("ex5-survive,\(student.label),") })
            let check = try CheckImport(
                try room.text(folder + "check50/\(student.label)/results.json"))
            #expect(check.passed.keys.contains("hand-in") == !row.isFine, "\(student)")
            let report = try room.text(folder + "reports/\(student.label).txt")
            let pages = [report, moodle.feedback[student.email] ?? "", "\(check.causes)"]
            for other in Student.allCases where other != student {
                for page in pages { #expect(!page.contains(other.label), "\(student): \(page)") }
            }
            // The names of our own terms are nobody's words.
            for page in pages { #expect(!page.contains("plan."), "\(student): \(page)") }
        }
        #expect(moodle.feedback[Student.late.email]?.contains("1 day late") == true)
        try hands(book)
    }

    /// The archive for Gradescope gives every student of the class their own result.
    private func hands(_ book: Gradebook) throws {
        let unpacked = try room.shell(
            "mkdir -p g/source && unzip -qo c/export/ex5-survive/gradescope.zip -d g/source")
        #expect(unpacked.status == 0, "\(unpacked.output)")
        for student in Student.allCases {
            try room.write(
                "{\"users\":[{\"email\":\"\(student.email)\"}]}", "g/submission_metadata.json")
            let run = try room.shell(
                "rm -rf g/submission; mkdir g/submission; cp 'in/\(student.rawValue) 1.txt' g/submission/; "
                    + "AUTOGRADER_HOME=$PWD/g sh g/source/run_autograder")
            #expect(run.status == 0, "\(run.output)")
            let result = try GradescopeImport(try room.text("g/results/results.json"))
            let row = try #require(book.rows.first { $0.label == student.label })
            let number = row.pending == nil ? Double(row.total.text) : nil
            #expect(result.score == number && result.totalShown == number, "\(student)")
        }
    }

    private func talk() throws {
        let page = try type(
            "class debrief ex5 --html debrief.html", "Runs that could be graded came from",
            "To talk about")
        let html = try room.text("debrief.html")
        for student in Student.allCases {
            #expect(!page.contains(student.label) && !html.contains(student.label))
        }
        // Two were reckless or hasty, so no cell may be theirs alone.
        for line in page.split(separator: "\n") where line.contains("liquidated") {
            #expect(!line.hasSuffix(" 1") && !line.hasSuffix(" 2"), "\(line)")
        }
    }

    /// Grading again keeps times, choices and marks.
    private func again() throws {
        let before = try book()
        try type("class regrade ex5", ends: 4, "14 hand-ins graded")
        for (now, then) in zip(try book().rows, before.rows) { #expect(now == then) }
        try type("class grade in --times", ends: 4, "14 were graded before")
        #expect(try book() == before)
    }

    private func forget() throws {
        try type(
            "class forget S01", ends: 2, "Nothing is deleted yet", "2 hand-ins with their grades")
        try type("class forget S01 --yes", "S01 is forgotten")
        #expect(
            try room.shell(
                "grep -rqa S01 c/course.db c/issued c/export/*/check50 c/export/*/reports"
            ).status == 1)
        #expect(try book().rows.count == 11)
        try type("class export ex5 --roster roster.csv")
        for name in ["grades.csv", "moodle.csv", "canvas.csv"] {
            #expect(!(try room.text("c/export/ex5-survive/" + name)).contains("S01"))
            #expect(!(try room.text("c/export/ex5-survive/" + name)).contains("honest"))
        }
    }
}
