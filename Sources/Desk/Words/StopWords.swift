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
        guard let holding = holding(in: world) else { return [] }
        let position = holding.position
        let profit = world.outcome(of: holding, at: price.value)
        if profit == .zero { return [Span(": there only the fees are lost")] }
        return [
            Span(profit.isNegative ? ": there the position loses " : ": there it gains "),
            .told(
                profit.magnitude, position.contract.settles, .lossAtStop,
                .thought("\(position.name) \(position.contract.text(price.value))")),
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
    func holding(in world: World) -> Holding? {
        world.holdings.first { $0.position.contract.symbol == symbol }
    }
}
