import Figures
import Margin
import Markets

// What an account is made of, and how it came to differ from what was put in: the parts that `account`
// and `who` show add up to what the account is worth.

extension World {
    /// What the trades of the person came to in an asset: everything that moved, deposits, withdrawals
    /// and conversions aside.
    func realised(_ asset: Asset) -> Money {
        own(asset) - deposited(asset) - converted(into: asset).net
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
    func accountParts(_ asset: Asset) -> [(name: String, money: Money)] {
        let alone = holdings.filter {
            $0.mode == .isolated && $0.position.contract.settles == asset
        }
        let margin = alone.reduce(Money.zero) { $0 + $1.position.collateral.value }
        let options = optionsWorth(asset)
        let coins = mode == .multiAsset && asset.isDollar ? coinsInDollars(but: asset) : .zero
        let owed = ledger[.debt(trader: World.you), asset]
        let pledged = ledger[.pledge(trader: World.you), asset]
        let profit = unrealised(asset)
        let parts: [(String, Money)] = [
            ("free wallet", free(asset)), ("behind positions", margin), ("unrealised", profit),
            ("other assets, at the mark", coins), ("options", options), ("pledged", pledged),
            ("owed for the loan", owed),
        ]
        let rest = accountValue(asset) - parts.reduce(.zero) { $0 + $1.1 }
        // Nobody owes more than what backs a position.
        return (parts + [("under water, and not yours to pay", rest)]).filter { $0.1 != .zero }
    }

    /// The profit of everything open that counts in an asset, at the mark.
    func unrealised(_ asset: Asset) -> Money {
        holdings.reduce(.zero) { sum, holding in
            let settles = holding.position.contract.settles
            let counts =
                settles == asset
                || (holding.mode == .multiAsset && settles.isDollar && asset.isDollar)
            guard counts else { return sum }
            let mark = mark(of: holding.position.contract.coin) ?? mark
            return sum + holding.position.profit(at: Figure(mark)).value
        }
    }

    /// "the account: 5,000.00 deposited, −1.05 realised, +171.84 unrealised: 5,170.79 USDT".
    func accountLine(in asset: Asset) -> Prose {
        let value = accountValue(asset)
        let brought = depositedWorth(asset)
        var parts: [(String, Money)] = [
            ("realised", realised(asset)),
            ("converted", mode == .multiAsset ? .zero : converted(into: asset).net),
            ("unrealised at the mark", unrealised(asset)), ("in options", optionsWorth(asset)),
        ]
        let rest = value - brought - parts.reduce(.zero) { $0 + $1.1 }
        parts.append(
            (
                mode == .multiAsset ? "by other assets and converting" : "that others have to bear",
                rest
            ))
        parts = parts.filter { $0.1 != .zero }
        let shown = Money.shown(
            [brought] + parts.map(\.1), addingTo: value, asset, fixed: 2)
        var spans = [Span("Your account: ")]
        if brought != .zero {
            spans += [.figure(shown[0].named(asset)), Span(" deposited")]
        }
        for (part, money) in zip(parts, shown.dropFirst()) {
            spans += [
                Span(spans.count > 1 ? ", " : ""),
                Span(
                    (money.isNegative ? "" : "+") + money.named(asset),
                    money.isNegative ? .loss : .gain), Span(" " + part.0),
            ]
        }
        return Prose(spans + [Span(" = "), .figure(value.full(asset)), Span(".")])
    }
}
