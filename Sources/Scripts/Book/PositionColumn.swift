/// What a column of somebody's table of positions or trades means, told by its name: the one list that
/// `import` and sheets read by. `BookTables.swift` has the tables and where their names are from.
/// Everything else (account numbers, order numbers, fees paid, profits) is not read, and is said to be
/// so.
public enum PositionColumn: Int, TableColumn {
    case symbol, venue, kind, side, positionSide
    case size, contracts, contractSize, unit
    case entry, mark, value, leverage, mode, margin, marginWithProfit, initialMargin, added, wallet
    case maintenanceRate, maintenanceAmount, otherMaintenance, otherProfit, feeRate, basis, feeBasis
    case price, type, market, action, status, greatest, closed, held, time

    /// As people write them, the likeliest first; in a sheet the first is what messages call it.
    public var names: [String] {
        switch self {
        case .symbol:
            [
                "symbol", "contract", "market", "pair", "instrument", "instrument name",
                "inst id", "coin", "ticker", "asset", "contracts",
            ]
        case .venue: ["venue", "rules", "rulebook", "exchange"]
        case .kind: ["contract_type", "contract kind", "kind"]
        case .side: ["side", "direction", "dir", "pos side", "action"]
        case .positionSide: ["position side"]
        case .size:
            [
                "size", "position amt", "position amount", "position size", "quantity", "qty",
                "exec qty", "filled quantity", "filled qty", "last qty", "sz", "szi", "pos",
                "change", "amount",
            ]
        case .contracts: ["contracts", "number of contracts"]
        case .contractSize: ["contract size", "contract value", "ct val", "multiplier", "face"]
        case .unit: ["trading unit", "size unit", "unit"]
        case .entry:
            [
                "entry", "entry price", "avg entry price", "average entry price", "avg price",
                "average price", "open price", "entry px", "avg px", "avg. entry",
            ]
        case .mark: ["mark", "mark price", "mark px"]
        case .value: ["value", "notional", "position value", "notional usd", "notional value"]
        case .leverage: ["leverage", "lev", "lever"]
        case .mode: ["margin_mode", "margin type", "trade mode", "mgn mode", "mode"]
        case .margin:
            [
                "margin", "isolated wallet", "position balance", "collateral", "position margin",
                "margin used",
            ]
        case .marginWithProfit: ["isolated margin"]
        case .initialMargin:
            ["initial margin", "position initial margin", "position im", "imr", "im"]
        case .added: ["added margin", "extra margin", "additional margin"]
        case .wallet: ["wallet_balance", "wallet", "account balance", "balance", "account"]
        case .maintenanceRate:
            [
                "mmr", "maintenance_rate", "maintenance margin rate", "maint margin rate",
                "maintenance margin percentage", "maintenance", "mm rate",
            ]
        case .maintenanceAmount:
            [
                "maintenance_amount", "maint amount", "maintenance margin deduction",
                "mm deduction", "cum",
            ]
        case .otherMaintenance: ["other_maintenance"]
        case .otherProfit: ["other_upnl", "other unrealized pnl", "other unrealised pnl"]
        case .feeRate: ["fee_rate", "taker fee rate", "taker fee"]
        case .basis: ["basis", "maintenance basis"]
        case .feeBasis: ["fee_basis"]
        case .price:
            [
                "filled price", "exec price", "last px", "trade price", "fill price", "px",
                "fill px", "price", "avg filled price",
            ]
        case .type: ["filled type", "exec type", "type"]
        case .market: ["trade type", "inst type", "instrument type"]
        case .action: ["action"]
        case .status: ["status"]
        case .greatest: ["max open interest"]
        case .closed: ["closed vol"]
        case .held: ["new balance", "position balance", "position"]
        case .time:
            [
                "time", "date", "exec time", "trade time", "transaction time", "transact time",
                "date time", "timestamp", "created time", "fill time",
            ]
        }
    }

    public var meaning: String {
        switch self {
        case .symbol: "the contract, as BTCUSDT, BTC-USDT-SWAP, BTC/USDT:USDT"
        case .venue: "the rulebook whose rules hold, as binance-2026-09"
        case .kind: "linear, or inverse where it settles in its coin"
        case .side: "long or short, buy or sell; of a trade also open long, close short"
        case .positionSide: "long or short where both sides are held at once"
        case .size: "coins, or dollars where it settles in its coin; a minus is a short"
        case .contracts: "how many contracts, beside what one of them is"
        case .contractSize: "what one contract is: coins, or dollars where it settles in its coin"
        case .unit: "what a size counts: a coin, or cont for contracts"
        case .entry: "the average price of opening"
        case .mark: "the mark price when the table was made"
        case .value: "size times price, held against both"
        case .leverage: "as 10 or 10x"
        case .mode: "isolated or cross"
        case .margin: "what stands behind the position, all told"
        case .marginWithProfit: "the same with the profit so far in it"
        case .initialMargin: "value ÷ leverage, which tells a leverage that is missing"
        case .added: "margin that was added after opening"
        case .wallet: "the wallet behind cross positions; without a margin, the margin"
        case .maintenanceRate: "the maintenance rate, 0.005 or 0.5%; else the rulebook's"
        case .maintenanceAmount: "what the venue's tier takes off the maintenance margin"
        case .otherMaintenance: "of the other cross positions, the maintenance margin"
        case .otherProfit: "of the other cross positions, the unrealised profit"
        case .feeRate: "the fee of closing that the trigger counts"
        case .basis: "whether maintenance is of the value at the mark or at the entry"
        case .feeBasis: "whether that fee is of the value at mark, entry or bankruptcy"
        case .price: "the price of a trade"
        case .type: "what a row of a log is: trades count, funding and the like do not"
        case .market: "swap or spot: rows of spot trades are passed over"
        case .action: "opened or closed; a spot trade does neither"
        case .status: "open or closed"
        case .greatest: "the largest size that a position had"
        case .closed: "how much of it was closed"
        case .held: "what is held after a trade, held against what the trades leave"
        case .time: "when; it tells whether the newest stands first"
        }
    }

    /// Columns that hold numbers.
    static let numbers: [PositionColumn] = [
        .size, .contracts, .contractSize, .entry, .mark, .value, .leverage, .margin,
        .marginWithProfit, .initialMargin, .added, .wallet, .maintenanceRate, .maintenanceAmount,
        .otherMaintenance, .otherProfit, .feeRate, .price, .greatest, .closed, .held,
    ]
    /// What an import reads of a table of positions, and of one of trades.
    static let ofPositions: [PositionColumn] = [
        .symbol, .side, .positionSide, .size, .contracts, .contractSize, .unit, .entry, .mark,
        .value, .leverage, .mode, .margin, .marginWithProfit, .initialMargin, .status, .greatest,
        .closed,
    ]
    static let ofTrades: [PositionColumn] = [
        .symbol, .side, .positionSide, .size, .contracts, .contractSize, .unit, .price, .type,
        .market, .action, .held, .time,
    ]
    /// The two together.
    static let ofBooks = ofPositions + ofTrades.filter { !ofPositions.contains($0) }
    /// Columns of tables that tell only what has been closed.
    static let ofClosed = ["closingdirection", "exitprice", "avgexitprice"]
}
