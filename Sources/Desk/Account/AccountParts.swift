import Figures
import Margin
import Markets

// What an account is made of, and how it came to differ from what was put in: the parts that `account`
// and `who` show add up to what the account is worth.

extension World {
    /// What the trades of the person came to in an asset by itself: everything that moved, deposits,
    /// withdrawals and conversions aside.
    func realised(_ asset: Asset) -> Money {
        own(asset) - broughtIn(asset) - converted(into: asset).net
    }

    /// What was brought in of one asset, less what was taken out of it.
    private func broughtIn(_ asset: Asset) -> Money {
        ledger.transfers.reduce(.zero) { sum, transfer in
            guard transfer.asset == asset else { return sum }
            let isIn = transfer.to == .wallet(trader: World.you)
            if isIn, transfer.reason == .deposit { return sum + transfer.amount }
            return transfer.reason == .withdrawal ? sum - transfer.amount : sum
        }
    }

    /// What conversions brought in an asset, less what they took of it and the venue's haircut.
    func converted(into asset: Asset) -> (net: Money, haircut: Money) {
        ledger.transfers.reduce((.zero, .zero)) { sum, transfer in
            guard transfer.asset == asset else { return sum }
            switch transfer.reason {
            case .converted where transfer.to.isYours:
                return (sum.net + transfer.amount, sum.haircut)
            case .converted where transfer.from.isYours:
                return (sum.net - transfer.amount, sum.haircut)
            case .haircut: return (sum.net - transfer.amount, sum.haircut + transfer.amount)
            default: return sum
            }
        }
    }

    /// Named parts of what the account is worth, in the order of `account`; what is nothing is left out.
    func accountParts(_ asset: Asset) -> [(term: Term, money: Money)] {
        let alone = holdings.filter {
            $0.mode == .isolated && $0.position.contract.settles == asset
        }
        let margin = alone.reduce(Money.zero) { $0 + $1.position.collateral.value }
        let options = optionsWorth(asset)
        let coins = mode == .multiAsset && asset.isDollar ? coinsInDollars(but: asset) : .zero
        let owed = ledger[.debt(trader: World.you), asset]
        let pledged = ledger[.pledge(trader: World.you), asset]
        let profit = counted(asset)
        let parts: [(Term, Money)] = [
            (.freeWallet, free(asset)), (.behindPositions, margin), (.unrealisedOfAll, profit),
            (.otherAssets, coins), (.optionsWorth, options), (.pledgedCoins, pledged),
            (.owedForLoan, owed),
        ]
        let rest = accountValue(asset) - parts.reduce(.zero) { $0 + $1.1 }
        // Nobody owes more than what backs a position.
        return (parts + [(.borneByOthers, rest)]).filter { $0.1 != .zero }
    }

    /// The profit of everything open that counts in an asset, at the mark.
    private func counted(_ asset: Asset) -> Money {
        guard mode == .multiAsset, asset.isDollar else { return unrealised(asset) }
        return ledger.assets.filter { $0.isDollar }.reduce(.zero) { $0 + unrealised($1) }
    }

    /// "Your account: 5,000.00 deposited, −1.05 realised, +171.84 unrealised = 5,170.79 USDT": with coins,
    /// everything that is yours.
    func accountLine(in asset: Asset) -> Prose {
        let gain = gain(in: asset)
        let all: [(term: Term, words: String, money: Money)] = [
            (.realised, "realised", gain.realised),
            (.converting, "in converting", gain.converting),
            (.unrealisedOfAll, "unrealised at the mark", gain.unrealised),
            (.optionsWorth, "in options", gain.options),
            (.priceOfTheRest, "by the price of what lies there", gain.priceOfTheRest),
            (.borneByOthers, "that others have to bear", gain.borneByOthers),
        ]
        let parts = all.filter { $0.money.isShown(asset) }
        let exact = [gain.deposited] + parts.map(\.money)
        let shown = Money.shown(exact, addingTo: gain.worth, asset, fixed: 2)
        let holdsOthers = (gain.worth - accountValue(asset)).isShown(asset)
        var spans = [Span(holdsOthers ? "All that is yours: " : "Your account: ")]
        if gain.deposited != .zero {
            spans += [
                .told(
                    gain.deposited, asset, .deposited, .account, as: shown[0].named(asset)),
                Span(" deposited"),
            ]
        }
        for (part, money) in zip(parts, shown.dropFirst()) {
            spans += [
                Span(spans.count > 1 ? ", " : ""),
                .told(
                    part.money, asset, part.term, .account,
                    as: (money.isNegative ? "" : "+") + money.named(asset),
                    money.isNegative ? .loss : .gain), Span(" " + part.words),
            ]
        }
        return Prose(
            spans + [
                Span(" = "),
                .told(gain.worth, asset, .worthOfAll, .account, as: gain.worth.full(asset)),
                .cents(exact, shownAs: shown, asset), Span("."),
            ])
    }
}

extension Money {
    /// Whether a part of a sum is more than what roundings left: half a cent of dollars, or some units of a
    /// coin.
    func isShown(_ asset: Asset) -> Bool {
        asset.isDollar ? magnitude.units * 200 >= unitsPerOne : magnitude.units > 16
    }
}
