import Figures
import Margin
import Markets
import Scripts

// What differed between two branches, and why they ended differently.

extension Comparison {
    /// `compare`: the table, both accounts in one picture, what was done differently, and which
    /// price told them apart.
    static func whole(_ a: Branch, _ b: Branch) -> Page {
        var blocks = page(a, b).blocks
        if let chart = overlay(a, b) { blocks.append(.lineChart(chart)) }
        return Page(blocks + differences(a, b))
    }

    /// The same of two that have not come equally far: as both stood where the shorter one ends.
    static func sameMinute(_ a: Branch, _ b: Branch) -> Page {
        let step = min(a.world.step, b.world.step)
        var page = whole(a.asOf(step), b.asOf(step))
        for branch in [a, b] where branch.world.step > step {
            page.blocks.append(
                .paragraph(
                    Prose(
                        "\(branch.name) has been lived on to \(branch.world.clock(branch.world.step)); "
                            + "both are shown at \(branch.world.clock(step)), where the other ends.",
                        .faint)))
        }
        return page
    }

    /// The lines in which two journals differ, and the reason in figures.
    static func differences(_ a: Branch, _ b: Branch) -> [Block] {
        let lines = changedMarket(a, b) + changedLines(a, b)
        let reason = reasons(a, b)
        guard !lines.isEmpty || !reason.isEmpty else {
            return [.paragraph("The same was done in both.")]
        }
        return [.lines(lines + reason)]
    }

    /// What one market has that the other has not.
    private static func changedMarket(_ a: Branch, _ b: Branch) -> [Prose] {
        guard let one = a.world.scenario.live, let other = b.world.scenario.live else { return [] }
        let difference = MarketDifference(of: one, and: other)
        return [(a.name, difference.first), (b.name, difference.second)].compactMap { name, words in
            words.isEmpty
                ? nil
                : Prose([
                    Span("\(name): the market with "), Span(words.joined(separator: ", "), .strong),
                ])
        }
    }

    private static func overlay(_ a: Branch, _ b: Branch) -> LineChart? {
        guard a.world.settles == b.world.settles, a.world.step > 0, b.world.step > 0 else {
            return nil
        }
        let asset = a.world.settles
        let coins = countsCoins(a, b)
        let lines = [a, b].map { branch in
            LineChart.Line(
                branch.name,
                Retelling(branch.world, withCoins: coins).samples.map { $0.account.units })
        }
        let longer = a.world.step >= b.world.step ? a.world : b.world
        let ends = [a, b].map { branch in
            branch.world.accountValue(asset, withCoins: coins).named(asset) + " in \(branch.name)"
        }
        return LineChart(
            title: "Account value at the mark, \(asset)", unit: asset.isDollar ? .money : .price,
            lines: lines,
            times: TimeScale(of: longer.tape, from: 0, count: longer.step + 1),
            from: longer.clock(0), to: longer.clock(longer.step),
            summary: "It is now \(ends.joined(separator: ", ")).")
    }

    /// What was done in each, moves of the tape aside, without the lines that they begin and end with alike.
    private static func changedLines(_ a: Branch, _ b: Branch) -> [Prose] {
        func acts(_ branch: Branch) -> [String] {
            branch.world.journal.entries.filter { !$0.act.movesTape }.map { ActText.print($0.act) }
        }
        let (left, right) = (acts(a), acts(b))
        let from = zip(left, right).prefix { $0 == $1 }.count
        let most = min(left.count, right.count) - from
        let after = zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.count
        let until = min(most, after)
        func words(_ branch: Branch, _ acts: [String]) -> Prose {
            let own = Array(acts[from..<max(from, acts.count - until)])
            guard !own.isEmpty else {
                return Prose([Span("\(branch.name): nothing of the kind")])
            }
            var spans = [Span("\(branch.name): ")]
            for (place, act) in own.prefix(4).enumerated() {
                if place > 0 { spans.append(Span("; ")) }
                spans.append(Span(act, .verb))
            }
            if own.count > 4 { spans.append(Span(" and \(own.count - 4) more")) }
            return Prose(spans)
        }
        guard from < max(left.count, right.count) else { return [] }
        return [words(a, left), words(b, right)]
    }

