import Margin

/// Whose prices a table holds, as a symbol or the name of a file says: `BTCUSDT`, `BTC-USD`, `XBT/USD`,
/// `BINANCE:BTCUSDT.P`, `ETHUSDT-1h-2025-10.csv`, `Bitcoin Historical Data.csv`.
public struct TableSymbol: Sendable, Equatable {
    public let coin: Asset
    /// What its prices are counted in; nil where only the coin is named.
    public let quote: String?

    private static let dollars = ["USDT", "USDC", "FDUSD", "BUSD", "TUSD", "DAI", "USD", "PERP"]
    private static let currencies = ["EUR", "GBP", "JPY", "TRY", "BRL", "AUD", "KRW", "BTC", "ETH"]

    /// Coins whose names no file has for another reason.
    private static let names: [(name: String, code: String)] = [
        ("bitcoin", "BTC"), ("btc", "BTC"), ("xbt", "BTC"), ("ethereum", "ETH"), ("ether", "ETH"),
        ("eth", "ETH"), ("solana", "SOL"), ("sol", "SOL"), ("ripple", "XRP"), ("xrp", "XRP"),
        ("dogecoin", "DOGE"), ("doge", "DOGE"), ("cardano", "ADA"), ("ada", "ADA"), ("bnb", "BNB"),
        ("litecoin", "LTC"), ("ltc", "LTC"), ("avalanche", "AVAX"), ("avax", "AVAX"),
        ("polkadot", "DOT"), ("chainlink", "LINK"), ("tron", "TRX"), ("trx", "TRX"),
        ("shib", "SHIB"), ("pepe", "PEPE"), ("monero", "XMR"), ("xmr", "XMR"), ("stellar", "XLM"),
        ("xlm", "XLM"), ("bch", "BCH"), ("etc", "ETC"), ("sui", "SUI"), ("hype", "HYPE"),
        ("wif", "WIF"), ("bonk", "BONK"), ("uni", "UNI"), ("aave", "AAVE"), ("atom", "ATOM"),
    ]

    /// Nil where no word of it names a coin.
    public init?(_ text: String) {
        let words = Self.words(text)
        for (place, word) in words.enumerated() {
            if let found = Self.pair(word) {
                self = found
                return
            }
            let next = place + 1 < words.count ? words[place + 1] : ""
            // `BTC-USD`, `Kraken btc eur`; but not `prices-usd`.
            let isCoin = Self.isKnown(word) || text.contains(word) && Self.dollars.contains(next)
            if Self.dollars.contains(next) || Self.currencies.contains(next), isCoin,
                Self.isCode(word), !Self.dollars.contains(word)
            {
                self.init(word, next)
                return
            }
        }
        guard
            let code = words.lazy.compactMap({ word in
                Self.names.first { $0.name.uppercased() == word }?.code
            }).first
        else { return nil }
        self.init(code, nil)
    }

    /// The name of a file, its folders and ending left out.
    public init?(file path: String) {
        var name = path.split(separator: "/").last.map(String.init) ?? path
        if let point = name.lastIndex(of: "."), point > name.startIndex {
            name = String(name[..<point])
        }
        self.init(name)
    }

    private init(_ base: String, _ quote: String?) {
        coin = Asset(base == "XBT" ? "BTC" : base)
        self.quote = quote
    }

    private static func words(_ text: String) -> [String] {
        text.uppercased().utf8.split { !(48...57).contains($0) && !(65...90).contains($0) }
            .map { String(decoding: $0, as: UTF8.self) }
    }

    /// One word of a coin and what it is counted in.
    private static func pair(_ word: String) -> TableSymbol? {
        var word = word
        if word.hasSuffix("PERP"), word.utf8.count > 8 { word.removeLast(4) }
        // `XBTUSD` ends in TUSD as well: a coin that everybody knows decides.
        let pairs = dollars.filter { word.hasSuffix($0) }
            .map { (base: String(word.dropLast($0.utf8.count)), quote: $0) }
            .filter { isCode($0.base) && !dollars.contains($0.base) }
        if let pair = pairs.first(where: { isKnown($0.base) }) ?? pairs.first {
            return TableSymbol(pair.base, pair.quote)
        }
        // A coin that everybody knows against another currency: `ETHBTC`, `BTCEUR`.
        for quote in currencies where word.hasSuffix(quote) {
            let base = String(word.dropLast(quote.utf8.count))
            if isKnown(base) {
                return TableSymbol(base, quote)
            }
        }
        return nil
    }

    private static func isKnown(_ word: String) -> Bool {
        word == "XBT" || names.contains { $0.code == word }
    }

    private static func isCode(_ word: String) -> Bool {
        (2...12).contains(word.utf8.count) && word.utf8.contains { $0 >= 65 }
    }

    /// Whether what it is counted in is no dollar.
    public var isInOtherMoney: Bool { quote.map { !Self.dollars.contains($0) } ?? false }
}
