import Figures

/// Where a position is liquidated, or why no such price can be named.
public enum LiquidationLine: Sendable, Equatable {
    /// The first tick at which the rule fails: down for a long, up for a short.
    case at(Figure<Price>)
    /// No price of the contract brings it there, others held still.
    case never
    /// The rule fails at the mark already; the price is where it began to, nil where it fails at
    /// every price.
    case due(Figure<Price>?)
    /// The venue's table ends before a position of this value.
    case beyondTiers(value: Money, cap: Tier.Limit)

    public var price: Figure<Price>? {
        if case .at(let price) = self { price } else { nil }
    }
}

extension Position {
    /// Where the position is liquidated, seen from a mark.
    public func line(from mark: Price, _ beside: Beside = .nothing) -> LiquidationLine {
        let value = contract.value(of: size, at: Figure(mark), .up).value
        if contract.isBeyondTiers(size.value, worth: value) {
            return .beyondTiers(value: value, cap: contract.tableEnd)
        }
        let price = liquidationPrice(beside)
        if isLiquidated(at: mark, beside) { return .due(price) }
        return price.map { .at($0) } ?? .never
    }

    /// The first tick at which the rule fails: one tick before it what is left still exceeds the
    /// maintenance margin. Down for a long, up for a short. Nil where no price liquidates.
    public var liquidationPrice: Figure<Price>? { liquidationPrice(.nothing) }

    /// The same beside other positions that share the collateral, held still.
    ///
    /// The tier is the one that the value *at the liquidation price* belongs to, not at entry
    /// (Binance FAQ b3c689c1f50a44cabb3a84e663b81d93; Hyperliquid docs, "Margin tiers").
    public func liquidationPrice(_ beside: Beside) -> Figure<Price>? {
        guard let root = exactLiquidationPrice(beside) else { return nil }
        return firstTick(at: root, beside)
    }

    /// The price at which what is left equals the maintenance margin, to the hundred-millionth.
    public func exactLiquidationPrice(_ beside: Beside = .nothing) -> Figure<Price>? {
        let place = failingTier(beside)
        guard let root = root(in: contract.tiers[place], beside), root.value.isPositive,
            root.value.isAdmissible
        else { return nil }
        return contract.margin.table == .flat ? atBorder(root, above: place) ?? root : root
    }

    /// The price at which what is left equals the maintenance margin of one tier.
    ///
    ///     linear   (entry cost ∓ collateral ∓ maintenance amount) ÷ (size × (1 ∓ maintenance rate))
    ///     inverse  size × (1 ± maintenance rate) ÷ (entry cost ± collateral ± maintenance amount)
    ///
    /// upper signs for a long, lower for a short. In cross margin the collateral is the wallet with
    /// the profit of the other positions less their maintenance margin.
    func root(in tier: Tier, _ beside: Beside = .nothing) -> Figure<Price>? {
        let held = backing(in: tier, beside)
        if contract.margin.basis == .entry { return root(entryValueKept: held, in: tier) }
        let rate = contract.margin.rate(in: tier)
        switch (contract.kind, side) {
        case (.linear, .long):
            return (cost - held).divided(by: size * (.one - rate), .down)
        case (.linear, .short):
            return (cost + held).divided(by: size * (.one + rate), .up)
        case (.inverse, .long):
            let left = cost + held
            guard left.value.isPositive else { return nil }
            return (size * (.one + rate)).divided(by: left, .down)
        case (.inverse, .short):
            // Margin in coin at or above the cost: no rise of the price can use it up.
            let left = cost - held
            guard left.value.isPositive else { return nil }
            return (size * (.one - rate)).divided(by: left, .up)
        }
    }

    /// The same where maintenance is counted at entry: a fixed amount, whatever the price does.
    ///
    ///     linear   (entry cost ∓ (collateral − maintenance margin)) ÷ size
    private func root(entryValueKept held: Figure<Money>, in tier: Tier) -> Figure<Price>? {
        let required: Figure<Money> = (cost * contract.margin.rate(in: tier)).rounded(.up)
        let spare = held - required.named(.maintenanceMargin)
        let left = gainsWithValue ? cost - spare : cost + spare
        guard left.value.isPositive else { return nil }
        switch contract.kind {
        case .linear: return left.divided(by: size, side == .long ? .down : .up)
        case .inverse: return size.divided(by: left, side == .long ? .down : .up)
        }
    }

    /// Everything that stands against the loss in one tier.
    @inline(__always)
    private func backing(in tier: Tier, _ beside: Beside) -> Figure<Money> {
        var held = counted(collateral)
        if !beside.isNothing { held = held + beside.profit - beside.maintenance }
        return tier.amount.value.isPositive ? held + tier.amount : held
    }

    /// Rounds a root to the first failing tick. What is left and what is required are themselves
    /// rounded against the trader, and in coins a hundred-millionth can be worth many ticks: so where
    /// that could tip it the rule, not the root, has the last word.
    private func firstTick(at root: Figure<Price>, _ beside: Beside) -> Figure<Price>? {
        let rounding: Rounding = side == .long ? .down : .up
        let step = side == .long ? -contract.tick : contract.tick
        var tick = root.value.rounded(rounding, to: contract.tick)
        if !isBeyondRounding(root.value, between: tick, and: tick - step) {
            if tick.isPositive, !isLiquidated(at: tick, beside) { tick += step }
            tick -= Price(units: step.units * Int128(ticksFailing(before: tick, step, beside)))
        }
        guard tick.isPositive else { return nil }
        let why = "the first tick at which the rule fails you"
        return Figure(
            tick, root.isExplained, .rounded(root.operand, rounding, why: why)
        ).named(.liquidationPrice)
    }

    /// Whether a root lies so far from both ticks around it that no rounding can move the rule past
    /// either. In a linear contract whose maintenance has no jumps, what is left above it changes with
    /// the price by at least size × (1 − rate), and all roundings together take less than four
    /// units: with rates up to seven eighths, 32 units' worth of distance is enough.
    private func isBeyondRounding(_ root: Price, between a: Price, and b: Price) -> Bool {
        let rule = contract.margin
        guard contract.kind == .linear, rule.table != .flat || contract.tiers.count == 1,
            rule.rate(in: contract.tiers[contract.tiers.count - 1]).value.units <= unitsPerOne / 8
                * 7
        else { return false }
        let nearest = min((root - a).magnitude, (root - b).magnitude)
        // The root itself may be a unit off.
        return (nearest.units - 1) * size.value.units >= 32 * unitsPerOne
    }

    /// How many ticks on the trader's side of a price fail the rule as well: doubled until one does
    /// not, then halved.
    private func ticksFailing(before tick: Price, _ step: Price, _ beside: Beside) -> Int {
        func fails(_ ticks: Int) -> Bool {
            let price = Price(units: tick.units - step.units * Int128(ticks))
            return price.isPositive && isLiquidated(at: price, beside)
        }
        var (failing, passing) = (0, 1)
        while passing < 1 << 20, fails(passing) { (failing, passing) = (passing, passing * 2) }
        while passing - failing > 1 {
            let middle = (failing + passing) / 2
            if fails(middle) { failing = middle } else { passing = middle }
        }
        return failing
    }

    /// The price as a venue would print it: rounded to the tick on the side of caution, up for a long
    /// and down for a short, and so up to one tick nearer than the first at which the rule fails.
    public func shownLiquidationPrice(_ beside: Beside = .nothing) -> Price? {
        guard let root = exactLiquidationPrice(beside)?.value else { return nil }
        return root.rounded(side == .long ? .up : .down, to: contract.tick)
    }
}
