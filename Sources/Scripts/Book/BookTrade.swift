import Figures
import Margin

/// One trade of a table of trades.
struct BookTrade {
    let line: Int
    let symbol: String
    let coin: Asset
    /// `long` or `short` where both sides of a coin are held at once; else nil.
    let book: String?
    /// Above zero for what was bought, below for what was sold.
    let size: Quantity
    let price: Price
}

/// What trades leave: for each coin a signed size and its exact cost.
///
/// A trade on the position's own side adds size and cost; one on the other side takes away its share
/// of the cost, and what goes beyond it begins a new position at its own price.
struct BookTally {
    private struct Entry {
        let coin: Asset
        let book: String?
        var symbol: String
        var line: Int
        var size = Quantity.zero
        /// What the size cost, in units of 10⁻¹⁶; never below zero.
        var cost = Unrounded<Money>.zero
    }
    private var entries: [Entry] = []

    /// - Returns: false where the position would be beyond every number; then nothing has changed.
    mutating func add(_ trade: BookTrade) -> Bool {
        let found = entries.firstIndex { $0.coin == trade.coin && $0.book == trade.book }
        var entry =
            found.map { entries[$0] }
            ?? Entry(coin: trade.coin, book: trade.book, symbol: trade.symbol, line: trade.line)
        entry.line = trade.line
        entry.symbol = trade.symbol
        let adds =
            entry.size.units == 0 || entry.size.isNegative == trade.size.isNegative
        if adds {
            entry.size += trade.size
            entry.cost = entry.cost + trade.price * trade.size.magnitude
        } else if trade.size.magnitude <= entry.size.magnitude {
            let gone = scaledQuotient(
                entry.cost.parts, trade.size.magnitude.units, entry.size.magnitude.units, .nearest)
            entry.cost = Unrounded(parts: entry.cost.parts - gone)
            entry.size += trade.size
        } else {
            entry.size += trade.size
            entry.cost = trade.price * entry.size.magnitude
        }
        guard entry.size.isAdmissible, entry.cost.rounded(.up).isAdmissible else { return false }
        if let found { entries[found] = entry } else { entries.append(entry) }
        return true
    }

    /// What is held after the last trade.
    var positions: [BookPosition] {
        entries.filter { $0.size.units != 0 }.compactMap { entry in
            let entryPrice = entry.cost.divided(by: entry.size.magnitude, .nearest)
            guard entryPrice.isPositive else { return nil }
            return BookPosition(
                line: entry.line, symbol: entry.symbol, coin: entry.coin,
                side: entry.size.isNegative ? .short : .long, size: entry.size.magnitude,
                entry: entryPrice, mark: nil, leverage: nil, mode: nil, margin: nil,
                marginHasProfit: false)
        }
    }
}
