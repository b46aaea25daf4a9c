import Figures
import Margin
import Markets
import Scripts

// Everything that can happen, in words. One event, one or a few lines.

extension Event {
    func lines(in world: World) -> [Prose] {
        switch happening {
        case .deposited(let amount, let asset):
            [flow("deposited ", amount, asset, world)]
        case .withdrew(let amount, let asset):
            [flow("withdrew ", amount, asset, world)]
        case .rulesChanged: world.rulesLines(of: world.contract, again: true)
        case .planned(let trade):
            [
                Prose([
                    Span("Your plan is written; nothing was traded: "),
                    Span(ActText.print(.open(trade.opening)), .verb), Span("."),
                ])
            ]
        case .opened(let fill): fill.lines(stamp(world), in: world)
        case .sizedByRisk(let sized): sized.lines(in: world)
        case .clipped(let asked, let held, let unit):
            [
                Prose(
                    "reduce-only: \(asked) \(unit) are more than is held; clipped to \(held) \(unit)",
                    .warning)
            ]
        case .guardsNotSet(let side, let coin):
            [
                Prose(
                    "It only lessened your \(side.rawValue) on \(coin), so its own stop and take were not "
                        + "set.", .warning)
            ]
        case .closed(let ending): ending.lines(in: world)
        case .forced(let step, let forced): step.lines(of: forced, stamp(world), in: world)
        case .stopSet(let stop, let before): stop.lines(insteadOf: before, in: world)
        case .stopCancelled(let stop):
            [Prose("stop at \(world.contract(stop.symbol).text(stop.price.value)) cancelled")]
        case .marginAdded(let amount, let asset, let position):
            marginLines(amount, asset, position, world)
        case .marginRemoved(let amount, let asset, let position):
            marginLines(-amount, asset, position, world)
        case .placed, .orderCancelled, .orderRests, .orderFilledInPart:
            orderLines(stamp(world), in: world)
        case .reduced(let part): part.lines(stamp(world), in: world)
        case .leverageChanged, .modeChanged, .converted, .autoConverted, .marginCall:
            changeLines(stamp(world), in: world)
        case .news(let text): [Prose([stamp(world), Span(text, .emphasis)])]
        case .waiting(let trigger, let until): [trigger.line(stamp(world), until, world)]
        case .froze, .thawed, .loansCalled, .funding, .fundingDue: venueLines(in: world)
        case .venueChanged(let notice): notice.lines(stamp(world), in: world)
        case .endOfTape: [Prose([stamp(world), Span("the tape ends here", .faint)])]
        case .alertSet(let alert, let isMet):
            [
                alert.setLine(isMet: isMet, looksInside: world.judgesInside)
            ]
        case .alertsOff(let alerts):
            alerts.map { Prose([Span("no longer rings at "), $0.condition]) }
        case .rang(let alert, let point):
            [Prose([stamp(world)] + alert.rangSpans(at: point))]
        case .metInside(let condition, let point):
            [
                Prose([
                    stamp(world), Span(ActText.print(condition), .strong), point.words,
                ])
            ]
        case .hedge(let hedge): hedge.lines(stamp(world), in: world)
        case .lend(let lend): lend.lines(stamp(world), in: world)
        case .inVain: [Prose("Played to the end of the tape: it did not happen.", .warning)]
        }
    }

    /// What the venue does to everybody.
    private func venueLines(in world: World) -> [Prose] {
        switch happening {
        case .froze(let until):
            [
                Prose([
                    stamp(world),
                    Span(
                        "the venue fills nobody until the bar of \(world.clock(until)) has passed; "
                            + "prices move on", .warning),
                ])
            ]
        case .loansCalled(let lending): [lending.line(stamp(world))]
        case .thawed: [Prose([stamp(world), Span("the venue fills again", .warning)])]
        case .funding(let paid, let asset, let rate):
            [
                Prose([
                    stamp(world),
                    Span(
                        "funding \(rate.exactPercent): \(paid.isNegative ? "received " : "paid ")"),
                    .told(
                        paid.magnitude, asset, .fundingOfStamp, .thought("\(moment.text) \(rate)"),
                        .plain),
                    Span(paid.isNegative ? " from the other side" : " to the other side"),
                ])
            ]
        case .fundingDue(let rate, let coin):
            [
                Prose([
                    stamp(world),
                    Span(
                        "funding of \(rate.exactPercent)"
                            + (coin == world.scenario.coin ? ": " : " on \(coin): ")
                            + (rate.isNegative ? "shorts pay longs" : "longs pay shorts"),
                        .faint),
                ])
            ]
        default: []
        }
    }

    private func flow(_ did: String, _ amount: Money, _ asset: Asset, _ world: World) -> Prose {
        Prose([
            Span(did),
            .told(
                amount, asset, .depositMade, .thought(did + moment.text), as: amount.full(asset),
                .plain),
            Span("; free wallet "),
            .told(
                world.free(asset), asset, .walletAfter, .thought(did + moment.text),
                as: world.free(asset).text(asset), .plain),
        ])
    }

    private func stamp(_ world: World) -> Span { Span("\(world.clock(moment)) ", .faint) }

    private func marginLines(
        _ amount: Money, _ asset: Asset, _ position: Position, _ world: World
    ) -> [Prose] {
        var spans = [
            Span(amount.isNegative ? "took " : "added "),
            Span.told(
                amount.magnitude, asset, .marginMoved, .thought("\(moment.text)"), .plain),
            Span((amount.isNegative ? " out" : "") + " of margin; own margin now "),
        ]
        let own = position.collateral.value
        spans.append(
            .told(
                own, asset, .marginAfter,
                .thought("\(moment.text) \(position.name)"), as: own.text(asset)))
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
            case .liquidation: "liquidation is due (mark \(world.text(mark, of: coin)))"
            case .stop(let stop): "the stop at \(world.text(stop.price.value, of: coin)) fired"
            }
        return Prose([
            stamp,
            Span(
                "\(what), but nobody is filled: it waits for the first bar after "
                    + "\(world.clock(until))", .warning),
        ])
    }
}
