import Figures

/// What a venue does with a position that no longer covers its maintenance margin, in its own order:
/// orders, hedges, a part, the whole, and who gets what.
public struct LiquidationRule: Sendable, Equatable {
    /// Where a liquidated trader's money can go.
    public enum Receiver: String, Sendable { case fund, trader, venue, vault }
    /// Which open orders the venue cancels first.
    public enum Cancels: String, Sendable {
        case all
        /// Only those that would make a position larger.
        case riskIncreasing = "risk-increasing"
    }
    /// How much is closed on the market before the venue takes the rest over.
    public enum Partial: Sendable, Equatable {
        /// The whole position, at once.
        case whole
        /// One large order, filled or cancelled at once, no larger than is needed.
        case oneOrder
        /// Down to the border of the tier so many steps below, again and again, while the position
        /// is in tier `from` or above.
        case tiers(steps: Int, from: Int)
        /// A share first, where the position is worth more than `above`; later orders are for all.
        case share(Figure<Rate>, above: Figure<Money>, cooldown: Int)
    }
    /// When the venue takes a position over instead of selling it for the trader.
    public enum Takeover: Sendable, Equatable {
        /// Never: what the market pays is what counts.
        case never
        /// At once, at the bankruptcy price: the sale is the fund's business.
        case atOnce
        /// After the partial closes have not helped, at the bankruptcy price.
        case stillDeficient
        /// When what is left has shrunk under a share of the maintenance margin: position and margin.
        case under(Figure<Rate>)
    }
    /// Who stands behind a bankrupt position.
    public enum Backstop: String, Sendable { case fund, vault, none }

    /// Charged on the value closed, never more than is left.
    public let fee: Figure<Rate>
    public let feeTo: Receiver
    /// Who keeps what is left after the fees.
    public let surplusTo: Receiver
    public var watches: PriceSeries
    public var cancels: Cancels
    /// Long and short of one contract are closed against each other first.
    public var pairsHedges: Bool
    public var partial: Partial
    public var takesOver: Takeover
    public var backstop: Backstop

    public init(
        fee: Figure<Rate>, feeTo: Receiver, surplusTo: Receiver, watches: PriceSeries = .mark,
        cancels: Cancels = .all, pairsHedges: Bool = false, partial: Partial = .whole,
        takesOver: Takeover = .never, backstop: Backstop = .fund
    ) {
        self.fee = fee
        self.feeTo = feeTo
        self.surplusTo = surplusTo
        self.watches = watches
        self.cancels = cancels
        self.pairsHedges = pairsHedges
        self.partial = partial
        self.takesOver = takesOver
        self.backstop = backstop
    }

    public init(fee: Figure<Rate>, feeTo: Receiver, surplusTo: Receiver, takeover: Bool) {
        self.init(
            fee: fee, feeTo: feeTo, surplusTo: surplusTo, takesOver: takeover ? .atOnce : .never)
    }

    /// True where the trader is settled at the bankruptcy price, with nothing, from the start.
    public var takeover: Bool { takesOver == .atOnce }
}

/// Who is closed when neither the trader nor the fund can pay, and at which price.
public struct DeleveragingRule: Sendable, Equatable {
    /// How winners are put in order; the highest rank is closed first.
    public enum Rank: String, Sendable {
        /// Profit as a share of the wallet, times the margin ratio (Binance).
        case profitTimesMarginRatio = "profit-margin-ratio"
        /// Profit as a share of the margin, times the effective leverage; a loss divided by it
        /// (BitMEX, Bybit).
        case leveragedReturn = "leveraged-return"
        /// Mark ÷ entry (a short: entry ÷ mark), times value ÷ account (Hyperliquid).
        case priceGainTimesLeverage = "price-gain-leverage"
    }
    /// The price at which they are closed.
    public enum ClosingPrice: Sendable, Equatable {
        case bankruptcy
        case mark
        case previousMark
        /// The bankruptcy price, unless it is further from the mark than this share of it.
        case bankruptcyUnlessFar(Figure<Rate>)
    }
    public let rank: Rank
    public let price: ClosingPrice
    /// A fall of the fund within eight hours, as a share of its peak, that starts it; nil where only
    /// an empty fund does.
    public let drawdown: Figure<Rate>?

    public init(rank: Rank, price: ClosingPrice, drawdown: Figure<Rate>? = nil) {
        self.rank = rank
        self.price = price
        self.drawdown = drawdown
    }
    public static let standard = DeleveragingRule(rank: .leveragedReturn, price: .bankruptcy)
}
