/// Whose table it is, as its columns tell.
public enum BookVenue: String, Sendable, Equatable, CaseIterable {
    case binance, bybit, hyperliquid, okx, bitmex, kraken, deribit

    public var title: String {
        switch self {
        case .binance: "Binance"
        case .bybit: "Bybit"
        case .hyperliquid: "Hyperliquid"
        case .okx: "OKX"
        case .bitmex: "BitMEX"
        case .kraken: "Kraken"
        case .deribit: "Deribit"
        }
    }

    /// Names of columns, in small letters without blanks, that only this venue's tables have.
    private var own: [String] {
        switch self {
        case .hyperliquid: ["ntl", "szi", "entrypx"]
        case .okx: ["tradingunit", "positionchange", "instid", "mgnmode", "notionalusd"]
        case .bitmex: ["lastqty", "execcomm", "leavesqty", "homenotional"]
        case .kraken: ["newaverageentryprice", "conversionspreadpercentage", "newbalance"]
        case .deribit: ["userseq", "instrumentname"]
        case .binance: ["positionamt", "realizedprofit", "maxopeninterest", "isolatedwallet"]
        case .bybit: ["filledprice", "filledtype", "avgprice", "trademode", "execprice"]
        }
    }

    /// - Parameter names: of the columns, in small letters without blanks.
    init?(columns names: [String]) {
        let order: [BookVenue] = [
            .hyperliquid, .okx, .bitmex, .kraken, .deribit, .binance, .bybit,
        ]
        guard let venue = order.first(where: { $0.own.contains(where: names.contains) }) else {
            return nil
        }
        self = venue
    }
}
