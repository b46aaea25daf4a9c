import Figures
import Margin
import Markets

// Waiting orders in words: what they are, and what became of them.

extension PlacedOrder {
    /// "2  take at 8,000.0: sells 0.1 BTC, watching the last price".
    func words(in world: World) -> [Span] {
        let contract = world.contract(order.symbol)
        var spans: [Span] = []
        let does = order.direction == .sell ? "sells" : "buys"
        switch order.kind {
        case .market: break
        case .limit(let price):
            spans += [
                Span(opening == nil ? "close at " : "open at "), .figure(contract.text(price)),
            ]
        case .stopMarket(let trigger):
            spans += [
                Span(opening == nil ? "stop at " : "open once it is "),
                .figure(contract.text(trigger)),
            ]
        case .stopLimit(let trigger, let limit):
            spans += [
                Span(opening == nil ? "stop at " : "open once it is "),
                .figure(contract.text(trigger)), Span(", no worse than "),
                .figure(contract.text(limit)),
            ]
        case .takeMarket(let trigger):
            spans += [
                Span(opening == nil ? "take at " : "open once it is "),
                .figure(contract.text(trigger)),
            ]
        case .takeLimit(let trigger, let limit):
            spans += [
                Span(opening == nil ? "take at " : "open once it is "),
                .figure(contract.text(trigger)), Span(", no worse than "),
                .figure(contract.text(limit)),
            ]
        case .trailing(let share, let armsAt):
            spans += [
                Span("trail at "), .figure(share.exactPercent), Span(" behind the best price"),
            ]
            if let armsAt { spans += [Span(" from "), .figure(contract.text(armsAt))] }
            if let trigger = order.trigger {
                spans += [Span(", now "), .figure(contract.text(trigger))]
            }
        }
        if let left = order.left {
            spans += [Span(": \(does) "), .figure(contract.text(left))]
            if let size = order.size, order.filled.isPositive {
                spans.append(Span(", what is left of \(contract.text(size))"))
            }
        } else {
            spans.append(Span(": closes what is held of \(contract.coin)"))
        }
        if let opening { spans.append(Span(" at \(opening.leverage.times)")) }
        if order.trigger != nil || order.isProtective {
            spans.append(Span(", watching the \(order.watches.rawValue) price", .faint))
        }
        return spans
    }

    /// How a resting order is met in a live market: the assumption stands with the rule.
    static let queueWords =
        "A limit is filled at its price or better, as far as others trade through it: it is taken to "
        + "stand last in the queue there."

    /// What becomes of an order that would trade with one's own.
    static let selfTradeWords =
        "Your own order that comes through one of these trades with others and takes the one that "
        + "rests back, as venues do (expire maker)."

    func placedLines(in world: World) -> [Prose] {
        var lines = [
            Prose([Span("order \(number): ", .strong)] + words(in: world))
        ]
        if let wanted {
            let asset = world.contract(order.symbol).settles
            lines.insert(
                Prose(
                    "The wallet is too short for a margin of \(wanted.named(asset)) and its fee: "
                        + "sized down to what it carries.", .warning), at: 0)
        }
        if order.watches == .index, world.index(of: coin) == nil {
            lines.append(
                Prose("No index was recorded here: the mark stands in for it.", .faint))
        }
        if reserved.isPositive {
            let asset = world.contract(order.symbol).settles
            lines.append(
                Prose(
                    "The venue holds \(reserved.named(asset)) back for it until it is filled or "
                        + "cancelled.", .faint))
        }
        if case .limit = order.kind {
            lines.append(
                Prose(
                    world.market == nil
                        ? "A limit is filled at its price or better, or not at all."
                        : PlacedOrder.queueWords, .faint))
        }
        return lines + order.guardLines(in: world)
    }
}

extension Order {
    /// Why a guard may not guard: the gravest first.
    func guardLines(in world: World) -> [Prose] {
        guard isProtective,
            let index = world.holdings.firstIndex(where: {
                $0.position.contract.symbol == symbol
                    && Direction(closing: $0.position.side) == direction
            })
        else { return [] }
        let position = world.judged(index)
        let contract = position.contract
        let series = world.rulebook.liquidation.watches
        let divergence = world.divergence(of: contract.coin)
        return warnings(
            for: position, line: position.liquidationPrice?.value, liquidatesOn: series,
            divergence: divergence
        ).map { $0.prose(contract) }
    }
}

extension StopWarning {
    func prose(_ contract: Contract) -> Prose {
        switch self {
        case .liquidationFirst(_, let line):
            Prose([
                Span("WARNING: the liquidation price ", .warning),
                Span(contract.text(line), .warning, reveals: .liquidationPrice),
                Span(
                    " comes before this stop. The exchange is likely to close you first.",
                    .warning),
            ])
        case .withinDivergence(let gap, let seen):
            Prose([
                Span("WARNING: stop and line are ", .warning),
                Span(contract.text(gap), .warning, reveals: .liquidationPrice),
                Span(
                    " apart, and mark and last have been \(contract.text(seen)) apart on this "
                        + "tape: the line may be met first.", .warning),
            ])
        case .otherSeries(let stop, let liquidation):
            Prose(
                "The liquidation watches the \(liquidation.rawValue), the stop the "
                    + "\(stop.rawValue)\(stop == .last ? " price" : "").", .faint)
        case .mayNotFill(let limit):
            Prose(
                "It will not trade beyond \(contract.text(limit)): a price that jumps over it "
                    + "leaves you in the position.", .warning)
        }
    }
}

