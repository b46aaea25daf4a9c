import Figures
import Margin

/// One trade of a table of trades.
struct BookTrade {
    let line: Int
    let symbol: BookSymbol
    /// `long` or `short` where both sides of a contract are held at once; else nil.
    let book: String?
    /// Above zero for what was bought, below for what was sold.
    let size: Quantity
    let price: Price
    /// What is held after it by the table's own count, without a sign; nil where it does not say.
    let held: Quantity?
    /// What one contract is, where it was counted in contracts.
    let contractSize: Quantity?
}

/// What trades leave: for each contract a signed size and its exact cost.
///
/// A trade on the position's own side adds size and cost; one on the other side takes away its share
/// of the cost, and what goes beyond it begins a new position at its own price. A contract in USDT
/// and one in USDC are two.
struct BookTally {
    private struct Entry {
        let symbol: BookSymbol
        let book: String?
        var line: Int
        var size = Quantity.zero
        /// What the size cost in what it settles in, in units of 10⁻¹⁶; never below zero.
        var cost = Unrounded<Money>.zero
        var held: Quantity?
        var contractSize: Quantity?
    }
    private var entries: [Entry] = []

    /// - Returns: false where the position would be beyond every number; then nothing has changed.
    mutating func add(_ trade: BookTrade) -> Bool {
        let found = entries.firstIndex {
            $0.symbol.coin == trade.symbol.coin && $0.symbol.kind == trade.symbol.kind
                && $0.symbol.quote == trade.symbol.quote && $0.book == trade.book
        }
        var entry =
            found.map { entries[$0] }
            ?? Entry(symbol: trade.symbol, book: trade.book, line: trade.line)
        entry.line = trade.line
        entry.held = trade.held
        entry.contractSize = trade.contractSize
        let adds =
            entry.size.units == 0 || entry.size.isNegative == trade.size.isNegative
        if adds {
            entry.size += trade.size
            entry.cost = entry.cost + Self.cost(trade, of: trade.size.magnitude)
        } else if trade.size.magnitude <= entry.size.magnitude {
            let gone = scaledQuotient(
                entry.cost.parts, trade.size.magnitude.units, entry.size.magnitude.units, .nearest)
            entry.cost = Unrounded(parts: entry.cost.parts - gone)
            entry.size += trade.size
        } else {
            entry.size += trade.size
            entry.cost = Self.cost(trade, of: entry.size.magnitude)
        }
        guard entry.size.isAdmissible, entry.cost.rounded(.up).isAdmissible else { return false }
        if let found { entries[found] = entry } else { entries.append(entry) }
        return true
    }

    private static func cost(_ trade: BookTrade, of size: Quantity) -> Unrounded<Money> {
        guard trade.symbol.kind == .inverse else { return trade.price * size }
        return Unrounded(
            parts: scaledQuotient(
                size.units, unitsPerOne * unitsPerOne, trade.price.units, .nearest))
    }

    /// What is held after the last trade, and what the table counts otherwise.
    var left: (positions: [BookPosition], refused: [BookSheet.Refused]) {
        var positions: [BookPosition] = []
        var refused: [BookSheet.Refused] = []
        for entry in entries {
            if let held = entry.held, held != entry.size.magnitude {
                let refusal = BookRefusal.otherHeld(said: held, left: entry.size.magnitude)
                refused.append(BookSheet.Refused(line: entry.line, refusal: refusal))
            } else if let position = Self.position(entry) {
                positions.append(position)
            }
        }
        return (positions, refused)
    }

    private static func position(_ entry: Entry) -> BookPosition? {
        let size = entry.size.magnitude
        guard size.isPositive, entry.cost.parts > 0 else { return nil }
        let average =
            entry.symbol.kind == .linear
            ? entry.cost.divided(by: size, .nearest)
            : Price(
                units: scaledQuotient(
                    size.units, unitsPerOne * unitsPerOne, entry.cost.parts, .nearest))
        guard average.isPositive else { return nil }
        return BookPosition(
            line: entry.line, symbol: entry.symbol.text, coin: entry.symbol.coin,
            kind: entry.symbol.kind, side: entry.size.isNegative ? .short : .long, size: size,
            entry: average, mark: nil, leverage: nil, mode: nil, margin: nil,
            marginHasProfit: false, remarks: [], contractSize: entry.contractSize)
    }
}
