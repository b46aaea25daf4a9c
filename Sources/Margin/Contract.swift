import Figures

/// What money can be held in: "USDT", "BTC".
public struct Asset: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let code: String
    public init(_ code: String) { self.code = code }
    public static let usdt = Asset("USDT")
    public var description: String { code }
    /// Dollars and their stand-ins are shown with two decimals, coins with up to eight.
    public var isDollar: Bool { code.hasPrefix("USD") }
    public static func < (a: Asset, b: Asset) -> Bool { a.code < b.code }
}

/// Which way a position points.
public enum Side: String, Sendable, CaseIterable {
    case long, short
    public var opposite: Side { self == .long ? .short : .long }
}

/// A contract as a venue lists it, with the tiers that say what must stay covered.
public struct Contract: Sendable, Equatable {
    public enum Kind: String, Sendable {
        /// Held in coins, settles in the quote currency.
        case linear
        /// Held in face dollars, settles in the coin.
        case inverse
    }
    public let symbol: String
    public let kind: Kind
    /// The coin whose price it follows.
    public let coin: Asset
    public let settles: Asset
    public let tick: Price
    /// The smallest step of a size: coins if linear, face dollars if inverse.
    public let lot: Quantity
    /// From the smallest positions to the largest; never empty.
    public let tiers: [Tier]

    /// The law of reading: at least one tier, tick and lot above zero.
    public init(
        symbol: String, kind: Kind, coin: Asset, settles: Asset, tick: Price, lot: Quantity,
        tiers: [Tier]
    ) {
        precondition(!tiers.isEmpty, "a contract has at least one tier")
        precondition(tick.isPositive && lot.isPositive, "tick and lot are above zero")
        self.symbol = symbol
        self.kind = kind
        self.coin = coin
        self.settles = settles
        self.tick = tick
        self.lot = lot
        self.tiers = tiers
    }

    /// The greatest value of a position, in the settlement asset.
    public var largestValue: Money { tiers[tiers.count - 1].cap }
    /// The highest leverage of any tier.
    public var highestLeverage: Multiple { tiers.map(\.leverage).max() ?? .zero }

    /// The tier that a value belongs to; a value on the border belongs to the lower tier, one beyond
    /// the last cap to the last tier.
    public func tier(of value: Money) -> Tier {
        for tier in tiers where value <= tier.cap { return tier }
        return tiers[tiers.count - 1]
    }

    /// What holds the size.
    public var sizeUnit: String { kind == .linear ? coin.code : "USD" }
}

/// A step of a venue's table: up to which value of a position which rate must stay covered.
public struct Tier: Sendable, Equatable {
    /// The greatest value of a position in this tier, in the settlement asset, inclusive.
    public let cap: Money
    public let leverage: Multiple
    /// The share of the value that must stay covered.
    public let rate: Figure<Rate>
    /// What the table takes off, so that maintenance does not jump at a border.
    public let amount: Figure<Money>
    public init(cap: Money, leverage: Multiple, rate: Figure<Rate>, amount: Figure<Money>) {
        self.cap = cap
        self.leverage = leverage
        self.rate = rate
        self.amount = amount
    }
    /// The same tier without sources, for the fast path.
    public var bare: Tier {
        Tier(cap: cap, leverage: leverage, rate: rate.bare, amount: amount.bare)
    }
}
