import Figures

extension Rulebook {
    /// The same rules with one contract more.
    public func listing(_ contract: Contract) -> Rulebook { listing(contracts + [contract]) }

    /// The same rules with one contract before all others, in the place of one of its symbol.
    public func listing(first contract: Contract) -> Rulebook {
        listing([contract] + contracts.filter { $0.symbol != contract.symbol })
    }

    private func listing(_ contracts: [Contract]) -> Rulebook {
        Rulebook(
            name: name, title: title, asOf: asOf, sources: sources,
            contracts: contracts, fees: fees, margin: margin, liquidation: liquidation,
            deleveraging: deleveraging, funding: funding, mark: mark, index: index,
            collateral: collateral, orders: orders, unverified: unverified)
    }

    /// Rules for teaching, which no venue has: they hold for any coin.
    public var isOfNoVenue: Bool { name == "plain" || name.hasPrefix("plain-") }
}

extension Contract {
    /// The same contract with one maintenance rate for any value, at its highest leverage.
    public func requiring(_ rate: Figure<Rate>) -> Contract {
        Contract(
            symbol: symbol, kind: kind, coin: coin, settles: settles, tick: tick, lot: lot,
            face: face,
            tiers: [Tier(limit: .none, leverage: highestLeverage, rate: rate, amount: .zero)],
            margin: margin)
    }

    /// The same contract on another coin, its tick and lot as fine beside that coin's price as
    /// these are usually: five digits of the price, a hundred-thousandth of it in a lot.
    public func likened(to coin: Asset, at price: Price) -> Contract {
        var scale: Int128 = 1
        while scale * 10 <= price.units { scale *= 10 }
        // A price of 7,353 has a tick of 0.1 and a lot of 0.001, one of 0.25 of 0.00001 and 10.
        let tick = Price(units: max(1, scale / 10_000))
        let lot = Quantity(units: max(1, unitsPerOne * unitsPerOne / max(1, scale)))
        // A coin's contract settles in that coin.
        return Contract(
            symbol: coin.code + (kind == .linear ? settles.code : "USD"), kind: kind, coin: coin,
            settles: kind == .linear ? settles : coin, tick: tick,
            lot: kind == .linear ? lot : self.lot, tiers: tiers, margin: margin)
    }
}
