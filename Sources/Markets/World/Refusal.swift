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
    /// Where margin is in coin; with the order of the same dollars by size, if one was opening.
    case marginNeedsUnit(Asset, OrderBySize?)
    case marginInWrongAsset(Asset, settles: Asset)
    case walletEmpty(Asset)
    case walletShort(has: Money, needs: Money, Asset)
    /// A size that needs more than twice the free wallet: it was meant as money, or is a slip. `most` is
    /// what the wallet carries at that leverage.
    case sizeBeyondWallet(Opening, needs: Money, free: Money, most: Quantity, Contract)
    case belowOneLot(lot: Quantity, unit: String, margin: Money, Asset)
    /// The venue's table ends before a position of this value and size.
    case aboveLargestTier(Money, Quantity, Contract)
    case liquidatedAtOnce(mark: Price, line: Price?, of: Asset)
    case nothingOpen
    case nothingOpenOn(Asset)
    case stopWouldFire(Price, now: Price, PriceSeries, Side, of: Asset)
    case noStop
    case rulesAfterPosition(open: Bool)
    case wrongKind(rulebook: String, coin: Asset)
    /// A price of so few ticks that a line would be a matter of rounding.
    case tickTooCoarse(Contract, price: Price)
    case frozen(until: Moment)
    case atEnd(Moment)
    case timeNotAhead(Moment, now: Moment)
    case timeNotOnTape(from: Moment, to: Moment)
    case tooLarge
    case stepsNotPositive
    /// The venue does not take the order.
    case order(OrderRejection, Order)
    case takeWouldFire(Price, now: Price, Side, of: Asset)
    case whichPosition([Asset])
    /// A reduce-only order without a position on the other side.
    case nothingToReduce(Side, Asset)
    /// A reduce-only order brings no stop and no take along.
    case reduceOnlyAlone
    /// A risk is a size only together with a stop.
    case riskNeedsStop
    case partAboveHeld(Quantity, held: Quantity, unit: String)
    case partBelowLot(lot: Quantity, unit: String)
    /// Nil: none at all.
    case noOrder(Int?)
    case rulesAfterOrder
    // Which money backs a position
    case modeIsSet(MarginMode)
    case noMultiAsset(String)
    case onlyMultiAsset
    case modeOfPosition(MarginMode, Asset)
    case owes(Money, Asset)
    /// A lot would lose more than the risk.
    case riskBelowLot(Money, lot: Quantity, Asset)
    case marginIsShared(MarginMode)
    case marginNeeded(removable: Money, Asset)
    case leverageIsSet(Multiple)
    case sameAsset(Asset)
    case noPriceOf(Asset, known: [Asset])
    /// No funding payment is ahead; false where the tape has none at all.
    case noFunding(isRecorded: Bool)
    case alertIsSet
    /// Nil: none at all.
    case noAlert(Int?)
    case hedge(HedgeFault)
    case lend(LendFault)
}
