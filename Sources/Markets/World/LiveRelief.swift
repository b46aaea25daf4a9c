extension LiveMarket {
    /// Shorts in profit buy back from a maker who is too long: whole accounts, in a fixed scattered
    /// order from a place that is kept, never more than the excess nor than a share of the shorts a
    /// minute.
    ///
    /// Whole accounts, because a row is never written: shrinking every short a little would give the
    /// same prices and stale thresholds.
    mutating func relieveMaker() {
        let s = plan.setting.arbitrage
        for c in 0..<2 {
            let excess = Double(pots.makerLots[c]) - s.makerLimit * plan.interestLots
            if excess <= 0 { continue }
            let from = crowd.ladders[c * LadderKind.perClass + 2].start
            let count = crowd.ladders[c * LadderKind.perClass + LadderKind.perClass - 1].end - from
            var left = Int64(min(excess, s.makerRelief * Double(crowd.interest[c * 2 + 1])))
            let fill = crowd.classes[c].price(Int64(state.perp + 0.5))
            let stride = count % 7919 == 0 ? 7907 : 7919
            while left > 0 && reliefPlace[c] < count {
                let row = from + reliefPlace[c] * stride % count
                reliefPlace[c] += 1
                let x = crowd.rows[row]
                let earned = Int64(x.entry) + crowd.paid[c] - fill
                if !crowd.isAlive(row) || earned <= 0 { continue }
                crowd.remove(row)
                left -= x.quantity
                let kind = crowd.kinds[x.ladder]
                let gain = take(x, kind, fill: fill)
                if kind.isCoin {
                    pots.coinClosed += Int128(x.holding)
                    pots.closed += gain
                } else {
                    pots.closed += Int128(x.holding) + gain
                }
            }
        }
    }
}
