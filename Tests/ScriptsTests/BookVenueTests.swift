import Figures
import Margin
import Testing

@testable import Scripts

/// Tables as venues lay them out, with figures of our own.
@Suite("Books of other venues")
struct BookVenueTests {
    private func told(_ text: String) throws -> [String] {
        let sheet = try BookSheet.read(text)
        return sheet.positions.map { position in
            let parts: [String?] = [
                position.side.rawValue, position.sizeText, "at \(position.entry)",
                position.leverage.map(\.times), position.margin.map { "margin \($0)" },
            ]
            return parts.compactMap { $0 }.joined(separator: " ")
        } + sheet.refused.map { "line \($0.line): \($0.refusal.words)" }
    }

    @Test("Hyperliquid: the direction says what was bought, and spot trades are passed over")
    func hyperliquid() throws {
        let text = """
            time,coin,dir,px,sz,ntl,fee,closedPnl
            05/02/2026 - 10:00:00,ETH,Open Short,3000,2,6000,2.7,-2.7
            05/02/2026 - 11:00:00,ETH,Open Short,3200,2,6400,2.88,-2.88
            05/02/2026 - 12:00:00,HYPE/USDC,Buy,20,5,100,0.05,0
            06/02/2026 - 09:00:00,ETH,Close Short,2900,1,2900,1.3,198
            06/02/2026 - 10:00:00,SOL,Open Long,200,10,2000,0.9,-0.9
            06/02/2026 - 11:00:00,SOL,Long > Short,210,15,3150,1.4,98
            """
        let sheet = try BookSheet.read(text)
        #expect(sheet.venue == .hyperliquid && sheet.isOfTrades)
        #expect(sheet.passedOver == [.init(word: "Spot", rows: 1)])
        #expect(try told(text) == ["short 3 ETH at 3,100", "short 5 SOL at 210"])
    }

