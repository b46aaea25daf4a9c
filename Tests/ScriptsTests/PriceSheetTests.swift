import Figures
import Markets
import Scripts
import Testing

@Suite("tables of prices")
struct PriceSheetTests {
    private func read(_ text: String) throws(PriceFault) -> PriceSheet {
        try PriceSheet.read(
            TableSource(name: "my.csv", bytes: Array(text.utf8)), LoadRequest("my.csv"))
    }

    private func problems(_ text: String) -> [String] {
        do throws(PriceFault) {
            _ = try read(text)
            return []
        } catch {
            guard case .file(let errors) = error else { return ["\(error)"] }
            return errors.lines
        }
    }

    private static let plain = """
        time,open,high,low,close
        2020-03-12T10:00:00,100,101,99,100.5
        2020-03-12T10:01:00,100.5,102,100,101

        """

    @Test("rows become bars from the first time on")
    func rows() throws {
        let sheet = try read(Self.plain)
        #expect(sheet.start.text == "2020-03-12 10:00")
        #expect(sheet.minutesPerBar == 1 && sheet.bars.count == 2)
        #expect(sheet.bars[1].close == Price(101) && sheet.marks == nil)
        #expect(sheet.holes.isEmpty && sheet.notes == [.readAsUTC])
    }

    @Test(
        "the same table in other hands",
        arguments: [
            "\u{FEFF}Time,Open,High,Low,Close\r\n1584007200,100,101,99,100.5\r\n1584007260,100.5,102,100,101\r\n",
            "close;low;high;open;time\n100.5;99;101;100;1584007200000\n101;100;102;100.5;1584007260000",
            "open time\to\th\tl\tc\n1584007200000000\t1e2\t101\t99\t100.5\n1584007260000000\t1.005e2\t102\t100\t101\n",
            "\"Date\",\"Time\",\"Open\",\"High\",\"Low\",\"Close\"\n2020-03-12,10:00,\"100\",101,99,100.50\n2020-03-12,10:01,100.5,102,100,101\n",
            "# from somewhere\n\ntimestamp,open,high,low,close\n2020-03-12 12:00:00.000+02:00,100,101,99,100.5\n2020-03-12 12:01+0200,100.5,102,100,101",
            "1584007200,100,101,99,100.5,17\n1584007260,100.5,102,100,101,18\n",
            "date,open,high,low,close\n2020-03-12 10:01,100.5,102,100,101\n2020-03-12 10:00,100,101,99,100.5\n",
        ])
    func spellings(_ text: String) throws {
        let sheet = try read(text)
        let usual = try read(Self.plain)
        #expect(sheet.start == usual.start && sheet.bars == usual.bars)
        #expect(sheet.minutesPerBar == 1)
    }

    @Test("a recorded mark is kept; columns without a meaning are named")
    func mark() throws {
        let sheet = try read(
            "time,open,high,low,close,volume,mark price,trades\n"
                + "2020-03-12,1,1,1,1,7,1.5,3\n2020-03-13,1,1,1,1,7,1.25,3\n")
        #expect(sheet.minutesPerBar == 1440)
        #expect(sheet.marks?.map(\.description) == ["1.5", "1.25"])
        #expect(sheet.notes == [.unused(["volume", "trades"])])
        #expect(sheet.tape(past: 1).markSource == .recorded)
    }

    @Test("decimals beyond the eighth are rounded, groups and exponents are read")
    func numbers() throws {
        let sheet = try read(
            "time,open,high,low,close\n2020-03-12,\"7,353.5\",7.3545e3,7346.499999995,7350\n"
                + "2020-03-13,7350,7350,7350,7350\n")
        #expect(sheet.bars[0].open.description == "7,353.5")
        #expect(sheet.bars[0].high.description == "7,354.5")
        #expect(sheet.bars[0].low.description == "7,346.5")
    }

    @Test("a hole is stated, stands still and fills nobody")
    func holes() throws {
        var rows = ["time,open,high,low,close"]
        for minute in 0..<20 where minute != 7 && minute != 8 {
            rows.append(
                "2020-03-12 10:\(minute < 10 ? "0" : "")\(minute),9,9,9,\(minute < 9 ? 9 : 9)")
        }
        let sheet = try read(rows.joined(separator: "\n"))
        #expect(sheet.bars.count == 20 && sheet.filled == 2)
        #expect(sheet.holes.map { "\($0.from.clock) \($0.to.clock)" } == ["10:07 10:08"])
    }

