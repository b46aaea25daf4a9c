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
                    Prose([
                        Span("The margin was gone before the stop: the fund paid ", .warning),
                        .told(paidByFund, asset, .insuranceFund, subject, .warning),
                        Span(".", .warning),
                    ]))
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
                    Prose([
                        Span("The margin was gone before it: the fund paid ", .warning),
                        .told(paidByFund, asset, .insuranceFund, subject, .warning),
                        Span(".", .warning),
                    ]))
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

    private func resultLine(fee: Money, _ asset: Asset) -> Prose {
        let parts = [position.collateral.value, profit, -fee]
        let adds = mode == .isolated && parts.reduce(.zero, +) == returned
        let cent = Money(units: unitsPerOne / 100)
        let rounded = parts.map { $0.rounded(.nearest, to: cent) }.reduce(.zero, +)
        let isOff =
            adds && asset.isDollar && rounded != returned.rounded(.nearest, to: cent)
        return
            (Prose([
                Span(profit.isNegative ? "loss " : "profit "),
                .told(
                    profit.magnitude, asset, .priceProfit, subject,
                    profit.isNegative ? .loss : .gain),
                Span(", fee "), .told(fee, asset, .closingFee, subject, .plain),
            ])
            + (isShared
                ? Prose(", settled with the wallet")
                : Prose([
                    Span(", back in the wallet "), .told(returned, asset, .returned, subject),
                    Span(isOff ? " (each rounded to the cent)" : "", .faint),
                ])))
            .aloud(resultAloud(fee: fee, isShared: isShared))
    }

    var subject: Told.Subject { .position(line: record.line) }

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
        if let forced, !forced.isPlainSale {
            return takenLines(settlement, world) + [sparedLine(in: world)].compactMap { $0 }
        }
        let contract = position.contract
        let asset = contract.settles
        let mark = Figure(self.mark)
        let left = position.equity(at: mark).value
        let required = position.maintenance(at: mark).value
        let isLong = position.side == .long
        var first = [
            Span("\(world.clock(soldStep)) ", .faint), Span("liquidated: ", .strong),
            Span(soldStep == dueStep ? "" : "due at \(world.clock(dueStep)), "),
        ]
        if let reached = reachWords(in: world) {
            first += reached
        } else {
            first += [Span("mark "), Span.figure(contract.text(mark.value))]
            if let line = position.liquidationPrice?.value {
                first += [
                    Span(" at or \(isLong ? "under" : "over") "),
                    .figure(contract.text(line), .liquidationPrice),
                ]
            }
        }
        first += [
            Span(", left "), .told(left, asset, .leftWhenDue, dueSubject),
            Span(" of the "),
            .told(required, asset, .requiredWhenDue, dueSubject, reveals: .maintenanceMargin),
            Span(" required"),
        ]
        var second = [
            Span(
                "\(isLong ? "sold" : "bought back") at "), Span.figure(contract.text(price)),
            Span(saleWords(world)),
            Span("; left after it "),
            .told(
                settlement.left.value, asset, .leftAfterSale, subject,
                settlement.left.value.isNegative ? .loss : .figure),
        ]
        second += wentTo(settlement, world, asset)
        return [
            Prose(first).aloud(liquidatedAloud(left, required, world)),
            Prose(second).aloud(soldAloud(settlement, saleWords(world), world)),
        ] + [sparedLine(in: world)].compactMap { $0 }
    }

    /// Which price a forced sale got.
    private func saleWords(_ world: World) -> String {
        if world.market != nil { return ", the average of everybody sold in that round" }
        guard soldStep == dueStep else {
            return ", the first there was once the venue filled again"
        }
        switch forced?.judged {
        case .open: return ", that open"
        case .extreme: return ", its line"
        default: return ", this bar's last price"
        }
    }

    /// Where what was left went, or who paid what was missing.
    private func wentTo(_ settlement: Settlement, _ world: World, _ asset: Asset) -> [Span] {
        if settlement.shortfall.isPositive {
            var spans = [
                Span(": your margin is gone, and the \(settlement.payer.rawValue) pays "),
                Span.told(settlement.fundPays, asset, .insuranceFund, subject),
            ]
            if settlement.unpaid.isPositive {
                spans += [
                    Span("; "),
                    .told(settlement.unpaid, asset, .unpaidByAnybody, subject, .warning),
                    Span(" it could not pay are missing from the winners' side", .warning),
                ]
            }
            return spans
        }
        let receiver = world.rulebook.liquidation.feeTo.rawValue
        var spans = [
            Span(": taker fee "),
            Span.told(settlement.takerFee, asset, .takerFeeTaken, subject, .plain), Span(", "),
            .told(settlement.liquidationFee, asset, .liquidationFeeTaken, subject, .plain),
            Span(" to the \(receiver)"),
        ]
        if settlement.surplusTo != .trader, settlement.surplus.isPositive {
            spans += [
                Span(", "), .told(settlement.surplus, asset, .surplusKept, subject, .plain),
                Span(" to the \(settlement.surplusTo.rawValue)"),
            ]
        }
        return spans + [Span(", back to you "), .told(returned, asset, .returned, subject)]
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
