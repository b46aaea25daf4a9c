/// The three prices that decide what happens, rounded to whole ticks of 0.1 dollar.
public struct MarketPrices: Sendable, Equatable {
    /// The perpetual's last trade: stops watch it.
    public var last: Int64
    /// The mark price: liquidations watch it.
    public var mark: Int64
    /// The spot price: coin collateral is worth it, and here it is the index.
    public var spot: Int64

    public init(last: Int64, mark: Int64, spot: Int64) {
        self.last = last
        self.mark = mark
        self.spot = spot
    }
}
