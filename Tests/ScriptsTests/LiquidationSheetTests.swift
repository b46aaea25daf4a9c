import Figures
import Foundation
import Margin
import Scripts
import Testing

@Suite("a sheet of positions")
struct LiquidationSheetTests {
    private static let header =
        "id,venue,symbol,margin_mode,contract_type,side,entry,size,leverage,wallet_balance,mmr,"
        + "maintenance_amount,other_maintenance,other_upnl,fee_rate,basis"

    private func run(_ text: String, _ form: LiquidationSheet.Form = .csv, pieces: Int = 7) -> (
        out: String, sheet: LiquidationSheet
    ) {
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

    private func answer(_ row: String) -> [String] {
        let out = run(Self.header + "\n" + row + "\n").out
        let last = out.split(separator: "\n", omittingEmptySubsequences: false)[1]
        return last.split(separator: ",", omittingEmptySubsequences: false).dropFirst(16)
            .map(String.init)
    }

    @Test(
        "rows and what is added to them",
        arguments: [
            // The published two-position example, both legs.
            (
                "a,,,cross,linear,short,9451.53,0.005,,10.72,0.004,0,1.3,0.47,,",
                ["11383.994023904382", "", "11689.53000000", "", ""]
            ),
            (
                "b,,,cross,linear,long,199.53,1,,10.72,0.0065,,0.19,-0.06,,mark",
                ["190.296930045294", "", "188.87000000", "", ""]
            ),
            // A rulebook's tiers; leverage fills an empty wallet.
            (
                "c,binance-2026-09,BTCUSDT,isolated,linear,long,60000,0.5,20,,,,,,,",
                ["57228.915662650602", "57228.9", "57000.00000000", "1", ""]
            ),
            // A coin position: nothing is rounded on the way.
            (
                "d,bybit-inverse,BTCUSD,isolated,inverse,short,60000,30000,10,,,,,,,",
                ["66333.333333333333", "66333.5", "66666.666666666667", "1", ""]
            ),
            // The fee counts where it is given, or where the venue counts it.
            (
                "e,,,isolated,linear,long,60000,1,10,,0.004,,,,0.0005,",
                ["54244.098442993471", "", "54000.00000000", "", ""]
            ),
            (
                "f,okx-2026,BTC-USDT-SWAP,isolated,,long,60000,1,10,,,,,,,",
                ["54244.098442993471", "54244", "54000.00000000", "1", ""]
            ),
            // Isolated ignores the others; entry basis.
            (
                "g,,,isolated,linear,long,60000,1,10,,0.005,,999999,999999,,entry",
                ["54300.00000000", "", "54000.00000000", "", ""]
            ),
            // Never.
            (
                "h,,,isolated,inverse,short,60000,30000,1,,0.005,,,,,",
                ["", "", "", "", "never liquidated: the coins cover every price"]
            ),
            // A wallet beats a leverage.
            (
                "i,,,isolated,linear,long,60000,1,50,6000,0,,,,,",
                ["54000.00000000", "", "54000.00000000", "", ""]
            ),
        ])
    func rows(_ row: String, _ expected: [String]) {
        #expect(answer(row) == expected)
    }

    @Test(
        "a bad row says why and the rest go on",
        arguments: [
            ("a,,,,,long,abc,1,10,,,,,,,", "entry: \"\"abc\"\" is no number"),
            ("a,,,,,long,60000,-1,10,,,,,,,", "the minus of its size short"),
            ("a,,,,,long,60000,0,10,,,,,,,", "size must be above zero"),
            ("a,,,,,sideways,60000,1,10,,,,,,,", "is not one of long"),
            ("a,,,,,long,60000,1,,,,,,,,", "wallet_balance (or leverage) is empty"),
            ("a,nowhere,BTCUSDT,,,long,60000,1,10,,,,,,,", "there is no rulebook"),
            ("a,plain,ETHUSDT,,,long,60000,1,10,,,,,,,", "plain lists BTCUSDT"),
            ("a,plain,BTCUSDT,,inverse,long,60000,1,10,,,,,,,", "BTCUSDT is linear"),
            ("a,binance-2026-09,BTCUSDT,,,long,60000,50000,2,,,,,,,", "ends at 1800000000"),
            ("a,,,,,long,60000,1,200,,0.01,,,,,", "already liquidatable at the entry price"),
            ("a,,,,,long,1e12,1,10,,,,,,,", "entry: too large to reckon with"),
            ("a,,,,,long,60000,1,10,,0.9,,,,0.2,", "they must be under 1"),
            ("a,,,,,long,60000,1,10,,,,,,,,extra", "more cells than columns"),
        ])
    func refused(_ row: String, _ words: String) {
        let good = "b,,,isolated,linear,long,60000,1,10,,0.005,,,,,"
        let (out, sheet) = run(Self.header + "\n" + row + "\n" + good + "\n")
        let lines = out.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines[1].contains(words), "\(lines[1])")
        #expect(lines[2].contains("54271.35678391959"), "\(lines[2])")
        #expect(sheet.rows == 2 && sheet.refused == 1)
    }

