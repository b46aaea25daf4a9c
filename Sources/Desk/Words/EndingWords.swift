import Figures
import Margin
import Markets

// How a position ended, in words.

extension Ending {
    func lines(in world: World) -> [Prose] {
        let contract = position.contract
        let asset = contract.settles
        switch cause {
        case .liquidated(let settlement): return liquidatedLines(settlement, world)
        case .stopped(let stop, let fee, let paidByFund):
            var lines = [
                Prose([
                    Span("\(world.clock(soldStep)) ", .faint), Span("stopped: ", .strong),
                    Span("the stop at \(contract.text(stop.price.value)) was filled at "),
                    .figure(contract.text(price)),
                ]),
                resultLine(fee: fee, asset),
            ]
            if paidByFund.isPositive {
                lines.append(
                    Prose(
                        "The margin was gone before the stop: the fund paid "
                            + "\(paidByFund.named(asset)).", .warning))
            }
            return lines
        case .filled(let order, let fee, let paidByFund):
            var lines = [
                Prose([
                    Span("\(world.clock(soldStep)) ", .faint),
                    Span(order.isProtective ? "stopped: " : "closed: ", .strong),
                    Span("\(order.closerWords(contract)) was filled at "),
                    .figure(contract.text(price)),
                ]),
                resultLine(fee: fee, asset),
            ]
            if paidByFund.isPositive {
                lines.append(
                    Prose(
                        "The margin was gone before it: the fund paid "
                            + "\(paidByFund.named(asset)).", .warning))
            }
            return lines
        case .deleveraged(let name): return deleveragedLines(of: name, world)
        case .byHand(let fee):
            return [
                Prose([
                    Span("\(world.clock(soldStep)) ", .faint),
                    Span("closed \(position.name) at "), .figure(contract.text(price)),
                ]),
                resultLine(fee: fee, asset),
            ]
        }
    }

    /// Nothing is handed back where the wallet was behind it all along.
    private var isShared: Bool { returned == .zero && mode != .isolated }

    /// The margin, the profit and the fee as shown come to what is handed back as shown.
    func shownFee(_ fee: Money, _ asset: Asset) -> Money {
        let parts = [position.collateral.value, profit, -fee]
        guard mode == .isolated, parts.reduce(.zero, +) == returned else { return fee }
        return -Money.shown(parts, addingTo: returned, asset, fixed: 2)[2]
    }

    private func resultLine(fee: Money, _ asset: Asset) -> Prose {
        (Prose([
            Span(profit.isNegative ? "loss " : "profit "),
            Span(profit.magnitude.named(asset), profit.isNegative ? .loss : .gain),
            Span(", fee \(shownFee(fee, asset).named(asset))"),
        ])
            + (isShared
                ? Prose(", settled with the wallet")
                : Prose([Span(", back in the wallet "), .figure(returned.named(asset))])))
            .aloud(resultAloud(fee: fee, isShared: isShared))
    }

    /// Right, and closed for it.
    private func deleveragedLines(of name: String, _ world: World) -> [Prose] {
        [
            Prose([
                Span("\(world.clock(soldStep)) ", .faint), Span("deleveraged: ", .strong),
                Span("your "), Span(position.name), Span(" is closed at "),
                .figure(position.contract.text(price)), Span("."),
            ]),
            .whyDeleveraged(for: name),
            resultLine(fee: .zero, position.contract.settles),
        ]
    }

    private func liquidatedLines(_ settlement: Settlement, _ world: World) -> [Prose] {
        if let forced, !forced.isPlainSale { return takenLines(settlement, world) }
        let contract = position.contract
        let asset = contract.settles
        let mark = Figure(self.mark)
        let left = position.equity(at: mark).value
        let required = position.maintenance(at: mark).value
        let isLong = position.side == .long
        var first = [
            Span("\(world.clock(dueStep)) ", .faint), Span("liquidated: ", .strong),
            Span("mark "), Span.figure(contract.text(mark.value)),
        ]
        if let line = position.liquidationPrice?.value {
            first += [
                Span(" at or \(isLong ? "under" : "over") "),
                .figure(contract.text(line), .liquidationPrice),
            ]
        }
        first += [
            Span(", left "), .figure(left.named(asset)),
            Span(" of the "), .figure(required.named(asset), .maintenanceMargin),
            Span(" required"),
        ]
        var second = [
            Span(
                "\(isLong ? "sold" : "bought back") at "), Span.figure(contract.text(price)),
            Span(saleWords(world)),
            Span("; left after it "),
            Span(
                settlement.left.value.named(asset),
                settlement.left.value.isNegative ? .loss : .figure),
        ]
        second += wentTo(settlement, world, asset)
        return [
            Prose(first).aloud(liquidatedAloud(left, required, world)),
            Prose(second).aloud(soldAloud(settlement, saleWords(world), world)),
        ]
    }

    /// Which price a forced sale got.
    private func saleWords(_ world: World) -> String {
        if world.market != nil { return ", the average of everybody sold in that round" }
        return soldStep == dueStep ? ", this bar's last price" : " at \(world.clock(soldStep))"
    }

    /// Where what was left went, or who paid what was missing.
    private func wentTo(_ settlement: Settlement, _ world: World, _ asset: Asset) -> [Span] {
        if settlement.shortfall.isPositive {
            var spans = [
                Span(": your margin is gone, and the fund pays "),
                Span.figure(settlement.fundPays.named(asset)),
            ]
            if settlement.unpaid.isPositive {
                spans.append(
                    Span(
                        "; \(settlement.unpaid.named(asset)) it could not pay are missing from the "
                            + "winners' side", .warning))
            }
            return spans
        }
        let receiver = world.rulebook.liquidation.feeTo.rawValue
        var spans = [
            Span(": taker fee \(settlement.takerFee.named(asset)), "),
            Span("\(settlement.liquidationFee.named(asset)) to the \(receiver)"),
        ]
        if settlement.surplusTo != .trader, settlement.surplus.isPositive {
            spans.append(
                Span(", \(settlement.surplus.named(asset)) to the \(settlement.surplusTo.rawValue)")
            )
        }
        return spans + [Span(", back to you "), .figure(returned.named(asset))]
    }
}

extension Prose {
    /// Why somebody who was right is closed.
    static func whyDeleveraged(for name: String) -> Prose {
        guard name == World.crowd else {
            let who = name.prefix(1).uppercased() + name.dropFirst()
            return Prose("\(who)'s liquidation had nobody left to pay for it, and you stood first.")
        }
        return Prose(
            "The insurance fund is empty, and accounts on the other side are worth nothing. They are "
                + "closed against those in profit, the most levered gains first, at the price where "
                + "they were worth nothing: you stood in that line.")
    }
}
