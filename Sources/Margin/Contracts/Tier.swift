import Figures

/// A step of a venue's table: up to how large a position which rate must stay covered.
public struct Tier: Sendable, Equatable {
    /// How large a position may be and still belong here; the border itself does.
    public enum Limit: Sendable, Equatable {
        /// By what the position is worth, in the settlement asset: it moves with the price.
        case value(Money)
        /// By what is held: the price does not move it.
        case size(Quantity)
        /// Everything above the tier before.
        case none

        @inline(__always)
        func covers(_ value: Money, _ size: Quantity) -> Bool {
            switch self {
            case .value(let cap): value <= cap
            case .size(let cap): size <= cap
            case .none: true
            }
        }
    }
    public let limit: Limit
    public let leverage: Multiple
    /// The share of the value that must stay covered.
    public let rate: Figure<Rate>
    /// What the table takes off, so that maintenance does not jump at a border.
    public let amount: Figure<Money>

    public init(limit: Limit, leverage: Multiple, rate: Figure<Rate>, amount: Figure<Money>) {
        self.limit = limit
        self.leverage = leverage
        self.rate = rate
        self.amount = amount
    }
    public init(cap: Money, leverage: Multiple, rate: Figure<Rate>, amount: Figure<Money>) {
        self.init(limit: .value(cap), leverage: leverage, rate: rate, amount: amount)
    }

    /// What each tier of a table takes off, so that maintenance is continuous at every border; rounded
    /// down, so that no requirement is too small. None in tables counted by size: their rates apply to
    /// the whole position.
    ///
    ///     amount = amount before + border × (rate − rate before)
    ///
    /// Source: Binance, "How to Calculate Liquidation Price of USDⓈ-M Futures Contracts"; the same
    /// recursion gives the tables of Bybit and Hyperliquid.
    public static func amounts(joining tiers: [Tier]) -> [Figure<Money>] {
        var all: [Figure<Money>] = []
        for (place, tier) in tiers.enumerated() {
            guard place > 0, case .value(let border) = tiers[place - 1].limit else {
                all.append(all.last ?? .zero)
                continue
            }
            let before = all[place - 1]
            let rise = tier.rate - tiers[place - 1].rate
            let joined: Figure<Money> = (Figure(border, .tierBorder, .given) * rise).rounded(.down)
            let amount = before.value == .zero ? joined : before + joined
            all.append(amount.named(.maintenanceAmount))
        }
        return all
    }

    /// The same tier without sources, for the fast path.
    public var bare: Tier {
        Tier(limit: limit, leverage: leverage, rate: rate.bare, amount: amount.bare)
    }
}

extension Term {
    static let tierBorder = Term("border of the tier", "How large a position of a tier may be.")
}

/// How a table goes on where the venue gives a rule instead of rows: each further tier is so much
/// larger, with so much more maintenance and initial margin, until the whole value must be put up.
///
/// Source: OKX, notices on position tiers: from the fourth tier on.
public struct TierStep: Sendable, Equatable {
    public let size: Quantity
    public let maintenance: Figure<Rate>
    public let initial: Figure<Rate>

    public init(size: Quantity, maintenance: Figure<Rate>, initial: Figure<Rate>) {
        self.size = size
        self.maintenance = maintenance
        self.initial = initial
    }

    /// The listed tiers and those that follow from the rule.
    func continued(_ listed: [Tier]) -> [Tier] {
        guard let last = listed.last, case .size(var cap) = last.limit, size.isPositive,
            initial.value.isPositive, last.leverage.isPositive
        else { return listed }
        var tiers = listed
        var rate = last.rate
        // Leverages are printed with two decimals, so the margin behind them is read to a
        // hundredth of a percent: 66.66x is 1.5 %.
        let hundredth = Rate(units: 10_000)
        var share = Rate(
            units: divide(unitsPerOne * unitsPerOne, last.leverage.units, .nearest))
        share = Rate(units: divide(share.units, hundredth.units, .nearest) * hundredth.units)
        while tiers.count < 1000 {
            share += initial.value
            rate = rate + maintenance
            cap += size
            guard share <= .one, rate.value < .one else { return tiers }
            let leverage = Multiple(
                units: divide(unitsPerOne * unitsPerOne, share.units, .down))
            tiers.append(
                Tier(limit: .size(cap), leverage: leverage, rate: rate, amount: last.amount))
        }
        return tiers
    }
}
