import Figures

// The tier in which the rule fails, found without dividing: at each border of the table it is asked
// whether what is left still exceeds what must be left.

extension Position {
    /// The place of the tier that the position is in when it is liquidated.
    func failingTier(_ beside: Beside) -> Int {
        let tiers = contract.tiers
        if tiers.count == 1 { return 0 }
        if case .size = tiers[0].limit {
            return contract.place(of: size.value, worth: cost.value)
        }
        if contract.margin.basis == .entry {
            return contract.place(of: size.value, worth: cost.value)
        }
        let held = counted(collateral.bare).value + beside.sum
        return contract.margin.table == .flat ? flatPlace(held) : progressivePlace(held)
    }

    /// Maintenance is continuous here, so what is left above it only grows, or only shrinks, with
    /// the value: exactly one tier holds the root. A root on a border belongs to the lower tier.
    private func progressivePlace(_ held: Money) -> Int {
        let tiers = contract.tiers
        for place in 0..<tiers.count - 1 {
            guard case .value(let cap) = tiers[place].limit else { return place }
            let excess = excessParts(held, at: cap, in: tiers[place])
            if gainsWithValue ? excess >= 0 : excess <= 0 { return place }
        }
        return tiers.count - 1
    }

    /// Where the rate applies to the whole position, maintenance jumps at borders, and the rule can
    /// fail in several tiers: the one met first on the way from the entry counts.
    private func flatPlace(_ held: Money) -> Int {
        let tiers = contract.tiers
        let entry = contract.place(of: size.value, worth: cost.value)
        if gainsWithValue {
            var place = entry
            while place > 0, case .value(let floor) = tiers[place - 1].limit {
                if excessParts(held, at: floor, in: tiers[place]) < 0 { return place }
                place -= 1
            }
            return place
        }
        for place in entry..<tiers.count - 1 {
            guard case .value(let cap) = tiers[place].limit else { return place }
            if excessParts(held, at: cap, in: tiers[place]) <= 0 { return place }
        }
        return tiers.count - 1
    }

    /// What is left above the maintenance margin at a value, in units of 10⁻¹⁶, not rounded.
    @inline(__always)
    private func excessParts(_ held: Money, at value: Money, in tier: Tier) -> Int128 {
        let gained = gainsWithValue ? value - cost.value : cost.value - value
        let left = Unrounded(held + gained + tier.amount.value)
        return (left - value * contract.margin.rate(in: tier).value).parts
    }

    /// Where a flat table's jump, not the tier's own formula, ends the position: the border itself.
    /// Nil where the root lies inside its tier.
    func atBorder(_ root: Figure<Price>, above place: Int) -> Figure<Price>? {
        guard place > 0, !gainsWithValue,
            case .value(let floor) = contract.tiers[place - 1].limit,
            value(at: root.bare).value < floor
        else { return nil }
        let border: Price =
            switch contract.kind {
            case .linear: floor.divided(by: size.value, .up)
            case .inverse: size.value.divided(by: floor, .down)
            }
        return Figure(border, root.isExplained, .rounded(root.operand, .up, why: Self.jump))
    }
    private static let jump = "the border of the tier: there the requirement jumps past the rest"
}
