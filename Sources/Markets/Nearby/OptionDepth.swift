import Figures
import Margin

/// How many options somebody sells, and what more of them cost: an assumption, since no market for
/// options was recorded or is made here.
///
/// Who sells an option has to hedge it on the perpetual's market, so the spread widens with what is
/// sold against that market's open interest, and ends at a part of it.
public struct OptionDepth: Sendable, Equatable {
    /// Of a few coins. 3%: our assumption.
    public static let leastHalfSpread = Rate(units: 3_000_000)
    /// Options are sold on so much of the open interest. 1%: our assumption.
    public static let share = Rate(units: 1_000_000)
    /// So many times wider for all of that than for a few coins. 11: our assumption.
    public static let widest = 11

    /// What the crowd holds on one side, in coins; nil where nobody recorded it. There the prices are
    /// history, and no order moves them.
    public let openInterest: Quantity?
    /// Of a coin on a tape, where nobody recorded the open interest.
    public let spot: Price?

    public init(openInterest: Quantity?, spot: Price? = nil) {
        self.openInterest = openInterest
        self.spot = spot
    }

    /// The most that one person holds options on where nobody recorded the open interest. Ten million
    /// dollars of coins: our assumption.
    public static let usualLimit = Money(10_000_000)

    /// The most coins that one person holds options on; nil where no market is at hand.
    public var limit: Quantity? {
        if let openInterest { return (openInterest * Self.share).rounded(.down) }
        guard let spot, spot.isPositive else { return nil }
        return Quantity(units: Self.usualLimit.divided(by: spot, .down).units)
    }

    /// half-spread = 3% × (1 + 10 × coins with options on them ÷ the limit), rounded up
    ///
    /// - Parameter covered: coins that one person holds options on, those in question counted in
    public func halfSpread(on covered: Quantity) -> Rate {
        // On a tape the widening has nothing to be measured by.
        guard openInterest != nil, let limit else { return Self.leastHalfSpread }
        guard limit.isPositive else { return .one }
        let width = Self.leastHalfSpread.units * Int128(Self.widest - 1)
        let more = scaledQuotient(width, min(covered, limit).units, limit.units, .up)
        return Rate(units: Self.leastHalfSpread.units + more)
    }
}

extension World {
    /// How many options on a coin are sold here.
    public func optionDepth(of coin: Asset) -> OptionDepth {
        guard let market, coin == scenario.coin else {
            return OptionDepth(openInterest: nil, spot: outsidePrice(of: coin)?.value)
        }
        // Of bitcoin, longs and shorts, in lots of 10⁻⁴ coin; one's own orders do not count in it.
        let lots = max(market.crowd.interest[0], market.crowd.interest[1])
        return OptionDepth(openInterest: Quantity(units: Int128(max(lots, 0)) * 10_000))
    }

    /// Coins that options are held on.
    func optioned(_ coin: Asset) -> Quantity {
        options.filter { $0.coin == coin }.reduce(.zero) { $0 + $1.size }
    }
}
