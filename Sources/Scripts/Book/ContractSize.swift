import Figures
import Margin

/// What one contract is on venues whose tables count in contracts: coins of a linear contract, dollars
/// of one that settles in its coin. A symbol that is not here is refused, not guessed.
struct ContractSize {
    let venue: BookVenue
    let kind: Contract.Kind
    /// Nil for all other coins.
    let coin: String?
    let size: Quantity

    private init(_ venue: BookVenue, _ kind: Contract.Kind, _ coin: String?, _ units: Int128) {
        self.venue = venue
        self.kind = kind
        self.coin = coin
        size = Quantity(units: units)
    }

    private static let one: Int128 = unitsPerOne
    private static let all: [ContractSize] = [
        // https://www.okx.com/help/i-perpetual-swaps: 0.01 BTC, and 100 USD in coin.
        ContractSize(.okx, .linear, "BTC", one / 100),
        ContractSize(.okx, .inverse, "BTC", 100 * one),
        // `ctVal` of GET /api/v5/public/instruments, as programs that trade there state it.
        ContractSize(.okx, .linear, "ETH", one / 10),
        ContractSize(.okx, .linear, "SOL", one),
        ContractSize(.okx, .linear, "ADA", 100 * one),
        ContractSize(.okx, .linear, "XRP", 100 * one),
        ContractSize(.okx, .linear, "DOGE", 1_000 * one),
        // https://www.binance.com/en/support/faq/a4470430e3164c13932be8967961aede: 100 USD for
        // bitcoin, 10 USD for the others.
        ContractSize(.binance, .inverse, "BTC", 100 * one),
        ContractSize(.binance, .inverse, nil, 10 * one),
        // https://www.bitmex.com/app/inversePerpetualsGuide: 1 USD.
        ContractSize(.bitmex, .inverse, "BTC", one),
        // A Bybit contract in coin, one of Kraken's PI_ and what Deribit calls an amount are dollars;
        // their linear ones are coins (help centres: "Inverse Contract", "Inverse Crypto Collateral
        // Perpetual Contract Specifications", "Inverse perpetual").
        ContractSize(.bybit, .inverse, nil, one), ContractSize(.bybit, .linear, nil, one),
        ContractSize(.kraken, .inverse, nil, one), ContractSize(.kraken, .linear, nil, one),
        ContractSize(.deribit, .inverse, nil, one), ContractSize(.deribit, .linear, nil, one),
        // Binance's USDⓈ-M contracts and Hyperliquid's are coins.
        ContractSize(.binance, .linear, nil, one), ContractSize(.hyperliquid, .linear, nil, one),
    ]

    static func of(_ symbol: BookSymbol, at venue: BookVenue) -> Quantity? {
        let kept = all.filter { $0.venue == venue && $0.kind == symbol.kind }
        return (kept.first { $0.coin == symbol.coin.code } ?? kept.first { $0.coin == nil })?.size
    }
}
