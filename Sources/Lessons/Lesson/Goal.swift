import Figures

/// A state of the learner's world that a lesson can wait for.
///
/// | written | holds when |
/// |---|---|
/// | `position open` | any position is open |
/// | `long BTC`, `short BTC 0.2 20x`, `long BTC 0.2 at leverage 10` | such a position is open |
/// | `flat` | no position is open |
/// | `liquidated` | a position was liquidated in this lesson's world |
/// | `stopped` | a stop order has fired |
/// | `at end` | the tape has no further bar |
/// | `time 10:44`, `time 13 02:00` | that minute is reached or passed |
/// | `compared` | two branches were compared since this step began |
/// | `asked why` | a working was asked for since this step began |
/// | `loaded gap` | the lesson's world is that scenario now |
/// | `own 1,500` | so much margin, or more, stands behind the open position |
/// | `put held`, `loan open` | a put is held, a loan is owed |
/// | `loan called` | strangers have closed a part of a loan |
/// | `wallet 2,000` | so much money, or more, is free: behind no position |
public enum Goal: Sendable, Equatable {
    case positionOpen
    case position(Held)
    case flat
    case liquidated
    case stopped
    case atEnd
    /// `day` nil is the first such minute at or after the scenario's start.
    case time(day: Int?, hour: Int, minute: Int)
    case compared
    case askedWhy
    case loaded(String)
    /// A plan was written.
    case planned
    case own(Money)
    case wallet(Money)
    /// The account's mode, as it is typed.
    case margin(String)
    case orderWaits
    case fundingPaid
    case putHeld
    case loanOpen
    case loanCalled
    /// Somebody was closed to pay for somebody else.
    case deleveraged

    /// Which position; nil leaves size or leverage free.
    public struct Held: Sendable, Equatable {
        public var isLong: Bool
        public var coin: String
        public var size: Quantity?
        public var leverage: Multiple?
    }
}
