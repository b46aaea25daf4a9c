import Figures

extension Rulebook {
    /// The same rules with one contract more.
    public func listing(_ contract: Contract) -> Rulebook { listing(contracts + [contract]) }

    /// The same rules with one contract before all others, in the place of one of its symbol.
    public func listing(first contract: Contract) -> Rulebook {
        listing([contract] + contracts.filter { $0.symbol != contract.symbol })
    }

    /// The same rules with sizes that are rounded to nothing coarser than 10⁻⁸: what somebody reckons
    /// who does not think of the lot.
    public var withoutLots: Rulebook { listing(contracts.map(\.withoutLot)) }

    func listing(_ contracts: [Contract]) -> Rulebook {
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
    fileprivate var withoutLot: Contract {
        Contract(
            symbol: symbol, kind: kind, coin: coin, settles: settles, tick: tick,
            lot: Quantity(units: 1), face: face, tiers: Array(tiers.prefix(listedTiers)),
            then: tierStep, margin: margin, likenedTo: likenedTo)
    }

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
    func likened(to coin: Asset, at price: Price) -> Contract {
        var scale: Int128 = 1
        while scale * 10 <= price.units { scale *= 10 }
        // A price of 7,353 has a tick of 0.1 and a lot of 0.001, one of 0.25 of 0.00001 and 10.
        let tick = Price(units: max(1, scale / 10_000))
        let lot = Quantity(units: max(1, unitsPerOne * unitsPerOne / max(1, scale)))
        // A coin's contract settles in that coin.
        return Contract(
            symbol: coin.code + (kind == .linear ? settles.code : "USD"), kind: kind, coin: coin,
            settles: kind == .linear ? settles : coin, tick: tick,
            lot: kind == .linear ? lot : self.lot, tiers: tiers, margin: margin,
            likenedTo: symbol)
    }
}

/// How fine prices are: the lowest of them, and the decimals that they are written with.
public struct PriceGrain: Sendable, Equatable {
    public let first: Price
    public let lowest: Price
    /// As many as the finest of them has, 8 at most.
    public let decimals: Int

    /// Law: at least one price, all above zero.
    public init(_ prices: some Sequence<Price>) {
        var first: Price?
        var lowest: Price?
        var step: Int128 = unitsPerOne
        for price in prices {
            first = first ?? price
            lowest = lowest.map { min($0, price) } ?? price
            while step > 1, price.units % step != 0 { step /= 10 }
        }
        self.first = first ?? Price(1)
        self.lowest = lowest ?? Price(1)
        var decimals = 0
        while step < unitsPerOne {
            step *= 10
            decimals += 1
        }
        self.decimals = decimals
    }

    fileprivate var written: Int128 {
        (0..<decimals).reduce(unitsPerOne) { step, _ in step / 10 }
    }
}

extension Contract {
    /// Whether a tick is no more than half a percent of a price: that is about what venues ask to stay
    /// covered in their first tier, and a coarser tick would round a line by more than all of it.
    public func fits(_ price: Price) -> Bool { tick.units * 200 <= price.units }

    /// The same contract with a tick that fits prices: its own where that does, else a tenth of it, and
    /// so on, until it is under a two-thousandth of the lowest or the hundred-millionth that prices end
    /// at.
    public func fitting(_ grain: PriceGrain) -> Contract {
        guard !fits(grain.lowest) else { return self }
        var tick = tick.units
        while tick > 1, tick * 2_000 > grain.lowest.units { tick = max(1, tick / 10) }
        return ticking(Price(units: tick))
    }

    /// The same contract on another coin, with a tick of five digits of the price where its prices
    /// open; finer where they are written finer, to seven digits, and where they fall far.
    public func likened(to coin: Asset, at grain: PriceGrain) -> Contract {
        let usual = likened(to: coin, at: grain.first)
        let finest = max(1, usual.tick.units / 100)
        let tick = min(usual.tick.units, max(finest, grain.written))
        return usual.ticking(Price(units: tick)).fitting(grain)
    }

    private func ticking(_ tick: Price) -> Contract {
        Contract(
            symbol: symbol, kind: kind, coin: coin, settles: settles, tick: tick, lot: lot,
            face: face, tiers: Array(tiers.prefix(listedTiers)), then: tierStep, margin: margin,
            likenedTo: likenedTo ?? symbol)
    }
}

extension Rulebook {
    /// The same rules with a tick that fits prices of a coin.
    public func fitting(_ grain: PriceGrain, of coin: Asset) -> Rulebook {
        guard let place = contracts.firstIndex(where: { $0.coin == coin }),
            !contracts[place].fits(grain.lowest)
        else { return self }
        var contracts = contracts
        contracts[place] = contracts[place].fitting(grain)
        return listing(contracts)
    }
}