    private struct Wrong: Sendable {
        let rows: String
        let problem: String
    }

    private static let wrongs = [
        Wrong(
            rows: "",
            problem:
                "my.csv:1:1: a table of prices has rows — found none; export it again, with its "
                + "first line"),
        Wrong(
            rows: "time,open,high,close\n",
            problem: "my.csv:1:1: the first line names time, open, high, low and close — found no "
                + "low among time, open, high, close; call the column `low`; help columns has every "
                + "name"),
        Wrong(
            rows: plain + "2020-03-12T10:02,1,2\n2020-03-12T10:03,1,1,1,1\n",
            problem: "my.csv:4:1: every row has as many cells as the first line — found 3 where 5 "
                + "are needed; add what is missing, or delete it"),
        Wrong(
            rows: plain + "2020-03-12T10:02,1,2,,1\n2020-03-12T10:03,1,1,1,1\n",
            problem:
                "my.csv:4:1: a row between others has all four prices, or none — found some of "
                + "them; add what is missing, or delete the row"),
        Wrong(
            rows: plain + "yesterday,1,2,1,1\n2020-03-12T10:03,1,1,1,1\n",
            problem:
                "my.csv:4:1: a row has a time — found `yesterday`; write it as 2020-03-12T10:00Z; "
                + "help columns has every way"),
        Wrong(
            rows: plain + "2020-03-12T10:02:30Z,1,2,1,1\n",
            problem:
                "my.csv:4:1: bars begin on whole minutes — found `2020-03-12T10:02:30Z`; use a "
                + "table of minutes or longer bars"),
        Wrong(
            rows: plain + "2020-03-12T10:02Z,1,2,low,1\n",
            problem: "my.csv:4:23: low is a price — found `low`; write it in digits, as in 7353.5"),
        Wrong(
            rows: plain + "2020-03-12T10:02Z,1,2,3,1\n",
            problem: "my.csv:4:1: a bar is open, high, low, close — found high 2 under low 3; swap "
                + "the two"),
        Wrong(
            rows: plain + "2020-03-12T10:01Z,1,2,1,1\n",
            problem:
                "my.csv:4:1: a time has one bar — found other prices at 2020-03-12 10:01 than on "
                + "line 3; find out which of the two it was"),
        Wrong(
            rows: plain + "2020-03-12T11:02Z,1,2,1,1\n",
            problem:
                "my.csv:1:1: at most nine tenths of a table may be missing — found 3 bars and 60 "
                + "missing between them; use a fuller table"),
        Wrong(
            rows: plain + "\"2020-03-12T10:02Z,1,2,1,1\n",
            problem: "my.csv:4:1: a double quote is closed on its line — found one that is not; "
                + "close it"),
        Wrong(
            rows: "time,open,high,low,close\n2020-03-12,1,1,1,1\n",
            problem: "my.csv:1:1: a tape has two bars at least — found one; use a longer table"),
        Wrong(
            rows: "time,open,high,low,close\n2020-01-01,1,1,1,1\n2020-02-01,1,1,1,1\n",
            problem:
                "my.csv:3:1: a bar lasts a day or a week at most — found 44640 minutes; use a table of "
                + "shorter bars"),
    ]

    @Test("every wrong table is refused at its line", arguments: wrongs.indices)
    func wrong(_ index: Int) {
        let wrong = Self.wrongs[index]
        #expect(problems(wrong.rows).first == wrong.problem)
    }

    @Test("bytes of any kind are a table or a refusal", arguments: 0..<400 as Range<UInt64>)
    func fuzz(seed: UInt64) {
        var chance = SplitMix64(seed: seed)
        var bytes = Array(Self.plain.utf8)
        for _ in 0..<Int.random(in: 1...6, using: &chance) {
            let place = Int.random(in: 0..<bytes.count, using: &chance)
            bytes[place] = [0, 10, 34, 44, 45, 48, 57, 101, 255].randomElement(using: &chance) ?? 0
        }
        _ = problems(String(decoding: bytes, as: UTF8.self))
    }
}
