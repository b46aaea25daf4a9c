import Figures

extension Position {
    /// The first tick at which the rule fails: one tick before it what is left still exceeds the
    /// maintenance margin. Down for a long, up for a short. Nil where no price liquidates.
    ///
    /// The tier is the one that the value *at the liquidation price* belongs to, not at entry
    /// (Binance FAQ b3c689c1f50a44cabb3a84e663b81d93; Hyperliquid docs, "Margin tiers").
    public var liquidationPrice: Figure<Price>? {
        for (index, tier) in contract.tiers.enumerated() {
            guard let root = root(in: tier), root.value.isPositive, root.value.isAdmissible else {
                continue
            }
            let isLast = index == contract.tiers.count - 1
            guard isLast || value(at: root.bare).value <= tier.cap else { continue }
            return firstTick(at: root, in: tier)
        }
        return nil
    }

    /// The price at which what is left equals the maintenance margin of one tier.
    ///
    ///     linear   (entry cost ∓ collateral ∓ maintenance amount) ÷ (size × (1 ∓ maintenance rate))
    ///     inverse  size × (1 ± maintenance rate) ÷ (entry cost ± collateral ± maintenance amount)
    ///
    /// upper signs for a long, lower for a short.
    func root(in tier: Tier) -> Figure<Price>? {
        let held = tier.amount.value.isPositive ? collateral + tier.amount : collateral
        switch (contract.kind, side) {
        case (.linear, .long):
            return (cost - held).divided(by: size * (.one - tier.rate), .down)
        case (.linear, .short):
            return (cost + held).divided(by: size * (.one + tier.rate), .up)
        case (.inverse, .long):
            return (size * (.one + tier.rate)).divided(by: cost + held, .down)
        case (.inverse, .short):
            // Margin in coin at or above the cost: no rise of the price can use it up.
            let left = cost - held
            guard left.value.isPositive else { return nil }
            return (size * (.one - tier.rate)).divided(by: left, .up)
        }
    }

    /// Rounds a root to the first failing tick. What is left and what is required are themselves
    /// rounded against the trader, so the rule, not the root, has the last word.
    private func firstTick(at root: Figure<Price>, in tier: Tier) -> Figure<Price>? {
        let rounding: Rounding = side == .long ? .down : .up
        let step = side == .long ? -contract.tick : contract.tick
        var tick = root.value.rounded(rounding, to: contract.tick)
        if tick.isPositive, !isLiquidated(at: tick) { tick += step }
        let before = tick - step
        if before.isPositive, isLiquidated(at: before) { tick = before }
        guard tick.isPositive else { return nil }
        let why = "the first tick at which the rule fails you"
        return Figure(
            tick, root.isExplained, .rounded(root.operand, rounding, why: why)
        ).named(.liquidationPrice)
    }

    /// The price at which nothing is left: where the trader's margin ends and somebody else's money
    /// begins. Nil for an inverse short whose coins cover every price, and for a long that owes
    /// nothing.
    ///
    ///     linear   (entry cost ∓ collateral) ÷ size      inverse   size ÷ (entry cost ± collateral)
    ///
    /// Source: Bybit, "Bankruptcy Price (Perpetual and Expiry Contracts)".
    public var bankruptcyPrice: Figure<Price>? {
        let price: Figure<Price>
        switch (contract.kind, side) {
        case (.linear, .long):
            guard cost.value > collateral.value else { return nil }
            price = (cost - collateral).divided(by: size, .up)
        case (.linear, .short): price = (cost + collateral).divided(by: size, .down)
        case (.inverse, .long): price = size.divided(by: cost + collateral, .up)
        case (.inverse, .short):
            guard cost.value > collateral.value else { return nil }
            price = size.divided(by: cost - collateral, .down)
        }
        return price.value.isAdmissible ? price.named(.bankruptcyPrice) : nil
    }
}
