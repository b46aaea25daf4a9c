/// Whose table it is, as its columns tell.
public enum BookVenue: String, Sendable, Equatable {
    case binance, bybit

    public var title: String { self == .binance ? "Binance" : "Bybit" }
}

/// What a column of somebody's table means, told by its name. Everything else (account numbers,
/// order numbers, fees, profits) is neither read nor kept.
///
/// Names, as they are written:
/// - Binance, positions: `symbol positionAmt entryPrice markPrice leverage marginType isolatedWallet
///   isolatedMargin positionSide`, the fields of GET /fapi/v2/positionRisk in Binance's documentation.
/// - Binance, Futures Trade History: `Uid,Time,Symbol,Side,Price,Quantity,Amount,Fee,Realized
///   Profit,Buyer,Maker,Trade ID,Order ID`; older ones begin `Date(UTC),Symbol,…`. As several open
///   importers' own test files have it; Binance documents no CSV. Unverified.
/// - Binance, Position History: `Symbol,Margin Mode,Position Side,Entry Price,Avg. Close Price,Max
///   Open Interest,Closed Vol.,Closing PNL,Opened,Closed,Status`, from the same kind of source.
///   Unverified, and so is that what is left of an open row is the fourth last less the third.
/// - Bybit, positions: `symbol side size avgPrice markPrice leverage tradeMode positionBalance`, the
///   fields of GET /v5/position/list in Bybit's documentation.
/// - Bybit, Account Change Details of a unified account: a line `UID: …`, then
///   `Uid,Currency,Contract,Type,Direction,Quantity,Position,Filled Price,Funding,Fee Paid,Cash
///   Flow,Change,Wallet Balance,Action,Time(UTC)`. As importers' test files have it. Unverified.
/// - Plain: `symbol,side,size,entry,leverage`, and where known `margin`, `margin mode`, `mark`.
enum BookColumn: CaseIterable {
    case symbol, side, positionSide, size, entry, mark, price, leverage, mode, margin
    case marginWithProfit, type, status, greatest, closed, time

    /// Lower-case letters and digits of every name that means it, the likeliest first.
    var names: [String] {
        switch self {
        case .symbol: ["symbol", "contract", "contracts", "market", "pair", "instrument", "coin"]
        case .side: ["side", "direction"]
        case .positionSide: ["positionside"]
        case .size:
            ["size", "positionamt", "positionamount", "quantity", "qty", "contractsize", "execqty"]
        case .entry:
            ["entry", "entryprice", "avgentryprice", "averageentryprice", "avgprice", "openprice"]
        case .mark: ["mark", "markprice"]
        case .price: ["filledprice", "execprice", "price", "avgfilledprice"]
        case .leverage: ["leverage", "lev"]
        case .mode: ["marginmode", "margintype", "trademode", "mode"]
        case .margin: ["margin", "isolatedwallet", "positionbalance", "collateral"]
        case .marginWithProfit: ["isolatedmargin"]
        case .type: ["type"]
        case .status: ["status"]
        case .greatest: ["maxopeninterest"]
        case .closed: ["closedvol"]
        case .time: ["time", "timeutc", "timeutc0", "dateutc", "date", "exectime", "tradetimeutc0"]
        }
    }

    /// Columns that only one venue's tables have.
    private static let venues: [(BookVenue, [String])] = [
        (.binance, ["positionamt", "realizedprofit", "maxopeninterest", "isolatedwallet"]),
        (.bybit, ["filledprice", "avgprice", "tradetimeutc0", "trademode", "execprice"]),
    ]

    static func venue(of names: [String]) -> BookVenue? {
        venues.first { _, own in own.contains(where: names.contains) }?.0
    }

    /// Columns of tables that tell only what has been closed.
    static let ofClosed = ["closingdirection", "exitprice", "avgexitprice"]

    /// A name without what is written differently each time: "Time(UTC+0)" is `timeutc0`.
    static func plain(_ name: ArraySlice<UInt8>) -> String {
        var plain: [UInt8] = []
        for byte in name.prefix(60) {
            switch byte {
            case 48...57, 97...122: plain.append(byte)
            case 65...90: plain.append(byte + 32)
            default: continue
            }
        }
        return String(decoding: plain, as: UTF8.self)
    }
}

/// Where each column stands in one table.
struct BookPlaces {
    private var places: [BookColumn: Int] = [:]
    /// How many columns mean nothing here.
    let others: Int
    let venue: BookVenue?
    let isOfClosed: Bool

    init(_ header: [ArraySlice<UInt8>]) {
        let names = header.map(BookColumn.plain)
        for column in BookColumn.allCases {
            places[column] = column.names.lazy.compactMap(names.firstIndex(of:)).first
        }
        others = names.count - Set(places.values).count
        venue = BookColumn.venue(of: names)
        isOfClosed = BookColumn.ofClosed.contains(where: names.contains)
    }

    func has(_ column: BookColumn) -> Bool { places[column] != nil }

    /// Whether the record can be the line that names the columns.
    var isHeader: Bool { has(.symbol) && (has(.entry) || has(.price) || isOfClosed) }

    /// The cell of a column; nil where there is none or it is empty.
    func text(_ column: BookColumn, in cells: [ArraySlice<UInt8>]) -> String? {
        guard let place = places[column], place < cells.count, !cells[place].isEmpty else {
            return nil
        }
        let text = String(decoding: cells[place].prefix(100), as: UTF8.self)
        return text == "--" ? nil : text
    }
}
