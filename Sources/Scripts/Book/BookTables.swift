/// A table that `import` knows: how its columns are named, and whether its exchange says so.
public struct BookTable: Sendable, Equatable {
    public let title: String
    /// Its first line, as it is written.
    public let columns: String
    /// The exchange documents these names; else they are those that importers agree on.
    public var isDocumented = false
    /// Tells only of what was closed, which is why it is refused.
    public var isOfClosed = false

    /// Neither exchange documents the files that it hands out. Their names here are those of the
    /// test files of several open importers on GitHub, of 2024 to 2026, as searched in November
    /// 2026; they agree to the letter, Bybit's misspelt "Trasaction ID" among it. Unverified.
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
        BookTable(
            title: "plain", columns: "symbol,side,size,entry,leverage,margin,margin mode,mark",
            isDocumented: true),
    ]
}
