import Figures
import Margin
import Scripts
import Testing

/// What the columns of a sheet mean: each is used, or the answer says that it was not.
@Suite("the meaning of a sheet's columns")
struct SheetMeaningTests {
    private func run(_ text: String) -> (rows: [[String]], sheet: LiquidationSheet) {
        var sheet = LiquidationSheet { Venues.known($0) }
        let out = sheet.take(Array(text.utf8)) + sheet.finish()
        let lines = String(decoding: out, as: UTF8.self).split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        let own = (lines.first?.count ?? 0) - LiquidationSheet.added.count
        // The last cell may hold commas.
        let rows = lines.dropFirst().map { cells in
            let added = cells.dropFirst(own)
            return Array(added.prefix(4)) + [added.dropFirst(4).joined(separator: ",")]
        }
        return (rows, sheet)
    }

    /// The liquidation price to a tenth, and the note.
    private func answer(_ text: String) -> [(price: String, note: String)] {
        run(text).rows.map { cells in
            let parts = cells[0].split(separator: ".", omittingEmptySubsequences: false)
            return (
                parts.count > 1 ? "\(parts[0]).\(parts[1].prefix(1))" : cells[0],
                cells[4].filter { $0 != "\"" }
            )
        }
    }

    @Test("maintenance that is missing is that of the plain rules, and the note says so")
    func plainMaintenance() {
        let rows = answer("side,entry,size,leverage\nlong,40000,2,20\nshort,40000,2,20\n")
        #expect(rows.map(\.price) == ["38190.9", "41791.0"])
        #expect(
            rows[0].note
                == "maintenance 0.5% is that of plain: the row has neither mmr nor venue")
        let coin = answer("symbol,side,entry,size,leverage\nBTCUSD,long,40000,8000,20\n")
        #expect(coin[0].price == "38285.7" && coin[0].note.contains("plain-inverse"))
        #expect(
            answer("side,entry,size,leverage,mmr\nlong,40000,2,20,0\n")[0]
                == ("38000.0", ""))
    }

    @Test(
        "names that import knows, in any order and spelling",
        arguments: [
            "Side,Entry Price,Qty,Leverage,Maintenance Margin Rate\nBuy,40000,2,20x,0.5%\n",
            "lev,maintenance_rate,direction,Avg. Entry,Quantity\n20,0.005,LONG,40000,2\n",
            "symbol,positionAmt,entryPrice,leverage,positionSide,mmr (%)\n"
                + "BTCUSDT,2,40000,20,BOTH,0.5\n",
            "symbol,side,contracts,contractSize,entryPrice,leverage,maintenanceMarginPercentage\n"
                + "BTC/USDT:USDT,long,20,0.1,40000,20,0.005\n",
            "a table of mine\n\nside,entry,size,leverage,mmr\nlong,40000,2,20,0.005\n",
            "side;entry;size;leverage;mmr\nlong;40.000,0;2,0;20;0,5%\n",
            "side\tentry\tsize\tmargin\tmmr\nlong\t40 000\t2\t4000\t0.005\n",
        ])
    func names(text: String) {
        var sheet = LiquidationSheet { Venues.known($0) }
        let out = String(
            decoding: sheet.take(Array(text.utf8)) + sheet.finish(), as: UTF8.self)
        #expect(out.contains("38190.954773869347"), "\(out)")
        #expect(sheet.refused == 0)
    }

    @Test(
        "the margin is what stands behind a row, whatever its leverage asks for",
        arguments: [
            // 40,000 × 2 at 10x asks for 8,000; 12,000 stand behind it.
            ("long,40000,2,10,12000,,,", "34170.8", "10x asks for 8"),
            ("long,40000,2,,12000,,,", "34170.8", "maintenance"),
            ("short,40000,2,10,12000,,,", "45771.1", "the margin of 12"),
            ("long,40000,2,10,,,4000,", "34170.8", "maintenance"),
            ("long,40000,2,,,8000,4000,", "34170.8", "maintenance"),
            ("long,40000,2,,12000,12000,,20000", "34170.8", "wallet_balance is not used"),
        ])
    func margins(row: String, price: String, note: String) {
        let header =
            "side,entry,size,leverage,margin,initial margin,added margin,wallet_balance\n"
        let found = answer(header + row + "\n")[0]
        #expect(found.price == price && found.note.contains(note), "\(found)")
    }

    @Test("in cross margin the wallet stands behind it")
    func cross() {
        let header = "side,entry,size,leverage,margin,wallet,margin mode,mmr\n"
        let rows = answer(
            header + "long,40000,2,10,8000,20000,cross,0.005\nlong,40000,2,10,,,crossed,0.005\n")
        #expect(rows.map(\.price) == ["30150.7", "36180.9"])
        #expect(rows[0].note == "cross: wallet stands behind it, whatever its own margin")
        #expect(rows[1].note.contains("cross without a wallet_balance"))
    }

    @Test("a fee that is set aside at the bankruptcy price, by a worked example of Bybit's")
    func bankruptcyFee() {
        // 10,000 at 8,000 with 0.5 BTC behind it: the venue prints 5,739.50, to half a dollar.
        let header = "side,entry,size,wallet_balance,mmr,contract_type,basis,fee_rate,fee_basis\n"
        let rows = answer(
            header + "long,8000,10000,0.5,0.005,inverse,entry,0.00075,\n"
                + "long,8000,10000,0.5,0.005,inverse,entry,0.00075,entry\n"
                + "long,8000,10000,0.5,0.005,inverse,,0.00075,bankruptcy\n")
        #expect(rows.map(\.price) == ["5739.0", "5737.8", "5747.1"])
        #expect(rows[0].note == "fee_rate is taken of the value at the bankruptcy price")
        let venue = run(
            "venue,symbol,side,entry,size,wallet_balance\n"
                + "bybit-inverse-legacy,BTCUSD,long,8000,10000,0.5\n")
        #expect(venue.rows[0][0].hasPrefix("5739.08") && venue.rows[0][1] == "5739")
    }

    @Test(
        "what a row says twice has to agree",
        arguments: [
            ("long,-2,,,", "its side says long, and the minus of its size short"),
            ("sell,-2,,,", ""), ("short,2,,80000,", ""),
            ("long,2,,60000,40500", "is worth 81"),
            ("long,2,3,,", "its contracts come to 3"),
        ])
    func contradictions(row: String, words: String) {
        let rows = answer(
            "side,size,contracts,value,mark,contract size,entry,leverage,mmr\n\(row),1,40000,10,0.005\n"
        )
        let isRight = words.isEmpty ? rows[0].note.isEmpty : rows[0].note.contains(words)
        #expect(isRight, "\(rows)")
    }

    @Test("columns that nothing is read from are named")
    func unread() {
        let (_, sheet) = run(
            "id,side,entry,size,leverage,mmr,bonus,Stop\n1,long,40000,2,10,0.005,100,39000\n")
        #expect(sheet.unread == ["bonus", "Stop"])
    }

    @Test("a row of contracts needs to know what one is")
    func contracts() {
        let header = "venue,symbol,side,contracts,entry,leverage\n"
        let rows = answer(
            header + "okx-2026,ETH-USDT-SWAP,long,20,4000,10\n,ETHUSDT,long,20,4000,10\n")
        #expect(rows[0].price == "3616.2")
        #expect(rows[1].note.contains("contracts: nothing says what one is"))
    }

    @Test("UTF-16 and what is no text")
    func bytes() {
        let text = "side,entry,size,leverage,mmr\nlong,40000,2,20,0.005\n"
        var sheet = LiquidationSheet { Venues.known($0) }
        var bytes: [UInt8] = [0xFF, 0xFE]
        for unit in text.utf16 { bytes += [UInt8(unit & 255), UInt8(unit >> 8)] }
        let out = sheet.take(bytes) + sheet.finish()
        #expect(String(decoding: out, as: UTF8.self).contains("38190.954773869347"))
        var packed = LiquidationSheet { Venues.known($0) }
        #expect((packed.take([0x50, 0x4B, 3, 4]) + packed.finish()).isEmpty)
        #expect(packed.fault == .packed("unzip"))
    }

    @Test("thousands of columns of one name are read in one pass")
    func wide() {
        let names = [String](repeating: "x", count: 8_000).joined(separator: ",")
        var sheet = LiquidationSheet(form: .json) { Venues.known($0) }
        let out = sheet.take(Array("side,entry,size,leverage,\(names)\nlong,1,1,10\n".utf8))
        #expect(!(out + sheet.finish()).isEmpty && sheet.rows == 1)
    }
}
