import Margin
import Scripts
import Testing

/// Sheets as other programs and tired people write them.
@Suite("nasty sheets of positions")
struct NastySheetTests {
    private static let header = "id,venue,symbol,side,entry,size,leverage,mmr,comment\n"
    private static let names = LiquidationSheet.added.joined(separator: ",")

    private func run(
        _ text: String, _ form: LiquidationSheet.Form = .csv, pieces: Int = 5
    ) -> (out: String, sheet: LiquidationSheet) {
        var sheet = LiquidationSheet(form: form) { Venues.known($0) }
        var out: [UInt8] = []
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            out += sheet.take(bytes.prefix(pieces))
            bytes = bytes.dropFirst(pieces)
        }
        out += sheet.finish()
        return (String(decoding: out, as: UTF8.self), sheet)
    }

    private func lines(_ text: String) -> [String] {
        run(text).out.split(separator: "\n").map(String.init)
    }

    @Test("a sheet fed its own output keeps its columns and gets new values in them")
    func again() {
        let good = "a,plain,BTCUSDT,long,60000,1,10,,\"x, y\"\nb,,,long,60000,1,200,0.01,\n"
        let once = run(Self.header + good).out
        #expect(run(once).out == once)
        #expect(once.split(separator: "\n")[0].hasSuffix("comment," + Self.names))
        // Wherever they stand, and whatever stood in them.
        let moved =
            "note,tier,side,entry,size,leverage,mmr,Liquidation_Price\n"
            + "old,7,long,60000,1,10,0.005,1\n"
        let told = lines(moved)
        #expect(
            told[0]
                == "note,tier,side,entry,size,leverage,mmr,Liquidation_Price,liquidation_price_tick,"
                + "bankruptcy_price")
        #expect(told[1] == ",,long,60000,1,10,0.005,54271.356783919598,,54000.00000000")
    }

    @Test(
        "a quote that nothing closes spoils its own row only",
        arguments: [
            "a,,,long,60000,1,10,0.005,\"open",
            "a,,,long,60000,1,10,0.005,\"open, and more",
            "\"a,,,long,60000,1,10,0.005,",
            "a,,,long,60000,1,10,0.005,\"mangled\"x",
        ])
    func openQuote(_ row: String) {
        let good = "b,,,long,60000,1,10,0.005,\"kept, whole\"\n"
        for pieces in [1, 3, 4096] {
            let (out, sheet) = run(Self.header + row + "\n" + good + good, pieces: pieces)
            let told = out.split(separator: "\n")
            #expect(told.count == 4, "\(out)")
            #expect(told.count > 1 && told[1].contains("a double quote is opened in this row"))
            // What is written reads as a sheet again: its quotes close.
            #expect(told.count > 1 && told[1].count { $0 == "\"" } % 2 == 0, "\(out)")
            #expect(told.count > 2 && told[2].contains("\"kept, whole\",54271.356783919598"))
            #expect(sheet.rows == 3 && sheet.refused == 1)
        }
    }

    @Test("quotes in the middle of a cell, lines inside of quotes, and a last row left open")
    func quotes() {
        let (out, sheet) = run(
            Self.header + "a,,,long,60000,1,10,0.005,5\" disk\n"
                + "b,,,long,60000,1,10,0.005,\"two\nlines\"\nc,,,long,60000,1,10,0.005,\"")
        #expect(out.contains("5\" disk,54271.356783919598"))
        #expect(out.contains("\"two\nlines\",54271.356783919598"))
        #expect(out.contains("\"\"\"\",,,,,a double quote is opened"))
        #expect(sheet.rows == 3 && sheet.refused == 1)
    }

    @Test(
        "venues and symbols in other spellings",
        arguments: [
            ("Plain", "btcusdt", "54271.356783919598"),
            ("PLAIN", "BTC", "54271.356783919598"),
            ("okx-2026", "BTCUSDT", "54244.098442993471"),
            ("okx-2026", "BTC-USDT-SWAP", "54244.098442993471"),
            ("OKX-2026", "BTC/USDT:USDT", "54244.098442993471"),
            ("plain", "BTC-PERP", ""),
            ("plain", "BTCUSD", ""),
            ("plain", "SWAP", ""),
        ])
    func spellings(_ venue: String, _ symbol: String, _ price: String) {
        let told = lines(Self.header + "a,\(venue),\(symbol),long,60000,1,10,,\n")
        let cells = told[1].split(separator: ",", omittingEmptySubsequences: false)
        #expect(cells.count > 9 && cells[9] == price, "\(told[1])")
        if price.isEmpty { #expect(told[1].contains("lists BTCUSDT")) }
    }

    @Test("ten thousand columns of one name are told apart as quickly as others")
    func equalNames() {
        var sheet = LiquidationSheet(form: .json) { _ in nil }
        let names = [String](repeating: "a", count: 10_000).joined(separator: ",")
        let out =
            sheet.take(Array("side,entry,size,leverage,\(names)\nlong,1,1,2\n".utf8))
            + sheet.finish()
        let text = String(decoding: out, as: UTF8.self)
        #expect(text.contains("\"a\":\"\",\"a_2\":\"\",\"a_3\""))
        #expect(text.contains("\"a_10000\":\"\""))
    }

    @Test("a name that has a number already keeps it")
    func numberedNames() {
        var sheet = LiquidationSheet(form: .json) { _ in nil }
        let out =
            sheet.take(Array("side,entry,size,a,a_2,a,note,a\nlong,1,1,p,q,r,,s\n".utf8))
            + sheet.finish()
        let text = String(decoding: out, as: UTF8.self)
        #expect(text.contains(#""a":"p","a_2":"q","a_3":"r","a_4":"s""#), "\(text)")
    }

    @Test("a column that is read and named twice is asked about, not guessed")
    func twice() {
        let (out, sheet) = run("side,entry,size,Entry\nlong,60000,1,50000\n")
        #expect(out.isEmpty && sheet.twice == ["entry"])
        #expect(run("side,entry,size,x,x,mmr,leverage\nlong,60000,1,a,b,0,10\n").sheet.refused == 0)
    }

    @Test("empty rows, rows of separators, rows that are short or end in separators")
    func emptiness() {
        let (out, sheet) = run(
            Self.header + "\n  \n,,,,,,,,\na,,,long,60000,1,10,0.005\n"
                + "b,,,long,60000,1,10,0.005,c,,,\n")
        let told = out.split(separator: "\n")
        #expect(told.count == 4 && sheet.rows == 3 && sheet.refused == 1)
        #expect(told.count == 4 && told[1] == ",,,,,,,,,,,,,the row is empty")
        #expect(told.count == 4 && told[2].contains("0.005,,54271.356783919598,,54000"))
        #expect(told.count == 4 && told[3].contains("0.005,c,54271.356783919598,,54000"))
    }

    @Test("two hundred columns, and digits without end")
    func wide() {
        let extra = (1...200).map { "x\($0)" }.joined(separator: ",")
        let cells = [String](repeating: "1e400", count: 200).joined(separator: ",")
        let digits = String(repeating: "9", count: 3_000)
        let (out, sheet) = run(
            "side,entry,size,leverage,mmr,\(extra)\n" + "long,60000,1,10,0.005,\(cells)\n"
                + "long,\(digits),1,10,0.005,\(cells)\nlong,0.\(digits)e5,1,10,0.005,\n",
            pieces: 999)
        let told = out.split(separator: "\n")
        #expect(told.count == 4 && sheet.refused == 1)
        #expect(told.count == 4 && told[1].hasSuffix("1e400,54271.356783919598,,54000.00000000,,"))
        #expect(told.count == 4 && told[2].contains("entry: too large to reckon with"))
    }

    @Test("random bytes: as many rows come out as lines with something in them, and nothing traps")
    func noise() {
        var chance = SplitMix64(seed: 4711)
        let alphabet = Array("\",,,\n\r 01e.-long\"".utf8)
        for _ in 0..<300 {
            let bytes = (0..<400).map { _ in alphabet[Int(chance.next() % UInt64(alphabet.count))] }
            let noise = String(decoding: bytes, as: UTF8.self)
            let whole = run(Self.header + noise, pieces: 400)
            #expect(run(Self.header + noise, pieces: 1).out == whole.out)
            #expect(whole.sheet.refused <= whole.sheet.rows)
        }
    }
}
