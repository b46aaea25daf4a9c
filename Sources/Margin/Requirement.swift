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
        let gainsWithValue = (side == .long) == (contract.kind == .linear)
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

    /// What must be left at a price: value × maintenance rate − maintenance amount, with the tier
    /// that the value at that price belongs to. Rounded up.
    public func maintenance(at price: Figure<Price>) -> Figure<Money> {
        let value = value(at: price)
        return maintenance(of: value, in: contract.tier(of: value.value))
    }

    func maintenance(of value: Figure<Money>, in tier: Tier) -> Figure<Money> {
        let share: Figure<Money> = (value * tier.rate).rounded(.up)
        let required = tier.amount.value.isPositive ? share - tier.amount : share
        return required.named(.maintenanceMargin)
    }

    /// What is left above the maintenance margin. At or below zero the exchange closes.
    public func excess(at price: Figure<Price>) -> Figure<Money> {
        (equity(at: price) - maintenance(at: price)).named(.excessMargin)
    }

    /// The rule itself: what is left no longer exceeds what must be left.
    public func isLiquidated(at mark: Price) -> Bool {
        let price = Figure(mark)
        return !excess(at: price).value.isPositive
    }

    /// Maintenance margin ÷ what is left; nil once nothing is left.
    public func marginRatio(at price: Figure<Price>) -> Figure<Rate>? {
        let left = equity(at: price)
        guard left.value.isPositive else { return nil }
        return maintenance(at: price).divided(by: left, .up).named(.marginRatio)
    }
}
