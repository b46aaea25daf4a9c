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
    /// What the sale lacked: paid by whoever stands behind it, fund or vault, as far as it reaches.
    public let shortfall: Money
    public let fundPays: Money
    public let payer: LiquidationRule.Receiver

    /// What came back to the trader.
    public var returned: Money { surplusTo == .trader ? surplus : .zero }
    /// What neither the trader nor the fund could pay.
    public var unpaid: Money { shortfall - fundPays }
    /// What the fund gained, or, negative, paid.
    public var fundChange: Money { change(of: .fund) }
    /// What whoever stands behind the position gained, or, negative, paid.
    public var backstopChange: Money { change(of: payer) }

    private func change(of receiver: LiquidationRule.Receiver) -> Money {
        let fee = feeTo == receiver ? liquidationFee : .zero
        let paid = payer == receiver ? fundPays : .zero
        return fee + (surplusTo == receiver ? surplus : .zero) - paid
    }

    /// - Parameters:
    ///   - mark: the mark that made it due, where a venue's takeover depends on what was left there;
    ///     nil for a sale exactly at the line.
    ///   - fund: what whoever stands behind it has.
    public init(
        of position: Position, soldAt price: Figure<Price>, due mark: Price? = nil,
        rules: Rulebook, fund: Money
    ) {
        let rule = rules.liquidation
        let isVaults = mark.map { rule.goesToVault(position, at: $0) } ?? false
        let value = position.contract.value(of: position.size, at: price, .up).value
        let left = position.equity(at: price)
        let profit = left.value - position.collateral.value
        var remaining = max(left.value, .zero)
        // Who takes a position over sells it for himself.
        let takerDue = isVaults ? .zero : (value * rules.fees.taker.value).rounded(.up)
        let takerFee = min(remaining, takerDue)
        remaining -= takerFee
        let feeDue = isVaults ? .zero : (value * rule.fee.value).rounded(.up)
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
        surplusTo = isVaults ? .vault : rule.takeover ? .fund : rule.surplusTo
        payer = rule.backstop == .vault ? .vault : .fund
        self.shortfall = shortfall
        fundPays = min(shortfall, max(fund, .zero))
    }
}

extension LiquidationRule {
    /// Whether so little is left at a mark that a vault takes position and margin over unsold.
    fileprivate func goesToVault(_ position: Position, at mark: Price) -> Bool {
        guard case .under(let share) = takesOver else { return false }
        let price = Figure(mark)
        let level: Money = (position.maintenance(at: price).value * share.value).rounded(.down)
        return position.equity(at: price).value < level
    }
}
