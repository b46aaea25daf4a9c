import Figures

/// Which way an order trades.
public enum Direction: String, Sendable, CaseIterable {
    case buy, sell
    /// The order that closes a side.
    public init(closing side: Side) { self = side == .long ? .sell : .buy }
    public init(opening side: Side) { self = side == .long ? .buy : .sell }
}

/// An order as data: what it waits for, what it then does, and how far it has come.
public struct Order: Sendable, Equatable {
    public enum Kind: Sendable, Equatable {
        case market
        case limit(Price)
        /// Fires when the price has gone against it to the trigger: a sell at or under it, a buy at or
        /// over it.
        case stopMarket(Price)
        case stopLimit(trigger: Price, limit: Price)
        /// Fires on the other side: a sell at or over the trigger, a buy at or under it.
        case takeMarket(Price)
        case takeLimit(trigger: Price, limit: Price)
        /// Follows the best price since it was armed at a share of it.
        case trailing(share: Rate, armsAt: Price?)
    }
    /// How far an order has come.
    public enum State: Sendable, Equatable {
        /// For its trigger; `best` is the best price a trailing order has seen since it was armed.
        case waiting(best: Price?)
        /// Fired, and resting in the book at its limit.
        case resting
    }

    public let symbol: String
    public let direction: Direction
    public let kind: Kind
    /// Nil closes whatever is held when it fires.
    public let size: Quantity?
    /// Never opens or turns a position; nothing to reduce cancels it.
    public let reduceOnly: Bool
    public let watches: PriceSeries
    public var state: State
    /// How much of it has traded already.
    public var filled = Quantity.zero
    /// What its trail is rounded to; zero where nothing says.
    public var tick = Price.zero
    /// The line that placed it, for `why`.
    public let source: Source?

    public init(
        symbol: String, direction: Direction, kind: Kind, size: Quantity?, reduceOnly: Bool = false,
        watches: PriceSeries = .last, source: Source? = nil
    ) {
        self.symbol = symbol
        self.direction = direction
        self.kind = kind
        self.size = size
        self.reduceOnly = reduceOnly
        self.watches = watches
        self.source = source
        if case .limit = kind { state = .resting } else { state = .waiting(best: nil) }
    }

    /// What of its size is still to trade; nil closes whatever is held.
    public var left: Quantity? { size.map { $0 - filled } }

    /// The price it never trades beyond; nil for an order at the market.
    public var limit: Price? {
        switch kind {
        case .limit(let price), .stopLimit(_, let price), .takeLimit(_, let price): price
        case .market, .stopMarket, .takeMarket, .trailing: nil
        }
    }

    /// Closes what is held at the trigger, however large it is then.
    public var closesPosition: Bool { size == nil }

    /// The price at which it fires, as far as one can say beforehand.
    public var trigger: Price? {
        switch kind {
        case .market, .limit: nil
        case .stopMarket(let price), .stopLimit(let price, _), .takeMarket(let price),
            .takeLimit(let price, _):
            price
        case .trailing(let share, _):
            if case .waiting(let best?) = state { trail(behind: best, share) } else { nil }
        }
    }

    /// Whether its trigger follows the best price.
    public var isTrailing: Bool { if case .trailing = kind { true } else { false } }

    /// Whether it waits for a price at or under its trigger.
    var firesDown: Bool {
        switch kind {
        case .takeMarket, .takeLimit: direction == .buy
        default: direction == .sell
        }
    }

    /// The price a trailing order fires at behind a best price; rounded toward that price.
    func trail(behind best: Price, _ share: Rate) -> Price {
        direction == .sell
            ? (best * (.one - share)).rounded(.up).rounded(.up, to: tick)
            : (best * (.one + share)).rounded(.down).rounded(.down, to: tick)
    }

    /// How much it trades, given what is held: clipped to what it may reduce. Nil where the order is
    /// cancelled because nothing is there to reduce.
    public func quantity(against position: Position?) -> Quantity? {
        let reduces = position.map { Direction(closing: $0.side) == direction } ?? false
        let open = reduces ? position?.size.value ?? .zero : .zero
        guard let left else { return open.isPositive ? open : nil }
        guard reduceOnly else { return left }
        return open.isPositive ? min(left, open) : nil
    }

    /// Whether it would make a position larger, or open one: what some venues cancel first.
    public func increasesRisk(of position: Position?) -> Bool {
        guard !reduceOnly, let left else { return false }
        guard let position, Direction(closing: position.side) == direction else { return true }
        return left > position.size.value
    }
}

/// Why a venue does not take an order.
public enum OrderRejection: Error, Sendable, Equatable {
    case sizeNotPositive
    case priceNotPositive
    /// Its condition is true already.
    case wouldTriggerAtOnce(trigger: Price, now: Price)
    /// The venue offers no trigger on that series.
    case triggerNotOffered(PriceSeries, offered: [PriceSeries])
    case trailOutOfRange(Rate, least: Rate, most: Rate)
    /// A trailing order is armed on the far side of the price.
    case armedAtOnce(Price, now: Price)
    /// It closes what is there: it needs neither size nor reduce-only.
    case closesAndReduces
}

extension Order {
    /// Checks the order against a venue's offer and the prices of the moment.
    public func check(_ rules: OrderRule, last: Price, mark: Price, index: Price)
        throws(OrderRejection)
    {
        if let size, !size.isPositive { throw .sizeNotPositive }
        if size == nil, reduceOnly { throw .closesAndReduces }
        for price in prices where !price.isPositive { throw .priceNotPositive }
        switch kind {
        case .market, .limit: return
        default: break
        }
        guard rules.triggers.contains(watches) else {
            throw .triggerNotOffered(watches, offered: rules.triggers)
        }
        let now =
            switch watches {
            case .last: last
            case .mark: mark
            case .index: index
            }
        if case .trailing(let share, let armsAt) = kind {
            let range = rules.trailing ?? Rate(units: 1)...Rate.one
            guard range.contains(share), share < .one else {
                throw .trailOutOfRange(share, least: range.lowerBound, most: range.upperBound)
            }
            if let armsAt, direction == .sell ? armsAt <= now : armsAt >= now {
                throw .armedAtOnce(armsAt, now: now)
            }
            return
        }
        if let trigger, firesDown ? now <= trigger : now >= trigger {
            throw .wouldTriggerAtOnce(trigger: trigger, now: now)
        }
    }

    private var prices: [Price] {
        switch kind {
        case .market: []
        case .limit(let price), .stopMarket(let price), .takeMarket(let price): [price]
        case .stopLimit(let trigger, let limit), .takeLimit(let trigger, let limit):
            [trigger, limit]
        case .trailing(_, let armsAt): armsAt.map { [$0] } ?? []
        }
    }
}
