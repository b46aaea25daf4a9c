import Figures
import Margin
import Markets

// Everything that can happen, in words. One event, one or a few lines.

extension Event {
    func lines(in world: World) -> [Prose] {
        switch happening {
        case .deposited(let amount, let asset):
            [Prose("deposited \(amount.full(asset)); free wallet \(world.free(asset).text(asset))")]
        case .withdrew(let amount, let asset):
            [Prose("withdrew \(amount.full(asset)); free wallet \(world.free(asset).text(asset))")]
        case .rulesChanged: world.rulesLines
        case .opened(let fill): fill.lines(stamp(world), in: world)
        case .closed(let ending): ending.lines(in: world)
        case .forced(let step, let forced): step.lines(of: forced, stamp(world), in: world)
        case .fundingDue(let rate):
            [
                Prose([
                    stamp(world),
                    Span(
                        "funding of \(rate.exactPercent): "
                            + (rate.isNegative ? "shorts pay longs" : "longs pay shorts"),
                        .faint),
                ])
            ]
        case .stopSet(let stop): stop.lines(in: world)
        case .stopCancelled(let stop):
            [Prose("stop at \(world.text(stop.price.value)) cancelled")]
        case .marginAdded(let amount, let asset, let position):
            marginLines(amount, asset, position, world)
        case .marginRemoved(let amount, let asset, let position):
            marginLines(-amount, asset, position, world)
        case .placed, .orderCancelled, .orderRests: orderLines(stamp(world), in: world)
        case .reduced(let part): part.lines(stamp(world), in: world)
        case .leverageChanged, .modeChanged, .converted, .autoConverted, .marginCall:
            changeLines(stamp(world), in: world)
        case .news(let text): [Prose([stamp(world), Span(text, .emphasis)])]
        case .waiting(let trigger, let until): [trigger.line(stamp(world), until, world)]
        case .froze(let until):
            [
                Prose([
                    stamp(world),
                    Span(
                        "the venue fills nobody until the bar of \(world.clock(until)) has passed; "
                            + "prices move on", .warning),
                ])
            ]
        case .thawed: [Prose([stamp(world), Span("the venue fills again", .warning)])]
        case .funding(let paid, let asset, let rate):
            [
                Prose([
                    stamp(world),
                    Span(
                        "funding \(rate.exactPercent): "
                            + (paid.isNegative
                                ? "received \((-paid).named(asset)) from the other side"
                                : "paid \(paid.named(asset)) to the other side")),
                ])
            ]
        case .endOfTape: [Prose([stamp(world), Span("the tape ends here", .faint)])]
        case .alertSet(let alert): [alert.setLine]
        case .alertsOff(let alerts):
            alerts.map { Prose([Span("no longer rings at "), $0.condition]) }
        case .rang(let alert): [Prose([stamp(world)] + alert.rangSpans)]
        case .inVain: [Prose("Played to the end of the tape: it did not happen.", .warning)]
        }
    }

    private func stamp(_ world: World) -> Span { Span("\(world.clock(moment)) ", .faint) }

    private func marginLines(
        _ amount: Money, _ asset: Asset, _ position: Position, _ world: World
    ) -> [Prose] {
        var spans = [
            Span(
                (amount.isNegative
                    ? "took \((-amount).named(asset)) out" : "added \(amount.named(asset))")
                    + " of margin; own margin now ")
        ]
        spans.append(.figure(position.collateral.value.text(asset)))
        if let line = position.liquidationPrice?.value {
            spans += [
                Span(", liquidation price "),
                .figure(position.contract.text(line), .liquidationPrice),
            ]
        }
        guard amount.isPositive else { return [Prose(spans)] }
        return [
            Prose(spans),
            Prose(
                "It can be lost like the rest: the line moved, and so did what stands behind it."),
        ]
    }
}

extension Trigger {
    fileprivate func line(_ stamp: Span, _ until: Moment, _ world: World) -> Prose {
        let what =
            switch cause {
            case .liquidation: "liquidation is due (mark \(world.text(mark)))"
            case .stop(let stop): "the stop at \(world.text(stop.price.value)) fired"
            }
        return Prose([
            stamp,
            Span(
                "\(what), but nobody is filled: it waits for the first bar after "
                    + "\(world.clock(until))", .warning),
        ])
    }
}

