/// People in a live market, whose accounts are kept elsewhere under their venue's own rules.
///
/// Each round of the cascade they see the same prices as the crowd; what they must sell or buy joins the
/// round's order, and all are filled at its one average price.
public protocol Guests {
    /// Whether any order of theirs waits for a price.
    var haveOrders: Bool { get }
    /// The next of their waiting orders that trades or fires at the price as it stands, on its way
    /// through the book: the book after it, or nil when none does. Law: asked again and again with
    /// what it answered, it ends with nil.
    mutating func meet(_ book: Matching) -> Matching?
    /// What people must trade now, in lots of 10⁻⁴ coin: sold when positive, bought when negative. Nil
    /// when nobody must. Law: asked again at the same prices after `filled`, it ends with nil.
    mutating func due(at prices: MarketPrices) -> Int64?
    /// What they asked for was filled, at an average in ticks before the spread.
    mutating func filled(at average: Double, halfSpread: Double, prices: MarketPrices)
    /// The person of a side who would be closed first for accounts that nobody can pay for; nil when
    /// none is in profit.
    func inLine(isLong: Bool, at prices: MarketPrices) -> GuestInLine?
    /// So many lots of theirs were closed against bust accounts, at a price in sub-ticks.
    mutating func deleveraged(_ lots: Int64, isLong: Bool, at price: Int64, prices: MarketPrices)
}

/// A person's place in the queue of those in profit.
public struct GuestInLine: Sendable, Equatable {
    /// Profit over what was paid, times value over equity: the crowd's own measure.
    public let score: Double
    /// All they hold, lots of 10⁻⁴ coin.
    public let lots: Int64
}

extension Guests {
    @inline(__always) public var haveOrders: Bool { false }
    @inline(__always) public mutating func meet(_ book: Matching) -> Matching? { nil }
    /// Who holds nothing is closed for nobody.
    @inline(__always)
    public func inLine(isLong: Bool, at prices: MarketPrices) -> GuestInLine? { nil }
    public mutating func deleveraged(
        _ lots: Int64, isLong: Bool, at price: Int64, prices: MarketPrices
    ) {}
}

/// A market without people.
public struct Nobody: Guests, Sendable {
    public init() {}
    @inline(__always) public mutating func due(at prices: MarketPrices) -> Int64? { nil }
    public mutating func filled(at average: Double, halfSpread: Double, prices: MarketPrices) {}
}
