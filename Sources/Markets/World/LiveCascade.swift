/// A close that waits until its coins have been sold on spot.
struct PendingClose: Sendable {
    let gain: Int128
    let sell: Int64
    let notional: Int128
}

extension LiveMarket {
    /// Repeats rounds until nothing triggers: both sets from the same prices, one order, one average.
    ///
    /// Triggers are one-sided thresholds, sizes are in contracts, depth is frozen and absorption adds up,
    /// so the end is the least fixed point: the same whatever the order of processing. An account closes
    /// once, so it ends.
    mutating func cascade<G: Guests>(
        whale: Int64, _ guests: inout G, _ scratch: inout LiveScratch, _ report: inout MinuteReport
    ) {
        let anchor = self.anchor
        var perps = Walk(
            perpBook, price: state.perp, anchor: anchor, floor: plan.floor, ceiling: plan.ceiling)
        var spots = Walk(
            spotBook, price: state.spot, anchor: anchor, floor: plan.floor, ceiling: plan.ceiling)
        if whale != 0 {
            report.reach(Int64(state.perp + 0.5))
            let average = perps.sell(whale) * (whale > 0 ? 1 - spread / 2 : 1 + spread / 2)
            takeGuestOrder(whale, for: Int128(average * 10) + (whale > 0 ? 0 : 1))
            state.perp = perps.price
        }
        let mostRounds = crowd.rows.count + 100_000
        while report.rounds < mostRounds {
            if guests.haveOrders { meet(&guests, &perps) }
            let at = prices
            report.reach(at.last)
            collect(at, &scratch.reached)
            let guestLots = guests.due(at: at)
            let areLoansDue = switches.liquidations && loans.isDue(at: at.spot)
            if scratch.reached.stops.isEmpty, scratch.reached.dues.isEmpty, guestLots == nil,
                !areLoansDue
            {
                scratch.calmAt = at
                return
            }
            report.rounds += 1
            takeBusts(at, &guests, &scratch, &report)
            let lots = record(at, scratch.reached, &report) + (guestLots ?? 0)
            let average = perps.sell(lots)
            state.perp = perps.price
            if let guestLots {
                let isSale = guestLots > 0
                let ticks = Matching.ticks(average, halfSpread: spread / 2, isSale: isSale)
                takeGuestOrder(guestLots, for: Int128(ticks) * 10)
                guests.filled(at: average, halfSpread: spread / 2, prices: at)
            }
            close(scratch.reached.stops, average, isForced: false, &spots, &scratch, &report)
            close(scratch.reached.dues, average, isForced: true, &spots, &scratch, &report)
            if areLoansDue { callLoans(at: at.spot, &spots, &report) }
            state.spot = spots.price
        }
    }

    private mutating func collect(_ at: MarketPrices, _ reached: inout Reached) {
        reached.clear()
        if looksAtAll {
            crowd.scanAll(
                at, stopsOn: switches.stops, liquidationsOn: switches.liquidations, into: &reached)
            if closesOneByOne { crowd.putBack(allButFirstOf: &reached) }
        } else {
            crowd.collect(
                at, stopsOn: switches.stops, liquidationsOn: switches.liquidations, into: &reached)
        }
    }

    /// People's waiting orders meet the price one after the other, each as the one before left it.
    private mutating func meet<G: Guests>(_ guests: inout G, _ perps: inout Walk) {
        while let book = guests.meet(matching(over: perps)) {
            perps = book.walk
            settle(book)
        }
    }

    /// The maker takes what guests sell, at a price in sub-ticks; their cash is the mirror of it.
    mutating func takeGuestOrder(_ lots: Int64, for fill: Int128) {
        pots.guests += Int128(lots) * fill
        pots.maker -= Int128(lots) * fill
        pots.guestLots -= lots
        pots.makerLots[0] += lots
    }

    /// Counts the round in the minute's totals: the lots it must sell.
    private func record(
        _ at: MarketPrices, _ reached: borrowing Reached, _ report: inout MinuteReport
    ) -> Int64 {
        var lots: Int64 = 0
        for row in reached.stops {
            let x = crowd.rows[Int(row)]
            let kind = crowd.kinds[x.ladder]
            lots &+= kind.isLong ? x.quantity : 0 &- x.quantity
            report.stopped &+= cents(x.quantity, crowd.classes[kind.assetClass].price(at.last))
            report.stops += 1
        }
        for row in reached.dues {
            let x = crowd.rows[Int(row)]
            let kind = crowd.kinds[x.ladder]
            lots &+= kind.isLong ? x.quantity : 0 &- x.quantity
            note(x, isLong: kind.isLong, crowd.classes[kind.assetClass].price(at.mark), &report)
        }
        return lots
    }

