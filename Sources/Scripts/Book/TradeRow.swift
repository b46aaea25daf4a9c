import Figures
import Margin

// A row of a table of trades.

extension BookRow {
    /// What a log's type says of a trade: Bybit's `execType` (documentation of its API, enums), BitMEX's,
    /// Deribit's and Kraken's, the words of their files, and those of tables that tell there how it was
    /// ordered.
    private static let tradeTypes = [
        "TRADE", "ADLTRADE", "BUSTTRADE", "BLOCKTRADE", "MOVEPOSITION", "LIQUIDATION", "ADL",
        "MARKET", "LIMIT", "FUTURES TRADE", "FUTURES LIQUIDATION", "FUTURES ASSIGNOR",
        "FUTURES ASSIGNEE",
    ]

    /// Why a row is no trade of a derivative, in a word of its own: `Funding`, `Spot`; nil where it is.
    ///
    /// Only rows of trades count in a log of all that changed an account, and of Bybit's those that
    /// opened or closed: a trade of its spot market does neither.
    var passedOver: String? {
        if places.venue != .bybit, let market = text(.market),
            ["spot", "margin", "option", "options"].contains(market.lowercased())
        {
            return market
        }
        // Hyperliquid's spot trades name two coins, or a number.
        if places.venue == .hyperliquid, let coin = text(.symbol),
            coin.contains("/") || coin.hasPrefix("@")
        {
            return "Spot"
        }
        // Kraken's log has a second row for the money of each trade.
        if places.venue == .kraken, let asset = text(.symbol), !asset.contains("_") {
            return "money"
        }
        guard places.has(.type) else { return nil }
        guard let type = text(.type), Self.tradeTypes.contains(type.uppercased()) else {
            return text(.type) ?? "without a type"
        }
        let opensNothing = places.has(.action) && places.venue == .bybit && text(.action) == nil
        return opensNothing ? "Spot" : nil
    }

    /// The trade of this row: positive for what was bought; nil where nothing was.
    func trade() throws(BookRefusal) -> BookTrade? {
        if isLeftOpen { throw .quoteNotClosed }
        let size: Quantity? = try number(.size, "quantity")
        let contracts: Quantity? = try number(.contracts, "quantity")
        guard let counted = size ?? contracts else {
            throw .noNumber(column: "quantity", nil)
        }
        if counted.units == 0 { return nil }
        let (isBought, book) = try direction(counted)
        let symbol = try symbol()
        let price: Price = try positive(.price, "price")
        let (whole, contract) = try self.size(counted.magnitude, of: symbol)
        let held: Quantity? = try? number(.held, "position")
        return BookTrade(
            line: line, symbol: symbol, book: book, size: isBought ? whole : -whole, price: price,
            held: try coins(held, of: symbol), contractSize: contract)
    }

    private func coins(
        _ held: Quantity?, of symbol: BookSymbol
    ) throws(BookRefusal) -> Quantity? {
        guard let held else { return nil }
        return try size(held.magnitude, of: symbol).0
    }

    /// Whether it bought, and which of two books it stands in where both sides are held at once.
    ///
    /// `Buy`, `sell`, `Open long` (bought), `Close long` (sold), `Long > Short` (sold), `close buy`
    /// (bought), `Liquidated Cross Long` (sold); without such a word the sign of the size.
    private func direction(_ size: Quantity) throws(BookRefusal) -> (isBought: Bool, book: String?)
    {
        let hedged = text(.positionSide)?.lowercased()
        let book = hedged == "long" || hedged == "short" ? hedged : nil
        guard let said = text(.side) else {
            guard places.venue == .kraken else { throw .noSide(nil) }
            return (!size.isNegative, book)
        }
        let words = said.lowercased().split { !$0.isLetter && $0 != ">" }.map(String.init)
        for word in words {
            if ["buy", "b", "bought", "bid"].contains(word) { return (true, book) }
            if ["sell", "s", "sold", "a", "ask"].contains(word) { return (false, book) }
        }
        guard let side = words.last(where: { $0 == "long" || $0 == "short" || $0 == "l" }) else {
            throw .noSide(said)
        }
        let isLong = side != "short"
        let ends = words.contains { $0 == "close" || $0.hasPrefix("liquidat") }
        // OKX holds a long and a short of one contract side by side where actions name them.
        let own = places.venue == .okx ? side : book
        return (ends ? !isLong : isLong, own)
    }
}
