import Figures
import Margin
import Markets

// A stop that was set or moved: where it is, what it would lose, what it watches, why it may not guard.

extension StopOrder {
    /// - Parameter before: where the stop stood that it takes the place of.
    func lines(insteadOf before: Price?, in world: World) -> [Prose] {
        let line = place(insteadOf: before, in: world) + outcome(in: world) + [watching(in: world)]
        return [Prose(line).aloud(aloud(insteadOf: before, in: world))]
            + order.guardLines(in: world)
    }

    private func place(insteadOf before: Price?, in world: World) -> [Span] {
        let contract = world.contract(symbol)
        guard let before, before != price.value else {
            return [Span("stop at "), .figure(contract.text(price.value))]
        }
        let nearer = side == .long ? price.value - before : before - price.value
        return [
            Span("stop moved from "), .figure(contract.text(before)), Span(" to "),
            .figure(contract.text(price.value)),
            Span(
                ", \(contract.text(nearer.magnitude)) \(nearer.isNegative ? "further" : "nearer")"),
        ]
    }

    /// What the position brings at its price.
    private func outcome(in world: World) -> [Span] {
        guard let position = position(in: world) else { return [] }
        let profit = position.profit(at: price.bare).value
        if profit == .zero { return [Span(": there only the fees are lost")] }
        let money = profit.magnitude.named(position.contract.settles)
        return [
            Span(profit.isNegative ? ": there the position loses " : ": there it gains "),
            .figure(money),
            Span(profit.isNegative ? " and the fees" : " less the fees"),
        ]
    }

    private func watching(in world: World) -> Span {
        Span("; watching the \(watches.rawValue) price \(occasions(in: world))", .faint)
    }

    /// When it looks at its price.
    func occasions(in world: World) -> String {
        if world.market != nil { return "round by round within each minute" }
        return watches == .last ? "inside each bar, adverse move first" : "at each close"
    }

    /// What it guards.
    func position(in world: World) -> Position? {
        world.holdings.first { $0.position.contract.symbol == symbol }?.position
    }
}
