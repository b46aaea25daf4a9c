import Lessons
import Testing

@testable import Classroom

@Suite("sheets for other systems")
struct SheetTests {
    private static func row(_ label: String, _ points: Int?) -> Gradebook.Row {
        Gradebook.Row(
            label: label, attempt: 1, attempts: 1, verdict: "fine", evidence: [],
            items: [
                Gradebook.Item(
                    id: "plan", what: "plan first", points: points.map { Marks($0) },
                    most: Marks(4), isMust: false, said: "said, \"so\"")
            ])
    }
    private static let book = Gradebook(
        exercise: "ex1", title: "Where?", most: Marks(4), pass: Marks(2),
        rows: [row("S01", 3), row("S02", 1), row("S03", nil)])
    private static let roster = Roster(
        reading: Array(
            """
            label,name,email,id_number,sis_login,section
            S01,"Öz, Åsa",asa@x.org,11,asa,A
            S02,Bo,bo@x.org,12,,B

            """.utf8))

    @Test(
        "what a spreadsheet would run is made text",
        arguments: [
            ("=1+1", "'=1+1"), ("+49", "'+49"), ("@x", "'@x"), ("-cmd", "'-cmd"), ("-3.5", "-3.5"),
            (" =1", "' =1"), ("\t=1", "'\t=1"), ("＝1", "'＝1"), ("a=1", "a=1"), ("", ""),
            ("|calc", "'|calc"), ("%0a", "'%0a"),
        ])
    func neutral(_ cell: String, _ expected: String) {
        #expect(CSVText.neutral(cell) == expected)
    }

    @Test("a sheet reads back as it was written, whatever is in it")
    func roundTrip() {
        let cells = ["a,b", "say \"so\"", "two\nlines", "ünï", " blank ", ""]
        var sheet = CSVText()
        sheet.add(cells)
        let read = CanvasSheet.rows(Array(sheet.text.utf8))
        #expect(read == [["a,b", "say \"so\"", "two\nlines", "ünï", "blank", ""]])
    }

