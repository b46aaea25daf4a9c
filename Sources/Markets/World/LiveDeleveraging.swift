extension LiveMarket {
    /// With the fund empty, accounts worth nothing at the mark are not sold: they close at their
    /// bankruptcy price against the other side's most profitable, most levered accounts.
    ///
    /// It stops a cascade, and takes hedges away from winners. The maker stands between: it takes the
    /// bust lots at the price where each is worth nothing, and passes them on at their average. Of the
    /// crowd whole accounts only: one larger than what is left is passed over, and the maker keeps the
    /// rest. A person stands in the same line and is closed in part, as venues do.
    mutating func takeBusts<G: Guests>(
        _ at: MarketPrices, _ guests: inout G, _ scratch: inout LiveScratch,
        _ report: inout MinuteReport
    ) {
        guard pots.insurance <= 0, !scratch.reached.dues.isEmpty else { return }
        scratch.busts.removeAll(keepingCapacity: true)
        let crowd = self.crowd
        scratch.reached.dues.removeAll { row in
            let isBust = crowd.equity(Int(row), at: at) <= 0
            if isBust { scratch.busts.append(row) }
            return isBust
        }
        for c in 0..<2 {
            for isLong in [true, false] {
                passOn(c, isLong: isLong, at, &guests, &scratch, &report)
            }
        }
    }

    private mutating func passOn<G: Guests>(
        _ c: Int, isLong: Bool, _ at: MarketPrices, _ guests: inout G,
        _ scratch: inout LiveScratch, _ report: inout MinuteReport
    ) {
        var lots: Int64 = 0
        var cost: Int128 = 0
        for row in scratch.busts {
            let x = crowd.rows[Int(row)]
            let kind = crowd.kinds[x.ladder]
            guard kind.assetClass == c, kind.isLong == isLong else { continue }
            note(x, isLong: isLong, crowd.classes[c].price(at.mark), &report)
            report.deleveraged &+= cents(x.quantity, crowd.classes[c].price(at.mark))
            lots += x.quantity
            cost += closeBust(x, kind, spot: at.spot, &report)
        }
        guard lots > 0 else { return }
        // To the sub-tick, the remainder to the maker.
        let price = Int64(cost / Int128(lots))
        rank(c, isLong: !isLong, at, &scratch)
        // People trade bitcoin.
        var person = c == 0 ? guests.inLine(isLong: !isLong, at: at) : nil
        for candidate in scratch.ranked where lots > 0 {
            if let standing = person, standing.score >= candidate.score {
                lots -= closePerson(standing, lots, isLong: !isLong, price, at, &guests, &report)
                person = nil
            }
            let x = crowd.rows[Int(candidate.row)]
            guard x.quantity <= lots else { continue }
            crowd.remove(Int(candidate.row))
            lots -= x.quantity
            report.deleveragings += 1
            closeWinner(x, fill: price)
        }
        if let person, lots > 0 {
            _ = closePerson(person, lots, isLong: !isLong, price, at, &guests, &report)
        }
    }

    /// Closes a person for bust accounts, all they hold or what is left to pass on: the lots closed.
    private mutating func closePerson<G: Guests>(
        _ standing: GuestInLine, _ left: Int64, isLong: Bool, _ price: Int64, _ at: MarketPrices,
        _ guests: inout G, _ report: inout MinuteReport
    ) -> Int64 {
        let lots = min(left, standing.lots)
        guard lots > 0 else { return 0 }
        let sold = isLong ? lots : -lots
        pots.guests += Int128(sold) * Int128(price)
        pots.maker -= Int128(sold) * Int128(price)
        pots.guestLots -= sold
        pots.makerLots[0] += sold
        report.deleveragings += 1
        guests.deleveraged(lots, isLong: isLong, at: price, prices: at)
        return lots
    }

    /// Closes an account of the crowd that is in profit, without a fee.
    private mutating func closeWinner(_ x: CrowdRow, fill: Int64) {
        let kind = crowd.kinds[x.ladder]
        let gain = take(x, kind, fill: fill)
        if kind.isCoin {
            pots.coinClosed += Int128(x.holding)
            pots.closed += gain
            return
        }
        let left = Int128(x.holding) + gain
        if left < 0 {
            pots.insurance += left
            pots.insuranceUsed -= left
        } else {
            pots.closed += left
        }
    }

    /// Takes a bust account's lots for all it has: its price times lots, in millionths of a dollar.
    private mutating func closeBust(
        _ x: CrowdRow, _ kind: LadderKind, spot: Int64, _ report: inout MinuteReport
    ) -> Int128 {
        let c = kind.assetClass
        let sign: Int128 = kind.isLong ? 1 : -1
        // Collateral plus gain is nothing at this price: entry less, for a short plus, collateral a lot.
        let worth = kind.isCoin ? Int128(x.holding) * Int128(spot) : Int128(x.holding)
        let cost = Int128(x.quantity) * Int128(Int64(x.entry) + crowd.paid[c]) - sign * worth
        report.lost &+= Int64(clamping: worth / 10_000)
        crowd.interest[c * 2 + (kind.isLong ? 0 : 1)] -= x.quantity
        pots.makerLots[c] += kind.isLong ? x.quantity : 0 - x.quantity
        pots.maker -= sign * cost
        if kind.isCoin {
            // The maker's dollars for the coins; outsiders hold them.
            pots.coinOutside += Int128(x.holding)
            pots.outside -= worth
        }
        return cost
    }

    /// The other side's accounts in profit, by profit over equity, the largest first.
    private func rank(
        _ c: Int, isLong: Bool, _ at: MarketPrices, _ scratch: inout LiveScratch
    ) {
        scratch.ranked.removeAll(keepingCapacity: true)
        let price = Double(crowd.classes[c].price(at.mark))
        for number in c * LadderKind.perClass..<(c + 1) * LadderKind.perClass
        where crowd.kinds[number].isLong == isLong {
            for row in crowd.ladders[number].start..<crowd.ladders[number].end
            where crowd.isAlive(row) {
                let x = crowd.rows[row]
                let entry = Double(Int64(x.entry) + crowd.paid[c])
                let profit = (isLong ? price - entry : entry - price) / max(entry, 1)
                if profit <= 0 { continue }
                let equity = Double(crowd.equity(row, at: at)) / 1000
                let leverage = Double(x.quantity) * price / max(equity, 1)
                scratch.ranked.append((profit * leverage, UInt32(row)))
            }
        }
        scratch.ranked.sort { $0.score == $1.score ? $0.row < $1.row : $0.score > $1.score }
    }
}

extension Crowd {
    /// An account's worth at the mark, coin collateral after its haircut; billionths of a dollar.
    func equity(_ row: Int, at: MarketPrices) -> Int128 {
        let x = rows[row]
        let kind = kinds[x.ladder]
        let c = kind.assetClass
        let move = classes[c].price(at.mark) - Int64(x.entry) - paid[c]
        let gain = Int128(x.quantity) * Int128(kind.isLong ? move : 0 - move) * 1000
        return kind.isCoin
            ? gain + Int128(x.holding) * Int128(at.spot) * Int128(counted)
            : gain + Int128(x.holding) * 1000
    }
}