    /// One forced close in the feed.
    func note(_ x: CrowdRow, isLong: Bool, _ price: Int64, _ report: inout MinuteReport) {
        let notional = cents(x.quantity, price)
        let place = x.venue + (isLong ? 0 : 4)
        report.liquidated[place] &+= notional
        report.closes[place] &+= 1
        if notional > report.largest {
            report.largest = notional
            report.largestVenue = x.venue
            report.largestIsLong = isLong
        }
    }

    /// Lots at a price in sub-ticks, in cents.
    @inline(__always)
    func cents(_ lots: Int64, _ price: Int64) -> Int64 {
        let product = lots.multipliedReportingOverflow(by: price)
        if !product.overflow { return product.partialValue / 10_000 }
        return Int64(truncatingIfNeeded: Int128(lots) &* Int128(price) / 10_000)
    }

    /// A quotient in 64 bits where that is enough; 128 bits divide twenty times slower.
    @inline(__always)
    private func share(_ x: Int128, _ divisor: Int64) -> Int128 {
        if let small = Int64(exactly: x) { return Int128(small / divisor) }
        return x / Int128(divisor)
    }

    /// Fills closes at the average, half the spread against them, to the sub-tick; coin collateral is sold
    /// on spot, all of it when forced, else what covers the loss.
    private mutating func close(
        _ rows: [UInt32], _ average: Double, isForced: Bool, _ spots: inout Walk,
        _ scratch: inout LiveScratch, _ report: inout MinuteReport
    ) {
        if rows.isEmpty { return }
        let half = spread / 2
        let fills = crowd.classes.map { c in
            let price = c.price(average)
            return (sold: Int64(price * (1 - half)), bought: Int64(price * (1 + half)) + 1)
        }
        let spot = max(Int64(state.spot + 0.5), 1)
        scratch.pending.removeAll(keepingCapacity: true)
        var sold: Int64 = 0
        for row in rows {
            let x = crowd.rows[Int(row)]
            let kind = crowd.kinds[x.ladder]
            let fill = kind.isLong ? fills[kind.assetClass].sold : fills[kind.assetClass].bought
            let gain = take(x, kind, fill: fill)
            let notional = Int128(x.quantity) &* Int128(fill)
            if gain < 0 { report.lost &+= Int64(truncatingIfNeeded: share(0 - gain, 10_000)) }
            if kind.isCoin {
                let short = gain < 0 ? share(0 - gain + Int128(spot) - 1, spot) : 0
                let sell = isForced ? x.holding : Int64(min(Int128(x.holding), short))
                sold += sell
                pots.coinClosed += Int128(x.holding - sell)
                scratch.pending.append(PendingClose(gain: gain, sell: sell, notional: notional))
            } else {
                pay(Int128(x.holding) + gain, notional, isForced: isForced, &report)
            }
        }
        var each: Int64 = 0
        if sold > 0 {
            each = Int64(spots.sell(coinLots: sold))
            pots.outside -= Int128(sold) * Int128(each)
            pots.coinOutside += Int128(sold)
        }
        for x in scratch.pending {
            pay(x.gain + Int128(x.sell) * Int128(each), x.notional, isForced: isForced, &report)
        }
    }

    /// The maker takes over an account's lots at a price; returns what the account gained.
    @inline(__always)
    mutating func take(_ x: CrowdRow, _ kind: LadderKind, fill: Int64) -> Int128 {
        let c = kind.assetClass
        let lots = kind.isLong ? x.quantity : 0 &- x.quantity
        crowd.interest[c * 2 + (kind.isLong ? 0 : 1)] -= x.quantity
        pots.makerLots[c] += lots
        pots.maker -= Int128(lots) &* Int128(fill)
        return Int128(lots) &* Int128(fill &- Int64(x.entry) &- crowd.paid[c])
    }

    /// Fees out of what is left; a hole is filled by the insurance fund.
    @inline(__always)
    private mutating func pay(
        _ wallet: Int128, _ notional: Int128, isForced: Bool, _ report: inout MinuteReport
    ) {
        if wallet < 0 {
            pots.insurance += wallet
            pots.insuranceUsed -= wallet
            report.insuranceUsed &+= Int64(truncatingIfNeeded: (0 - wallet) / 10_000)
            return
        }
        var left = wallet
        // 5 basis points to the venue; a forced close pays 50 more to the fund. Both stop at what is left.
        let fee = min(share(notional, 2_000), left)
        left -= fee
        pots.venue += fee
        report.fees &+= Int64(truncatingIfNeeded: share(fee, 10_000))
        if isForced {
            let penalty = min(share(notional, 200), left)
            left -= penalty
            pots.insurance += penalty
        }
        pots.closed += left
    }
}

extension Walk {
    /// Sells coin lots of 10⁻⁵, ten to a lot of the book: the average price of this piece in ticks.
    ///
    /// The tenth of a lot that is left over is rounded away from the seller.
    mutating func sell(coinLots: Int64) -> Double { sell((coinLots + 9) / 10) }
}
