import Figures

/// A table of tiers that contradicts itself: the rule it breaks, with the figures.
public enum TierContradiction: Error, Sendable, Equatable {
    case empty
    /// A border at or under the one before: tiers overlap, or hold nothing.
    case bordersDoNotRise(tier: Int)
    /// A tier without an end that is not the last.
    case endlessInside(tier: Int)
    /// Borders by value and by size in one table.
    case mixedBorders(tier: Int)
    /// A rate of zero, or of the whole value and more.
    case rateOutOfRange(tier: Int, Rate)
    /// A rate below that of the tier before: a larger position would need a smaller share.
    case rateFalls(tier: Int, from: Rate, to: Rate)
    case leverageBelowOne(tier: Int, Multiple)
    case leverageRises(tier: Int, from: Multiple, to: Multiple)
    /// More leverage than the rate leaves room for: it would be liquidated as it is opened.
    case leverageLeavesNothing(tier: Int, Multiple, Rate)
    /// In a progressive table the amount makes maintenance continuous; this one makes it jump.
    case amountBreaks(tier: Int, written: Money, needed: Money)
    /// A flat table takes nothing off.
    case amountInFlatTable(tier: Int)
}

extension MarginRule {
    /// Checks what no table may do, in the order of the tiers.
    ///
    /// - Parameter tolerance: how far an amount may be from the continuous one: venues round theirs.
    public func contradiction(
        in tiers: [Tier], tolerance: Money = Money(1)
    ) -> TierContradiction? {
        guard !tiers.isEmpty else { return .empty }
        for place in tiers.indices {
            if let broken = contradiction(of: tiers[place], at: place + 1) { return broken }
            guard place > 0 else {
                if tiers[0].amount.value != .zero {
                    return table == .flat
                        ? .amountInFlatTable(tier: 1)
                        : .amountBreaks(tier: 1, written: tiers[0].amount.value, needed: .zero)
                }
                continue
            }
            let broken = contradiction(
                between: tiers[place - 1], and: tiers[place], at: place + 1, tolerance)
            if let broken { return broken }
        }
        return nil
    }

    private func contradiction(of tier: Tier, at number: Int) -> TierContradiction? {
        let rate = tier.rate.value
        guard rate.isPositive, rate < .one else { return .rateOutOfRange(tier: number, rate) }
        guard tier.leverage >= Multiple(1) else {
            return .leverageBelowOne(tier: number, tier.leverage)
        }
        guard tier.leverage.units * rate.units <= unitsPerOne * unitsPerOne else {
            return .leverageLeavesNothing(tier: number, tier.leverage, rate)
        }
        if table == .flat, tier.amount.value != .zero { return .amountInFlatTable(tier: number) }
        return nil
    }

    private func contradiction(
        between lower: Tier, and upper: Tier, at number: Int, _ tolerance: Money
    ) -> TierContradiction? {
        let floor: Money?
        switch (lower.limit, upper.limit) {
        case (.none, _): return .endlessInside(tier: number - 1)
        case (.value(let low), .value(let high)):
            guard high > low else { return .bordersDoNotRise(tier: number) }
            floor = low
        case (.size(let low), .size(let high)):
            guard high > low else { return .bordersDoNotRise(tier: number) }
            floor = nil
        case (.value(let low), .none): floor = low
        case (.size, .none): floor = nil
        default: return .mixedBorders(tier: number)
        }
        let from = lower.rate.value
        let to = upper.rate.value
        guard to >= from else { return .rateFalls(tier: number, from: from, to: to) }
        guard upper.leverage <= lower.leverage else {
            return .leverageRises(tier: number, from: lower.leverage, to: upper.leverage)
        }
        guard table == .progressive, let floor else { return nil }
        let needed = lower.amount.value + (floor * (to - from)).rounded(.nearest)
        guard (upper.amount.value - needed).magnitude <= tolerance else {
            return .amountBreaks(tier: number, written: upper.amount.value, needed: needed)
        }
        return nil
    }
}
