import Figures

/// What a venue has changed in its rules since a day began: exchanges do this after a crash.
public struct VenueChange: Sendable, Equatable {
    /// The least maintenance rate by coin; nil where the rulebook's own table holds.
    public var maintenance: Figure<Rate>?
    public var maintenanceOfRest: Figure<Rate>?
    /// The coin the first of them is for; the second is for all others.
    public var coin: Asset
    /// Nothing is opened above it.
    public var maxLeverage: Multiple?
    /// The share of collateral that no longer counts, where it is not what a contract settles in.
    public var haircut: Rate?
    /// What such collateral trades at on the venue's own book, where the venue counts it at that.
    public var peg: Rate?

    public init(coin: Asset) { self.coin = coin }

    public var isNone: Bool { self == VenueChange(coin: coin) }
}

extension Rulebook {
    /// The same rules as the venue changed them. Nothing below the table: a rate is raised to the new
    /// one, and the amounts are worked out anew, so that maintenance does not jump at a border.
    public func under(_ change: VenueChange) -> Rulebook {
        guard !change.isNone else { return self }
        var collateral = collateral
        if change.haircut != nil || change.peg != nil {
            collateral.listings = collateral.listings.map {
                $0.counting(atMost: .one - (change.haircut ?? .zero), peg: change.peg ?? .one)
            }
        }
        return Rulebook(
            name: name, title: title, asOf: asOf, sources: sources,
            contracts: contracts.map { $0.under(change) }, fees: fees, margin: margin,
            liquidation: liquidation, deleveraging: deleveraging, funding: funding, mark: mark,
            index: index, collateral: collateral, orders: orders, unverified: unverified)
    }
}

extension CollateralRule.Listing {
    /// counted share = lesser of the venue's own and what a haircut leaves, × the peg, rounded down
    fileprivate func counting(atMost most: Rate, peg: Rate) -> CollateralRule.Listing {
        guard !asset.isDollar else { return self }
        func counted(_ ratio: Figure<Rate>) -> Figure<Rate> {
            let capped = ratio.value > most ? Figure(most) : ratio
            guard peg != .one else { return capped }
            return Figure(Rate(units: divide(capped.value.units * peg.units, unitsPerOne, .down)))
        }
        return CollateralRule.Listing(
            asset: asset, unit: unit,
            steps: steps.map {
                CollateralRule.Step(cap: $0.cap, ratio: counted($0.ratio))
            }, source: source, bidBuffer: bidBuffer, askBuffer: askBuffer)
    }
}

extension Contract {
    fileprivate func under(_ change: VenueChange) -> Contract {
        let least = coin == change.coin ? change.maintenance : change.maintenanceOfRest
        var raised = tiers.map { tier in
            Tier(
                limit: tier.limit,
                leverage: change.maxLeverage.map { min($0, tier.leverage) } ?? tier.leverage,
                rate: least.map { $0.value > tier.rate.value ? $0 : tier.rate } ?? tier.rate,
                amount: tier.amount)
        }
        // Where the rate applies to the whole position nothing is taken off, before or after.
        if let least, margin.table == .progressive,
            tiers.contains(where: { $0.rate.value < least.value })
        {
            Contract.workOutAmounts(&raised)
        }
        return Contract(
            symbol: symbol, kind: kind, coin: coin, settles: settles, tick: tick, lot: lot,
            face: face, tiers: raised, margin: margin)
    }

    private static func workOutAmounts(_ tiers: inout [Tier]) {
        for (place, amount) in Tier.amounts(joining: tiers).enumerated() {
            let tier = tiers[place]
            tiers[place] = Tier(
                limit: tier.limit, leverage: tier.leverage, rate: tier.rate, amount: amount)
        }
    }
}
