import Figures
import Margin

// Funding: what a position pays at a stamp, or is paid. It comes from the free wallet first, then from
// the margin behind the position, which moves its line. The venue takes none of it.

extension World {
    /// The payments that fall due as the step's bar begins, at the mark of that moment.
    mutating func payRecordedFunding(_ events: inout [Event]) {
        for stamp in scenario.funding(at: step) {
            let coin = stamp.coin ?? scenario.coin
            if !holdings.contains(where: { $0.position.contract.coin == coin }) {
                events.append(Event(stamp.moment, .fundingDue(stamp.rate, coin)))
            }
            payFunding(stamp.figure, of: coin, at: step - 1, &events)
        }
    }

    /// Everybody with a position on a coin pays or is paid.
    ///
    /// - Parameter step: the step whose mark makes the value; nil for now's, at the end of its bar.
    mutating func payFunding(
        _ rate: Figure<Rate>, of coin: Asset, at markStep: Int?, _ events: inout [Event]
    ) {
        // At the end of a bar it is of the minute that begins then.
        let stamped = markStep == nil ? step + 1 : step
        let moment = markStep == nil ? now + tape.minutesPerBar : now
        for index in holdings.indices where holdings[index].position.contract.coin == coin {
            let position = holdings[index].position
            let asset = position.contract.settles
            let payment = position.funding(
                rate, at: markFigure(of: position.contract.coin, at: markStep)
            ).value
            let missing = charge(payment, index, asset, at: stamped)
            holdings[index].books.funding += payment - missing
            events.append(Event(moment, .funding(payment - missing, asset, rate: rate.value)))
        }
        for place in bystanders.indices {
            guard let position = bystanders[place].position, position.contract.coin == coin else {
                continue
            }
            let asset = position.contract.settles
            let payment = position.funding(
                rate, at: markFigure(of: position.contract.coin, at: markStep)
            ).value
            let wallet = bystanders[place].wallet
            let pot = bystanders[place].marginPot(position.contract)
            let charge = FundingCharge(
                payment, free: ledger[wallet, asset], margin: ledger[pot, asset])
            move(charge, asset, wallet: wallet, margin: pot, at: stamped)
            guard charge.fromMargin.isPositive else { continue }
            bystanders[place].position = position.backed(by: Figure(ledger[pot, asset]))
        }
    }

    /// Takes a payment, or hands it out; what neither wallet nor margin could pay is returned.
    private mutating func charge(
        _ payment: Money, _ index: Int, _ asset: Asset, at stamped: Int
    ) -> Money {
        guard holdings[index].mode == .isolated else {
            // A wallet that positions share may be overdrawn: their profit backs it.
            if payment.isNegative {
                ledger.move(-payment, asset, from: .market, to: wallet, .funding, step: stamped)
            } else {
                ledger.move(payment, asset, from: wallet, to: .market, .funding, step: stamped)
            }
            return .zero
        }
        let pot = marginPot(holdings[index].position.contract)
        let charge = FundingCharge(
            payment, free: ledger[wallet, asset], margin: ledger[pot, asset])
        move(charge, asset, wallet: wallet, margin: pot, at: stamped)
        if charge.fromMargin.isPositive {
            holdings[index].position.add(
                collateral: Figure(
                    -charge.fromMargin, .fundingPaid,
                    .tape("funding of \(tape.moment(at: stamped).clock)")))
        }
        return charge.missing
    }

    private mutating func move(
        _ charge: FundingCharge, _ asset: Asset, wallet: Pot, margin: Pot, at stamped: Int
    ) {
        if charge.fromFree.isNegative {
            ledger.move(
                -charge.fromFree, asset, from: .market, to: wallet, .funding, step: stamped)
        } else {
            ledger.move(charge.fromFree, asset, from: wallet, to: .market, .funding, step: stamped)
        }
        ledger.move(charge.fromMargin, asset, from: margin, to: .market, .funding, step: stamped)
    }
}

extension Term {
    public static let fundingPaid = Term(
        "funding paid", "Funding that the free wallet could not pay and the margin had to.")
}
