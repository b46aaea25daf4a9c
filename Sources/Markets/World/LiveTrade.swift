// A person's order at the market, between two minutes: it walks the perp's book at once, and what it
// moves stays moved.

extension LiveMarket {
    /// Sells lots of 10⁻⁴ coin, or buys when negative.
    ///
    /// - Returns: the average price in ticks, half the spread against the taker, rounded against it.
    public mutating func trade(_ lots: Int64) -> Int64 {
        var walk = Walk(
            perpBook, price: state.perp, anchor: anchor, floor: plan.floor, ceiling: plan.ceiling)
        let average = walk.sell(lots)
        takeGuestOrder(lots, at: average)
        state.perp = walk.price
        return fillTicks(average, lots: lots)
    }

    /// What an order would get now if it moved nothing: the last price and half the spread.
    public func quote(_ lots: Int64) -> Int64 { fillTicks(state.perp, lots: lots) }

    /// An average as a fill in whole ticks, half the spread and the rounding against the taker.
    func fillTicks(_ average: Double, lots: Int64) -> Int64 {
        let half = spread / 2
        return lots > 0
            ? max(1, Int64(average * (1 - half))) : Int64(average * (1 + half)) + 1
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
