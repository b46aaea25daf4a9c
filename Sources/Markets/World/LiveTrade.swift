import Figures
import Margin

// A person's order meets the perp's book, between two minutes or within one: what it moves stays moved.

extension LiveMarket {
    /// The book as a person's order meets it between two minutes.
    var matching: Matching {
        matching(
            over: Walk(
                perpBook, price: state.perp, anchor: anchor, floor: plan.floor,
                ceiling: plan.ceiling))
    }

    /// The same within a minute, over the walk of its cascade.
    func matching(over walk: Walk) -> Matching {
        let bounds = markBounds
        return Matching(
            walk, halfSpread: spread / 2, spot: prices.spot, markLow: bounds.low,
            markHigh: bounds.high)
    }

    /// Books what people traded, and takes the price to where they left it.
    mutating func settle(_ book: Matching) {
        guard !book.trades.isEmpty else { return }
        for trade in book.trades {
            takeGuestOrder(trade.lots, for: trade.price.units / 1_000_000)
        }
        state.perp = book.walk.price
    }

    /// Sells lots of 10⁻⁴ coin at the market, or buys when negative.
    ///
    /// - Returns: the average price in ticks, half the spread against the taker, rounded against it.
    public mutating func trade(_ lots: Int64) -> Int64 {
        var book = matching
        let price = book.take(lots < 0 ? 0 - lots : lots, lots > 0 ? .sell : .buy, upTo: nil)
        settle(book)
        return Int64(price.units / 10_000_000)
    }

    /// What an order would get now if it moved nothing: the last price and half the spread.
    public func quote(_ lots: Int64) -> Int64 {
        Matching.ticks(state.perp, halfSpread: spread / 2, isSale: lots > 0)
    }

    /// Sells lots of 10⁻⁴ coin on the venue's spot book, or buys when negative; its spread is taken to be
    /// the perp's (assumption).
    ///
    /// Within a minute every piece goes on where the one before left the book; in the next others have
    /// filled it up again. The index, of many venues, does not follow: nobody moves it by converting.
    ///
    /// - Returns: the average price in ticks, half the spread against the taker, rounded against it.
    mutating func convert(_ lots: Int64) -> Int64 {
        var walk = Walk(
            spotBook, price: state.spot, anchor: anchor, floor: plan.floor, ceiling: plan.ceiling)
        _ = walk.sell(state.converted)
        state.converted += lots
        return Matching.ticks(
            walk.sell(lots), halfSpread: spread / 2, isSale: lots > 0)
    }

    /// True while the venue fills nobody.
    public var isFrozen: Bool { minute < state.frozenUntil }
    /// The last minute of the freeze that holds now.
    public var frozenUntil: Int { state.frozenUntil }
}

extension LiveMarket: Equatable {
    /// Two markets are equal when they were made by the same setting and have come to the same state.
    public static func == (a: LiveMarket, b: LiveMarket) -> Bool {
        a.minute == b.minute && a.state == b.state && a.pots == b.pots && a.loans == b.loans
            && a.setting == b.setting
            && a.switches == b.switches && a.crowd.alive == b.crowd.alive
            && a.crowd.paid == b.crowd.paid && a.crowd.interest == b.crowd.interest
    }
}
