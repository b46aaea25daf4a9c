import Figures
import Margin

/// The rule that an act broke. It is worded in one place, at the desk.
public enum Refusal: Error, Sendable, Equatable {
    case noContract(coin: Asset, rulebook: String, listed: [Asset])
    /// The tape carries another coin's price.
    case noPrice(coin: Asset, tape: Asset)
    case leverageBelowOne(Multiple)
    case leverageAboveVenue(Multiple, limit: Multiple, value: Money)
    case amountNotPositive
    case marginNeedsUnit(Asset)
    case marginInWrongAsset(Asset, settles: Asset)
    case walletEmpty(Asset)
    case walletShort(has: Money, needs: Money, Asset)
    case belowOneLot(lot: Quantity, unit: String, margin: Money, Asset)
    case aboveLargestTier(Money, cap: Money, Asset)
    case liquidatedAtOnce(mark: Price, line: Price?)
    case otherSideOpen(Side)
    case nothingOpen
    case nothingOpenOn(Asset)
    case stopWouldFire(Price, now: Price, PriceSeries, Side)
    case noStop
    case rulesAfterPosition(open: Bool)
    case wrongKind(rulebook: String, coin: Asset)
    case frozen(until: Moment)
    case atEnd(Moment)
    case timeNotAhead(Moment, now: Moment)
    case timeNotOnTape(from: Moment, to: Moment)
    case tooLarge
    case stepsNotPositive
    /// No funding payment is ahead; false where the tape has none at all.
    case noFunding(isRecorded: Bool)
    case alertIsSet
    /// Nil: none at all.
    case noAlert(Int?)
}
