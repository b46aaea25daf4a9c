/// People in a live market, whose accounts are kept elsewhere under their venue's own rules.
///
/// Each round of the cascade they see the same prices as the crowd; what they must sell or buy joins the
/// round's order, and all are filled at its one average price.
public protocol Guests {
    /// What people must trade now, in lots of 10⁻⁴ coin: sold when positive, bought when negative. Nil
    /// when nobody must. Law: asked again at the same prices after `filled`, it ends with nil.
    mutating func due(at prices: MarketPrices) -> Int64?
    /// What they asked for was filled, at an average in ticks before the spread.
    mutating func filled(at average: Double, halfSpread: Double, prices: MarketPrices)
}

/// A market without people.
public struct Nobody: Guests, Sendable {
    public init() {}
    @inline(__always) public mutating func due(at prices: MarketPrices) -> Int64? { nil }
    public mutating func filled(at average: Double, halfSpread: Double, prices: MarketPrices) {}
}
