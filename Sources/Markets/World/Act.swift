import Figures
import Margin

/// What a person can do to a world. An act that is refused changes nothing.
public enum Act: Sendable, Equatable {
    case deposit(Money, Asset)
    case withdraw(Money, Asset)
    case rules(Rulebook)
    case open(Opening)
    /// Trades nothing: what is meant to be done, and why.
    case plan(PlannedTrade)
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

/// A time as people say it: with the day left out, `until` takes the next such time and `rewind` the
/// last.
public enum TimeOfTape: Sendable, Equatable {
    case clock(minuteOfDay: Int)
    case day(Int, minuteOfDay: Int)
    case moment(Moment)
    /// The first bar of the next day.
    case tomorrow
}
