import Figures
import Margin
import Markets
import Scripts

// A size by risk, and orders that only reduce.

extension RiskSize {
    /// How the size came about; the formula is that of `size`.
    func lines(in world: World) -> [Prose] {
        [line(in: world), lineOfWhole(in: world)].compactMap { $0 }
    }

    private func line(in world: World) -> Prose {
        let of = share.map { "\($0.exactPercent) of \(account.text(asset)) is " } ?? ""
        let taken = leverage.map { "; \($0.times) is the least leverage the wallet carries" } ?? ""
        return Prose(
            "\(of)\(risk.text(asset)) at risk from \(world.text(entry, of: coin)) to "
                + "\(world.text(stop, of: coin)), "
                + "fees of both trades included: \(size) \(unit)\(taken)")
    }

    /// A stop closes the whole of a position, also what was there before the size joined it.
    private func lineOfWhole(in world: World) -> Prose? {
        let joined = world.holdings.first {
            world.stop(of: $0)?.price == stop && $0.position.contract.settles == asset
                && $0.position.contract.sizeUnit == unit && $0.position.size.value > size
        }
        guard let joined else { return nil }
        return Prose(
            "That is of the new part alone: the stop closes all of \(joined.position.name), and what it "
                + "loses stands below.", .warning)
    }
}

extension Opening {
    /// Why a size was not taken that the wallet is far from carrying, and the order that was probably
    /// meant: the same number as money where it can be that, or else the size that the wallet carries.
    func beyondWallet(
        needs: Money, free: Money, most: Quantity, _ contract: Contract
    ) -> (String, String) {
        guard case .size(let size) = amount else { return ("The wallet is too short.", "account") }
        let asset = contract.settles
        var meant = self
        meant.amount = .size(most)
        let asMoney = Money(units: size.units)
        // Less than a hundredth of the wallet was hardly meant as money.
        if asset.isDollar, Money(units: asMoney.units * 100) >= free {
            let whole = max(free.rounded(.down, to: Money(1)), Money(1))
            meant.amount = .margin(min(asMoney, whole), nil)
        }
        return (
            "A size of \(contract.text(size)) at \(leverage.times) needs a margin of "
                + "\(needs.named(asset)), and \(free.named(asset)) are free. A number without the "
                + "word margin is a size in \(contract.sizeUnit).",
            ActText.print(.open(meant))
        )
    }
}

extension Refusal {
    func byRiskWords(in world: World) -> (String, String) {
        let coin = world.scenario.coin
        switch self {
        case .riskBelowLot(let risk, let lot, let asset):
            return (
                "A single lot, \(lot), loses more than \(risk.full(asset)) there: a nearer stop, or "
                    + "more at risk.", "help size"
            )
        case .nothingToReduce(let side, let coin):
            return (
                "Reduce-only: nothing is held on \(coin) that \(side == .long ? "buying" : "selling") "
                    + "could lessen.", "positions"
            )
        case .reduceOnlyAlone:
            return (
                "A reduce-only order says how much it closes, and perhaps at which price: no stop and "
                    + "no take go with it.", "open short \(coin) size 0.1 reduce-only"
            )
        default:
            return (
                "What is risked depends on where the stop is, and none is given.",
                "open long \(coin) risk 1% stop 3%"
            )
        }
    }
}
