import Figures
import Margin
import Markets

/// A position as somebody describes it to a calculator: parts in any order, each of which may be
/// left out. What is left out is taken from the world at the prompt, or asked for.
public struct Sketch: Sendable, Equatable {
    public typealias Risk = Opening.Risked
    /// One trade of several, for the average entry.
    public struct Fill: Sendable, Equatable {
        public let size: Quantity
        public let price: Price
        public init(size: Quantity, price: Price) {
            self.size = size
            self.price = price
        }
    }

    public var side: Side?
    public var coin: Asset?
    public var kind: Contract.Kind?
    public var leverage: Multiple?
    /// Coins of a linear contract, face dollars of an inverse one.
    public var size: Quantity?
    public var margin: Money?
    /// Put behind it after opening, or (negative) taken out.
    public var added: Money?
    /// Alone with its margin, or sharing the wallet.
    public var mode: MarginMode?
    public var entry: Price?
    public var exit: Price?
    public var stop: Price?
    /// The stop as a distance from the entry.
    public var stopShare: Rate?
    public var take: Price?
    public var risk: Risk?
    /// A funding rate, or, for a target, the share of the margin to be earned.
    public var rate: Rate?
    /// How many funding payments.
    public var payments: Int?
    /// A maintenance rate in place of the rulebook's tiers.
    public var maintenance: Rate?
    /// What the account holds.
    public var wallet: Money?
    /// The name of a rulebook.
    public var rules: String?
    public var fills: [Fill] = []

    public init() {}
}
