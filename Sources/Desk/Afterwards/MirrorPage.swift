import Figures
import Margin
import Markets
import Scripts

/// A journal read back: counts of what was done, each with its lines. It judges nothing.
struct Mirror {
    /// One opening, and how it ended.
    private struct Trade {
        let line: Int
        let step: Int
        let side: Side
        let leverage: Multiple
        let margin: Money
        /// Of the free wallet and what stood behind positions, before it.
        let share: Rate?
        let hadStop: Bool
        var ending: Ending?
    }

    private let world: World
    private var trades: [Trade] = []
    /// Of every order that opened or added.
    private var leverages: [Multiple] = []
    private var away: [Int] = []
    private var nearer: [Int] = []
    private var removed: [Int] = []
    private var addedToLoser: [Int] = []
    private var addedToWinner: [Int] = []
    private var marginToLoser: [Int] = []

    init(_ world: World) {
        self.world = world
        var before = world.opened
        world.retold { now, line, events in
            note(line, events, from: before, to: now)
            before = now
        }
        for place in trades.indices {
            trades[place].ending = world.endings.first { $0.record.line == trades[place].line }
        }
    }

    private mutating func note(
        _ line: Int, _ events: [Event], from before: World, to now: World
    ) {
        for event in events {
            switch event.happening {
            case .opened(let fill) where !fill.isFurtherPart: opened(fill, line, before, now)
            case .marginAdded(_, _, let position):
                let held = before.holdings.first {
                    $0.position.contract.symbol == position.contract.symbol
                }
                if let held, before.profit(of: held).isNegative { marginToLoser.append(line) }
            default: break
            }
        }
        guard !events.isEmpty, before.step == now.step else { return }
        for holding in now.holdings {
            let old = before.holdings.first { $0.record.line == holding.record.line }
            // Where a trail goes is the price's doing.
            guard let old, let before = before.stop(of: old), !before.trails else { continue }
            guard let after = now.stop(of: holding) else {
                removed.append(line)
                continue
            }
            let (was, stop) = (before.price, after.price)
            guard stop != was, !after.trails else { continue }
            let isFurther = holding.position.side == .long ? stop < was : stop > was
            if isFurther { away.append(line) } else { nearer.append(line) }
        }
    }

    private mutating func opened(_ fill: Fill, _ line: Int, _ before: World, _ now: World) {
        let symbol = fill.position.contract.symbol
        leverages.append(fill.leverage)
        let held = before.holdings.first {
            $0.position.contract.symbol == symbol && $0.position.side == fill.position.side
        }
        if let held {
            let isLosing = before.profit(of: held).isNegative
            if isLosing { addedToLoser.append(line) } else { addedToWinner.append(line) }
            return
        }
        let holding = now.holdings.last { $0.position.contract.symbol == symbol }
        let worth = before.accountValue(fill.position.contract.settles)
        trades.append(
            Trade(
                line: holding?.record.line ?? line, step: now.step, side: fill.position.side,
                leverage: fill.leverage, margin: fill.margin,
                share: worth.isPositive ? fill.margin.divided(by: worth, .nearest) : nil,
                hadStop: holding.flatMap { now.stop(of: $0) } != nil))
    }
}

extension Mirror {
    var page: Page {
        guard !trades.isEmpty else {
            return Page([
                .paragraph(
                    Prose([
                        Span(
                            "The journal holds no position yet, so there is nothing to read back. "),
                        Span(world.exampleOpening(Multiple(20)), .verb),
                    ]))
            ])
        }
        let lines =
            counts + hindsight + planCounts + afterLosses + stopCounts + additions + holdingTimes
        return Page([
            .heading("What the journal says you did"), .bullets(lines),
            .paragraph(
                Prose(
                    "Counts, no verdict: whether any of it was wise is not in the journal, and over "
                        + "few trades the outcomes are mostly chance."
                        + (lines.contains { $0.text.contains("[") }
                            ? " Numbers in brackets are lines of the journal." : ""),
                    .faint)),
        ])
    }