extension Fill {
    fileprivate func lines(_ stamp: Span, in world: World) -> [Prose] {
        let contract = position.contract
        let asset = contract.settles
        var lines: [Prose] = []
        let prefix = order.map { [stamp, Span("order \($0) filled: ", .strong)] } ?? []
        if let wanted {
            lines.append(
                Prose(
                    "The wallet is too short for a margin of \(wanted.named(asset)) and its fee: "
                        + "sized down to \(margin.named(asset)).", .warning))
            if wanted > margin + margin {
                lines.append(
                    Prose([
                        Span("A bare number is a size in \(contract.sizeUnit). Money is written "),
                        Span("margin 1000", .verb), Span("; "), Span("back", .verb),
                        Span(" takes this back."),
                    ]))
            }
        }
        lines.append(
            Prose(
                prefix + [
                    Span("\(position.side.rawValue) "),
                    .figure(contract.text(size)),
                    Span(" at "), .figure(contract.text(price)),
                    Span(", value "), .figure(value.named(asset)),
                    Span(mode == .isolated ? ", own margin " : ", initial margin "),
                    .figure(margin.named(asset)), Span(", fee "), .figure(fee.named(asset)),
                    Span(", free wallet "), .figure(world.free(asset).named(asset)),
                ]))
        if size != position.size.value {
            lines.append(
                Prose([
                    Span("now \(position.name) at "),
                    .figure(contract.text(position.entryPrice.value)), Span(" on average"),
                ]))
        }
        lines.append(lineProse(contract))
        if mode != .isolated { lines += sharedLines(in: world) }
        return lines
    }

    /// What a line in shared margin takes for granted, and the second one where coins back it.
    private func sharedLines(in world: World) -> [Prose] {
        guard
            let statement = world.statements.first(where: {
                $0.contract.symbol == position.contract.symbol
            })
        else { return [] }
        var lines: [Prose] = []
        if let repriced = statement.repricedText {
            lines.append(
                Prose([
                    Span("with the coins in your wallet re-priced along: "),
                    .figure(repriced, .liquidationPrice),
                ]))
        }
        lines.append(
            Prose(
                world.holdings.count > 1
                    ? "\(mode.word): the whole wallet backs it; the line holds your other positions "
                        + "still."
                    : "\(mode.word): the whole wallet backs it, and all of it can be lost.", .faint)
        )
        return lines
    }

    private func lineProse(_ contract: Contract) -> Prose {
        let rate = contract.tier(of: value).rate.value
        guard let line = position.liquidationPrice?.value else {
            return Prose(
                "no price liquidates it under these rules (maintenance \(rate.exactPercent))")
        }
        let gap = position.side == .long ? price - line : line - price
        return Prose([
            Span("liquidation price "),
            .figure(
                "\(contract.text(line)), \(gap.divided(by: price, .nearest).percent()) away",
                .liquidationPrice),
            Span(" (maintenance \(rate.exactPercent))"),
        ])
    }
}

extension StopOrder {
    fileprivate func lines(in world: World) -> [Prose] {
        var lines = [
            Prose([
                Span("stop at "), .figure(world.contract(symbol).text(price.value)),
                Span(", watching the \(watches.rawValue) price"),
                Span(
                    watches == .last ? " inside each bar, adverse move first" : " at each close",
                    .faint),
            ])
        ]
        lines += order.guardLines(in: world)
        return lines
    }
}

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

    private func resultLine(fee: Money, _ asset: Asset) -> Prose {
        Prose([
            Span(profit.isNegative ? "loss " : "profit "),
            Span(profit.named(asset), profit.isNegative ? .loss : .gain),
            Span(", fee \(fee.named(asset))"),
        ])
            + (isShared
                ? Prose(", settled with the wallet")
                : Prose([Span(", back in the wallet "), .figure(returned.named(asset))]))
    }

    /// Right, and closed for it.
    private func deleveragedLines(of name: String, _ world: World) -> [Prose] {
        let who = name.prefix(1).uppercased() + name.dropFirst()
        return [
            Prose([
                Span("\(world.clock(soldStep)) ", .faint), Span("deleveraged: ", .strong),
                Span(
                    "\(who)'s liquidation had nobody left to pay for it, and you stood first: your "
                ),
                Span(position.name), Span(" is closed at "),
                .figure(position.contract.text(price)),
            ]),
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
            Span(" of the "), .figure(required.named(asset)), Span(" required"),
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
        return [Prose(first), Prose(second)]
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
