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
}

extension World {
    /// Converts at the mark, less the haircut that the venue takes in converting.
    mutating func convert(
        _ amount: Money, _ asset: Asset, into other: Asset
    ) throws(Refusal) -> [Event] {
        guard asset != other else { throw .sameAsset(asset) }
        guard amount.isPositive else { throw .amountNotPositive }
        let movable = movable(asset)
        guard amount <= movable else {
            throw .walletShort(has: max(movable, .zero), needs: amount, asset)
        }
        let worth = try dollars(amount, asset)
        let got = try amountWorth(worth, other)
        guard got.isPositive else { throw .amountNotPositive }
        guard fits(free(other) + got, other) else { throw .tooLarge }
        let haircut = rulebook.collateral.conversion?.haircut
        let cost = haircut.map { (got * $0.value).rounded(.up) } ?? .zero
        return try tried { (world) throws(Refusal) in
            let step = world.step
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
                            haircut: haircut)))
            ]
        }
    }

    private func dollars(_ amount: Money, _ asset: Asset) throws(Refusal) -> Money {
        if asset.isDollar { return amount }
        guard let mark = mark(of: asset) else { throw .noPriceOf(asset, known: coins) }
        return (mark * Quantity(units: amount.units)).rounded(.down)
    }

    private func amountWorth(_ dollars: Money, _ asset: Asset) throws(Refusal) -> Money {
        if asset.isDollar { return dollars }
        guard let mark = mark(of: asset) else { throw .noPriceOf(asset, known: coins) }
        return Money(units: dollars.divided(by: mark, .down).units)
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
