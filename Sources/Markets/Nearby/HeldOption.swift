import Figures
import Margin

/// An option in an account: the right to the difference, should the coin end beyond the strike.
public struct HeldOption: Sendable, Equatable {
    public let kind: OptionKind
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
    public let quote: OptionQuote
    /// What was assumed when it was bought.
    public let assumed: AssumedVolatility
}

/// An option that is no more.
public struct OptionEnding: Sendable, Equatable {
    public enum Cause: Sendable, Equatable {
        /// Sold back at the bid.
        case sold(OptionQuote)
        /// Settled in cash against this price.
        case settled(at: Figure<Price>)
    }
    public let option: HeldOption
    public let cause: Cause
    public let moment: Moment
    /// What came into the wallet.
    public let received: Money
}

extension HeldOption {
    /// asked price = fair price × one and the half-spread, up to the cent
    public var ask: Figure<Price> {
        let fair = Figure(quote.fair, .fairOption, .model(quote.basis))
        let half = quote.halfSpread
        let words =
            half == OptionDepth.leastHalfSpread
            ? "one and 3%: an assumption"
            : "one and the half-spread, wider for more coins: an assumption"
        let spread = Figure(Rate.one + half, .askSpread, .model(words))
        let ask: Figure<Price> = (fair * spread).rounded(.up)
            .rounded(.up, to: Price(units: 1_000_000), why: "up to the cent: you buy")
        guard ask.value == quote.ask else {
            return Figure(quote.ask, .optionAsk, .model("a cent: nobody sells for nothing"))
        }
        return ask.named(.optionAsk)
    }

    /// premium = asked price × size
    public var premium: Figure<Money> {
        let figure: Figure<Money> = (ask * ownSize).rounded(.up)
        return figure.named(kind.premium)
    }

    /// worth = fair price × size
    public func worth(at quote: OptionQuote) -> Figure<Money> {
        let fair = Figure(quote.fair, .fairOption, .model(quote.basis))
        let figure: Figure<Money> = (fair * ownSize).rounded(.down)
        return figure.named(kind.worth)
    }

    /// What a sale brings: bid × size.
    public func proceeds(at quote: OptionQuote) -> Money { (quote.bid * size).rounded(.down) }

    /// settlement = greatest of (strike − price) and nought, × size; of a call, of (price − strike)
    public func settlement(at price: Figure<Price>) -> Figure<Money> {
        let strike = Figure(self.strike, .strike, .journal(line: line))
        let nought = Figure(Price.zero, .nothing, .given)
        let beyond = kind == .put ? strike - price : price - strike
        let gap = Figure<Price>.greatest(beyond, nought)
        let figure: Figure<Money> = (gap.named(kind.payoff) * ownSize).rounded(.down)
        return figure.named(kind.settlement)
    }

    private var ownSize: Figure<Quantity> { Figure(size, .optionSize, .journal(line: line)) }
}

extension OptionQuote {
    /// What the formula was given, in words.
    public var basis: String {
        let days = decimalText(Int128(minutes) * 100 / 1440, decimals: 2)
        let share = decimalText(Int128((volatility * 10_000).rounded()), decimals: 2)
        return "Black 1976: spot \(spot), strike \(strike), \(days) days, volatility \(share)% "
            + "(\(isStated ? "the scenario's" : "assumed")), interest 4%"
    }
}

extension OptionKind {
    public var premium: Term { self == .put ? .putPremium : .callPremium }
    public var worth: Term { self == .put ? .putWorth : .callWorth }
    public var settlement: Term { self == .put ? .putSettlement : .callSettlement }
    public var payoff: Term { self == .put ? .putPayoff : .callPayoff }
}