    private var counts: [Prose] {
        let ended = trades.compactMap(\.ending)
        let liquidated = ended.count { $0.settlement != nil }
        let stopped = ended.count(where: \.isStopped)
        let deleveraged = ended.count { if case .deleveraged = $0.cause { true } else { false } }
        let byHand = ended.count { if case .byHand = $0.cause { true } else { false } }
        let byOrder = ended.count - liquidated - stopped - deleveraged - byHand
        let open = trades.count - ended.count
        let fates = [
            (liquidated, "liquidated"), (stopped, "stopped"), (byHand, "closed by you"),
            (byOrder, "closed by an order"), (deleveraged, "deleveraged"),
            (open, "still open"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        let longs = trades.count { $0.side == .long }
        var lines = [
            Prose(
                "opened \(number(trades.count, "position")), \(longs) long and "
                    + "\(trades.count - longs) short: \(fates.joined(separator: ", "))")
        ]
        if let least = leverages.min(), let most = leverages.max() {
            let shares = trades.compactMap(\.share)
            var text =
                least == most
                ? "every opening was at \(least.times)"
                : "openings were at \(least.times) to \(most.times)"
            if let low = shares.min(), let high = shares.max() {
                let span =
                    low == high
                    ? low.percent(places: 0)
                    : "\(low.percent(places: 0)) to \(high.percent(places: 0))"
                text += ", putting up \(span) of the account each time"
            }
            lines.append(Prose(text))
        }
        return lines
    }

    /// What was done after a return to an earlier minute.
    private var hindsight: [Prose] {
        let lines = world.foreseenLines
        let opened = trades.filter { world.isForeseen(line: $0.line) }
        guard !lines.isEmpty else { return [] }
        let shown = lines.prefix(8).map(String.init).joined(separator: ", ")
        return [
            Prose(
                "did \(number(lines.count, "thing")) knowing what came, after a return to an earlier "
                    + "minute, \(opened.count) of \(number(trades.count, "opening")) among them "
                    + "[\(shown)\(lines.count > 8 ? ", …" : "")]", .warning)
        ]
    }

    /// What followed each loss: the next leverage, and how soon.
    private var afterLosses: [Prose] {
        var lines: [Prose] = []
        for (place, trade) in trades.enumerated() {
            guard let ending = trade.ending, ending.returned < ending.position.collateral.value,
                let next = trades[(place + 1)...].first(where: { $0.step >= ending.soldStep })
            else { continue }
            let ratio = Multiple(units: next.leverage.units * unitsPerOne / trade.leverage.units)
                .rounded(.nearest, to: Multiple(units: unitsPerOne / 10))
            let wait = (next.step - ending.soldStep) * world.tape.minutesPerBar
            let leverage =
                next.leverage == trade.leverage
                ? "you kept the leverage of \(trade.leverage.times)"
                : "you chose \(ratio.times) your previous leverage (\(next.leverage.times) after "
                    + "\(trade.leverage.times))"
            lines.append(
                Prose(
                    "after the loss of \(world.clock(ending.soldStep)) \(leverage), "
                        + "\(wait == 0 ? "at once" : "\(minutes(wait)) later") [\(next.line)]"))
        }
        guard lines.count > 6 else { return lines }
        return lines.suffix(6) + [Prose("the latest 6 of \(lines.count) such moments are listed")]
    }

    private var stopCounts: [Prose] {
        let withStop = trades.count(where: \.hadStop)
        return [
            Prose(
                "\(withStop) of \(number(trades.count, "opening")) came with a stop")
        ] + said("moved a stop away from the price", away)
            + said("moved a stop nearer to the price", nearer)
            + said("took a stop away", removed)
    }

    /// Only of somebody who plans: nobody is told what was not done.
    private var planCounts: [Prose] {
        guard !world.plans.isEmpty else { return [] }
        let kept = trades.compactMap { PlanKept(line: $0.line, in: world) }
        let asPlanned = kept.count(where: \.isOpenedAsPlanned)
        let lines = kept.map { String($0.plan.line) }.joined(separator: ", ")
        return [
            Prose(
                "wrote \(number(world.plans.count, "plan")); \(kept.count) of "
                    + "\(number(trades.count, "opening")) followed one"
                    + (kept.isEmpty ? "" : " [\(lines)], \(asPlanned) of them as planned"))
        ]
    }

    private var additions: [Prose] {
        said("added to a loser", addedToLoser) + said("added to a winner", addedToWinner)
            + said("put more margin behind a loser", marginToLoser)
    }

    /// The middle lengths of what ended with a loss and with a gain.
    private var holdingTimes: [Prose] {
        let ended = trades.compactMap(\.ending).filter { !$0.isLiquidation }
        let losers = ended.filter { $0.profit.isNegative }.map(\.bars).sorted()
        let winners = ended.filter { $0.profit.isPositive }.map(\.bars).sorted()
        guard !losers.isEmpty, !winners.isEmpty else { return [] }
        let perBar = world.tape.minutesPerBar
        return [
            Prose(
                "held losers \(minutes(losers[losers.count / 2] * perBar)) and winners "
                    + "\(minutes(winners[winners.count / 2] * perBar)), the middle of each; "
                    + "liquidations left out")
        ]
    }

    private func said(_ what: String, _ lines: [Int]) -> [Prose] {
        guard !lines.isEmpty else { return [] }
        let times = ["once", "twice", "three times", "four times"]
        let count = lines.count <= times.count ? times[lines.count - 1] : "\(lines.count) times"
        let shown = lines.prefix(8).map(String.init).joined(separator: ", ")
        return [Prose("\(what) \(count) [\(shown)\(lines.count > 8 ? ", …" : "")]")]
    }

    private func number(_ count: Int, _ what: String) -> String {
        "\(count) \(what)\(count == 1 ? "" : "s")"
    }

    private func minutes(_ count: Int) -> String {
        guard count >= 120 else { return number(count, "minute") }
        let (hours, rest) = count.quotientAndRemainder(dividingBy: 60)
        guard hours < 48 else { return number(hours / 24, "day") }
        return rest == 0 ? "\(hours) hours" : "\(hours) hours \(rest) minutes"
    }
}

extension Ending {
    fileprivate var bars: Int { soldStep - record.step }
    fileprivate var isLiquidation: Bool { settlement != nil }
}

extension World {
    /// The unrealised profit of a position at the mark of now.
    fileprivate func profit(of holding: Holding) -> Money {
        holding.position.profit(at: Figure(mark(of: holding.position.contract.coin) ?? mark)).value
    }
}
