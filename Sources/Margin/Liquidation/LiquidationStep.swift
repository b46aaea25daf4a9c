import Figures

/// One step of a liquidation, with its figures. Steps come in the order in which the venue takes
/// them; `who` and `why` read them.
public enum LiquidationStep: Sendable, Equatable {
    /// What was there, and what was needed.
    case triggered(Pool, Risk)
    case cancelled([Order])
    /// Long and short of one contract closed against each other.
    case paired(symbol: String, quantity: Quantity, price: Price, profit: Money)
    /// Other assets turned into the one that was owed.
    case converted(Converted, into: Asset)
    /// A part or the whole sold, or bought back, on the market.
    case reduced(Part)
    case paidFee(Money, Asset, to: LiquidationRule.Receiver, Reason)
    /// The venue waits before it goes on.
    case waited(seconds: Int)
    /// Enough was closed: the rest stays with the trader.
    case compliant(Risk)
    /// Position and what backs it pass to the fund or the vault; the trader is settled at this price.
    case takenOver(symbol: String, Side, Quantity, at: Price?, by: LiquidationRule.Receiver)
    /// What the fund or the vault then got for it.
    case soldOn(symbol: String, Quantity, price: Price, profit: Money)
    case surplus(Money, Asset, to: LiquidationRule.Receiver)
    case shortfall(Money, Asset, paidBy: LiquidationRule.Receiver)
    /// The fund has fallen too far from the most it held in the last hours: it takes nothing over.
    case fundFell(from: Money, to: Money, Asset)
    /// A winner was closed for it.
    case deleveraged(name: String, symbol: String, Quantity, at: Price, profit: Money)
    /// What nobody could pay is missing from the other side's profit.
    case unpaid(Money, Asset)

    /// What one forced trade came to.
    public struct Part: Sendable, Equatable {
        public let symbol: String
        public let side: Side
        public let quantity: Quantity
        public let price: Price
        public let profit: Money
        /// Tiers before and after, counted from 1.
        public let tierBefore: Int
        public let tierAfter: Int?
    }
}

/// What a liquidation is told: an account, its rules, prices, and who stands behind.
public struct LiquidationScene: Sendable, Equatable {
    public var account: Account
    public var rules: Rulebook
    /// The prices of each stage: a venue that waits goes on at the next ones. The last ones stay.
    public var prices: [Prices]
    /// What the sales so far were filled at, where sales move the price; each makes a stage. Nil where
    /// every sale gets the last price.
    public var fills: [Price]?
    /// What the insurance fund and the vault hold.
    public var fund: [Balance]
    public var vault: [Balance]
    /// The most that the fund held in the last eight hours.
    public var fundPeak: [Balance]
    /// Positions on the other side, which may be closed when nobody else can pay.
    public var winners: [Winner]

    public init(
        account: Account, rules: Rulebook, prices: [Prices], fund: [Balance] = [],
        vault: [Balance] = [], fundPeak: [Balance] = [], winners: [Winner] = [],
        fills: [Price]? = nil
    ) {
        self.account = account
        self.rules = rules
        self.prices = prices
        self.fund = fund
        self.vault = vault
        self.fundPeak = fundPeak
        self.winners = winners
        self.fills = fills
    }
}
