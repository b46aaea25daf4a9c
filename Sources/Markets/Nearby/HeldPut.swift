import Figures
import Margin

/// A put in an account: the right to the difference, should the coin end under the strike.
public struct HeldPut: Sendable, Equatable {
    /// Counted from 1, as `hedges` lists them.
    public let number: Int
    public let coin: Asset
    /// The dollars it is paid in.
    public let asset: Asset
    public let size: Quantity
    public let strike: Price
    public let expiry: Moment
    /// When it was bought, on which line, and at which quote.
    public let bought: Moment
    public let line: Int
    public let quote: PutQuote
    /// What was assumed when it was bought.
    public let assumed: AssumedVolatility
}

/// A put that is no more.
public struct PutEnding: Sendable, Equatable {
    public enum Cause: Sendable, Equatable {
        /// Sold back at the bid.
        case sold(PutQuote)
        /// Settled in cash against this price.
        case settled(at: Price)
    }
    public let put: HeldPut
    public let cause: Cause
    public let moment: Moment
    /// What came into the wallet.
    public let received: Money
}

extension HeldPut {
    /// asked price = fair price × one and the half-spread, up to the cent
    public var ask: Figure<Price> {
        let fair = Figure(quote.fair, .fairPut, .model(quote.basis))
        let spread = Figure(
            Rate.one + PutQuote.halfSpread, .askSpread, .model("one and 3%: an assumption"))
        let ask: Figure<Price> = (fair * spread).rounded(.up)
            .rounded(.up, to: Price(units: 1_000_000), why: "up to the cent: you buy")
        guard ask.value == quote.ask else {
            return Figure(quote.ask, .putAsk, .model("a cent: nobody sells for nothing"))
        }
        return ask.named(.putAsk)
    }

    /// premium = asked price × size
    public var premium: Figure<Money> {
        let figure: Figure<Money> = (ask * ownSize).rounded(.up)
        return figure.named(.putPremium)
    }

    /// worth = fair price × size
    public func worth(at quote: PutQuote) -> Figure<Money> {
        let fair = Figure(quote.fair, .fairPut, .model(quote.basis))
        let figure: Figure<Money> = (fair * ownSize).rounded(.down)
        return figure.named(.putWorth)
    }

    /// What a sale brings: bid × size.
    public func proceeds(at quote: PutQuote) -> Money { (quote.bid * size).rounded(.down) }

    /// settlement = greatest of (strike − price) and nought, × size
    public func settlement(at price: Figure<Price>) -> Figure<Money> {
        let strike = Figure(self.strike, .strike, .journal(line: line))
        let nought = Figure(Price.zero, .nothing, .given)
        let gap = Figure<Price>.greatest(strike - price, nought)
        let figure: Figure<Money> = (gap.named(.putPayoff) * ownSize).rounded(.down)
        return figure.named(.putSettlement)
    }

    private var ownSize: Figure<Quantity> { Figure(size, .putSize, .journal(line: line)) }
}

extension PutQuote {
    /// What the formula was given, in words.
    public var basis: String {
        let days = decimalText(Int128(minutes) * 100 / 1440, decimals: 2)
        let share = decimalText(Int128((volatility * 10_000).rounded()), decimals: 2)
        return "Black 1976: spot \(spot), strike \(strike), \(days) days, volatility \(share)% "
            + "(\(isStated ? "the scenario's" : "assumed")), interest 4%"
    }
}

extension Term {
    public static let put = Term(
        "put",
        "The right to sell a coin at its strike until it expires. It is paid for once, and cannot be "
            + "liquidated.")
    public static let strike = Term("strike", "The price at which a put lets its holder sell.")
    public static let putPremium = Term("put premium", "What a put costs, paid when it is bought.")
    public static let putWorth = Term(
        "put mark", "What a put is worth now by its formula, at an assumed volatility.")
    public static let putSettlement = Term(
        "settlement", "What a put pays at its expiry: how far the price lies under its strike.")
    public static let putPayoff = Term("under the strike", "How far the price lies under a strike.")
    public static let putAsk = Term("asked price", "What a seller asks for a put on one coin.")
    public static let askSpread = Term(
        "asked over fair", "What a seller asks, as a part of the fair price.")
    public static let fairPut = Term(
        "fair price", "What a put on one coin is worth by Black's formula of 1976.")
    public static let putSize = Term("covered size", "How many coins a put is on.")
    public static let nothing = Term("nought", "Nothing.")
    public static let impliedVolatility = Term(
        "volatility",
        "How widely a price is expected to move, as a share a year. A put costs more where it is "
            + "high; nobody knows it beforehand.")
    public static let netExposure = Term(
        "net exposure", "How many coins' worth of the price's moves are yours, hedges counted in.")
}
