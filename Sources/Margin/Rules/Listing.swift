import Figures

extension Rulebook {
    /// The same rules with one contract more.
    public func listing(_ contract: Contract) -> Rulebook {
        Rulebook(
            name: name, title: title, asOf: asOf, sources: sources,
            contracts: contracts + [contract], fees: fees, margin: margin, liquidation: liquidation,
            deleveraging: deleveraging, funding: funding, mark: mark, index: index,
            collateral: collateral, orders: orders, unverified: unverified)
    }
}

extension Contract {
    /// The same contract on another coin, its tick and lot as fine beside that coin's price as
    /// these are usually: five digits of the price, a hundred-thousandth of it in a lot.
    public func likened(to coin: Asset, at price: Price) -> Contract {
        var scale: Int128 = 1
        while scale * 10 <= price.units { scale *= 10 }
        // A price of 7,353 has a tick of 0.1 and a lot of 0.001, one of 0.25 of 0.00001 and 10.
        let tick = Price(units: max(1, scale / 10_000))
        let lot = Quantity(units: max(1, unitsPerOne * unitsPerOne / max(1, scale)))
        return Contract(
            symbol: coin.code + settles.code, kind: kind, coin: coin, settles: settles, tick: tick,
            lot: kind == .linear ? lot : self.lot, tiers: tiers, margin: margin)
    }
}
