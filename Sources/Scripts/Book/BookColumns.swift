/// Whose table it is, as its columns tell.
public enum BookVenue: String, Sendable, Equatable {
    case binance, bybit

    public var title: String { self == .binance ? "Binance" : "Bybit" }
}

/// What a column of somebody's table means, told by its name (`BookTables.swift` has the tables and
/// where their names are from). Everything else (account numbers, order numbers, fees, profits) is
/// neither read nor kept.
enum BookColumn: TableColumn {
    case symbol, side, positionSide, size, entry, mark, price, leverage, mode, margin
    case marginWithProfit, type, action, status, greatest, closed, time

    /// Lower-case letters and digits of every name that means it, the likeliest first.
    var names: [String] {
        switch self {
        case .symbol: ["symbol", "contract", "contracts", "market", "pair", "instrument", "coin"]
        case .side: ["side", "direction"]
        case .positionSide: ["positionside"]
        case .size:
            [
                "size", "positionamt", "positionamount", "quantity", "qty", "contractsize",
                "execqty", "filledquantity", "filledqty",
            ]
        case .entry:
            ["entry", "entryprice", "avgentryprice", "averageentryprice", "avgprice", "openprice"]
        case .mark: ["mark", "markprice"]
        case .price: ["filledprice", "execprice", "price", "avgfilledprice"]
        case .leverage: ["leverage", "lev"]
        case .mode: ["marginmode", "margintype", "trademode", "mode"]
        case .margin: ["margin", "isolatedwallet", "positionbalance", "collateral"]
        case .marginWithProfit: ["isolatedmargin"]
        case .type: ["filledtype", "exectype", "type"]
        case .action: ["action"]
        case .status: ["status"]
        case .greatest: ["maxopeninterest"]
        case .closed: ["closedvol"]
        case .time: ["time", "date", "exectime", "tradetime", "transactiontime"]
        }
    }

    /// Columns that only one venue's tables have.
    private static let venues: [(BookVenue, [String])] = [
        (.binance, ["positionamt", "realizedprofit", "maxopeninterest", "isolatedwallet"]),
        (.bybit, ["filledprice", "filledtype", "avgprice", "trademode", "execprice"]),
    ]

    static func venue(of names: [String]) -> BookVenue? {
        venues.first { _, own in own.contains(where: names.contains) }?.0
    }

    /// Columns of tables that tell only what has been closed.
    static let ofClosed = ["closingdirection", "exitprice", "avgexitprice"]

    /// A name without what is written differently each time: "Trade Time(UTC+0)" is `tradetime`.
    static func plain(_ name: ArraySlice<UInt8>) -> String {
        var plain: [UInt8] = []
        for byte in name.prefix(60) {
            switch byte {
            case 48...57, 97...122: plain.append(byte)
            case 65...90: plain.append(byte + 32)
            default: continue
            }
        }
        let name = String(decoding: plain, as: UTF8.self)
        guard let zone = name.firstRange(of: "utc"), zone.lowerBound > name.startIndex else {
            return name
        }
        return String(name[..<zone.lowerBound])
    }
}

/// Where each column stands in one table.
struct BookPlaces {
    private var places: [BookColumn: Int] = [:]
    /// How many columns there are, and how many of them mean nothing here.
    let columns: Int
    let others: Int
    let venue: BookVenue?
    let isOfClosed: Bool

    init(_ header: [ArraySlice<UInt8>]) {
        let names = header.map(BookColumn.plain)
        for column in BookColumn.allCases {
            places[column] = column.names.lazy.compactMap(names.firstIndex(of:)).first
        }
        columns = names.count
        others = names.count - Set(places.values).count
        venue = BookColumn.venue(of: names)
        isOfClosed = BookColumn.ofClosed.contains(where: names.contains)
    }

    /// Columns that hold numbers.
    static let numbers: [BookColumn] = [
        .size, .entry, .mark, .price, .leverage, .margin, .marginWithProfit, .greatest, .closed,
    ]

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
