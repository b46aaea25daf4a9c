import Figures

/// A position: a size, its exact cost, and the money that backs it.
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
    /// The trader's money behind it, in the settlement asset: put up alone for it, or, in cross
    /// margin, the wallet that it shares.
    public internal(set) var collateral: Figure<Money>
    /// The part of the collateral that was added (negative: taken out) after opening.
    public internal(set) var added: Figure<Money>

    public init(
        contract: Contract, side: Side, leverage: Multiple, size: Figure<Quantity>,
        cost: Figure<Money>, collateral: Figure<Money>, added: Figure<Money> = .zero
    ) {
        self.contract = contract
        self.side = side
        self.leverage = leverage
        self.size = size
        self.cost = cost
        self.collateral = collateral
        self.added = added
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
        Position(
            contract: contract.bare, side: side, leverage: leverage, size: size.bare,
            cost: cost.bare, collateral: collateral.bare, added: added.bare)
    }

    /// Moves money behind the position, or (negative) out of it.
    public mutating func add(collateral amount: Figure<Money>) {
        collateral = (collateral + amount).named(.collateral)
        added = added.value == .zero ? amount : (added + amount).named(.addedMargin)
    }

    /// The same position with other money behind it: a wallet that it shares, or what funding left.
    public func backed(by collateral: Figure<Money>) -> Position {
        var copy = self
        copy.collateral = collateral
        return copy
    }

    /// True where it gains as its value in the settlement asset grows: a linear long, and an inverse
    /// short, whose value in coins grows as the price falls.
    @inline(__always)
    var gainsWithValue: Bool { (side == .long) == (contract.kind == .linear) }
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
