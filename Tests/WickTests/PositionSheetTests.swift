import Foundation
import Testing

@Suite("a sheet of positions", .timeLimit(.minutes(5)))
struct PositionSheetTests {
    let home: Home
    init() throws { home = try Home() }

    private static let sheet = """
        \u{FEFF}id,venue,symbol,side,entry,size,leverage,mmr,mine\r
        1,binance-2026-09,BTCUSDT,long,50000,0.2,10,,"a, b"\r
        2,,,short,5e4,0.2,10,0.005,\r
        3,nowhere,BTCUSDT,long,50000,0.2,10,,\r

        """

    @Test("standard output is the sheet alone, a bad row says why, and the rest go on")
    func csv() throws {
        let outcome = try Program.run(
            ["calc", "liquidation", "--csv", "-"], input: Self.sheet, in: home)
        let lines = outcome.output.split(separator: "\r\n").map(String.init)
        #expect(lines.count == 4)
        let row = "1,binance-2026-09,BTCUSDT,long,50000,0.2,10,,\"a, b\",45180.7228915"
        #expect(lines[1].hasPrefix(row))
        #expect(lines[2].contains(",54726.36815920"))
        #expect(lines[3].hasSuffix("\"venue: there is no rulebook \"\"nowhere\"\"\""))
        #expect(outcome.status == 2)
        #expect(outcome.complaints.contains("3 rows read, 2 answered, 1 refused"))
    }

    @Test("a line beyond all prices is not told as one that never comes")
    func beyond() throws {
        let sheet = """
            side,entry,size,leverage,mmr
            short,932765772,0.001,5,0.0149
            long,100,1,1,0
            """
        let outcome = try Program.run(
            ["calc", "liquidation", "--csv", "-"], input: sheet, in: home)
        let lines = outcome.output.split(separator: "\n").map(String.init)
        #expect(lines[1].contains("no line among prices: it lies beyond 1,000,000,000"))
        #expect(lines[2].contains("never liquidated"))
    }

    @Test("as JSON it is one array, and all rows answered end with 0")
    func json() throws {
        let two = Self.sheet.split(separator: "\r\n").dropLast().joined(separator: "\r\n")
        let outcome = try Program.run(
            ["--json", "calc", "liquidation", "--csv", "-"], input: two, in: home)
        let rows = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
        #expect((rows as? [[String: Any]])?.count == 2)
        #expect(outcome.status == 0)
    }

    @Test(
        "what cannot be a sheet is refused",
        arguments: [
            (["calc", "liquidation", "--csv", "/nowhere.csv"], "", 2, "cannot be read"),
            (["calc", "liquidation", "--csv", "-"], "a,b\n1,2\n", 2, "no line names a column for"),
            (["calc", "profit", "--csv", "-"], "", 1, "--csv belongs to calc liquidation"),
        ])
    func refused(words: [String], input: String, status: Int32, says: String) throws {
        let outcome = try Program.run(words, input: input, in: home)
        #expect(outcome.status == status)
        #expect(outcome.output == "")
        #expect(outcome.complaints.contains(says))
    }

    @Test("calc alone lists its questions, from the shell, too")
    func questions() throws {
        let outcome = try Program.run(["calc"], in: home)
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("calc liquidation long BTC 10x margin 1,000 entry 50,000"))
    }

    @Test("six answers on a pipe, one of them wrong, are an autopsy")
    func autopsy() throws {
        let answers = "autopsy\nplain\nlong\nfifty\n50,000\n20x\n500\n47,600\n"
        let outcome = try Program.run([], input: answers, in: home)
        #expect(outcome.status == 0, "\(outcome.complaints)")
        #expect(outcome.output.contains("`fifty` is not a number"))
        #expect(outcome.output.contains("Autopsy: long 0.2 BTC at 50,000.0"))
        #expect(outcome.output.contains("should have come back"))
    }

    @Test("a line of the calculator is answered from the shell, too")
    func line() throws {
        let words = "calc liquidation long BTC 10x margin 1000 entry 50000".split(separator: " ")
        let outcome = try Program.run(words.map(String.init), in: home)
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("45,226.1"))
    }
}
