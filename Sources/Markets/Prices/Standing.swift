import Figures
import Margin

/// Somebody else with an account in a recorded scenario, who holds a position from the opening on:
/// the other side that deleveraging can reach.
public struct Standing: Sendable, Equatable {
    public let name: String
    public let side: Side
    public let coin: Asset
    public let size: Quantity
    public let leverage: Multiple
    public init(name: String, side: Side, coin: Asset, size: Quantity, leverage: Multiple) {
        self.name = name
        self.side = side
        self.coin = coin
        self.size = size
        self.leverage = leverage
    }

    /// The pot names her with a small letter, as the file does; a screen does not.
    public var shownName: String { name.prefix(1).uppercased() + name.dropFirst() }
}
