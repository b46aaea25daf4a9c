import Figures
import Margin

/// A contract as a table names it: `BTCUSDT`, `BTC-USDT-SWAP`, `BTC/USDT:USDT`, `BTCPERP`, `BTCUSDT.P`,
/// `BTCUSDT Perp 20x` and `BTC` follow bitcoin and settle in dollars; `BTCUSD_PERP`, `XBTUSD`,
/// `BTC/USD:BTC`, `PI_XBTUSD` and `BTC-PERPETUAL` settle in it.
struct BookSymbol: Equatable {
    /// As written, in capitals.
    let text: String
    let coin: Asset
    let kind: Contract.Kind
    /// What the price is in; nil where the symbol does not say.
    let quote: String?

    private static let stable = ["USDT", "USDC", "BUSD", "FDUSD"]

    init(_ written: String, of venue: BookVenue? = nil) throws(BookRefusal) {
        let upper = written.uppercased()
        guard upper.utf8.count <= 30,
            upper.utf8.allSatisfy({ Self.isWord($0) || "-_/:. ".utf8.contains($0) })
        else { throw .notASymbol(written) }
        // Behind a colon trading libraries write what it settles in; Hyperliquid writes whose market
        // it is before one.
        if venue == .hyperliquid, upper.contains(":") { throw .notASymbol(written) }
        let halves = upper.split(separator: ":", omittingEmptySubsequences: false)
        var parts = halves[0].split { !Self.isWord($0.utf8.first ?? 0) }.map(String.init)
        // Kraken: what settles in coin, in dollars, and what ends on a day.
        let prefix = parts.count > 1 ? parts[0] : ""
        if ["FI", "FF"].contains(prefix) { throw .dated }
        if ["PI", "PF"].contains(prefix) { parts.removeFirst() }
        let isPerpetual = parts.last == "PERPETUAL"
        while let last = parts.last, parts.count > 1, Self.isOrnament(last) { parts.removeLast() }
        if parts.count > 1, let last = parts.last, last.utf8.contains(where: Self.isDigit) {
            throw .dated
        }
        let joined = parts.joined()
        let (base, quote) = try Self.pair(joined, written)
        coin = try Self.asset(base, written)
        if halves.count > 1 {
            kind = try Self.kind(settling: String(halves[1]), coin, quote, written)
        } else if prefix == "PF" {
            kind = .linear
        } else if venue == .bitmex, quote == "USD", coin.code != "BTC" {
            throw .quanto
        } else {
            // Deribit names its first contracts by the coin alone.
            let isCoin = quote == "USD" || quote == nil && isPerpetual
            kind = isCoin ? .inverse : .linear
        }
        text = upper
        self.quote = quote
    }

    private static func kind(
        settling: String, _ coin: Asset, _ quote: String?, _ written: String
    ) throws(BookRefusal) -> Contract.Kind {
        let asset = settling == "XBT" ? "BTC" : settling
        if asset == coin.code { return .inverse }
        if stable.contains(asset) || asset == "USD" || asset == quote { return .linear }
        guard asset.utf8.contains(where: isDigit) else { throw .quanto }
        throw .dated
    }

    /// What venues write behind a symbol: the word for a contract that never expires, a leverage.
    private static func isOrnament(_ word: String) -> Bool {
        ["PERP", "PERPETUAL", "SWAP", "P", "CM", "UM"].contains(word)
            || (word.hasSuffix("X") && word.dropLast().utf8.allSatisfy(isDigit))
    }

    private static func pair(
        _ joined: String, _ written: String
    ) throws(BookRefusal) -> (base: String, quote: String?) {
        if joined.isEmpty || joined == "USD" || stable.contains(joined) {
            throw .notASymbol(written)
        }
        for dollar in stable where joined.hasSuffix(dollar) {
            return (String(joined.dropLast(dollar.count)), dollar)
        }
        if joined.hasSuffix("PERP") { return (String(joined.dropLast(4)), nil) }
        if joined.hasSuffix("USD") { return (String(joined.dropLast(3)), "USD") }
        return (joined, nil)
    }

    private static func asset(_ code: String, _ written: String) throws(BookRefusal) -> Asset {
        guard (1...12).contains(code.utf8.count),
            code.utf8.contains(where: { !isDigit($0) })
        else { throw .notASymbol(written) }
        return Asset(code == "XBT" ? "BTC" : code)
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        isDigit(byte) || (byte >= 65 && byte <= 90)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
}
