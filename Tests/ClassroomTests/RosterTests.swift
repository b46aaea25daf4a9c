import Scripts
import Testing

@testable import Classroom

@Suite("a roster")
struct RosterTests {
    private static func labels(_ text: String) -> [String] {
        Roster(reading: Array(text.utf8)).labels
    }

    @Test(
        "is read as schools' systems and spreadsheets write it",
        arguments: [
            "label\nS01\nS02\n", "S01\nS02", "\u{FEFF}label,email\r\nS01,a@b\r\nS02,\r\n",
            "email;label\n\"a;b\";S01\n;\"S02\"\n", "name\tLabel\nÅsa\tS01\nЛеся\tS02\n",
            "name,label\n\"Doe, \"\"J\"\"\nJane\",S01\n\n,S02\n",
        ])
    func ways(_ text: String) {
        #expect(Self.labels(text) == ["S01", "S02"])
        #expect(Roster(reading: Array(text.utf8)).findings == [])
    }

    @Test("keeps what marks are joined with")
    func columns() {
        let roster = Roster(
            reading: Array(
                "\u{FEFF}Label,E-mail,ID number,SIS Login ID,Section\nS1,é@x,7,é1,A\n".utf8))
        let row = roster["S1"]
        #expect(row?.email == "é@x")
        #expect(row?.idNumber == "7")
        #expect(row?.sisLogin == "é1")
        #expect(row?.section == "A")
    }

    @Test(
        "names the line that it cannot use, and reads the rest",
        arguments: [
            ("label\nS01\n../S02\nS03\n", 3, "\"../S02\" cannot be a label"),
            ("label\nS01\n.hidden\nS03\n", 3, "cannot be a label"),
            ("label\nS01\n=1+1\nS03\n", 3, "cannot be a label"),
            ("label\nS01\ns01\nS03\n", 3, "the label s01 stands on line 2 already"),
            ("label,name\nS01,x\n,y\nS03,z\n", 3, "there is no label here"),
        ])
    func findings(_ text: String, _ line: Int, _ words: String) throws {
        let roster = Roster(reading: Array(text.utf8))
        #expect(roster.labels == ["S01", "S03"])
        let finding = try #require(roster.findings.first)
        #expect(roster.findings.count == 1)
        #expect(finding.line == line)
        #expect(finding.text(in: "r.csv").hasPrefix("r.csv:\(line): "))
        #expect(finding.text(in: "r.csv").contains(words))
    }

    @Test("says what is wrong with a whole file")
    func whole() {
        func kinds(_ bytes: [UInt8]) -> [Roster.Finding.Kind] {
            Roster(reading: bytes).findings.map(\.kind)
        }
        #expect(kinds([]) == [.empty])
        #expect(kinds(Array("label\n".utf8)) == [.empty])
        #expect(kinds(Array("a,b\n1,2\n".utf8)) == [.noColumn(["a", "b"])])
        #expect(kinds(Array("label\nS1\n\"S2\nS3\n".utf8)) == [.openQuote])
        #expect(
            kinds([0x6C, 0x61, 0x62, 0x65, 0x6C, 10, 0xE5, 10, 0x53, 10])
                == [.notText(.notText(byte: 7, line: 2))])
        #expect(kinds([0x1F, 0x8B, 8, 0]) == [.notText(.packed("gunzip"))])
    }

    @Test("is read in UTF-16, too, with lines before its names, and says what it does not read")
    func wide() {
        let text = "Kurs 7\n\nlabel;Raum;email\nS01;12;a@b\nlabel;Raum;email\nS02;12;\n"
        let wide: [UInt8] =
            [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        for bytes in [Array(text.utf8), wide] {
            let roster = Roster(reading: bytes)
            #expect(roster.labels == ["S01", "S02"] && roster.findings == [])
            #expect(roster.unused == ["Raum"])
        }
    }

    @Test("of any bytes is read without a trap", arguments: 0..<200 as Range<UInt64>)
    func anyBytes(_ seed: UInt64) {
        var chance = SplitMix64(seed: seed)
        let alphabet = Array("label,;\t\"\r\nS01\u{FEFF}é=".utf8) + [0, 0xFF, 0xC3]
        let bytes = (0..<Int(chance.next() % 80)).map { _ in
            alphabet[Int(chance.next() % UInt64(alphabet.count))]
        }
        let roster = Roster(reading: bytes)
        #expect(roster.labels.allSatisfy(isLabel))
        #expect(Set(roster.labels.map { $0.lowercased() }).count == roster.rows.count)
    }
}
