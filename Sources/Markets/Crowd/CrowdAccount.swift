/// An account of the crowd as it is opened, before it has a place on a ladder.
public struct CrowdAccount: Sendable, Equatable {
    public var isLong: Bool
    public var isAlt: Bool
    /// Collateral is coin rather than dollars.
    public var isCoin: Bool
    public var venue: Int
    /// Lots of 10⁻⁴ coin at the opening price.
    public var quantity: Int64
    /// Millionths of a dollar, or lots of 10⁻⁵ coin.
    public var holding: Int64
    /// Sub-ticks of the asset price.
    public var entry: Int32
    /// Ticks of the coin price; 0 for none.
    public var stop: Int32

    public init(
        isLong: Bool, isAlt: Bool, isCoin: Bool, venue: Int, quantity: Int64, holding: Int64,
        entry: Int32, stop: Int32
    ) {
        self.isLong = isLong
        self.isAlt = isAlt
        self.isCoin = isCoin
        self.venue = venue
        self.quantity = quantity
        self.holding = holding
        self.entry = entry
        self.stop = stop
    }
}
