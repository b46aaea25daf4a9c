import Figures
import Margin

/// One position of somebody's book, as their table has it.
public struct BookPosition: Sendable, Equatable {
    /// The line of the table, counted from 1; of a position made of trades, the last of them.
    public let line: Int
    /// As written, made safe to print.
    public let symbol: String
    public let coin: Asset
    public let side: Side
    /// In coins.
    public let size: Quantity
    public let entry: Price
    /// Nil where the table has none.
    public let mark: Price?
    /// Nil where the table has none.
    public let leverage: Multiple?
    public let mode: MarginMode?
    /// The money behind it, and whether the profit so far is counted in.
    public let margin: Money?
    public let marginHasProfit: Bool

    /// Where it is reckoned from: today's mark where it is known, else its entry.
    public var reference: Price { mark ?? entry }

    /// What it has gained so far, in dollars; nought where no mark is known. Rounded against the
    /// trader.
    public var profit: Money {
        guard let mark else { return .zero }
        let gain = side == .long ? mark - entry : entry - mark
        return (gain * size).rounded(.down)
    }
}

/// Why a row of a book is not taken. Worded here and nowhere else.
public enum BookRefusal: Error, Sendable, Equatable {
    case noSymbol
    case notASymbol(String)
    case settlesInCoin
    case dated
    case noSide(String?)
    case contradiction
    case noNumber(column: String, String?)
    case comma(column: String, String)
    case tooLarge(column: String)
    case closed
    case modeUnknown(String)
    case quoteNotClosed

    public var words: String {
        switch self {
        case .noSymbol: "the row names no symbol"
        case .notASymbol(let text): "`\(Line.quoted(text))` is no symbol, as in BTCUSDT"
        case .settlesInCoin:
            "it settles in the coin; only positions that settle in dollars are taken"
        case .dated: "it ends on a day of its own; only perpetual contracts are taken"
        case .noSide(nil): "neither a side nor the sign of its size says long or short"
        case .noSide(let text?): "the side is `\(Line.quoted(text))`, neither long nor short"
        case .contradiction: "its side says long and the minus of its size short"
        case .noNumber(let column, nil): "there is no \(column)"
        case .comma(let column, let text):
            "the \(column) is `\(Line.quoted(text))`, whose comma may part thousands or begin "
                + "decimals; 1234.5 is clear"
        case .noNumber(let column, let text?):
            "the \(column) is `\(Line.quoted(text))`, no number above zero"
        case .tooLarge(let column): "the \(column) is too large to reckon with"
        case .closed: "it is closed"
        case .modeUnknown(let text): "the margin mode `\(Line.quoted(text))` is not known"
        case .quoteNotClosed: "it opens a double quote and never closes it"
        }
    }
}

/// Why a whole table is not taken.
public enum BookFault: Error, Sendable, Equatable {
    case empty
    /// - Parameter first: the first line, as far as it is shown.
    case noColumns(first: String)
    case onlyClosed
    case noSide
    case noSize

    public var words: String {
        switch self {
        case .empty: "has no rows"
        case .noColumns(let first):
            "has no line that names its columns, in English: a symbol, and an entry or a trade's "
                + "price. It begins `\(Line.quoted(first))`"
        case .onlyClosed: "tells only of positions that were closed: nothing of it is held today"
        case .noSide: "has no column that says long or short, buy or sell"
        case .noSize: "has no column for the size"
        }
    }
}