    @Test("Moodle gets grade and feedback together, and nobody without a name there")
    func moodle() {
        let (text, left) = GradesSheet(book: Self.book).moodle(.useremail, Self.roster)
        #expect(
            text == "useremail,Where?,Where? feedback\r\n"
                + "asa@x.org,3,\"plan 3/4: said, \"\"so\"\"\"\r\n"
                + "bo@x.org,1,\"plan 1/4: said, \"\"so\"\"\"\r\n")
        #expect(left == [Export.LeftOut(why: .noPerson, labels: ["S03"])])
        let byID = GradesSheet(book: Self.book).moodle(.useridnumber, Self.roster)
        #expect(byID.text.hasPrefix("useridnumber,"))
        #expect(byID.text.contains("\r\n11,3,"))
    }

    @Test("Moodle reads the sheet, and nobody in it stops the import or takes another's mark")
    func moodleImports() throws {
        let roster = Roster(
            reading: Array("label,email\nS01,a@x\nS02,A@x\nS03,=b@x\nS04,\nS05,e@x\n".utf8))
        let book = Gradebook(
            exercise: "ex1", title: "T", most: Marks(4), pass: Marks(2),
            rows: [
                Self.row("S01", 3), Self.row("S02", 1), Self.row("S03", 2), Self.row("S04", 2),
                Self.row("S05", nil), Self.row("S06", 2),
            ])
        let (text, left) = GradesSheet(book: book).moodle(.useremail, roster)
        let read = try MoodleImport(text, known: ["a@x", "e@x"])
        #expect(read.grades == ["a@x": 3, "e@x": nil])
        #expect(read.feedback["e@x"]?.hasPrefix("Points that your teacher gives") == true)
        #expect(
            left == [
                .init(why: .nameAgain("email"), labels: ["S02"]),
                .init(why: .noName("email"), labels: ["S03", "S04"]),
                .init(why: .noPerson, labels: ["S06"]),
            ])
        // In an item that the import makes, an empty cell would be a mark of 0.
        #expect(MoodleImport.newItem("") == 0 && MoodleImport.newItem("-") == nil)
        #expect(text.contains("\r\ne@x,-,"))
    }

    @Test("without an export Canvas makes an assignment with the exercise's points")
    func canvasImports() throws {
        let read = try CanvasImport(CanvasSheet(Self.book, roster: Self.roster).text)
        #expect(read.assignments.map(\.title) == ["Where?"])
        #expect(read.pointsPossible == ["4"])
        #expect(read.scores == ["asa": ["3"]])
    }

    @Test("Canvas's own columns go back as they came, computed and read-only ones take no marks")
    func canvasColumns() throws {
        let export = """
            Student,ID,SIS User ID,SIS Login ID,Integration ID,Section,HW2 (991),Sum (7),Final Score\r
            ,,,,,,Manual Posting,,\r
            "    Points Possible",,,,,,10,(read only),(read only)\r
            "Öz, Åsa",11,u1,asa,i1,A,9,3,30\r

            """
        func sheet(_ column: String) throws -> CanvasSheet {
            try CanvasSheet(
                Self.book, roster: Self.roster, export: Array(export.utf8), column: column)
        }
        let joined = try sheet("HW2")
        let read = try CanvasImport(joined.text)
        #expect(read.assignments.map(\.id) == [991])
        #expect(read.pointsPossible == ["10"], "what Canvas says of its assignment stays")
        #expect(joined.otherMost == "10")
        #expect(read.scores == ["asa": ["3"]])
        #expect(throws: CanvasSheet.Fault.isReadOnly("Sum (7)")) { try sheet("Sum") }
        #expect(throws: CanvasSheet.Fault.noColumn(["HW2 (991)", "Sum (7)"])) {
            try sheet("Final Score")
        }
    }

    @Test("a result that is settled has its number in Gradescope, one that is not has none")
    func gradescopeImports() throws {
        let settled = try GradescopeImport(
            GradescopeResults(Self.book, Self.book.rows[0]).text)
        #expect(settled.score == 3 && settled.totalShown == 3)
        #expect(settled.tests.map(\.status) == ["failed"])
        let open = try GradescopeImport(GradescopeResults(Self.book, Self.book.rows[2]).text)
        #expect(open.score == nil && open.totalShown == nil)
        #expect(
            open.tests[0].output.contains("still open") && open.tests[0].visibility == "visible")
        #expect(throws: GradescopeImport.Refusal.noScore) {
            try GradescopeImport("{\"tests\":[{\"name\":\"a\",\"max_score\":2}]}")
        }
    }

    @Test("check50 says why of everything that did not pass")
    func checkImports() throws {
        let failed = try CheckImport(CheckResults(book: Self.book, row: Self.book.rows[0]).text)
        #expect(failed.passed == ["plan": false] && failed.causes == ["plan": "said, \"so\""])
        let open = try CheckImport(CheckResults(book: Self.book, row: Self.book.rows[2]).text)
        #expect(open.passed == ["plan": nil])
        #expect(open.causes["plan"]?.contains("still open") == true)
    }

    @Test("Canvas gets the rows of its own export, in its order")
    func canvas() throws {
        let export = """
            \u{FEFF}Student,ID,SIS User ID,SIS Login ID,Section,Other (7)\r
            "    Points Possible",,,,,10\r
            "Bo, B",12,u2,bo,B,5\r
            "Öz, Åsa",11,u1,asa,A,9\r
            "=Nobody",99,u9,no,A,1\r

            """
        let sheet = try #require(
            try? CanvasSheet(Self.book, roster: Self.roster, export: Array(export.utf8)))
        #expect(
            sheet.text == "Student,ID,SIS User ID,SIS Login ID,Section,Where?\r\n"
                + "Points Possible,,,,,4\r\n\"Bo, B\",12,u2,bo,B,1\r\n\"Öz, Åsa\",11,u1,asa,A,3\r\n"
        )
        #expect(sheet.unjoined == ["S03"])
        #expect(!sheet.isKnown, "Canvas has no column of this title")
        #expect(throws: CanvasSheet.Fault.isNotOfCanvas) {
            try CanvasSheet(
                Self.book, roster: Self.roster, export: Array("a,b\n1,2\n".utf8))
        }
        let plain = CanvasSheet(Self.book, roster: Self.roster)
        #expect(plain.unjoined == ["S02", "S03"])
    }

    @Test(
        "an assignment that Canvas has keeps its name, number included",
        arguments: [
            ("Where? (991)", nil), ("HW2 (991)", "HW2 (991)"), ("HW2 (991)", "HW2"),
        ])
    func assignment(_ header: String, _ wanted: String?) throws {
        let export = Array("Student,ID,SIS Login ID,Section,\(header)\nBo,12,bo,B,\n".utf8)
        let sheet = try CanvasSheet(
            Self.book, roster: Self.roster, export: export, column: wanted)
        #expect(sheet.assignment == header && sheet.isKnown)
        #expect(sheet.text.hasPrefix("Student,ID,SIS Login ID,Section,\(header)\r\n"))
        #expect(throws: CanvasSheet.Fault.noColumn([header])) {
            try CanvasSheet(Self.book, roster: Self.roster, export: export, column: "HW3")
        }
    }

    @Test(
        "what cannot be stood by leaves the number empty and says why, and names nobody else",
        arguments: ["incomplete", "edited", "wrong variant", "two runs", "other edition"])
    func pending(_ verdict: String) throws {
        var row = Self.row("S01", 3)
        row.verdict = verdict
        row.evidence = ["It says label S01; its token is that of ex1, label S02."]
        let book = Gradebook(
            exercise: "ex1", title: "Where?", most: Marks(4), pass: Marks(2), rows: [row])
        let sheet = GradesSheet(book: book)
        let moodle = sheet.moodle(.username, Self.roster).text
        #expect(moodle.contains("\r\nasa,-,"), "\(moodle)")
        #expect(sheet.core.contains("ex1,S01,,3,0,,4,,\(verdict),"))
        #expect(CanvasSheet(book, roster: Self.roster).text.hasSuffix(",asa,A,\r\n"))
        let gradescope = GradescopeResults(book, row).text
        let check50 = CheckResults(book: book, row: row).text
        let gradescopeRead = try GradescopeImport(gradescope)
        #expect(gradescopeRead.score == nil)
        let checks = try CheckImport(check50)
        #expect(checks.causes["hand-in"]?.isEmpty == false)
        if verdict == "wrong variant" || verdict == "two runs" {
            let words = "\(book.page(row, for: .student))"
            for text in [moodle, gradescope, check50, words] {
                #expect(!text.contains("S02"))
            }
        }
        let knowingly = GradesSheet(book: book, withPending: true)
        #expect(knowingly.moodle(.username, Self.roster).text.contains("\r\nasa,3,"))
    }

    @Test("the core has a row for everyone, and leaves open what is the teacher's")
    func core() {
        #expect(
            GradesSheet(book: Self.book).core.split(separator: "\r\n").dropFirst() == [
                "ex1,S01,,3,0,3,4,true,fine,false,", "ex1,S02,,1,0,1,4,false,fine,false,",
                "ex1,S03,,0,0,,4,,fine,true,Points that your teacher gives by hand are still open.",
            ])
    }

    @Test("points are read and written exactly")
    func marks() {
        for (text, hundredths) in [("2", 200), ("1.5", 150), ("0.25", 25), ("10.05", 1_005)] {
            #expect(Marks(text)?.hundredths == hundredths)
            #expect(Marks(hundredths: hundredths).text == text)
        }
        for text in ["", "-1", "1.555", ".5", "1.", "one", "1e3", "5000"] {
            #expect(Marks(text) == nil, "\(text)")
        }
    }
}
