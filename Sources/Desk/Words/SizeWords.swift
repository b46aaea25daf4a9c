import Figures
import Margin
import Markets

// A size by risk, and orders that only reduce.

extension RiskSize {
    /// How the size came about; the formula is that of `size`.
    func line(in world: World) -> Prose {
        let of = share.map { "\($0.exactPercent) of \(account.text(asset)) is " } ?? ""
        let taken = leverage.map { "; \($0.times) is the least leverage the wallet carries" } ?? ""
        return Prose(
            "\(of)\(risk.text(asset)) at risk from \(world.text(entry)) to \(world.text(stop)), "
                + "fees of both trades included: \(size) \(unit)\(taken)")
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
