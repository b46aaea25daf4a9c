import Figures

/// What a forced close comes to, once the position was sold at a price: who is paid what.
///
/// The order is the venue's: the loss is settled with the market, then the venue takes its taker fee,
/// then the liquidation fee is taken, each at most what is left; the rest goes where the rulebook
/// says. A shortfall is paid by the insurance fund as far as it reaches; what even the fund lacks is
/// missing from the winners' profit. (Binance, "Liquidation Protocols",
/// https://www.binance.com/en/support/faq/360033525271; Bybit, "Insurance Fund".)
public struct Settlement: Sendable, Equatable {
    /// The price at which the position was sold or bought back.
    public let price: Price
    public let collateral: Money
    /// The profit of the sale, before fees: negative for a loss.
    public let profit: Money
    /// Collateral plus profit: negative where the sale fell short.
    public let left: Figure<Money>
    public let takerFee: Money
    /// What the liquidation fee would have been, and what was taken.
    public let liquidationFeeDue: Money
    public let liquidationFee: Money
    public let feeTo: LiquidationRule.Receiver
    /// What is left after the fees, and who keeps it.
    public let surplus: Money
    public let surplusTo: LiquidationRule.Receiver
    /// What the sale lacked: paid by the fund as far as it reaches.
    public let shortfall: Money
    public let fundPays: Money

    /// What came back to the trader.
    public var returned: Money { surplusTo == .trader ? surplus : .zero }
    /// What neither the trader nor the fund could pay.
    public var unpaid: Money { shortfall - fundPays }
    /// What the fund gained, or, negative, paid.
    public var fundChange: Money {
        let fee = feeTo == .fund ? liquidationFee : .zero
        return fee + (surplusTo == .fund ? surplus : .zero) - fundPays
    }

    public init(of position: Position, soldAt price: Figure<Price>, rules: Rulebook, fund: Money) {
        let rule = rules.liquidation
        let value = position.contract.value(of: position.size, at: price, .up).value
        let left = position.equity(at: price)
        let profit = left.value - position.collateral.value
        var remaining = max(left.value, .zero)
        let takerFee = min(remaining, (value * rules.fees.taker.value).rounded(.up))
        remaining -= takerFee
        let feeDue = (value * rule.fee.value).rounded(.up)
        let fee = min(remaining, feeDue)
        remaining -= fee
        let shortfall = max(-left.value, .zero)
        self.price = price.value
        collateral = position.collateral.value
        self.profit = profit
        self.left = left
        self.takerFee = takerFee
        liquidationFeeDue = feeDue
        liquidationFee = fee
        feeTo = rule.feeTo
        surplus = remaining
        surplusTo = rule.takeover ? .fund : rule.surplusTo
        self.shortfall = shortfall
        fundPays = min(shortfall, max(fund, .zero))
    }
}
