import Figures
import Margin

/// An order to open: at the market, at a price of its own, or once a price is reached.
public struct Opening: Sendable, Equatable {
    public enum Amount: Sendable, Equatable {
        /// Coins of a linear contract, face dollars of an inverse one.
        case size(Quantity)
        /// Money to put up. A nil asset is dollars.
        case margin(Money, Asset?)
        /// What may be lost, fees of both trades included: at the stop, or, without one, at a level.
        case risk(Risked, to: StopLevel?)
    }
    /// What may be lost: an amount, or a share of what the account is worth.
    public enum Risked: Sendable, Equatable {
        case money(Money)
        case share(Rate)
    }
    public var side: Side
    public var coin: Asset
    /// Nil where the size says all: for an order that only reduces, and for a size by risk, which takes
    /// the least whole leverage that the wallet can carry.
    public var chosenLeverage: Multiple?
    public var amount: Amount
    public var stop: StopRequest?
    /// The price of a take that comes with it.
    public var take: Price?
    /// The price it will not trade beyond; nil: at the market.
    public var limit: Price?
    /// It waits until this price is reached; nil: it does not wait.
    public var trigger: Price?
    /// The series that the trigger watches.
    public var watches: PriceSeries
    /// Nil: as the account is set.
    public var mode: MarginMode?
    /// It may lessen what is held and do nothing else: a larger size is clipped to that.
    public var reducesOnly: Bool

    public init(
        side: Side, coin: Asset, leverage: Multiple?, amount: Amount, stop: StopRequest? = nil,
        take: Price? = nil, limit: Price? = nil, trigger: Price? = nil,
        watches: PriceSeries = .last, mode: MarginMode? = nil, reducesOnly: Bool = false
    ) {
        self.take = take
        self.limit = limit
        self.trigger = trigger
        self.watches = watches
        self.mode = mode
        self.side = side
        self.coin = coin
        chosenLeverage = leverage
        self.amount = amount
        self.stop = stop
        self.reducesOnly = reducesOnly
    }

    public var leverage: Multiple {
        get { chosenLeverage ?? Multiple(1) }
        set { chosenLeverage = newValue }
    }

    /// The same without its stop; a size that hung on it stays what it was.
    public var withoutStop: Opening {
        var copy = self
        if case .risk(let risked, nil) = amount, let stop {
            copy.amount = .risk(risked, to: stop.level)
        }
        copy.stop = nil
        return copy
    }
}

/// Where a stop is: at a price, or a share of the entry away from it, on the losing side.
public enum StopLevel: Sendable, Equatable {
    case price(Price)
    case share(Rate)

    /// The price it comes to, in whole ticks, rounded towards the entry.
    public func price(from entry: Price, _ side: Side, _ contract: Contract) -> Price {
        switch self {
        case .price(let price): return price
        case .share(let share):
            return side == .long
                ? (entry * (.one - share)).rounded(.up).rounded(.up, to: contract.tick)
                : (entry * (.one + share)).rounded(.down).rounded(.down, to: contract.tick)
        }
    }
}

/// A stop to set: where, the series it watches, and the coin it is for (nil: the only position).
public struct StopRequest: Sendable, Equatable {
    public var level: StopLevel
    public var watches: PriceSeries
    public var coin: Asset?
    /// The price it will not trade beyond; nil: at the market once it fires.
    public var limit: Price?

    public init(
        _ level: StopLevel, watches: PriceSeries = .last, coin: Asset? = nil, limit: Price? = nil
    ) {
        self.limit = limit
        self.level = level
        self.watches = watches
        self.coin = coin
    }

    public init(
        price: Price, watches: PriceSeries = .last, coin: Asset? = nil, limit: Price? = nil
    ) {
        self.init(.price(price), watches: watches, coin: coin, limit: limit)
    }

    /// The same at a price, where it was a share of the entry.
    func placed(from entry: Price, _ side: Side, _ contract: Contract) -> StopRequest {
        var copy = self
        copy.level = .price(level.price(from: entry, side, contract))
        return copy
    }
}

/// What somebody wanted who named margin in dollars where it is in coin: the same dollars as a
/// size, which an inverse contract counts in dollars.
public struct OrderBySize: Sendable, Equatable {
    public let side: Side
    public let leverage: Multiple
    /// The margin times the leverage, in dollars.
    public let dollars: Money

    init(_ order: Opening, _ margin: Money) {
        side = order.side
        leverage = order.leverage
        dollars = (margin * order.leverage).rounded(.down)
    }
}
