/// A table that `import` knows: how its columns are named, and whether its exchange says so.
public struct BookTable: Sendable, Equatable {
    public let title: String
    /// Its first line, as it is written.
    public let columns: String
    /// The exchange documents these names; else they are those that importers agree on.
    public var isDocumented = false
    /// Tells only of what was closed, which is why it is refused.
    public var isOfClosed = false

    /// No exchange documents the files that it hands out. Their names here are those of the test
    /// files and parsers of open importers on GitHub, of 2024 to 2026, as searched in November 2026;
    /// Binance's and Bybit's agree to the letter, Bybit's misspelt "Trasaction ID" among it.
    /// Unverified.
    public static let all: [BookTable] = [
        // GET /fapi/v2/positionRisk in Binance's documentation.
        BookTable(
            title: "Binance, positions",
            columns: "symbol,positionAmt,entryPrice,markPrice,leverage,marginType,isolatedWallet,"
                + "isolatedMargin,positionSide", isDocumented: true),
        BookTable(
            title: "Binance, Futures Trade History",
            columns: "Uid,Time,Symbol,Side,Price,Quantity,Amount,Fee,Realized Profit,Buyer,Maker,"
                + "Trade ID,Order ID"),
        BookTable(
            title: "the same, older",
            columns: "Date(UTC),Symbol,Side,Price,Quantity,Amount,Fee,Realized Profit"),
        // The screen has the same names: Binance, "How to Use the Position History Feature on
        // Binance Futures", 2023-05-02. That what is left of an open one is the most that it held
        // less what was closed is our reading of them.
        BookTable(
            title: "Binance, Position History",
            columns: "Symbol,Margin Mode,Position Side,Entry Price,Avg. Close Price,"
                + "Max Open Interest,Closed Vol.,Closing PNL,Opened,Closed,Status"),
        // GET /v5/position/list in Bybit's documentation.
        BookTable(
            title: "Bybit, positions",
            columns: "symbol,side,size,avgPrice,markPrice,leverage,tradeMode,positionBalance",
            isDocumented: true),
        BookTable(
            title: "Bybit, derivatives Trade History",
            columns: "Market,Filled Type,Filled Quantity,Filled Price,Order Price,Fee Rate,"
                + "Trading Fee,feeCoin,ExecFeeV2,Direction,Order Type,Trasaction ID,Order No.,"
                + "Transaction Time(UTC+0)"),
        // A line "UID: …" may stand before it, and a column Uid first.
        BookTable(
            title: "Bybit, Transaction Log",
            columns: "Currency,Contract,Type,Direction,Quantity,Position,Filled Price,Funding,"
                + "Fee Paid,Cash Flow,Change,Wallet Balance,Action,OrderId,TradeId,Time"),
        BookTable(
            title: "Bybit, Closed P&L",
            columns: "Market,Order Quantity,Entry Price,Exit Price,Opening Fee,Closing Fee,"
                + "Funding Fee,Trade Type,Realized P&L,Trade time", isOfClosed: true),
        BookTable(
            title: "the same, to 2024",
            columns: "Contracts,Closing Direction,Qty,Entry Price,Exit Price,Closed P&L,Exit Type,"
                + "Trade Time(UTC+0)", isOfClosed: true),
        // The screen's own download. Its directions are "Open Long", "Close Short", "Long > Short".
        BookTable(
            title: "Hyperliquid, trade history",
            columns: "time,coin,dir,px,sz,ntl,fee,closedPnl"),
        // POST /info with clearinghouseState in Hyperliquid's documentation, flattened.
        BookTable(
            title: "Hyperliquid, positions",
            columns: "coin,szi,entryPx,positionValue,unrealizedPnl,leverage,marginUsed",
            isDocumented: true),
        // A line "UID: …" stands before it. Amounts are contracts where the unit is cont.
        BookTable(
            title: "OKX, trading history",
            columns: "id,Order id,Time,Trade Type,Symbol,Action,Amount,Trading Unit,Filled Price,"
                + "PnL,Fee,Fee Unit,Position Change,Position Balance,Balance Change,Balance,"
                + "Balance Unit"),
        // GET /api/v5/account/positions in OKX's documentation. Sizes are contracts.
        BookTable(
            title: "OKX, positions",
            columns: "instId,posSide,pos,avgPx,markPx,lever,mgnMode,imr,notionalUsd",
            isDocumented: true),
        // GET /execution/tradeHistory in BitMEX's documentation.
        BookTable(
            title: "BitMEX, trade history",
            columns:
                "transactTime,symbol,execType,side,lastQty,lastPx,execCost,commission,execComm,"
                + "ordType,orderQty,leavesQty,price,text,orderID", isDocumented: true),
        // The account log: a row of the contract and one of its money for each trade.
        BookTable(
            title: "Kraken Futures, account log",
            columns: "uid,dateTime,account,type,symbol,contract,change,new balance,"
                + "new average entry price,trade price,mark price,funding rate,realized pnl,fee"),
        BookTable(
            title: "Deribit, transaction log",
            columns:
                "ID,UserSeq,Date,Instrument,Type,Side,Size,Position,Price,Mark Price,Cash Flow,"
                + "Funding,Fee Rate,Fee Charged,Change,Balance,Equity"),
        // fetch_positions in the documentation of the library ccxt.
        BookTable(
            title: "ccxt, positions",
            columns: "symbol,side,contracts,contractSize,entryPrice,markPrice,notional,leverage,"
                + "marginMode,collateral,initialMargin,liquidationPrice", isDocumented: true),
        BookTable(
            title: "plain", columns: "symbol,side,size,entry,leverage,margin,margin mode,mark",
            isDocumented: true),
    ]
}
