import Margin

/// A venue's symbol, reduced to its coin: `BTCUSDT`, `BTC-USDT-SWAP`, `BTC/USDT:USDT`, `BTCPERP`,
/// `BTCUSDT.P`, `BTCUSDT Perp 20x`, `BTC` are all positions on BTC that settle in dollars.
enum BookSymbol {
    private static let dollars = ["USDT", "USDC", "BUSD", "FDUSD"]

    static func coin(of text: String) throws(BookRefusal) -> Asset {
        let upper = text.uppercased()
        guard upper.utf8.count <= 30,
            upper.utf8.allSatisfy({ isWord($0) || "-_/:. ".utf8.contains($0) })
        else { throw .notASymbol(text) }
        // What follows a colon only says again what it settles in.
        let named = upper.split(separator: ":", omittingEmptySubsequences: false)[0]
        var parts = named.split { !isWord($0.utf8.first ?? 0) }.map(String.init)
        while let last = parts.last, parts.count > 1, isOrnament(last) { parts.removeLast() }
        if parts.count > 1, let last = parts.last, last.utf8.contains(where: isDigit) {
            throw .dated
        }
        let joined = parts.joined()
        guard let first = joined.utf8.first, isWord(first) else { throw .notASymbol(text) }
        return try asset(try base(of: joined), text)
    }

    /// What venues write behind a symbol: the word for a contract that never expires, a leverage.
    private static func isOrnament(_ word: String) -> Bool {
        ["PERP", "PERPETUAL", "SWAP", "P"].contains(word)
            || (word.hasSuffix("X") && word.dropLast().utf8.allSatisfy(isDigit))
    }

    private static func base(of joined: String) throws(BookRefusal) -> String {
        if joined == "USD" || dollars.contains(joined) { throw .notASymbol(joined) }
        for dollar in dollars where joined.hasSuffix(dollar) {
            return String(joined.dropLast(dollar.count))
        }
        if joined.hasSuffix("PERP") { return String(joined.dropLast(4)) }
        if joined.hasSuffix("USD") { throw .settlesInCoin }
        return joined
    }

    private static func asset(_ code: String, _ text: String) throws(BookRefusal) -> Asset {
        guard (1...12).contains(code.utf8.count),
            code.utf8.contains(where: { !isDigit($0) })
        else { throw .notASymbol(text) }
        return Asset(code == "XBT" ? "BTC" : code)
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        isDigit(byte) || (byte >= 65 && byte <= 90)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
}