    @Test("OKX: contracts under a line of the account, and both sides of one contract")
    func okx() throws {
        let text = """
            \u{FEFF}UID:12,Account Type:Main,Time Zone:UTC+1
            id,Order id,Time,Trade Type,Symbol,Action,Amount,Trading Unit,Filled Price,PnL,Fee,Fee Unit,Position Change,Position Balance
            1,7,2025-11-01 10:00:00,Swap,ETH-USDT-SWAP,Open long,30,cont,4000,0,-1,USDT,30,30
            2,8,2025-11-01 11:00:00,Spot,BTC-USDT,Buy,1,BTC,100000,0,-1,USDT,1,1
            3,9,2025-11-02 10:00:00,Swap,ETH-USDT-SWAP,Close long,10,cont,4100,0,-1,USDT,-10,20
            4,10,2025-11-02 11:00:00,Swap,ETH-USDT-SWAP,Open short,5,cont,4200,0,-1,USDT,5,5
            """
        #expect(
            try BookSheet.read(text).positions.map(\.contractSize) == [
                Quantity(units: unitsPerOne / 10), Quantity(units: unitsPerOne / 10),
            ])
        #expect(try BookSheet.read(text).passedOver == [.init(word: "Spot", rows: 1)])
        #expect(try told(text) == ["long 2 ETH at 4,000", "short 0.5 ETH at 4,200"])
        let unknown = text.replacing("ETH-USDT", with: "PEPE-USDT")
        #expect(try told(unknown).first?.contains("what one of them is") == true)
        // The table's own count says that trades are missing.
        let cut = text.replacing(",-10,20", with: ",-10,25")
        #expect(
            try told(cut).last
                == "line 5: the table says that 2.5 is held after it, and its trades leave 2: "
                + "some are missing")
    }

    @Test("BitMEX: dollars that settle in bitcoin, and the average of an inverse contract")
    func bitmex() throws {
        let text = """
            "transactTime","symbol","execType","side","lastQty","lastPx","price","leavesQty","execComm"
            "2025-11-01T10:00:00.000Z","XBTUSD","Trade","Buy","6000","100000","100500","0","1"
            "2025-11-01T12:00:00.000Z","XBTUSD","Funding","","6000","100000","100000","0","1"
            "2025-11-02T10:00:00.000Z","XBTUSD","Trade","Buy","6000","120000","120000","0","1"
            "2025-11-02T11:00:00.000Z","ETHUSD","Trade","Buy","10","4000","4000","0","1"
            """
        // 12,000 ÷ (0.06 + 0.05) coins.
        #expect(
            try told(text) == [
                "long 12,000 USD at 109,090.90909091",
                "line 5: it settles in another coin than it follows; such contracts are not taken",
            ])
        #expect(try BookSheet.read(text).passedOver == [.init(word: "Funding", rows: 1)])
    }

    @Test("Kraken's log and Deribit's")
    func logs() throws {
        let kraken = """
            uid,dateTime,account,type,symbol,contract,change,new balance,new average entry price,trade price,mark price,fee
            1,2025-11-01T10:00:00Z,f,futures trade,pf_xbtusd,pf_xbtusd,-0.5,-0.5,100000,100000,100010,
            2,2025-11-01T10:00:00Z,f,futures trade,usd,pf_xbtusd,-25,975,,100000,100010,25
            3,2025-11-01T11:00:00Z,f,funding rate change,usd,pf_xbtusd,-1,974,,,100010,
            4,2025-11-01T12:00:00Z,f,futures trade,pf_xbtusd,pf_xbtusd,0.2,-0.3,100000,99000,99000,
            """
        #expect(try told(kraken) == ["short 0.3 BTC at 100,000"])
        let deribit = """
            ID,UserSeq,Date,Instrument,Type,Side,Size,Position,Price,Mark Price,Cash Flow
            1,1,1 Nov 2025 10:00:00,BTC-PERPETUAL,trade,open sell,10000,-10000,100000,100000,0
            2,2,1 Nov 2025 16:00:00,BTC-PERPETUAL,settlement,short,10000,-10000,,100000,0.1
            3,3,2 Nov 2025 10:00:00,BTC-PERPETUAL,trade,close buy,4000,-6000,90000,90000,0
            4,4,2 Nov 2025 11:00:00,BTC-28NOV25,trade,open buy,10,10,90000,90000,0
            5,5,2 Nov 2025 12:00:00,ETH_USDC-PERPETUAL,trade,open buy,3,3,4000,4000,0
            """
        #expect(
            try told(deribit) == [
                "short 6,000 USD at 100,000", "long 3 ETH at 4,000",
                "line 5: it ends on a day of its own; only perpetual contracts are taken",
            ])
    }

    @Test("ccxt: contracts times their size, in coins or in dollars")
    func ccxt() throws {
        let header = "symbol,side,contracts,contractSize,entryPrice,markPrice,leverage,collateral\n"
        #expect(
            try told(header + "ETH/USDT:USDT,short,30,0.1,4000,3900,10,1200\n")
                == ["short 3 ETH at 4,000 10x margin 1,200"])
        #expect(
            try told(header + "BTC/USD:BTC,long,50,100,100000,101000,5,0.01\n")
                == ["long 5,000 USD at 100,000 5x margin 0.01"])
        #expect(
            try told("symbol,side,contracts,entryPrice\nBTC/USDT:USDT,long,3,100000\n")[0]
                .contains("its size is 3 contracts"))
    }

    @Test("what settles in its coin is counted as its venue counts it")
    func coins() throws {
        let binance =
            "symbol,positionAmt,entryPrice,markPrice,leverage,isolatedWallet,positionSide\n"
        #expect(
            try told(binance + "ETHUSD_PERP,-40,4000,3900,10,0.012,BOTH\n")
                == ["short 400 USD at 4,000 10x margin 0.012"])
        #expect(
            try told("symbol,side,size,entry,leverage\nBTCUSD,long,9000,90000,10\n")
                == ["long 9,000 USD at 90,000 10x"])
    }

    @Test("two quotes of one coin stay two positions")
    func quotes() throws {
        let text = """
            symbol,side,price,qty
            BTCUSDT,buy,100000,1
            BTCUSDC,sell,101000,1
            """
        #expect(try told(text) == ["long 1 BTC at 100,000", "short 1 BTC at 101,000"])
    }

    @Test("a leverage that is missing is told by the initial margin")
    func initialMargin() throws {
        let header = "symbol,positionAmt,entryPrice,markPrice,notional,initialMargin\n"
        // 20,000 ÷ 800; the venue rounds the margin up.
        for margin in ["800", "800.01"] {
            let sheet = try BookSheet.read(header + "BTCUSDT,-0.2,110000,100000,-20000,\(margin)\n")
            #expect(sheet.positions.map(\.leverage) == [Multiple(25)])
            #expect(sheet.positions[0].remarks.count == 1)
        }
    }

    @Test(
        "a row that says a thing twice is held against itself",
        arguments: [
            (
                "BTC,long,1,50000,50000,10,,60000,",
                "its size at its price is worth 50,000, but its value is 60,000"
            ),
            (
                "BTC,long,1,50000,50000,10,2500,,",
                "its leverage of 10x asks for 5,000, but its initial margin is 2,500"
            ),
            (
                "BTC,long,1,50000,50000,10,5000,50000,3",
                "its contracts come to 3, but its size is 1"
            ),
        ])
    func contradictions(row: String, words: String) throws {
        let header =
            "symbol,side,size,entry,mark,leverage,initial margin,notional,contracts,contract size\n"
        #expect(try told(header + row + ",1\n") == ["line 2: \(words)"])
    }

    @Test("a margin that is not what the leverage asks for is used, and told")
    func margins() throws {
        let sheet = try BookSheet.read(
            "symbol,side,size,entry,leverage,margin\nBTC,long,1,50000,10,9000\n")
        #expect(sheet.positions[0].margin == Money(9000))
        #expect(
            sheet.positions[0].remarks == ["10x asks for 5,000; the margin of 9,000 is used"])
    }

    @Test("trades are put in order by their times, whatever order and dress they come in")
    func order() throws {
        let header = "time,symbol,side,price,qty\n"
        let rows = [
            "28/02/2026 10:00:00,BTC,buy,100000,2", "01/03/2026 10:00:00,BTC,sell,90000,3",
            "02/03/2026 10:00:00,BTC,sell,80000,1",
        ]
        let expected = ["short 2 BTC at 85,000"]
        #expect(try told(header + rows.joined(separator: "\n")) == expected)
        #expect(try told(header + rows.reversed().joined(separator: "\n")) == expected)
        #expect(try told(header + [rows[1], rows[2], rows[0]].joined(separator: "\n")) == expected)
        let strokes = rows.map { $0.replacing(" 10", with: " - 10") }
        #expect(try told(header + strokes.reversed().joined(separator: "\n")) == expected)
        // In one second the newest stands first where the table does.
        let second =
            "1772532000,BTC,sell,90000,3\n1772532000,BTC,buy,100000,2\n"
            + "1772445600,ETH,buy,2000,1\n"
        #expect(try told(header + second) == ["long 1 ETH at 2,000", "short 1 BTC at 90,000"])
    }
}
