import Figures

/// Which price series an order or a rule watches.
public enum PriceSeries: String, Sendable, CaseIterable { case last, mark, index }

/// A stop-market order that closes a position: a wish that fires at a price on one series and takes
/// the next price there is.
public struct StopOrder: Sendable, Equatable {
    public let symbol: String
    /// The side of the position that it closes.
    public let side: Side
    public let price: Figure<Price>
    public let watches: PriceSeries
    public init(symbol: String, side: Side, price: Figure<Price>, watches: PriceSeries) {
        self.symbol = symbol
        self.side = side
        self.price = price
        self.watches = watches
    }

    /// A long's stop fires at its price or under it, a short's at or over it.
    public func fires(at price: Price) -> Bool {
        side == .long ? price <= self.price.value : price >= self.price.value
    }
}
