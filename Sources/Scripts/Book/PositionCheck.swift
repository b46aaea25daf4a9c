import Figures
import Margin

/// A row that says a thing twice is held against itself: size × price against its value, leverage
/// against its margins, contracts against its size.
enum PositionCheck: Error, Equatable {
    /// What the size comes to at the price, and what the row calls its value.
    case value(Money, said: Money)
    /// What the leverage asks for, and what the row calls its initial margin.
    case initialMargin(Money, said: Money, Multiple)
    /// The same for a margin: it may have been added to, so that this is told and used.
    case margin(Money, said: Money, Multiple)
    /// What the contracts come to, and what the row calls its size.
    case contracts(Quantity, said: Quantity)

    var words: String {
        switch self {
        case .value(let comes, let said):
            "its size at its price is worth \(comes.shown), but its value is \(said.shown)"
        case .initialMargin(let asks, let said, let leverage):
            "its leverage of \(leverage.times) asks for \(asks.shown), but its initial margin is "
                + said.shown
        case .margin(let asks, let said, let leverage):
            "\(leverage.times) asks for \(asks.shown); the margin of \(said.shown) is used"
        case .contracts(let comes, let said):
            "its contracts come to \(comes), but its size is \(said)"
        }
    }
}

extension Money {
    /// Enough digits for dollars and for coins, no more.
    fileprivate var shown: String {
        magnitude < Money(1)
            ? "\(self)" : "\(rounded(.nearest, to: Money(units: unitsPerOne / 100)))"
    }
}

/// The figures of one row that have to agree.
struct PositionFigures {
    let kind: Contract.Kind
    let size: Quantity
    let entry: Price
    var mark: Price?
    var leverage: Multiple?
    var value: Money?
    var initialMargin: Money?
    var margin: Money?

    /// In what it settles in; rounded up, as venues do.
    private func worth(at price: Price) -> Money {
        kind == .linear ? (price * size).rounded(.up) : size.divided(by: price, .up)
    }

    /// The value that the row gives, else that at the mark, else at the entry.
    private var reference: Money { value?.magnitude ?? worth(at: mark ?? entry) }

    /// What the initial margin says of the leverage, to a tenth; nil where there is none.
    ///
    ///     leverage = value ÷ initial margin
    var leverageOfMargin: Multiple? {
        guard let initialMargin, initialMargin.isPositive, reference.isPositive else { return nil }
        let exact = Multiple(
            units: scaledQuotient(reference.units, unitsPerOne, initialMargin.units, .nearest))
        // Venues round margins up: 20x comes out as 19.99x.
        let tenth = exact.rounded(.up, to: Multiple(units: unitsPerOne / 10))
        let whole = exact.rounded(.nearest, to: Multiple(1))
        return whole.isPositive && isNear(exact.units, whole.units, hundredths: 1) ? whole : tenth
    }

    /// - Throws: what contradicts itself and cannot be settled.
    /// - Returns: what differs and may, and is told.
    func checked() throws(PositionCheck) -> PositionCheck? {
        if let value, value.magnitude.isPositive {
            var worths = [worth(at: entry), worth(at: mark ?? entry)]
            // The value in dollars of what settles in its coin.
            if kind == .inverse { worths.append(Money(units: size.units)) }
            // Without a mark nothing tells how far the price has gone since the entry.
            let room: Int128 = mark == nil ? 60 : 3
            guard
                worths.contains(where: {
                    isNear($0.units, value.magnitude.units, hundredths: room)
                })
            else { throw .value(worth(at: mark ?? entry), said: value) }
        }
        guard let leverage, leverage.isPositive else { return nil }
        let asked = [entry, mark ?? entry].map { worth(at: $0).divided(by: leverage, .up) }
        if let initialMargin, initialMargin.isPositive,
            !asked.contains(where: { isNear($0.units, initialMargin.units) })
        {
            throw .initialMargin(asked[1], said: initialMargin, leverage)
        }
        if let margin, margin.isPositive, !asked.contains(where: { isNear($0.units, margin.units) })
        {
            return .margin(asked[0], said: margin, leverage)
        }
        return nil
    }

    /// Within so many hundredths: marks move between two columns of one table.
    private func isNear(_ a: Int128, _ b: Int128, hundredths: Int128 = 3) -> Bool {
        let most = max(a.magnitude, b.magnitude)
        guard most < UInt128(1) << 118 else { return a == b }
        return Int128((a - b).magnitude) * 100 <= Int128(most) * hundredths
    }
}