    /// The extreme of the mark beside both lines, where one was reached and the other was not.
    private static func reasons(_ a: Branch, _ b: Branch) -> [Prose] {
        guard let left = a.world.statement, let right = b.world.statement,
            left.position.side == right.position.side,
            left.contract.coin == right.contract.coin, left.contract.coin == a.world.scenario.coin
        else { return [] }
        return lineReason(a, left, b, right).map { [$0] } ?? stopReason(a, left, b, right)
    }

    private static func lineReason(
        _ a: Branch, _ left: Statement, _ b: Branch, _ right: Statement
    ) -> Prose? {
        guard let first = left.position.liquidationPrice?.value,
            let second = right.position.liquidationPrice?.value, first != second,
            (left.ending?.settlement == nil) != (right.ending?.settlement == nil)
        else { return nil }
        let world = a.world.step >= b.world.step ? a.world : b.world
        let from = min(left.record.step, right.record.step)
        let steps = from < world.step ? (from + 1)...world.step : world.step...world.step
        let isLong = left.position.side == .long
        guard let tape = world.tape(of: left.contract.coin) else { return nil }
        let marks = steps.map { tape.feared(by: left.position.side, at: $0) }
        guard let extreme = isLong ? marks.min() : marks.max(),
            let place = marks.firstIndex(of: extreme)
        else { return nil }
        // Whoever was out before is out for another reason.
        guard
            [left, right].allSatisfy({ ($0.ending?.dueStep ?? .max) >= steps.lowerBound + place })
        else { return nil }
        let contract = left.contract
        func side(_ branch: Branch, _ line: Price) -> String {
            let reached = isLong ? extreme <= line : extreme >= line
            return "\(reached ? "beyond" : "short of") the line of \(branch.name), "
                + contract.text(line)
        }
        return Prose([
            Span("Why: ", .strong),
            Span(
                (tape.judging == .extremes ? "the " : "the mark's ")
                    + "\(isLong ? "lowest" : "highest"), \(contract.text(extreme)) at "
                    + "\(world.clock(steps.lowerBound + place)), is "),
            Span(
                "\(side(a, first)), and \(side(b, second)).", reveals: .liquidationPrice),
        ])
    }

    /// What closed each, where a stop had a part in it.
    private static func stopReason(
        _ a: Branch, _ left: Statement, _ b: Branch, _ right: Statement
    ) -> [Prose] {
        let endings = [left.ending, right.ending]
        let isStopped = endings.contains { ending in
            ending?.isStopped ?? false
        }
        guard isStopped, fate(left, a.world) != fate(right, b.world) else { return [] }
        let reasons = [closer(a, left), closer(b, right)].compactMap { $0 }
        return [
            Prose([Span("Why: ", .strong)] + reasons.joined(separator: [Span("; ")]) + [Span(".")])
        ]
    }

    /// "in main the last price reached the stop at 7,100.0 at 10:31"; nil where nothing forced it.
    private static func closer(_ branch: Branch, _ statement: Statement) -> [Span]? {
        let contract = statement.contract
        let place = "in \(branch.name) the "
        guard let ending = statement.ending else {
            return [Span("in \(branch.name) it is still open")]
        }
        let time = " at \(branch.world.clock(ending.dueStep))"
        if let stop = ending.stopPrice, let watches = ending.stopWatches {
            return [
                Span(
                    place + "\(watches.rawValue) price reached the stop at "
                        + contract.text(stop) + time)
            ]
        }
        if case .filled(let order, _, _) = ending.cause, order.isProtective,
            let level = order.trigger
        {
            return [
                Span(
                    place + "\(order.watches.rawValue) price reached "
                        + (order.isTrailing ? "the trailing stop" : "the stop")
                        + " at \(contract.text(level))\(time)")
            ]
        }
        guard ending.settlement != nil, let line = ending.position.liquidationPrice?.value else {
            return nil
        }
        return [
            Span(
                place + (ending.forced?.judged == .close ? "mark" : "price inside the bar")
                    + " reached the liquidation price, "),
            .figure(contract.text(line), .liquidationPrice), Span("," + time),
        ]
    }
}