extension World {
    /// How far mark and last have been apart at any close so far; nil where nothing was played.
    func divergence(of coin: Asset) -> Price? {
        guard step > 0, let tape = tape(of: coin) else { return nil }
        return (1...step).map { (tape.last(at: $0) - tape.mark(at: $0)).magnitude }.max()
    }
}

extension Event {
    /// What became of waiting orders.
    func orderLines(_ stamp: Span, in world: World) -> [Prose] {
        switch happening {
        case .placed(let placed): placed.placedLines(in: world)
        case .orderRests(let placed, let price):
            [
                Prose([
                    stamp, Span("order \(placed.number) fired at "),
                    .figure(world.contract(placed.order.symbol).text(price)),
                    Span(
                        " and was not filled: it rests at its limit, and you are still in",
                        .warning),
                ])
            ]
        case .orderFilledInPart: partLine(stamp, in: world).map { [$0] } ?? []
        case .orderCancelled(let placed, let cause):
            [Prose([stamp] + placed.cancelledWords(cause, in: world))]
        default: []
        }
    }
}

extension PlacedOrder {
    fileprivate func cancelledWords(_ cause: CancelCause, in world: World) -> [Span] {
        switch cause {
        case .byHand: [Span("order \(number) cancelled")]
        case .nothingToClose: [Span("order \(number) is gone: nothing is left to close", .faint)]
        case .byVenue: [Span("the venue cancelled order \(number)", .warning)]
        case .selfTrade:
            [
                Span(
                    "order \(number) is taken back: your own order came through its price, and a "
                        + "venue lets nobody trade with themselves", .warning)
            ]
        case .refused(let refusal):
            [
                Span(
                    "order \(number) should have opened and was cancelled. "
                        + refusal.words(in: world).text, .warning)
            ]
        }
    }
}

extension PartClose {
    /// A part that was closed, and what is left.
    func lines(_ stamp: Span, in world: World) -> [Prose] {
        let contract = position.contract
        let asset = contract.settles
        var lines = [
            Prose([
                stamp, loser == nil ? Span("") : Span("deleveraged: ", .strong),
                Span(order == nil ? "closed " : "order filled: closed "),
                .figure(contract.text(closed)), Span(" of \(position.name) at "),
                .figure(contract.text(price)), Span(": "),
                Span(profit.isNegative ? "loss " : "profit "),
                .told(
                    profit.magnitude, asset, .partProfit, subject(stamp),
                    profit.isNegative ? .loss : .gain),
                Span(", fee "), .told(fee, asset, .partFee, subject(stamp), .plain),
            ])
        ]
        if returned.isPositive {
            lines[0] =
                lines[0]
                + Prose([
                    Span(", back in the wallet "),
                    .told(returned, asset, .partReturned, subject(stamp)),
                ])
        }
        var spans = [Span("still "), Span(rest.name, .strong)]
        if let line = rest.liquidationPrice?.value {
            spans += [
                Span(", liquidation price "), .figure(contract.text(line), .liquidationPrice),
            ]
        }
        lines.append(Prose(spans))
        if let loser { lines.append(.whyDeleveraged(for: loser)) }
        if isTurned {
            lines.append(
                Prose(
                    "A contract is held on one side at a time: an order on the other side closes "
                        + "first.", .faint))
        }
        if paidByFund.isPositive {
            lines.append(
                Prose([
                    Span("The margin was gone before it: the fund paid ", .warning),
                    .told(paidByFund, asset, .insuranceFund, subject(stamp), .warning),
                    Span(".", .warning),
                ]))
        }
        return lines
    }

    /// The close by its time and what was left.
    private func subject(_ stamp: Span) -> Told.Subject {
        .thought("\(stamp.text)\(closed) at \(price), \(rest.name)")
    }
}

extension Order {
    /// What closed a position: "the take at 8,000.0".
    func closerWords(_ contract: Contract) -> String {
        switch kind {
        case .trailing(let share, _):
            "the trail of \(share.exactPercent)"
                + (trigger.map { ", at \(contract.text($0)) by then," } ?? "")
        case .stopLimit(let trigger, _), .stopMarket(let trigger):
            "the stop at \(contract.text(trigger))"
        case .takeMarket(let trigger), .takeLimit(let trigger, _):
            "the take at \(contract.text(trigger))"
        case .limit(let price): "the order at \(contract.text(price))"
        case .market: "the order"
        }
    }
}