    @Test("BOM, CRLF, quotes, exponents, many decimals, unknown columns, no last line end")
    func shapes() {
        let text =
            "\u{FEFF}ID,Side,Entry,Size,MMR,leverage,\"a note, mine\"\r\n"
            + "1,\"long\",6e4,1.000000000000000000049,5E-3,10,\"says \"\"hi\"\", twice\"\r\n"
            + "2,short,6E+4,1,0.005,1e1"
        for pieces in [1, 2, 3, 64, 4096] {
            let (out, sheet) = run(text, pieces: pieces)
            let lines = out.components(separatedBy: "\r\n")
            #expect(lines.count == 4 && lines[3].isEmpty && sheet.refused == 0 && sheet.rows == 2)
            #expect(lines[0].hasPrefix("ID,Side"))
            #expect(lines[0].hasSuffix("bankruptcy_price,tier,note"))
            #expect(lines[2].hasPrefix("2,short,6E+4,1,0.005,1e1,,65671.641791044776,"))
        }
        let first = run(text).out
        #expect(first.contains("\"says \"\"hi\"\", twice\",54271.356783919598,,54000.00000000,,"))
    }

    @Test("half to even beyond the eighth decimal")
    func halfEven() {
        // 0.000000005 is half a unit: to even is zero, which no size may be; 0.000000015 is two.
        #expect(answer("a,,,,,long,60000,0.000000005,10,,,,,,,")[4].contains("size must be above"))
        #expect(answer("a,,,,,long,100,0.000000015,1,,,,,,,")[0] == "")
    }

    @Test("as JSON: cells as text, what has no answer is null")
    func json() {
        let out = run(
            "id,side,entry,size,mmr,leverage\n\"x\"\"y\",long,60000,1,0.005,10\n", .json
        ).out
        #expect(out.hasPrefix("[\n{\"id\":"))
        #expect(out.contains("\"liquidation_price\":\"54271.356783919598\""))
        #expect(out.contains("\"liquidation_price_tick\":null"))
        #expect(out.hasSuffix("}\n]\n"))
        #expect(run("id,side,entry,size\n", .json).out == "[]\n")
    }

    @Test("a rate in percent is the same rate, and a sign alone is no number")
    func percent() {
        let header = "side,entry,size,leverage,mmr,fee_rate\n"
        let fraction = run(header + "long,60000,1,10,0.005,0.0006\n").out
        let percent = run(header + "long,60000,1,10,0.5%,0.06%\n").out
        let answer = { (out: String) in
            out.split(separator: "\n")[1].split(separator: ",").suffix(2)
        }
        #expect(answer(percent) == answer(fraction))
        #expect(run(header + "long,60000,1,10,%,\n").out.contains("mmr"))
    }

