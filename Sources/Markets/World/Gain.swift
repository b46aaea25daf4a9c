import Figures
import Margin

/// What a person has against what they brought, in one currency: everything that is theirs at the prices
/// of now, less every deposit at the price of its moment, what was taken out added back.
///
///     change = worth − deposited
///            = realised + converting + unrealised + options + price of the rest − borne by others
public struct Gain: Sendable, Equatable {
    /// The currency that everything is counted in.
    public let asset: Asset
    /// Everything that is the person's: free, behind positions, pledged less owed, in options; at the
    /// mark.
    public let worth: Money
    /// What was brought in less what was taken out, each at the mark of its moment.
    public let deposited: Money
    /// What trades, fees, funding, options and loans moved, each at the mark of its moment.
    public let realised: Money
    /// What conversions brought less what they took, at the mark of their moment: with a minus the
    /// haircut.
    public let converting: Money
    /// The profit of everything open, at the mark.
    public let unrealised: Money
    public let options: Money
    /// What is lacking under positions and is not the person's to pay.
    public let borneByOthers: Money

    public var change: Money { worth - deposited }
    /// What the prices of the other assets did while they were held.
    public var priceOfTheRest: Money {
        change - realised - converting - unrealised - options - borneByOthers
    }
    /// Nil where nothing was brought.
    public var share: Rate? {
        deposited.isPositive ? change.divided(by: deposited, .nearest) : nil
    }
}

extension World {
    /// What the person has made of what was brought, in an asset.
    public func gain(in asset: Asset) -> Gain {
        var deposited = Money.zero
        var realised = Money.zero
        var converting = Money.zero
        for transfer in ledger.transfers where transfer.from.isYours != transfer.to.isYours {
            guard let amount = worth(transfer, in: asset) else { continue }
            let moved = transfer.to.isYours ? amount : -amount
            switch transfer.reason {
            case .deposit, .withdrawal: deposited += moved
            case .converted, .haircut: converting += moved
            default: realised += moved
            }
        }
        let assets = ledger.assets
        let all = worthOfAll(in: asset)
        let own = sum(assets.map { ($0, self.own($0)) }, in: asset)
        let profit = sum(assets.map { ($0, self.unrealised($0)) }, in: asset)
        let inOptions = sum(assets.map { ($0, self.optionsWorth($0)) }, in: asset)
        return Gain(
            asset: asset, worth: all, deposited: deposited, realised: realised,
            converting: converting, unrealised: profit, options: inOptions,
            borneByOthers: all - own - profit - inOptions)
    }

    /// What was brought in less what was taken out, in one currency.
    public func deposited(in asset: Asset) -> Money { gain(in: asset).deposited }

    /// Everything that is the person's, in one currency.
    public func worthOfAll(in asset: Asset) -> Money {
        let counts = mode == .multiAsset && asset.isDollar
        let others = ledger.assets.filter { $0 != asset }.map { other in
            // In multi-asset margin what is free of other assets is in the account already.
            (
                other,
                counts ? lent(other) + optionsWorth(other) : accountValue(other, withCoins: false)
            )
        }
        return accountValue(asset) + sum(others, in: asset)
    }

    /// The profit of everything open that settles in an asset, at the mark.
    public func unrealised(_ asset: Asset) -> Money {
        holdings.filter { $0.position.contract.settles == asset }.reduce(.zero) { sum, holding in
            sum + holding.bare.profit(at: Figure(mark(of: holding.position))).value
        }
    }

    private func sum(_ amounts: [(asset: Asset, money: Money)], in asset: Asset) -> Money {
        amounts.reduce(.zero) { sum, one in
            sum + (worth(one.money, of: one.asset, in: asset) ?? .zero)
        }
    }

    /// An amount of one asset in another, at the mark; nil where either has no price.
    public func worth(_ money: Money, of asset: Asset, in other: Asset) -> Money? {
        exchanged(money, asset, other) { mark(of: $0) }
    }

    /// What a transfer was worth when it was made.
    private func worth(_ transfer: Transfer, in asset: Asset) -> Money? {
        exchanged(transfer.amount, transfer.asset, asset) { coin in
            guard let tape = tape(of: coin) else { return nil }
            return tape.mark(at: min(transfer.step, step))
        }
    }

    private func exchanged(
        _ money: Money, _ asset: Asset, _ other: Asset, _ price: (Asset) -> Price?
    ) -> Money? {
        if asset == other || (asset.isDollar && other.isDollar) || money == .zero { return money }
        var dollars = money
        if !asset.isDollar {
            guard let price = price(asset) else { return nil }
            dollars = (price * Quantity(units: money.units)).rounded(.down)
        }
        if other.isDollar { return dollars }
        guard let price = price(other), price.isPositive else { return nil }
        return Money(units: dollars.divided(by: price, .down).units)
    }
}
