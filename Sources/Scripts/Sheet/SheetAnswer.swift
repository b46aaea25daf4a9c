import Figures
import Margin

/// What a sheet says about one row. Prices are in units of 10⁻¹²: nothing on the way to them is
/// rounded, so that no digit of a small coin position is lost.
struct SheetAnswer {
    var liquidation: Int128?
    var tick: Price?
    var bankruptcy: Int128?
    var tier: Int?
    var note = ""
}

extension SheetRow {
    /// A price as a fraction: `above` ÷ `below`, times the entry where the contract is inverse.
    private struct Root {
        let above: Int128
        let below: Int128
        let entry: Int128

        /// Whether some price above zero is meant, be it beyond the numbers that prices end at.
        var isAPrice: Bool { below > 0 && above > 0 }

        /// To units of 10⁻⁸ × `finer`; nil where no price above zero is meant.
        func price(_ rounding: Rounding, finer: Int128) -> Int128? {
            guard isAPrice else { return nil }
            let units = scaledQuotient(above, entry * finer, below, rounding)
            return units > 0 && units <= Price.limit * unitsPerOne * finer ? units : nil
        }
    }

    private var gains: Bool { (side == .long) == (kind == .linear) }

    /// What the position was worth at entry, in units of 10⁻¹⁶.
    private var costParts: Int128 {
        kind == .linear
            ? (entry * size).parts
            : scaledQuotient(size.units, unitsPerOne * unitsPerOne, entry.units, .nearest)
    }

    /// The wallet, in units of 10⁻¹⁶.
    private var walletParts: Int128 {
        switch wallet {
        case .amount(let money): money.units * unitsPerOne
        case .leverage(let leverage, let added):
            scaledQuotient(costParts, unitsPerOne, leverage.units, .nearest)
                + added.units * unitsPerOne
        }
    }

    private var others: Money { otherProfit - otherMaintenance }

    func answer() throws(RowRefusal) -> SheetAnswer {
        let cost = costParts
        guard cost / unitsPerOne <= Money.limit * unitsPerOne else {
            throw .tooLarge(column: "size")
        }
        var answer = SheetAnswer()
        let value = Money(units: divide(cost, unitsPerOne, .up))
        if let contract, contract.isBeyondTiers(size, worth: value) {
            throw .beyondTiers(cap: words(contract.tableEnd))
        }
        answer.bankruptcy = try root(others: otherProfit, .nothing)
            .price(.nearest, finer: 10_000)
        let used = tier(cost)
        answer.tier = contract == nil ? nil : used.place + 1
        let required = requirement(used.rate)
        let sum = required.atMark + required.atEntry
        guard sum < .one, sum > -.one else { throw .rateTooHigh(sum.plainText) }
        let root = try root(others: others + used.amount, required)
        let exact = root.price(.nearest, finer: 10_000)
        if isDue(cost) { throw .alreadyDue(root: exact.map(sheetDigits) ?? "") }
        guard let exact else {
            answer.note = ([root.isAPrice ? beyondWords : neverWords] + notes).joined(
                separator: "; ")
            return answer
        }
        answer.note = notes.joined(separator: "; ")
        answer.liquidation = exact
        if let contract {
            let rounding: Rounding = side == .long ? .down : .up
            let tick = root.price(rounding, finer: 1).map {
                Price(units: $0).rounded(
                    rounding, to: contract.fitting(PriceGrain([entry])).tick)
            }
            answer.tick = tick.flatMap { $0.isPositive ? $0 : nil }
        }
        return answer
    }

    private var beyondWords: String {
        "no line among prices: it lies beyond "
            + decimalText(Int128(Price.limit), decimals: 0, minus: "-") + " or under 0.00000001"
    }

    private var neverWords: String {
        kind == .inverse && side == .short
            ? "never liquidated: the coins cover every price"
            : "never liquidated: the collateral covers the whole value"
    }

    /// What must stay covered, as shares of the three values that venues take.
    private struct Requirement {
        var atMark = Rate.zero
        var atEntry = Rate.zero
        var atBankruptcy = Rate.zero
        static let nothing = Requirement()
    }

    private func requirement(_ rate: Rate) -> Requirement {
        var required = Requirement()
        if basis == .entry { required.atEntry = rate } else { required.atMark = rate }
        switch feeBasis {
        case .mark: required.atMark += fee
        case .entry: required.atEntry += fee
        case .bankruptcy: required.atBankruptcy = fee
        }
        return required
    }

    /// A share of a value at the price at which collateral and that share are all gone:
    /// share × value ÷ (1 ∓ share), the value being cost ∓ collateral.
    private func atBankruptcy(_ share: Rate, of value: Int128) -> Int128 {
        guard share != .zero, value > 0 else { return 0 }
        let rest = gains ? Rate.one - share : .one + share
        return scaledQuotient(value, share.units, rest.units, .up)
    }

