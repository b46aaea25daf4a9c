import Figures
import Margin
import Markets

// How a position ended, for whoever listens.

extension Ending {
    /// "You lost 417.37 and paid a fee of 9.79; 572.85 came back to your wallet."
    func resultAloud(fee: Money, isShared: Bool) -> Prose {
        let asset = position.contract.settles
        let result =
            profit == .zero
            ? "You made nothing"
            : "You \(profit.isNegative ? "lost" : "made") \(profit.magnitude.full(asset))"
        let paid = fee == .zero ? "" : " and paid a fee of \(fee.named(asset))"
        let back = returned == .zero ? "nothing" : returned.named(asset)
        return Prose(
            "\(result)\(paid); "
                + (isShared ? "your wallet carries it." : "\(back) came back to your wallet."))
    }

    /// "At 10:36 you were liquidated: the mark, 7,019.2, was at or under your line of 7,020.8. …"
    func liquidatedAloud(_ left: Money, _ required: Money, _ world: World) -> Prose {
        let contract = position.contract
        let asset = contract.settles
        let way = position.side == .long ? "under" : "over"
        let line = position.liquidationPrice.map {
            Span.figure(" of \(contract.text($0.value))", .liquidationPrice)
        }
        let due = soldStep == dueStep ? "" : " of \(world.clock(dueStep))"
        let needed = Span.figure(required.named(asset), .maintenanceMargin)
        let rest =
            left.isNegative
            ? "\(left.magnitude.named(asset)) was missing" : "\(left.named(asset)) was left"
        if let reached = reachWords(in: world) {
            return Prose(
                [Span("In the bar of \(world.clock(dueStep)) you were liquidated: ")] + reached
                    + [Span(". \(rest), where "), needed, Span(" must be.")])
        }
        return
            "At \(world.clock(soldStep)) you were liquidated: the mark\(due), \(contract.text(mark)), was at "
            + "or \(way) your line\(line ?? Span("")). \(rest), where \(needed) must be."
    }

    /// "The exchange sold at 6,880.0. Your margin is gone; 287.45 more was missing, …"
    func soldAloud(_ settlement: Settlement, _ sale: String, _ world: World) -> Prose {
        let contract = position.contract
        let asset = contract.settles
        let deal = position.side == .long ? "sold" : "bought back"
        let sold = "The exchange \(deal) at \(contract.text(price))\(sale)."
        if settlement.shortfall.isPositive {
            let unpaid =
                settlement.unpaid.isPositive
                ? " \(settlement.unpaid.named(asset)) it could not pay; the winners' side does not get it."
                : ""
            return Prose(
                "\(sold) Your margin is gone, and \(settlement.shortfall.named(asset)) more was missing: "
                    + "the \(settlement.payer.rawValue) pays \(settlement.fundPays.full(asset)).\(unpaid)"
            )
        }
        let receiver = world.rulebook.liquidation.feeTo.rawValue
        let surplus =
            settlement.surplusTo != .trader && settlement.surplus.isPositive
            ? ", \(settlement.surplus.named(asset)) to the \(settlement.surplusTo.rawValue)" : ""
        return Prose(
            "\(sold) \(settlement.left.value.named(asset)) was left: \(settlement.takerFee.named(asset)) "
                + "went as the taker fee, \(settlement.liquidationFee.named(asset)) to the "
                + "\(receiver)\(surplus), and \(returned.full(asset)) came back to you.")
    }
}
