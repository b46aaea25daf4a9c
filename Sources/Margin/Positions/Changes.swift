import Figures

// What a fill does to a position: averaging in, reducing, and turning round.

extension Position {
    /// This position with another of the same contract and side averaged in: sizes, costs and
    /// collateral add. The leverage of the newer order is kept for display.
    public func joined(by other: Position) -> Position {
        precondition(
            contract.symbol == other.contract.symbol && side == other.side,
            "only positions of one contract and side join")
        return Position(
            contract: contract, side: side, leverage: leverage(with: other),
            size: (size + other.size).named(.size), cost: (cost + other.cost).named(.entryCost),
            collateral: (collateral + other.collateral).named(.collateral),
            added: added.value == .zero ? other.added : added + other.added)
    }

    /// The leverage that stands for both: cost over initial margin. Rounded down to a tenth, so that what
    /// it asks for is not less than the two did.
    private func leverage(with other: Position) -> Multiple {
        guard leverage != other.leverage else { return leverage }
        let own = cost.value.divided(by: leverage, .up)
        let initial = own + other.cost.value.divided(by: other.leverage, .up)
        guard initial.isPositive else { return other.leverage }
        let whole = (cost.value + other.cost.value).divided(by: initial, .down)
        return Multiple(units: whole.units).rounded(.down, to: Multiple(units: unitsPerOne / 10))
    }

    /// What closing a part of a position comes to.
    public struct Reduction: Sendable, Equatable {
        /// What was closed, never more than was held.
        public let closed: Quantity
        /// Before fees; rounded against the trader.
        public let profit: Money
        /// The collateral that the closed part no longer needs.
        public let freed: Money
        /// Nil where nothing is left.
        public let rest: Position?
    }

    /// Closes a part at a price. Cost and collateral leave in proportion; what rounding leaves over
    /// stays with the rest, so that the parts always add up to the whole.
    public func reduced(by quantity: Quantity, at price: Price) -> Reduction {
        let closed = min(max(quantity, .zero), size.value)
        guard closed < size.value else {
            return Reduction(
                closed: size.value, profit: profit(at: Figure(price)).value,
                freed: collateral.value, rest: nil)
        }
        let part = { (money: Money) in
            Money(units: scaledQuotient(money.units, closed.units, size.value.units, .down))
        }
        let leavingCost = part(cost.value)
        let leaving = Position(
            contract: contract, side: side, leverage: leverage, size: Figure(closed),
            cost: Figure(leavingCost), collateral: Figure(.zero))
        let freed = part(collateral.value)
        let left = { (figure: Figure<Money>, part: Money, term: Term) in
            (figure - Figure(part)).named(term)
        }
        let rest = Position(
            contract: contract, side: side, leverage: leverage,
            size: (size - Figure(closed)).named(.size),
            cost: left(cost, leavingCost, .entryCost),
            collateral: left(collateral, freed, .collateral),
            added: left(added, part(added.value), .addedMargin))
        return Reduction(
            closed: closed, profit: leaving.profit(at: Figure(price)).value, freed: freed,
            rest: rest)
    }

    /// What a fill on the other side does: it closes first, and what is left of it opens the other
    /// way, with margin at the same leverage.
    public struct Turn: Sendable, Equatable {
        public let reduction: Reduction
        public let opened: Position?
    }

    /// Sells a long or buys back a short by a size that may be larger than what is held.
    public func turned(by quantity: Quantity, at price: Price) -> Turn {
        let reduction = reduced(by: quantity, at: price)
        let over = quantity - reduction.closed
        guard over.isPositive else { return Turn(reduction: reduction, opened: nil) }
        let opened = Position(
            contract: contract, side: side.opposite, leverage: leverage, size: over, price: price,
            collateral: contract.margin(for: over, leverage: leverage, at: price))
        return Turn(reduction: reduction, opened: opened)
    }
}
