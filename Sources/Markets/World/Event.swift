import Figures
import Margin

/// Something that happened, and when.
public struct Event: Sendable, Equatable {
    public let moment: Moment
    public let happening: Happening
    public init(_ moment: Moment, _ happening: Happening) {
        self.moment = moment
        self.happening = happening
    }
}

// Indirect: a position or an order inside is some kilobyte, and most events are a word.
public indirect enum Happening: Sendable, Equatable {
    case deposited(Money, Asset)
    case withdrew(Money, Asset)
    case rulesChanged(String)
    case planned(PlannedTrade)
    case opened(Fill)
    /// How the size of the opening that follows came about.
    case sizedByRisk(RiskSize)
    /// An order with a stop or a take only lessened what is held on this side.
    case guardsNotSet(Side, Asset)
    /// An order that only reduces asked for more than is held.
    case clipped(from: Quantity, to: Quantity, unit: String)
    case closed(Ending)
    /// With the price of the stop that it takes the place of.
    case stopSet(StopOrder, insteadOf: Price?)
    case stopCancelled(StopOrder)
    case marginAdded(Money, Asset, Position)
    case marginRemoved(Money, Asset, Position)
    case placed(PlacedOrder)
    case orderCancelled(PlacedOrder, CancelCause)
    /// It fired and now rests at its limit.
    case orderRests(PlacedOrder, firedAt: Price)
    /// So much of it traded at a price, and what is left of it goes on waiting.
    case orderFilledInPart(PlacedOrder, Quantity, at: Price)
    case reduced(PartClose)
    /// What moved into the margin, or, with a minus, out of it.
    case leverageChanged(Position, margin: Money)
    case modeChanged(MarginMode)
    case converted(Conversion)
    /// The venue converted to pay what was owed.
    case autoConverted(Conversion)
    case marginCall(MarginCall)
    case news(String)
    /// A stop or a liquidation was due while the venue filled nobody.
    case waiting(Trigger, until: Moment)
    /// The venue stopped filling, and until when (its last frozen bar).
    case froze(until: Moment)
    case thawed
    /// The venue changed its rules for everybody.
    case venueChanged(VenueNotice)
    case endOfTape
    /// A funding payment falls due, at this rate, and you hold nothing.
    case fundingDue(Rate, Asset)
    /// One step of a liquidation that takes more than a sale, and the whole of it.
    case forced(LiquidationStep, ForcedClose)
    /// What a position paid (with a minus: received), and the rate.
    case funding(Money, Asset, rate: Rate)
    /// Whether its condition holds already.
    case alertSet(Alert, isMet: Bool)
    case alertsOff([Alert])
    /// An alert, which is gone with that, and where in the bar it was so.
    case rang(Alert, at: BarPoint)
    /// What was waited for came about inside a long bar, at its low or its high.
    case metInside(Condition, at: BarPoint)
    /// The tape ended before what was waited for.
    case inVain(Condition)
    case hedge(HedgeEvent)
    case lend(LendEvent)
    /// Strangers called loans of the pools beside a live market.
    case loansCalled(LendingStatement)
}

extension Event {
    var stopsTape: Bool {
        if case .rang(let alert, _) = happening { alert.request.stops } else { false }
    }
}

/// Why an order is no longer there.
public enum CancelCause: Sendable, Equatable {
    case byHand
    case nothingToClose
    case byVenue
    /// It stood in the way of an order of one's own.
    case selfTrade
    /// It should have traded, and a rule forbade it.
    case refused(Refusal)
}

/// An opening that was filled.
public struct Fill: Sendable, Equatable {
    public let position: Position
    public let price: Price
    /// What this fill added.
    public let size: Quantity
    public let value: Money
    public let margin: Money
    public let fee: Money
    /// What was free in the wallet right after it.
    public let free: Money
    /// The margin that was asked for, where the wallet was too short for it and its fee.
    public let wanted: Money?
    public let mode: MarginMode
    /// The leverage of the order itself; a position that it joined has one of its own.
    public let leverage: Multiple
    /// The waiting order that was filled; nil for one at the market.
    public let order: Int?
    /// An earlier part of the same order has traded before it.
    public var isFurtherPart = false
}

/// What made a position due.
public struct Trigger: Sendable, Equatable {
    public enum Cause: Sendable, Equatable { case liquidation, stop(StopOrder) }
    public let cause: Cause
    public let step: Int
    public let mark: Price
    /// Whose mark it is.
    public let coin: Asset
}

/// A position that is no more, with everything `why` may be asked about it.
public struct Ending: Sendable, Equatable {
    public enum Cause: Sendable, Equatable {
        case liquidated(Settlement)
        case stopped(StopOrder, fee: Money, paidByFund: Money)
        case byHand(fee: Money)
        /// A winner, closed because somebody else's liquidation had nobody left to pay for it.
        case deleveraged(of: String)
        /// A take, a trail, a limit or a stop-limit.
        case filled(Order, fee: Money, paidByFund: Money)
    }
    /// As it stood when it ended.
    public let position: Position
    public let record: Holding.Record
    public let books: PositionBooks
    public let cause: Cause
    /// The step at which it became due, and the one at which it was sold.
    public let dueStep: Int
    public let soldStep: Int
    /// The mark that made it due; at the close of that step's bar, or within it in a live market.
    public let mark: Price
    public let price: Price
    public let profit: Money
    /// What came back to the free wallet.
    public let returned: Money
    /// Which money backed it.
    public let mode: MarginMode
    /// The venue's steps, where it closed.
    public var forced: ForcedClose?
    /// What the coins that backed it lost with it: told once, with the position of a pool that ended last.
    public var backing = BackingLoss()

    /// Everything that is gone with it, every fee and the funding among it, and what was lost of the coins
    /// that backed it.
    public var lost: Money { books.lost + backing.sum }

    public var settlement: Settlement? {
        if case .liquidated(let settlement) = cause { settlement } else { nil }
    }

    /// What the sale left of the margin behind it, before fees: negative where it went past zero, by
    /// a liquidation or by a stop that found no price in time.
    public var left: Money { position.collateral.value + profit }

    /// What whoever stands behind the position gained by its end or, negative, paid.
    public var backstopChange: Money {
        switch cause {
        case .liquidated(let settlement): settlement.backstopChange
        case .stopped(_, _, let paid), .filled(_, _, let paid): -paid
        case .byHand, .deleveraged: .zero
        }
    }
}