    /// Linear: (cost ∓ held) ÷ (size × (1 ∓ rate)). Inverse, above and below times the entry:
    /// size × (1 ± rate) × entry ÷ (size ± held × entry). What is required of a fixed value leaves the
    /// divisor and is taken from what is held.
    private func root(others: Money, _ required: Requirement) throws(RowRefusal) -> Root {
        let sized = size.units * (gains ? Rate.one - required.atMark : .one + required.atMark).units
        if kind == .linear {
            let own = costParts
            let held = walletParts + otherProfit.units * unitsPerOne
            let kept =
                scaledQuotient(own, required.atEntry.units, unitsPerOne, .up)
                + atBankruptcy(required.atBankruptcy, of: gains ? own - held : own + held)
            let backing = walletParts + others.units * unitsPerOne - kept
            return Root(
                above: gains ? own - backing : own + backing, below: sized, entry: unitsPerOne)
        }
        let whole = size.units * unitsPerOne
        let worth = try worthAtEntry(others)
        let held = try worthAtEntry(otherProfit)
        let kept =
            size.units * required.atEntry.units
            + atBankruptcy(required.atBankruptcy, of: gains ? whole - held : whole + held)
        let backing = worth - kept
        return Root(
            above: sized, below: gains ? whole - backing : whole + backing, entry: entry.units)
    }

    /// What is held of an inverse position times the entry, in units of 10⁻¹⁶: a wallet filled by
    /// leverage is the size divided by it.
    private func worthAtEntry(_ others: Money) throws(RowRefusal) -> Int128 {
        var total = others
        var filled: Int128 = 0
        switch wallet {
        case .amount(let money): total = others + money
        case .leverage(let leverage, let added):
            total = others + added
            filled = scaledQuotient(
                size.units * unitsPerOne, unitsPerOne, leverage.units, .nearest)
        }
        let (product, overflows) = total.units.multipliedReportingOverflow(by: entry.units)
        guard !overflows, product.magnitude < UInt128(1) << 125 else {
            throw .tooLarge(column: "wallet_balance")
        }
        return product + filled
    }

    // MARK: Tiers

    private struct Used {
        let place: Int
        let rate: Rate
        let amount: Money
    }

    /// The tier at the liquidation price; what the row itself gives goes before the table.
    private func tier(_ cost: Int128) -> Used {
        guard let contract else {
            return Used(place: 0, rate: rate ?? .zero, amount: amount ?? .zero)
        }
        let value = Money(units: divide(cost, unitsPerOne, .up))
        var place = contract.tiers.count - 1
        if basis == .entry || contract.tiers[0].countsSize {
            place = contract.place(of: size, worth: value)
        } else {
            for (number, tier) in contract.tiers.enumerated() {
                guard case .value(let cap) = tier.limit else { continue }
                let excess = excessParts(
                    at: cap, cost, rate ?? tier.rate.value, amount ?? tier.amount.value)
                if gains ? excess >= 0 : excess <= 0 {
                    place = number
                    break
                }
            }
        }
        let tier = contract.tiers[place]
        return Used(
            place: place, rate: rate ?? tier.rate.value, amount: amount ?? tier.amount.value)
    }

    /// What is left above the requirement at a value, in units of 10⁻¹⁶.
    private func excessParts(at value: Money, _ cost: Int128, _ rate: Rate, _ amount: Money)
        -> Int128
    {
        let gained = gains ? value.units * unitsPerOne - cost : cost - value.units * unitsPerOne
        let held = walletParts + (others + amount).units * unitsPerOne
        let required = requirement(rate)
        return held + gained - (value * required.atMark).parts - fixed(required, cost)
    }

    /// What is required of values that the price does not move, in units of 10⁻¹⁶.
    private func fixed(_ required: Requirement, _ cost: Int128) -> Int128 {
        let held = walletParts + otherProfit.units * unitsPerOne
        return scaledQuotient(cost, required.atEntry.units, unitsPerOne, .up)
            + atBankruptcy(required.atBankruptcy, of: gains ? cost - held : cost + held)
    }

    /// Whether the rule fails at the entry already: nothing is gained or lost there.
    private func isDue(_ cost: Int128) -> Bool {
        var used = Used(place: 0, rate: rate ?? .zero, amount: amount ?? .zero)
        if let contract {
            let value = Money(units: divide(cost, unitsPerOne, .up))
            let tier = contract.tiers[contract.place(of: size, worth: value)]
            used = Used(
                place: 0, rate: rate ?? tier.rate.value, amount: amount ?? tier.amount.value)
        }
        let required = requirement(used.rate)
        let sum =
            scaledQuotient(cost, required.atMark.units, unitsPerOne, .up) + fixed(required, cost)
        return walletParts + (others + used.amount).units * unitsPerOne <= sum
    }

    private func words(_ limit: Tier.Limit) -> String {
        switch limit {
        case .value(let cap): cap.plainText
        case .size(let cap): cap.plainText
        case .none: "nothing"
        }
    }
}

extension Tier {
    var countsSize: Bool { if case .size = limit { true } else { false } }
}

/// The plain digits of a number of units of 10⁻¹²: at least eight decimals, no groups.
func sheetDigits(_ units: Int128) -> String {
    decimalText(units, decimals: 12, places: 8, grouped: false, minus: "-")
}
