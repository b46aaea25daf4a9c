import Figures
import Margin

// A world in a live market: the market plays its minutes, people's orders walk its book, and their
// forced closes join its cascade.

extension World {
    /// A market order before it is booked: the price it gets, and the market after it.
    func fill(
        _ size: Quantity, of contract: Contract, selling: Bool
    ) -> (price: Price, market: LiveMarket?) {
        guard var market else { return (last(of: contract.coin) ?? last, nil) }
        let lots = contract.marketLots(size, at: last)
        let ticks = market.trade(selling ? lots : -lots)
        return (Price(ticks: ticks), market)
    }

    /// The bar until whose end the venue fills nobody; nil where it fills.
    public var frozenUntil: Moment? {
        guard let market else { return scenario.freeze(at: step)?.to }
        return market.isFrozen ? tape.opening + market.frozenUntil : nil
    }

    /// Plays one minute of a live market.
    mutating func advanceLive() -> [Event] {
        let wasFrozen = frozenUntil != nil
        let changes = changeVenue(at: step + 1)
        guard var playing = market else { return [] }
        step += 1
        // The market is out of the world while it plays: nobody holds a second copy of its crowd.
        market = nil
        var told: [MinuteReport] = []
        swap(&told, &minutes)
        var people = People(self)
        var scratch = LiveScratch()
        let report = playing.step(&people, &scratch)
        // Minutes and tape grow in place only where nobody else holds them; otherwise a day would
        // copy every minute at every minute.
        liveTape = nil
        var played = people.takeTape()
        self = people.world
        market = playing
        told.append(report)
        swap(&told, &minutes)
        played?.append(report.bar, mark: Price(ticks: report.mark))
        liveTape = played
        var events = scenario.news(at: step).map { Event($0.moment, .news($0.text)) }
        events += changes.map { Event(now, .venueChanged($0)) }
        if let until = frozenUntil, !wasFrozen { events.append(Event(now, .froze(until: until))) }
        if wasFrozen, frozenUntil == nil { events.append(Event(now, .thawed)) }
        if report.loansRepaid > 0 || report.badDebt > 0,
            let lending = playing.lendingStatement, lending.repaid >= 2 * lendingTold
        {
            // Once for the first, and whenever as much again has been called as was told before.
            lendingTold = lending.repaid
            events.append(Event(now, .loansCalled(lending)))
        }
        events += people.events
        if frozenUntil == nil {
            tidyOrders(&events)
            callForMargin(&events)
        }
        if let share = report.fundingRate {
            payFunding(
                Figure(
                    share, .fundingRate,
                    .tape("funding of \((now + tape.minutesPerBar).clock)")), of: scenario.coin,
                at: nil, &events)
        }
        return events
    }
}

extension MinuteReport {
    /// The market's physics are doubles; what touches an account is a whole number.
    public var fundingRate: Rate? {
        fundingPaid.map { Rate(units: Int128(($0 * 1e8).rounded())) }
    }

    var bar: Bar {
        Bar(
            open: Price(ticks: open), high: Price(ticks: max(high, open, last)),
            low: Price(ticks: min(low, open, last)), close: Price(ticks: last))
    }
}

extension Contract {
    /// A size in the lots of a live market, 10⁻⁴ coin, a part of one counted as one.
    func marketLots(_ size: Quantity, at price: Price) -> Int64 {
        let coins = kind == .linear ? size.units : size.divided(by: price, .up).units
        return Int64(clamping: divide(coins, 10_000, .up))
    }
}
