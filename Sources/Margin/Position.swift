import Figures

/// An isolated position: a size, its exact cost, and the money that backs it.
///
/// The cost is kept, the average entry price is derived from it; averaging in is addition for linear
/// contracts and, because an inverse cost is in coins, the harmonic mean for inverse ones.
public struct Position: Sendable, Equatable {
    public let contract: Contract
    public let side: Side
    public let leverage: Multiple
    public internal(set) var size: Figure<Quantity>
    /// What the size was worth when it was opened, in the settlement asset.
    public internal(set) var cost: Figure<Money>
    /// The trader's money behind it, in the settlement asset.
    public internal(set) var collateral: Figure<Money>

    public init(
        contract: Contract, side: Side, leverage: Multiple, size: Figure<Quantity>,
        cost: Figure<Money>, collateral: Figure<Money>
    ) {
        self.contract = contract
        self.side = side
        self.leverage = leverage
        self.size = size
        self.cost = cost
        self.collateral = collateral
    }

    /// Opens at one price; the cost is rounded against the trader.
    public init(
        contract: Contract, side: Side, leverage: Multiple, size: Quantity, price: Price,
        collateral: Money, source: Source? = nil
    ) {
        let bareSize = Figure(size)
        let cost = contract.value(
            of: bareSize, at: Figure(price), side.loses(to: contract.kind) ? .down : .up)
        self.init(
            contract: contract, side: side, leverage: leverage,
            size: source.map { Figure(size, .size, $0) } ?? bareSize,
            cost: source.map { Figure(cost.value, .entryCost, $0) } ?? cost,
            collateral: source.map { Figure(collateral, .collateral, $0) } ?? Figure(collateral))
    }

    /// The average price at which it was opened, rounded to a tick's hundredth against nobody: for
    /// reading, never for reckoning.
    public var entryPrice: Figure<Price> {
        switch contract.kind {
        case .linear: cost.divided(by: size, .nearest).named(.entryPrice)
        case .inverse: size.divided(by: cost, .nearest).named(.entryPrice)
        }
    }

    /// The same position without sources, for the fast path.
    public var bare: Position {
        let bareContract = Contract(
            symbol: contract.symbol, kind: contract.kind, coin: contract.coin,
            settles: contract.settles, tick: contract.tick, lot: contract.lot,
            tiers: contract.tiers.map(\.bare))
        return Position(
            contract: bareContract, side: side, leverage: leverage, size: size.bare,
            cost: cost.bare, collateral: collateral.bare)
    }

    /// Moves money behind the position, or (negative) out of it.
    public mutating func add(collateral added: Figure<Money>) {
        collateral = (collateral + added).named(.collateral)
    }
}

extension Side {
    /// True where a smaller cost is the worse one: a linear short, an inverse long.
    func loses(to kind: Contract.Kind) -> Bool { (self == .short) == (kind == .linear) }
}

extension Contract {
    /// What a size is worth at a price, in the settlement asset.
    ///
    ///     linear   value = price × size          inverse   value = size ÷ price
    public func value(
        of size: Figure<Quantity>, at price: Figure<Price>, _ rounding: Rounding
    ) -> Figure<Money> {
        switch kind {
        case .linear: (price * size).rounded(rounding)
        case .inverse: size.divided(by: price, rounding)
        }
    }

    /// The largest size, in whole lots, that a margin at a leverage buys at a price.
    public func size(
        margin: Money, leverage: Multiple, at price: Price, lots: Bool = true
    ) -> Quantity {
        let value = margin * leverage
        let size: Quantity =
            switch kind {
            case .linear: value.divided(by: price, .down)
            case .inverse: value.rounded(.down).faceValue(at: price, .down)
            }
        return lots ? size.rounded(.down, to: lot) : size
    }

    /// The margin that a size needs at a leverage: value ÷ leverage, rounded up.
    public func margin(for size: Quantity, leverage: Multiple, at price: Price) -> Money {
        value(of: Figure(size), at: Figure(price), .up).value.divided(by: leverage, .up)
    }
}

extension Position {
    /// This position with another of the same contract and side averaged in: sizes, costs and
    /// collateral add. The leverage of the newer order is kept for display.
    public func joined(by other: Position) -> Position {
        precondition(
            contract.symbol == other.contract.symbol && side == other.side,
            "only positions of one contract and side join")
        return Position(
            contract: contract, side: side, leverage: other.leverage,
            size: (size + other.size).named(.size), cost: (cost + other.cost).named(.entryCost),
            collateral: (collateral + other.collateral).named(.collateral))
    }
}
