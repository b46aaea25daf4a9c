import Figures
import Margin

/// What a person can do to a world. An act that is refused changes nothing.
public enum Act: Sendable, Equatable {
    case deposit(Money, Asset)
    case withdraw(Money, Asset)
    case rules(Rulebook)
    case open(Opening)
    /// Closes what is held on a coin; nil closes the only position there is.
    case close(Asset?)
    case stop(StopRequest)
    case cancelStop(Asset?)
    /// Nil for the only position there is.
    case addMargin(Money, Asset?, coin: Asset? = nil)
    case removeMargin(Money, Asset?, coin: Asset? = nil)
    /// Closes a part, or the whole at a price of one's own.
    case closePart(PartRequest)
    case closeAll
    /// Closes, and opens the same size the other way.
    case flip(Asset?)
    case take(TakeRequest)
    case trail(TrailRequest)
    case cancel(CancelRequest)
    /// Another leverage for what is open.
    case leverage(Multiple, Asset?)
    case mode(MarginMode)
    case convert(Money, Asset, into: Asset)
    /// Plays bars: at least one.
    case step(Int)
    case until(Condition)
    /// Time passes and no command is taken.
    case away(Absence)
    case alert(AlertRequest)
    /// Takes an alert back, counted from 1; nil: all of them.
    case alertOff(Int?)
    case hedge(HedgeAct)
    case lend(LendAct)

    /// True for a move of the tape.
    public var movesTape: Bool {
        switch self {
        case .step, .until, .away: true
        default: false
        }
    }
}

/// An order to open: at the market, at a price of its own, or once a price is reached.
public struct Opening: Sendable, Equatable {
    public enum Amount: Sendable, Equatable {
        /// Coins of a linear contract, face dollars of an inverse one.
        case size(Quantity)
        /// Money to put up. A nil asset is dollars.
        case margin(Money, Asset?)
        /// The share of the account that the stop it brings along may lose.
        case risk(Rate)
    }
    public var side: Side
    public var coin: Asset
    public var leverage: Multiple
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
    /// It may only lessen what is held.
    public var isReduceOnly: Bool
    public init(
        side: Side, coin: Asset, leverage: Multiple, amount: Amount, stop: StopRequest? = nil,
        take: Price? = nil, limit: Price? = nil, trigger: Price? = nil,
        watches: PriceSeries = .last, mode: MarginMode? = nil, isReduceOnly: Bool = false
    ) {
        self.isReduceOnly = isReduceOnly
        self.take = take
        self.limit = limit
        self.trigger = trigger
        self.watches = watches
        self.mode = mode
        self.side = side
        self.coin = coin
        self.leverage = leverage
        self.amount = amount
        self.stop = stop
    }
}

/// A stop to set: its price, the series it watches, and the coin it is for (nil: the only position).
public struct StopRequest: Sendable, Equatable {
    public var price: Price
    /// How far from the entry instead, as a share of it; then the price is not read.
    public var away: Rate?
    public var watches: PriceSeries
    public var coin: Asset?
    /// The price it will not trade beyond; nil: at the market once it fires.
    public var limit: Price?
    public init(
        price: Price = .zero, away: Rate? = nil, watches: PriceSeries = .last, coin: Asset? = nil,
        limit: Price? = nil
    ) {
        self.away = away
        self.limit = limit
        self.price = price
        self.watches = watches
        self.coin = coin
    }
}

/// A time as people say it: with the day left out, `until` takes the next such time and `rewind` the
/// last.
public enum TimeOfTape: Sendable, Equatable {
    case clock(minuteOfDay: Int)
    case day(Int, minuteOfDay: Int)
    case moment(Moment)
    /// The first bar of the next day.
    case tomorrow
}
