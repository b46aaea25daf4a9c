import Figures

// What a position is worth at a mark price, and what must stay covered.
// Source of the formulas: Binance, "How to Calculate Liquidation Price of USDⓈ-M Futures Contracts"
// https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93 and, for inverse
// contracts, https://www.binance.com/en/support/faq/ceccfcfb4e3a45e3b48b0b1bb1a8ae46

extension Position {
    /// What the position is worth at a price; rounded up, since requirements are taken of it.
    public func value(at price: Figure<Price>) -> Figure<Money> {
        contract.value(of: size, at: price, .up).named(.positionValue)
    }

    /// What closing at a price gains, before fees; rounded against the trader.
    ///
    ///     linear   long price × size − cost     short cost − price × size
    ///     inverse  long cost − size ÷ price     short size ÷ price − cost
    public func profit(at price: Figure<Price>) -> Figure<Money> {
        let profit =
            gainsWithValue
            ? contract.value(of: size, at: price, .down) - cost
            : cost - contract.value(of: size, at: price, .up)
        return profit.named(.profit)
    }

    /// What is left of the margin at a price.
    public func equity(at price: Figure<Price>) -> Figure<Money> {
        (collateral + profit(at: price)).named(.equity)
    }

    /// The tier that the position belongs to at a price; where the venue counts maintenance at entry,
    /// the tier of the entry.
    public func tier(at price: Figure<Price>) -> Tier {
        contract.tiers[tierPlace(at: price)]
    }

    /// The place of that tier in the table, from 0.
    public func tierPlace(at price: Figure<Price>) -> Int {
        contract.place(of: size.value, worth: countedValue(at: price).value)
    }

    /// The value that maintenance is taken of.
    func countedValue(at price: Figure<Price>) -> Figure<Money> {
        contract.margin.basis == .entry ? cost : value(at: price)
    }

    /// What must be left at a price: value × maintenance rate − maintenance amount, with the tier
    /// that the value at that price belongs to, less the fee of closing that added margin saves.
    /// Rounded up.
    public func maintenance(at price: Figure<Price>) -> Figure<Money> {
        let value = countedValue(at: price)
        let required = maintenance(
            of: value, in: contract.tier(of: size.value, worth: value.value))
        if contract.margin.triggerFee == .bankruptcy {
            return (required + feeAtBankruptcy(collateral)).named(.maintenanceMargin)
        }
        guard let closingFeeSaved else { return required }
        return (required - closingFeeSaved).named(.maintenanceMargin)
    }

    func maintenance(of value: Figure<Money>, in tier: Tier) -> Figure<Money> {
        let share: Figure<Money> = (value * contract.margin.rate(in: tier)).rounded(.up)
        let required = tier.amount.value.isPositive ? share - tier.amount : share
        return required.named(.maintenanceMargin)
    }

    /// What margin added by hand takes off the requirement, where the venue requires the fee of closing
    /// and reserves it in the margin. Both are taken at the bankruptcy price and cancel, but for margin
    /// added since: it moves that price, and the fee required there with it. Nil where nothing is.
    ///
    ///     added ÷ (1 ∓ fee) − added        upper sign where the position gains with its value
    ///
    /// Source: Bybit, "UTA Trading Rules: Liquidation Process", edition of August 2026.
    public var closingFeeSaved: Figure<Money>? {
        guard contract.margin.scalesAddedMargin, added.value != .zero else { return nil }
        let share = gainsWithValue ? .one - contract.margin.fee : .one + contract.margin.fee
        return (added.divided(by: share, .down) - added).named(.closingFeeSaved)
    }

    /// The collateral, and what it saves of the requirement: what stands against the loss in the rule.
    func counted(_ collateral: Figure<Money>) -> Figure<Money> {
        if contract.margin.triggerFee == .bankruptcy {
            return collateral - feeAtBankruptcy(collateral)
        }
        return closingFeeSaved.map { collateral + $0 } ?? collateral
    }

    /// The fee of closing at the price at which collateral and that fee are all gone.
    ///
    ///     fee × (entry cost ∓ collateral) ÷ (1 ∓ fee)
    ///
    /// upper signs where the position gains as its value grows.
    private func feeAtBankruptcy(_ collateral: Figure<Money>) -> Figure<Money> {
        let fee = contract.margin.fee
        let value = gainsWithValue ? cost - collateral : cost + collateral
        guard value.value.isPositive else { return .zero }
        let share = gainsWithValue ? .one - fee : .one + fee
        let closed: Figure<Money> = (value * fee).rounded(.up)
        return closed.divided(by: share, .up).named(.bankruptcyFee)
    }

    /// What is left above the maintenance margin. At or below zero the exchange closes.
    public func excess(at price: Figure<Price>, _ beside: Beside = .nothing) -> Figure<Money> {
        let own = collateral + profit(at: price)
        let left = beside.isNothing ? own : own + beside.profit - beside.maintenance
        return (left.named(.equity) - maintenance(at: price)).named(.excessMargin)
    }

    /// The rule itself: what is left no longer exceeds what must be left.
    public func isLiquidated(at mark: Price, _ beside: Beside = .nothing) -> Bool {
        let price = Figure(mark)
        let left = collateral.bare.value + beside.sum + profit(at: price).value
        return left <= maintenance(at: price).value
    }

    /// The margin ratio as the venue prints it, in its own direction: maintenance margin ÷ what is left,
    /// or what is left ÷ maintenance margin. Nil where nothing would stand under the line.
    public func marginRatio(at price: Figure<Price>) -> Figure<Rate>? {
        let left = equity(at: price)
        let needed = maintenance(at: price)
        switch contract.margin.ratio {
        case .maintenanceOverEquity:
            guard left.value.isPositive else { return nil }
            return needed.divided(by: left, .up).named(.marginRatio)
        case .equityOverMaintenance:
            guard needed.value.isPositive else { return nil }
            return left.divided(by: needed, .down).named(.marginRatio)
        }
    }

    /// Whether the venue's margin call has been reached: its own ratio, its own direction.
    public func isWarned(at mark: Price) -> Bool {
        guard let level = contract.margin.warnsAt?.value else { return false }
        guard let ratio = marginRatio(at: Figure(mark))?.value else { return true }
        switch contract.margin.ratio {
        case .maintenanceOverEquity: return ratio >= level
        case .equityOverMaintenance: return ratio <= level
        }
    }
}
