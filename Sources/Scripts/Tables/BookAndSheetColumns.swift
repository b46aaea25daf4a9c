// What the columns of books and of sheets hold, for the page of columns.

extension BookColumn {
    var meaning: String {
        switch self {
        case .symbol: "what is held: BTCUSDT, BTC-USDT-SWAP, BTC"
        case .side: "long or short; of a trade buy or sell"
        case .positionSide: "long or short where both are held at once"
        case .size: "how many coins, below zero for a short"
        case .entry: "the average price paid"
        case .mark: "today's mark price"
        case .price: "a trade's price"
        case .leverage: "10 or 10x"
        case .mode: "isolated or cross"
        case .margin: "the money behind it"
        case .marginWithProfit: "the same with the profit so far"
        case .type: "what a row of a log is"
        case .action: "whether a trade opened or closed"
        case .status: "open or closed"
        case .greatest: "the most that was held"
        case .closed: "how much of it was closed"
        case .time: "when; tells which way the rows go"
        }
    }
}

extension SheetColumn {
    var names: [String] { [rawValue] }

    var meaning: String {
        switch self {
        case .id: "yours; passed on"
        case .venue: "a rulebook, as in binance-2026"
        case .symbol: "BTCUSDT, BTC; which of the rulebook's contracts"
        case .marginMode: "isolated or cross"
        case .contractType: "linear or inverse"
        case .side: "long or short, buy or sell"
        case .entry: "the price paid"
        case .size: "how many coins; dollars of an inverse contract"
        case .leverage: "10 fills the wallet with a tenth of the value"
        case .walletBalance: "the money behind it"
        case .mmr: "the maintenance rate, 0.005 or 0.5%"
        case .maintenanceAmount: "what the rulebook takes off the maintenance"
        case .otherMaintenance: "maintenance of other positions, in cross"
        case .otherUPnL: "their profit so far"
        case .feeRate: "counted into the line, 0.0005 or 0.05%"
        case .basis: "mark or entry: of which value the maintenance is"
        }
    }
}
