import Figures
import Margin
import Testing

@testable import Scripts

/// Tables of positions and trades, under the names that exchanges and people write.
@Suite("A book from a table")
struct BookSheetTests {
    private func told(_ text: String) throws -> [String] {
        try BookSheet.read(text).positions.map { position in
            let parts: [String?] = [
                "\(position.line)", position.side.rawValue, "\(position.size)",
                position.kind == .inverse ? "USD of \(position.coin)" : position.coin.code,
                "\(position.entry)", position.mark.map { "mark \($0)" },
                position.leverage.map { "\($0)x" }, position.mode.map { "\($0)" },
                position.margin.map { "margin \($0)" },
            ]
            return parts.compactMap { $0 }.joined(separator: " ")
        }
    }

    @Test("a plain table names symbol, side, size, entry and leverage, in any order and spelling")
    func plain() throws {
        #expect(
            try told(
                """
                Entry Price;SIDE;Symbol;size;Leverage;Margin Mode
                67000.5;long;BTC;0.5;10;cross
                "3,500.25";Sell;eth/usdt:usdt;"4 ETH";20x;isolated
                """)
                == ["2 long 0.5 BTC 67,000.5 10x cross", "3 short 4 ETH 3,500.25 20x isolated"])
    }

    @Test("a symbol as a screen shows it is the coin, whatever stands behind it")
    func ornaments() throws {
        let text = "symbol,size,entry,side,leverage\n"
        for symbol in ["BTCUSDT Perp", "BTCUSDT Perpetual 20x", "BTC-USDT-SWAP", "BTCUSDT.P"] {
            #expect(try told(text + "\(symbol),1,60000,long,20\n") == ["2 long 1 BTC 60,000 20x"])
        }
    }

    @Test("Binance's positions: the sign is the side, and rows that hold nothing are passed over")
    func binancePositions() throws {
        let text = """
            symbol,positionAmt,entryPrice,markPrice,leverage,marginType,isolatedWallet,positionSide
            BTCUSDT,-0.5,67000,64000,20,isolated,1675,BOTH
            SOLUSDT,0,0,150,20,cross,0,BOTH
            ETHUSDT,3,3500,3400,20,cross,0,LONG
            """
        #expect(try BookSheet.read(text).venue == .binance)
        #expect(
            try told(text) == [
                "2 short 0.5 BTC 67,000 mark 64,000 20x isolated margin 1,675",
                "4 long 3 ETH 3,500 mark 3,400 20x cross",
            ])
    }

    @Test("Binance's trades, newest first: what they leave, at its average entry")
    func binanceTrades() throws {
        let text = """
            Uid,Time,Symbol,Side,Price,Quantity,Amount,Fee,Realized Profit,Buyer,Maker,Trade ID
            7,26-03-17 09:34:12,BTCUSDT,SELL,73000,0.01,730,0.29 USDT,1,true,false,4
            7,26-01-31 13:17:23,BTCUSDT,BUY,80000,0.03,1,0.29 USDT,0,true,false,3
            7,26-01-31 13:17:22,BTCUSDT,BUY,76000,0.01,1,0.29 USDT,0,true,false,2
            7,26-01-31 13:17:21,ETHUSDT,BUY,2500,0.5,1,0.29 USDT,0,true,false,1
            7,26-01-31 13:17:20,ETHUSDT,SELL,2500,2,1,0.29 USDT,0,true,false,0
            """
        let sheet = try BookSheet.read(text)
        #expect(sheet.isOfTrades && sheet.wasReversed && sheet.venue == .binance)
        #expect(
            sheet.others == [
                "Uid", "Amount", "Fee", "Realized Profit", "Buyer", "Maker", "Trade ID",
            ])
        // 0.04 BTC at 79,000 on average, and a sale takes size away, not the average.
        #expect(try told(text) == ["5 short 1.5 ETH 2,500", "2 long 0.03 BTC 79,000"])
    }

    @Test("Binance's position history: only what is open")
    func binanceHistory() throws {
        let text = """
            Symbol,Margin Mode,Position Side,Entry Price,Avg. Close Price,Max Open Interest,Closed Vol.,Status
            BTCUSDT,Cross,Long,73645.8,73698.2,0.003,0.003,Closed
            SOLUSDT,Isolated,Short,65.31,64.49,2.76,0.76,Partially Closed
            """
        #expect(try told(text) == ["3 short 2 SOL 65.31 isolated"])
        #expect(try BookSheet.read(text).refused.isEmpty)
        let closed = text.split(separator: "\n").prefix(2).joined(separator: "\n")
        #expect(throws: BookFault.onlyClosed) { try BookSheet.read(closed) }
    }

    @Test("Bybit's positions and its log of an account, whose first line names the account")
    func bybit() throws {
        #expect(
            try told(
                """
                symbol,side,size,avgPrice,markPrice,leverage,tradeMode,positionBalance,seq
                BTCUSDT,Sell,0.2,60000,61000,5,1,2400,99
                """) == ["2 short 0.2 BTC 60,000 mark 61,000 5x isolated margin 2,400"])
        let log = """
            UID: 531298197,Company Name: ,Country:
            Uid,Currency,Contract,Type,Direction,Quantity,Position,Filled Price,Funding,Time(UTC)
            5,USDT,BTCUSDT,TRADE,SELL,-0.02,0.18,44000.00,0.0,2025-01-12 10:00:00
            5,USDT,BTCUSDT,SETTLEMENT,BUY,0.02,0.18,--,0.1,2025-01-11 10:00:00
            5,USDT,BTCUSDT,TRADE,BUY,0.2,0.2,43000.00,0.0,2025-01-10 10:00:00
            """
        #expect(try BookSheet.read(log).venue == .bybit)
        #expect(try told(log) == ["3 long 0.18 BTC 43,000"])
    }

    @Test("Bybit's derivatives trade history: clock before day, funding between the trades")
    func bybitTrades() throws {
        let text = """
            Market,Filled Type,Filled Quantity,Filled Price,Direction,Order No.,Transaction Time(UTC+0)
            BTCUSDT,Trade,0.1,64000,Short, o2,07:00 2026-01-12
            BTCUSDT,Funding,0.2,63000,Long, g1,08:00 2026-01-11
            ETHUSDT,BustTrade,2,3000,Short, o4,09:30 2026-01-10
            BTCUSDT,Trade,0.2,60000,Long, o1,10:00 2026-01-10
            """
        let sheet = try BookSheet.read(text)
        #expect(sheet.venue == .bybit && sheet.isOfTrades && sheet.wasReversed)
        let book = try told(text)
        #expect(book == ["4 short 2 ETH 3,000", "2 long 0.1 BTC 60,000"], "the earliest first")
    }

    @Test("of Bybit's log of an account, a trade of its spot market opens nothing")
    func bybitSpot() throws {
        let text = """
            Currency,Contract,Type,Direction,Quantity,Position,Filled Price,Funding,Action,OrderId,Time
            USDT,BTCUSDT,TRADE,BUY,2,2,60000,0,OPEN,o1,2026-01-10 10:00:00.000
            USDT,BTCUSDT,SETTLEMENT,BUY,0,2,61000,-0.02,SETTLEMENT,o2,2026-01-11 08:00:00.000
            ETH,ETHUSDT,TRADE,BUY,10,0,2000,0,--,o5,2026-01-11 10:00:00.000
            USDT,ETHUSDT,TRADE,BUY,-20000,0,2000,0,--,o5,2026-01-11 10:00:00.000
            USDT,BTCUSDT,TRADE,SELL,0.5,1.5,62000,0,CLOSE,o6,2026-01-12 10:00:00.000
            """
        #expect(try told(text) == ["6 long 1.5 BTC 60,000"])
    }

    @Test("every table that help names is read as what it is", arguments: BookTable.all)
    func known(table: BookTable) throws {
        let names = table.columns.split(separator: ",").map(String.init)
        let cells = names.map { name -> String in
            switch TableName(name).plain {
            case "contracts" where table.title.hasPrefix("ccxt"): "7"
            case "symbol" where table.title.hasPrefix("Kraken"): "pf_xbtusd"
            case "symbol" where table.title.hasPrefix("OKX"): "BTC-USDT-SWAP"
            case "instid": "BTC-USDT-SWAP"
            case "symbol" where table.title.hasPrefix("BitMEX"): "XBTUSD"
            case "instrument": "BTC-PERPETUAL"
            case "symbol", "market", "contract", "contracts", "coin": "BTCUSDT"
            case "side", "direction", "closingdirection": "Buy"
            case "dir": "Open Long"
            case "positionside": "Long"
            case "posside": "long"
            case "type" where table.title.hasPrefix("Kraken"): "futures trade"
            case "type", "filledtype", "exectype": "Trade"
            case "tradetype": "Swap"
            case "tradingunit": "cont"
            case "margintype", "marginmode", "trademode", "mgnmode": "isolated"
            case "action": table.title.hasPrefix("OKX") ? "Open long" : "OPEN"
            case "status": "Partially Closed"
            case "closedvol": "0"
            case "contractsize": "1"
            // What the size is worth, and what stands behind it at 7x.
            case "positionvalue", "notional": "49"
            case "notionalusd": "0.49"
            case "imr": "0.07"
            default: "7"
            }
        }
        let text = table.columns + "\n" + cells.joined(separator: ",") + "\n"
        if table.isOfClosed {
            #expect(throws: BookFault.onlyClosed) { try BookSheet.read(text) }
        } else {
            let sheet = try BookSheet.read(text)
            #expect(sheet.positions.map(\.entry) == [Price(units: 700_000_000)])
            #expect(sheet.positions.map(\.side) == [.long] && sheet.refused.isEmpty)
            let venue = BookVenue.allCases.first { table.title.hasPrefix($0.title) }
            #expect(sheet.venue == venue || table.title.hasPrefix("the same"))
        }
    }

    @Test("a decimal comma is read where the table shows that it is one, and never guessed")
    func commas() throws {
        let header = "symbol;side;size;entry;leverage\n"
        let german = try BookSheet.read(
            header + "BTC;long;0,5;60.000,5;10\nETH;long;1,250;3000;5\n")
        #expect(german.hasDecimalComma)
        #expect(german.positions.map(\.size.description) == ["0.5", "1.25"])
        #expect(german.positions.map(\.entry.description) == ["60,000.5", "3,000"])
        let unclear = try BookSheet.read(header + "BTC;long;1,250;60000;10\n")
        #expect(unclear.positions.isEmpty)
        #expect(unclear.refused.map(\.refusal) == [.comma(column: "size", "1,250")])
        let english = try BookSheet.read(
            """
            symbol,side,size,entry
            BTC,long,"0,5",60000
            ETH,long,"1,250","3,000.5"
            """)
        #expect(english.refused.map(\.refusal) == [.comma(column: "size", "0,5")])
        #expect(english.positions.map(\.size.description) == ["1,250"])
    }

    @Test("a sentence in place of rows is no row")
    func remark() {
        #expect(throws: BookFault.empty) {
            try BookSheet.read(
                "Uid,Time,Symbol,Side,Price,Quantity\nNo data matches the criteria.\n")
        }
    }

    @Test("a trade beyond what is held turns the position at its own price")
    func turned() throws {
        #expect(
            try told("symbol,side,price,qty\nBTC,buy,100,2\nBTC,sell,130,5\n")
                == ["3 short 3 BTC 130"])
        #expect(try told("symbol,side,price,qty\nBTC,buy,100,2\nBTC,sell,130,2\n").isEmpty)
    }

    /// One wrong row each, and its whole message.
    private static let gallery: [(row: String, words: String)] = [
        (",long,1,100,5", "the row names no symbol"),
        ("BTC!,long,1,100,5", "`BTC!` is no symbol, as in BTCUSDT"),
        ("USDT,long,1,100,5", "`USDT` is no symbol, as in BTCUSDT"),
        ("123,long,1,100,5", "`123` is no symbol, as in BTCUSDT"),
        (
            "ETH/USD:BTC,long,1,100,5",
            "it settles in another coin than it follows; such contracts are not taken"
        ),
        (
            "BTCUSDT_240927,long,1,100,5",
            "it ends on a day of its own; only perpetual contracts are taken"
        ),
        ("BTC,,1,100,5", "neither a side nor the sign of its size says long or short"),
        ("BTC,up,1,100,5", "the side is `up`, neither long nor short"),
        ("BTC,long,,100,5", "there is no size"),
        ("BTC,long,one,100,5", "the size is `one`, no number above zero"),
        ("BTC,long,1,,5", "there is no entry price"),
        ("BTC,long,1,0,5", "the entry price is `0`, no number above zero"),
        ("BTC,long,1,-4,5", "the entry price is `-4`, no number above zero"),
        ("BTC,long,1,9e20,5", "the entry price is too large to reckon with"),
        ("BTC,long,9999999999999,999999999,5", "the value is too large to reckon with"),
        ("BTC,long,1,100,many", "the leverage is `many`, no number above zero"),
        ("BTC,long,-1,100,5", "its side says long and the minus of its size short"),
        ("BTC,long,1 25,100,5", "the size is `1 25`, no number above zero"),
        ("BTC,long,\"1,100,5", "it opens a double quote and never closes it"),
        ("BTC,long,1,100,5,hedged", "the margin mode `hedged` is not known"),
    ]

    @Test("a row that cannot be taken says why, and the rest go on", arguments: gallery)
    func refused(row: String, words: String) throws {
        let sheet = try BookSheet.read(
            "symbol,side,size,entry,leverage,mode\n\(row)\nETH,short,2,200,5,cross\n")
        #expect(sheet.refused.map(\.line) == [2])
        #expect(sheet.refused.map(\.refusal.words) == [words])
        #expect(sheet.positions.map(\.coin.code) == ["ETH"])
    }

    @Test(
        "a table that cannot be read at all says what it lacks",
        arguments: [
            ("", BookFault.empty), ("hello\nworld\n", .noColumns(first: "hello")),
            ("symbol,entry,size\n", .empty), ("symbol,side,entry\nBTC,long,1\n", .noSize),
            ("symbol,price,qty\nBTC,1,1\n", .noSide),
            ("\u{50}\u{4B}\u{3}\u{4}", .bytes(.packed("unzip"))),
            (
                "Contracts,Closing Direction,Qty,Entry Price,Exit Price\nBTC,Sell,1,1,1\n",
                .onlyClosed
            ),
        ])
    func faults(text: String, fault: BookFault) {
        #expect(throws: fault) { try BookSheet.read(text) }
        #expect(!fault.words.isEmpty)
    }

    @Test("any bytes are read or refused", arguments: 0..<4 as Range<UInt64>)
    func fuzzed(seed: UInt64) {
        var chance = SplitMix64(seed: seed)
        let parts = [
            "symbol", "side", "size", "entry", "price", "qty", "mark", ",", ",", ",", "\n", "\n",
            "\"", "BTCUSDT", "ETH-PERP", "long", "Sell", "-1", "1e9", "9e99", "0.00000001",
            "99999999999999999999999999999999999999999", ";", "\t", "\u{0}", "\r\n", "é", "--",
            "isolated", "Time(UTC)", "Type", "TRADE",
        ]
        for _ in 0..<2000 {
            var text = "symbol,side,size,entry,mark,margin\n"
            if Bool.random(using: &chance) { text = "contract,direction,qty,filled price\n" }
            for _ in 0..<Int.random(in: 0..<40, using: &chance) {
                text += parts.randomElement(using: &chance) ?? ""
            }
            if let sheet = try? BookSheet.read(text) {
                #expect(sheet.positions.allSatisfy { $0.size.isPositive && $0.entry.isPositive })
            }
        }
    }
}