    @Test("a sheet that has been answered already is answered anew, in the same columns")
    func answeredTwice() {
        let text =
            Self.header + "\na,,,,,long,60000,1,10,,0.005,,,,,\nb,,,,,long,60000,x,10,,,,,,,\n"
        let once = run(text).out
        #expect(run(once).out == once)
        let moved = run("note,side,entry,Tier,size,mmr,leverage\nold,long,60000,9,1,0.005,10\n").out
        #expect(
            moved == "note,side,entry,Tier,size,mmr,leverage,liquidation_price,"
                + "liquidation_price_tick,bankruptcy_price\n"
                + ",long,60000,,1,0.005,10,54271.356783919598,,54000.00000000\n")
        let json = run("tier,side,entry,size,mmr,leverage\n9,long,60000,1,0.005,10\n", .json).out
        #expect(json.components(separatedBy: "\"tier\":").count == 2)
    }

    @Test(
        "a quote that is opened and not closed spoils its own row alone",
        arguments: [
            ("\"open", "1,\"closed\""), ("\"open", "1,plain"), ("\"a \"\"b", "1,\"c\"\"d\""),
        ])
    func openQuote(cell: String, next: String) {
        let good = ",long,60000,1,0.005,10\n"
        let text = "id,name,side,entry,size,mmr,leverage\n0,\(cell)\(good)\(next)\(good)2,\(good)"
        for pieces in [1, 5, 4096] {
            let (out, sheet) = run(text, pieces: pieces)
            let lines = out.split(separator: "\n")
            #expect(lines.count == 4 && sheet.rows == 3 && sheet.refused == 1, "\(out)")
            #expect(lines[1].hasSuffix("a double quote is opened in this row and not closed"))
            #expect(lines[2].contains("54271.356783919598"))
            #expect(lines[3].contains("54271.356783919598"))
        }
    }

    @Test("a quote within a cell is a letter like others, and quoted cells may hold line ends")
    func quotesWithin() {
        let good = "long,60000,1,0.005,10\n"
        let text = "name,side,entry,size,mmr,leverage\n5\" pipe,\(good)\"two\nlines\",\(good)"
        let (out, sheet) = run(text)
        #expect(sheet.rows == 2 && sheet.refused == 0)
        #expect(out.contains("5\" pipe,long") && out.contains("\"two\nlines\",long"))
    }

    @Test(
        "a venue in capitals and a symbol as another venue writes it are understood",
        arguments: [
            ("OKX-2026", "BTCUSDT"), ("okx-2026", "btc-usdt"), ("Binance-2026-09", "BTC-USDT-SWAP"),
            ("hyperliquid-2026", "BTCUSDC"), ("bybit-2026", "BTCUSDT.P"),
        ])
    func spellings(venue: String, symbol: String) {
        let row = answer("a,\(venue),\(symbol),,,long,60000,0.1,10,,,,,,,")
        if symbol.hasSuffix(".P") {
            #expect(row[4].contains("lists BTCUSDT"))
        } else {
            #expect(row[0].hasPrefix("54"), "\(row)")
        }
    }

    @Test("a header without the needed columns is refused, whatever follows")
    func header() {
        let (out, sheet) = run("id,price\n1,2\n")
        #expect(out.isEmpty && sheet.missing == ["side", "entry", "size"])
        #expect(run("").sheet.missing == ["side", "entry", "size"])
    }

    @Test("any bytes give an answer")
    func fuzz() {
        for seed in UInt64(1)...60 {
            var chance = Draw(seed: seed)
            var bytes = Array((Self.header + "\n").utf8)
            for _ in 0..<400 {
                let picks = Array("0123456789.,-e\"\n\r longshtinverxd".utf8) + [0, 255, 128]
                bytes.append(picks[chance.whole(0...picks.count - 1)])
            }
            var sheet = LiquidationSheet { Venues.known($0) }
            _ = sheet.take(bytes)
            _ = sheet.finish()
            #expect(sheet.missing.isEmpty && sheet.fault != nil)
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(run(text, pieces: 64).sheet.missing.isEmpty)
        }
    }
}
