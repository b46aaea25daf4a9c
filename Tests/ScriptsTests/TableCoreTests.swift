import Figures
import Testing

@testable import Scripts

@Suite("tables: from bytes to cells")
struct TableCoreTests {
    private enum Fruit: String, TableColumn {
        case name, weight
        var names: [String] { self == .name ? ["name", "fruit"] : ["weight", "Weight (kg)"] }
        var meaning: String { rawValue }
    }

    private func cells(_ bytes: [UInt8]) throws -> [[String]] {
        var records = TableRecords(head: try TableText.whole(bytes))
        var rows: [[String]] = []
        while let record = records.next() {
            rows.append(record.cells.map { String(decoding: $0, as: UTF8.self) })
        }
        return rows
    }

    private static let text = "näme;weight\r\nÄpfel;1,5\r\n"

    private static func utf16(_ text: String, isBig: Bool, hasMark: Bool) -> [UInt8] {
        ((hasMark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit in
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 255))
            return isBig ? [high, low] : [low, high]
        }
    }

    @Test(
        "one text in every encoding, in whole and in pieces of any size",
        arguments: [
            Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8),
            utf16(text, isBig: false, hasMark: true), utf16(text, isBig: true, hasMark: true),
            utf16(text, isBig: false, hasMark: false), utf16(text, isBig: true, hasMark: false),
            Array(text.replacing("\r\n", with: "\r").utf8),
        ])
    func encodings(_ bytes: [UInt8]) throws {
        let wanted = [["näme", "weight"], ["Äpfel", "1,5"]]
        #expect(try cells(bytes) == wanted)
        for size in 1...7 {
            var text = TableText()
            var whole: [UInt8] = []
            for start in stride(from: 0, to: bytes.count, by: size) {
                whole += try text.take(bytes[start..<min(start + size, bytes.count)])
            }
            whole += try text.finish()
            #expect(try cells(whole) == wanted, "\(size)")
        }
    }

    @Test("what is no text is refused with its place, or its name")
    func notText() {
        func fault(_ bytes: [UInt8]) -> TableFault? {
            do throws(TableFault) {
                _ = try TableText.whole(bytes)
                return nil
            } catch { return error }
        }
        #expect(fault(Array("a;b\n1;".utf8) + [0xE4, 10]) == .notText(byte: 7, line: 2))
        #expect(fault([0xFF, 0xFE, 0x61]) == .notText(byte: 3, line: 1))
        #expect(fault([0x1F, 0x8B, 8, 0]) == .packed("gunzip"))
        #expect(fault(Array("PK\u{3}\u{4} a.csv".utf8)) == .packed("unzip"))
        #expect(fault(Array("PK\u{3}\u{4}  [Content_Types].xml".utf8)) == .workbook)
        #expect(fault([]) == nil)
    }

    @Test(
        "what parts the cells is told from the first lines",
        arguments: [
            ("a,b,c\n1,2,3\n", ","), ("a;b;c\n1,5;2,5;3,5\n", ";"), ("1,5;2,5\n1,6;2,6\n", ";"),
            ("a\tb\n1,5\t2\n", "\t"), ("a|b\n1|2\n", "|"), ("a\nb\n", ","), ("", ","),
            ("some words, then a table\na;b\n1;2\n", ";"), ("sep=;\n1;2\n", ";"),
            ("a,b\n\"x;y;z\",2\n\"u;v;w\",3\n", ","), ("a,b\nx;y,2\nu;v,3\n", ","),
        ])
    func separators(_ text: String, _ wanted: String) {
        let dialect = TableDialect(Array(text.utf8)[...])
        #expect(String(decoding: [dialect.separator], as: UTF8.self) == wanted)
        #expect(dialect.saysSeparator == text.hasPrefix("sep="))
    }

    @Test("names over columns: lines before them, case, punctuation, names that come again")
    func header() throws {
        let text = "made on a Monday\n\nFRUIT,Weight_(kg),\"a,b\"\npear,1,x\nFruit,weight kg,A B\n"
        let table = try Table<Fruit>(Array(text.utf8)) { $0.has(.name) }
        let places = try #require(table.places)
        #expect(table.before.map(\.line) == [1] && table.namesAgain == [5])
        #expect(table.rows.map(\.line) == [4])
        #expect(places[.name] == 0 && places[.weight] == 1 && places.others == [2])
        #expect(places.cell(.weight, in: table.rows[0].cells).map { Array($0) } == Array("1".utf8))
    }

    @Test(
        "a name tells its zone",
        arguments: [
            ("Trade Time(UTC+8)", "tradetime", 480), ("Date(UTC)", "date", 0),
            ("time_utc", "time", 0), ("Time (GMT-5:30)", "time", -330),
            ("Gmt time", "gmttime", nil),
            ("UTC", "utc", nil), ("<OPEN>", "open", nil), ("Eröffn.", "eröffn", nil),
        ] as [(String, String, Int?)])
    func names(_ written: String, _ plain: String, _ offset: Int?) {
        #expect(TableName(written).plain == plain && TableName(written).offset == offset)
    }

    @Test(
        "a number under both marks",
        arguments: [
            ("7353.5", "7353.5", nil), ("7,353.5", "7353.5", nil), ("7.353,5", nil, "7353.5"),
            ("121.000", "121", "121000"), ("121,000", "121000", "121"), ("0.500", "0.5", nil),
            ("1.234.567", nil, "1234567"), ("1234.567", "1234.567", nil), (".5", "0.5", nil),
            ("121 000,5", nil, "121000.5"), ("121'000.5", "121000.5", nil),
            ("12 34", nil, nil), ("$1,000", "1000", "1"), ("7.3535e3", "7353.5", nil),
            ("1,2,3", nil, nil), ("1..2", nil, nil), ("", nil, nil), ("-", nil, nil),
            ("-1.5", "-1.5", nil), ("12 USDT", "12", "12"), ("1e99", nil, nil), ("abc", nil, nil),
            ("12\u{A0}345,25", nil, "12345.25"),
        ] as [(String, String?, String?)])
    func numbers(_ cell: String, _ point: String?, _ comma: String?) {
        func text(_ mark: DecimalMark) -> String? {
            TableNumber.units(cell, mark).map { Price(units: $0).plainText }
        }
        #expect(text(.point) == point && text(.comma) == comma)
    }

    @Test("the whole column decides what its marks mean")
    func evidence() {
        func verdict(_ cells: [String]) -> NumberEvidence.Verdict {
            var evidence = NumberEvidence()
            for (line, cell) in cells.enumerated() {
                evidence.see(Array(cell.utf8)[...], line: line)
            }
            return evidence.verdict
        }
        #expect(verdict(["1", "2"]) == .unmarked)
        #expect(verdict(["121.000", "121.5"]) == .sure(.point))
        #expect(verdict(["121.000", "1.121.500"]) == .sure(.comma))
        #expect(verdict(["121,5", "121,000"]) == .sure(.comma))
        #expect(verdict(["x", "121.000", "121.500"]) == .unclear("121.000", line: 1))
        #expect(
            verdict(["1.5", "1,5"]) == .both(point: "1.5", line: 0, comma: "1,5", commaLine: 1))
    }

    @Test("decimals beyond the eighth are rounded, and known to be")
    func rounding() {
        let exact = TableNumber(Array("0.0000121000".utf8)[...], .point)
        #expect(exact?.units == 1210 && exact?.isRounded == false)
        let rounded = TableNumber(Array("0.000012109".utf8)[...], .point)
        #expect(rounded?.units == 1211 && rounded?.isRounded == true)
    }
}
