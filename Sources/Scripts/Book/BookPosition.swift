import Figures
import Margin

/// One position of somebody's book, as their table has it.
public struct BookPosition: Sendable, Equatable {
    /// The line of the table, counted from 1; of a position made of trades, the last of them.
    public let line: Int
    /// As written, made safe to print.
    public let symbol: String
    public let coin: Asset
    public let kind: Contract.Kind
    public let side: Side
    /// Coins of a linear contract, dollars of one that settles in its coin.
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
    /// What else is to be told of the row: where its leverage is from, what it says twice.
    public let remarks: [String]
    /// What one contract is, where the table counts in contracts.
    public let contractSize: Quantity?

    /// Where it is reckoned from: today's mark where it is known, else its entry.
    public var reference: Price { mark ?? entry }

    /// What it has gained so far, in what it settles in; nought where no mark is known. Rounded against
    /// the trader.
    public var profit: Money {
        guard let mark else { return .zero }
        switch kind {
        case .linear:
            let gain = side == .long ? mark - entry : entry - mark
            return (gain * size).rounded(.down)
        case .inverse:
            let (put, left) = (size.divided(by: entry, .nearest), size.divided(by: mark, .nearest))
            return side == .long ? put - left : left - put
        }
    }

    /// What it settles in: the coin, or dollars.
    public var settles: Asset { kind == .inverse ? coin : .usdt }

    /// "0.5 BTC", "10,000 USD".
    public var sizeText: String { "\(size) \(kind == .inverse ? "USD" : coin.code)" }
}

/// Why a row of a book is not taken. Worded here and nowhere else.
public enum BookRefusal: Error, Sendable, Equatable {
    case noSymbol
    case notASymbol(String)
    /// A contract whose profits are in a third asset.
    case quanto
    case dated
    case noSide(String?)
    case contradiction
    case noNumber(column: String, String?)
    case comma(column: String, String)
    case tooLarge(column: String)
    case closed
    case modeUnknown(String)
    /// Its size counts contracts, and nothing says what one is.
    case unknownContract(Quantity)
    /// What its size counts is neither its coin nor contracts.
    case otherUnit(String)
    case contradicts(String)
    /// What is held by the table's own count, and what its trades leave.
    case otherHeld(said: Quantity, left: Quantity)
    case quoteNotClosed

    public var words: String {
        switch self {
        case .noSymbol: "the row names no symbol"
        case .notASymbol(let text): "`\(Line.quoted(text))` is no symbol, as in BTCUSDT"
        case .quanto: "it settles in another coin than it follows; such contracts are not taken"
        case .dated: "it ends on a day of its own; only perpetual contracts are taken"
        case .noSide(nil): "neither a side nor the sign of its size says long or short"
        case .noSide(let text?): "the side is `\(Line.quoted(text))`, neither long nor short"
        case .contradiction: "its side says long and the minus of its size short"
        case .noNumber(let column, nil): "there is no \(column)"
        case .unknownContract(let count):
            "its size is \(count) contracts, and no source here says what one of them is; a column "
                + "contractSize would"
        case .otherUnit(let unit):
            "its size is in `\(Line.quoted(unit))`, which is a value and no size"
        case .contradicts(let words): words
        case .otherHeld(let said, let left):
            "the table says that \(said) is held after it, and its trades leave \(left): some are "
                + "missing"
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
    case bytes(TableFault)

    public var words: String {
        switch self {
        case .bytes(let fault): fault.words
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
