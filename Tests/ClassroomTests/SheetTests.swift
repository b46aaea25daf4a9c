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
        let (text, unjoined) = GradesSheet(book: Self.book).moodle(.useremail, Self.roster)
        #expect(
            text == "useremail,Where?,Where? feedback\r\n"
                + "asa@x.org,3,\"plan 3/4: said, \"\"so\"\"\"\r\n"
                + "bo@x.org,1,\"plan 1/4: said, \"\"so\"\"\"\r\n")
        #expect(unjoined == ["S03"])
        let byID = GradesSheet(book: Self.book).moodle(.useridnumber, Self.roster)
        #expect(byID.text.hasPrefix("useridnumber,"))
        #expect(byID.text.contains("\r\n11,3,"))
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
        let export = Array("Student,ID,SIS Login ID,\(header)\nBo,12,bo,\n".utf8)
        let sheet = try CanvasSheet(
            Self.book, roster: Self.roster, export: export, column: wanted)
        #expect(sheet.assignment == header && sheet.isKnown)
        #expect(sheet.text.hasPrefix("Student,ID,SIS User ID,SIS Login ID,Section,\(header)\r\n"))
        #expect(throws: CanvasSheet.Fault.noColumn([header])) {
            try CanvasSheet(Self.book, roster: Self.roster, export: export, column: "HW3")
        }
    }

    @Test(
        "what cannot be stood by leaves the number empty and says why, and names nobody else",
        arguments: ["incomplete", "edited", "wrong variant", "two runs", "other edition"])
    func pending(_ verdict: String) {
        var row = Self.row("S01", 3)
        row.verdict = verdict
        row.evidence = ["It says label S01; its token is that of ex1, label S02."]
        let book = Gradebook(
            exercise: "ex1", title: "Where?", most: Marks(4), pass: Marks(2), rows: [row])
        let sheet = GradesSheet(book: book)
        let moodle = sheet.moodle(.username, Self.roster).text
        #expect(moodle.contains("\r\nasa,,"), "\(moodle)")
        #expect(sheet.core.contains("ex1,S01,,3,0,,4,,\(verdict),"))
        #expect(CanvasSheet(book, roster: Self.roster).text.hasSuffix(",asa,A,\r\n"))
        let results = ResultsFile(book: book, row: row)
        #expect(!results.gradescope.contains("\"score\":3,\"output\""))
        #expect(results.check50.contains("rationale"))
        if verdict == "wrong variant" || verdict == "two runs" {
            let words = "\(book.page(row, for: .student))"
            for text in [moodle, results.gradescope, results.check50, words] {
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
