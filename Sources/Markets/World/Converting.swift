import Figures
import Margin

// One asset turned into another: by hand, and by the venue where too much is owed.

/// What was given and got.
public struct Conversion: Sendable, Equatable {
    public let sold: Money
    public let asset: Asset
    public let got: Money
    public let into: Asset
    /// What the haircut kept, in the asset that was got; nil where the venue names none.
    public let cost: Money
    public let haircut: Figure<Rate>?
    /// What each coin was traded at; empty where the venue converted at its own price.
    public var prices: [Traded] = []

    /// One coin's price in a conversion.
    public struct Traded: Sendable, Equatable {
        public enum Of: Sendable, Equatable {
            /// The average of the spot book of a live market, and half its spread.
            case book(halfSpread: Rate)
            /// Spot as it was recorded; no spread is known there.
            case index
            /// The last trade, where nobody recorded spot; no spread is known there either.
            case last
        }
        public let coin: Asset
        public let price: Price
        public let of: Of
    }
}

extension World {
    /// Converts at what is traded, less the haircut that the venue takes in converting.
    mutating func convert(
        _ amount: Money, _ asset: Asset, into other: Asset
    ) throws(Refusal) -> [Event] {
        guard asset != other else { throw .sameAsset(asset) }
        guard amount.isPositive else { throw .amountNotPositive }
        let movable = movable(asset)
        guard amount <= movable else {
            throw .walletShort(has: max(movable, .zero), needs: amount, asset)
        }
        if market != nil, let frozenUntil { throw .frozen(until: frozenUntil) }
        var market = market
        var prices: [Conversion.Traded] = []
        let worth = try sold(amount, asset, &market, &prices)
        let got = try bought(worth, other, &market, &prices)
        guard got.isPositive else { throw .amountNotPositive }
        guard fits(free(other) + got, other) else { throw .tooLarge }
        let haircut = rulebook.collateral.conversion?.haircut
        let cost = haircut.map { (got * $0.value).rounded(.up) } ?? .zero
        return try tried { (world) throws(Refusal) in
            let step = world.step
            world.market = market
            world.ledger.move(
                amount, asset, from: world.wallet, to: .market, .converted, step: step)
            world.ledger.move(got, other, from: .market, to: world.wallet, .converted, step: step)
            world.ledger.move(
                cost, other, from: world.wallet, to: .venue, .haircut, step: step)
            try world.checkPools()
            return [
                Event(
                    world.now,
                    .converted(
                        Conversion(
                            sold: amount, asset: asset, got: got - cost, into: other, cost: cost,
                            haircut: haircut, prices: prices)))
            ]
        }
    }

    /// The dollars that coins bring.
    private func sold(
        _ amount: Money, _ asset: Asset, _ market: inout LiveMarket?,
        _ prices: inout [Conversion.Traded]
    ) throws(Refusal) -> Money {
        if asset.isDollar { return amount }
        let coins = Quantity(units: amount.units)
        let traded = try traded(asset, selling: coins, &market)
        prices.append(traded)
        return (traded.price * coins).rounded(.down)
    }

    /// The coins that dollars buy: at the average of as many as there would be at the first price, so
    /// that the book is never asked for less than it gives.
    private func bought(
        _ dollars: Money, _ asset: Asset, _ market: inout LiveMarket?,
        _ prices: inout [Conversion.Traded]
    ) throws(Refusal) -> Money {
        if asset.isDollar { return dollars }
        guard let first = spot(of: asset) else { throw .noPriceOf(asset, known: coins) }
        let most = Quantity(units: dollars.divided(by: first.price, .up).units)
        let traded = try traded(asset, selling: -most, &market)
        prices.append(traded)
        return Money(units: dollars.divided(by: traded.price, .down).units)
    }

    /// What a coin is traded at where nobody's order moves it.
    private func spot(of coin: Asset) -> Conversion.Traded? {
        if let index = index(of: coin) {
            return Conversion.Traded(coin: coin, price: index, of: .index)
        }
        return last(of: coin).map { Conversion.Traded(coin: coin, price: $0, of: .last) }
    }

    /// The price of so many coins sold, or bought when negative.
    private func traded(
        _ coin: Asset, selling coins: Quantity, _ market: inout LiveMarket?
    ) throws(Refusal) -> Conversion.Traded {
        guard let spot = spot(of: coin) else { throw .noPriceOf(coin, known: self.coins) }
        guard market != nil, coin == scenario.coin else { return spot }
        let lots = Int64(clamping: divide(coins.units, 10_000, coins.isNegative ? .down : .up))
        let half = Rate(units: Int128(((market?.spread ?? 0) * 0.5e8).rounded(.up)))
        guard let ticks = market?.convert(lots) else { return spot }
        return Conversion.Traded(
            coin: coin, price: Price(ticks: ticks), of: .book(halfSpread: half))
    }

    /// The venue sells other assets where more dollars are owed than it allows.
    mutating func convertDebts(_ events: inout [Event]) {
        guard mode == .multiAsset else { return }
        let prices = prices().assets
        for asset in ledger.assets where asset.isDollar && free(asset).isNegative {
            let converted = rulebook.collateral.conversions(
                of: account.balances, at: prices, paying: -free(asset))
            for one in converted {
                let sold = Money(units: one.sold.units)
                ledger.move(
                    sold, one.asset, from: wallet, to: .market, .converted, step: step)
                ledger.move(one.worth, asset, from: .market, to: wallet, .converted, step: step)
                ledger.move(one.cost, asset, from: wallet, to: .venue, .haircut, step: step)
                events.append(
                    Event(
                        now,
                        .autoConverted(
                            Conversion(
                                sold: sold, asset: one.asset, got: one.paidOff, into: asset,
                                cost: one.cost, haircut: rulebook.collateral.conversion?.haircut))))
            }
        }
    }
}
