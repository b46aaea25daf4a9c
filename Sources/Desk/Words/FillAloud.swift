import Figures
import Margin
import Markets

// Openings and stops for whoever listens.

extension Fill {
    /// "You are long 2.719 BTC at 7,353.5, worth 19,994.17. …"
    func aloud(at clock: String, in world: World) -> Prose {
        let contract = position.contract
        let asset = contract.settles
        let isMore = size != position.size.value
        let side = position.side.rawValue + (isMore ? " another" : "")
        let what = "\(side) \(contract.text(size)) at \(contract.text(price))"
        let filled = order.map { "At \(clock) order \($0) was filled: you" } ?? "You"
        let verb = isMore ? "went" : "are"
        return Prose(
            "\(filled) \(verb) \(what), worth \(value.named(asset)). The "
                + "\(mode == .isolated ? "margin" : "initial margin") is \(margin.named(asset)), the fee "
                + "was \(fee.named(asset)), and \(free.full(asset)) stays in your free wallet."
        )
    }

    /// "You would be liquidated at a mark of 7,020.8, 4.52% under the entry."
    func aloud(line: Price) -> Prose {
        let contract = position.contract
        let gap = price - line
        let share = gap.magnitude.divided(by: price, .nearest).percent()
        let rate = position.rateAtLine(from: self.price).exactPercent
        let place = Span.figure(
            "\(contract.text(line)), \(share) \(gap.isNegative ? "over" : "under") the entry",
            .liquidationPrice)
        return "You would be liquidated at a mark of \(place). The maintenance rate is \(rate)."
    }
}

extension StopOrder {
    /// "Your stop is set at 7,200.0. There the position loses 417.37 and the fees. …"
    func aloud(insteadOf before: Price?, in world: World) -> Prose {
        let contract = world.contract(symbol)
        var said = "Your stop is set at \(contract.text(price.value))."
        if let before, before != price.value {
            let gap = side == .long ? price.value - before : before - price.value
            said =
                "Your stop has moved from \(contract.text(before)) to \(contract.text(price.value)), "
                + "\(contract.text(gap.magnitude)) \(gap.isNegative ? "further" : "nearer")."
        }
        if let holding = holding(in: world) {
            let profit = world.outcome(of: holding, at: price.value)
            let money = profit.magnitude.named(contract.settles)
            said +=
                profit == .zero
                ? " There only the fees are lost."
                : profit.isNegative
                    ? " There the position loses \(money) and the fees."
                    : " There it gains \(money) less the fees."
        }
        return Prose(
            said + " It watches the \(watches.rawValue) price, \(occasions(in: world)).")
    }
}
