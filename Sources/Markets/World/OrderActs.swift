import Figures
import Margin

// What a person asks for when placing orders, changing a part of a position, or moving money.

/// A part of a position.
public enum Portion: Sendable, Equatable {
    case all
    case size(Quantity)
    /// Of what is held: a half is 50 %.
    case share(Rate)
}

/// Closing a part, or the whole at a price of one's own.
public struct PartRequest: Sendable, Equatable {
    /// Nil: the only position there is.
    public var coin: Asset?
    public var portion: Portion
    /// Nil: at the market, now.
    public var limit: Price?
    public init(coin: Asset? = nil, portion: Portion, limit: Price? = nil) {
        self.coin = coin
        self.portion = portion
        self.limit = limit
    }
}

/// An order that takes a profit.
public struct TakeRequest: Sendable, Equatable {
    public var coin: Asset?
    public var price: Price
    /// The price it will not trade beyond; nil: at the market once it fires.
    public var limit: Price?
    public var portion: Portion
    public var watches: PriceSeries
    public init(
        coin: Asset? = nil, price: Price, limit: Price? = nil, portion: Portion = .all,
        watches: PriceSeries = .last
    ) {
        self.coin = coin
        self.price = price
        self.limit = limit
        self.portion = portion
        self.watches = watches
    }
}

/// A stop that follows the best price at a share of it.
public struct TrailRequest: Sendable, Equatable {
    public var coin: Asset?
    public var share: Rate
    /// It begins to follow once this price is reached; nil: at once.
    public var armsAt: Price?
    public var watches: PriceSeries
    public init(
        coin: Asset? = nil, share: Rate, armsAt: Price? = nil, watches: PriceSeries = .last
    ) {
        self.coin = coin
        self.share = share
        self.armsAt = armsAt
        self.watches = watches
    }
}

/// Which orders to take back.
public enum CancelRequest: Sendable, Equatable {
    /// Every order of a coin, or every one there is, stops included.
    case all(Asset?)
    case take(Asset?)
    case trail(Asset?)
    /// By its number on the `orders` page.
    case number(Int)
}

/// An order that waits at the venue.
public struct PlacedOrder: Sendable, Equatable {
    /// Counted from 1 in the order of placing, never used twice.
    public let number: Int
    public var order: Order
    public let coin: Asset
    /// What it opens; nil where it closes.
    public internal(set) var opening: Opening?
    /// Margin and fee that the venue holds back for it.
    public internal(set) var reserved: Money
    /// The margin that was asked for, where the wallet was too short for it and its fee.
    public let wanted: Money?
    /// The journal line that placed it.
    public let line: Int

    public var isClosing: Bool { opening == nil }

    /// Guards first, then takes and closing limits, then openings.
    var rank: Int {
        guard isClosing else { return 2 }
        return order.isProtective ? 0 : 1
    }

    /// The opening without a stop that the price has gone through already.
    mutating func dropStop(where isReached: Bool) {
        if isReached { opening?.stop = nil }
    }

    /// The opening without its stop and its take: what it has opened has them.
    mutating func dropGuards() {
        opening?.stop = nil
        opening?.take = nil
    }
}

extension Order {
    /// Whether it lies in the book at its limit.
    public var isResting: Bool { state == .resting }
    /// Whether it guards a position: it fires when the price goes against it.
    public var isProtective: Bool {
        switch kind {
        case .stopMarket, .stopLimit, .trailing: true
        default: false
        }
    }
    /// Whether it takes a profit once a price is reached.
    public var isTake: Bool {
        switch kind {
        case .takeMarket, .takeLimit: true
        default: false
        }
    }
}
