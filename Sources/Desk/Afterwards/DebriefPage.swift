import Figures
import Lessons
import Margin
import Markets
import Scripts

// The debrief of a position that the exchange or a stop closed: what it cost against the plan, how
// often such a thing happens, what other leverages met, and what one could try. It never advises.

struct Debrief {
    private let ending: Ending
    private let world: World
    private let content: Content
    private let story: PositionStory

    /// Nil where no position was closed by the exchange or a stop.
    init?(of world: World, _ content: Content) {
        guard let ending = world.endings.last(where: \.isForced) else { return nil }
        self.init(of: ending, in: world, content)
    }

    init(of ending: Ending, in world: World, _ content: Content) {
        self.ending = ending
        self.world = world
        self.content = content
        story = PositionStory(of: ending, in: world)
    }

    /// For a report, which tells what happened elsewhere.
    var inReport: [Block] { [.entries(entries(isWhole: true))] }

    /// What stands under the event itself, short enough that a small window shows both.
    var short: Page {
        Page([.heading("Debrief"), .entries(entries(isWhole: false))])
    }

    var page: Page {
        let span = "\(world.clock(ending.record.step)) to \(world.clock(ending.soldStep))"
        var blocks: [Block] = [
            .heading(
                "Debrief: \(ending.position.name), \(ending.position.leverage.times), \(span)"),
            .lines(story.rows), .entries(entries(isWhole: true)),
        ]
        if let counted, !wasDeleveraged, !isClosedAhead {
            blocks.append(.paragraph(Prose("How often: " + counted.source, .faint)))
        }
        return Page(blocks + [.paragraph(close)])
    }

    private func entries(isWhole: Bool) -> [(Prose, Prose)] {
        var entries: [(Prose, Prose)] = [
            ("the plan", plan), (lost.isNegative ? "the gain" : "the cost", cost),
        ]
        if world.isForeseen(ending.books, until: ending.soldStep) {
            entries.append(
                (
                    "hindsight",
                    Prose("done knowing what came, after a return to an earlier minute", .warning)
                ))
        }
        if isWhole, let rule = judging { entries.append(("the rule", rule)) }
        if let kept = PlanKept(line: ending.record.line, in: world) {
            entries += isWhole ? kept.entries : [kept.entries[0]]
        }
        if story.stops.count > 1, isWhole { entries.append(("the stop", stopWords)) }
        // Nobody has counted how often a winner is closed for others.
        if !wasDeleveraged, !isClosedAhead {
            entries.append(("how often", frequency(isWhole: isWhole)))
        }
        if let ladder = ladder(isWhole: isWhole) { entries.append(("the ladder", ladder)) }
        for (place, trial) in trials.prefix(isWhole ? 9 : 2).enumerated() {
            entries.append(
                (
                    Prose(place == 0 ? "to try" : ""),
                    Prose([Span(trial.line, .verb), Span(", " + trial.meaning)])
                ))
        }
        return entries
    }

    private var close: Prose {
        Prose(
            "One outcome says little about a decision: the same one meets other prices on another "
                + "day.", .faint)
    }
}

// What was meant, and what came of it.
extension Debrief {
    private var contract: Contract { ending.position.contract }
    private var asset: Asset { contract.settles }
    private var isLong: Bool { ending.position.side == .long }
    /// The stop that the position had first: what its owner meant to lose.
    private var firstStop: Price? { story.stops.lazy.compactMap(\.price).first }

    private var plan: Prose {
        guard let stop = firstStop else {
            guard ending.mode == .isolated else {
                return Prose("no stop was ever set: the whole wallet that it shared was at stake")
            }
            return Prose([
                Span("no stop was ever set: all of the margin, "), stake,
                Span(", was at stake"),
            ])
        }
        if isBehindLine(stop), let line = ending.position.liquidationPrice?.value {
            return Prose([
                Span("a stop at "), .figure(contract.text(stop)),
                Span(", behind the liquidation price "),
                .figure(contract.text(line), .liquidationPrice),
                Span(
                    closingStop == nil
                        ? ": the exchange came first, and the margin of "
                        : ": the stop, on the other price, was met first; the margin of "),
                stake, Span(" was at stake"),
            ])
        }
        let profit = story.stops.first { $0.price != nil }?.profit ?? .zero
        return Prose([
            Span(story.stops.first?.trails == true ? "a trailing stop, first at " : "out at "),
            .figure(contract.text(stop)), Span(limitWords),
            Span(profit.isNegative ? ", losing " : ", gaining "),
            .told(
                profit.magnitude, asset, .lossAtStop,
                .thought("as meant, \(ending.record.line) \(contract.text(stop))")),
            Span(profit.isNegative ? " and the fees" : " less the fees"),
        ])
    }

    private var stake: Span {
        .told(ending.books.stake, asset, .stake, .position(line: ending.record.line))
    }

    /// The price that the first stop would not trade beyond.
    private var limitWords: String {
        let first = story.stops.first { $0.price != nil }
        return first?.limit.map { ", no worse than \(contract.text($0))" } ?? ""
    }

    /// At which price of its bars it was judged, where that was a choice.
    private var judging: Prose? {
        guard let note = world.judgingNote(of: contract.coin).first else { return nil }
        guard let spared = ending.sparedLine(in: world) else { return Prose(note.spans) }
        return Prose(note.spans + [Span(" ")] + spared.spans)
    }

    private func isBehindLine(_ stop: Price) -> Bool {
        guard let line = ending.position.liquidationPrice?.value else { return false }
        return isLong ? stop <= line : stop >= line
    }

    /// Everything that is gone, fees and funding among it.
    private var lost: Money { ending.lost }

    private var cost: Prose {
        var spans = [ending.lossSpan] + ending.partsOfLoss
        let before = world.deposited(in: asset)
        if before.isPositive {
            let share = lost.magnitude.divided(by: before, .nearest).percent(places: 1)
            spans.append(Span("; \(share) of all that was deposited"))
        }
        return wasDeleveraged ? Prose(spans) : Prose(spans) + gap
    }

    private var wasDeleveraged: Bool {
        if case .deleveraged = ending.cause { true } else { false }
    }

    /// How the price that was got differs from the one that was meant.
    private var gap: Prose {
        guard let stop = firstStop, !isBehindLine(stop) else {
            guard let settlement = ending.settlement, settlement.shortfall.isPositive else {
                return Prose([])
            }
            return Prose([
                Span("; "),
                .told(
                    settlement.shortfall, asset, .shortfall,
                    .position(line: ending.record.line), .plain),
                Span(" more were for others to pay"),
            ])
        }
        guard let last = closingStop else { return Prose([]) }
        let slip = isLong ? last - ending.price : ending.price - last
        let how =
            slip == .zero
            ? "filled at its price"
            : "filled at \(contract.text(ending.price)), \(contract.text(slip.magnitude)) "
                + (slip.isPositive ? "worse" : "better")
        guard last != stop else { return Prose("; the stop was \(how)") }
        // Another order than the one that was meant first.
        if case .filled(let order, _, _) = ending.cause, order.isTrailing,
            story.stops.first?.trails == false
        {
            return Prose(
                "; a trailing stop, at \(contract.text(last)) by then, came first and was \(how)")
        }
        let moved = isLong ? stop - last : last - stop
        if story.stops.last?.trails == true {
            return Prose(
                "; the stop had trailed from \(contract.text(stop)) to \(contract.text(last)), and was "
                    + "\(how)")
        }
        return Prose(
            "; the stop was moved from \(contract.text(stop)) to \(contract.text(last)), "
                + "\(contract.text(moved.magnitude)) \(moved.isPositive ? "further" : "nearer"), "
                + "and \(how)")
    }

    /// The stop that closed it, where it stood last.
    private var closingStop: Price? { ending.stopPrice }

    private var stopWords: Prose {
        let moves = story.stops.map { stop in
            "\(world.clock(stop.step)) \(stop.trails ? "trailing from " : "")"
                + (stop.price.map { contract.text($0) } ?? "taken away")
                + (stop.limit.map { ", no worse than \(contract.text($0))" } ?? "")
        }
        return Prose(moves.joined(separator: ", "))
    }
}

// How often, and what others met.
extension Debrief {
    private var entry: Price { ending.record.price }

    /// The price that closed it: the line, or the level of the order that was filled.
    private var closer: Price? {
        if let level = closingStop { return level }
        if case .filled = ending.cause { return ending.price }
        return ending.position.liquidationPrice?.value
    }

    /// It was closed at no loss of price, and no line was reached.
    private var isClosedAhead: Bool {
        let price = ending.settlement == nil ? ending.price : closer
        return price.map { isLong ? $0 >= entry : $0 <= entry } ?? false
    }

    private var counted: Frequency? {
        closer.flatMap {
            content.frequency(of: $0, from: entry, ending.position.side, coin: contract.coin)
        }
    }

    private func frequency(isWhole: Bool) -> Prose {
        guard let counted else {
            return Prose("nobody counted it here: there are no hourly prices of \(contract.coin)")
        }
        return Prose(
            "\(contract.coin), spot: " + (isWhole ? counted.words() : counted.shortWords()))
    }

    /// Every leverage on the same prices, no further than has been lived.
    private func ladder(isWhole: Bool) -> Prose? {
        guard contract.coin == world.scenario.coin else { return nil }
        let words = world.ladderWords(
            ending.position.side, contract, ending.record, isWhole: isWhole)
        let rest = isWhole ? [Span("; "), Span("ladder", .verb), Span(" has the rest")] : []
        return Prose([Span(words, reveals: .liquidationPrice)] + rest)
    }
}

// The same trade with one thing changed.
extension Debrief {
    private var trials: [(line: String, meaning: String)] {
        var trials: [(String, String)] = []
        if let stop = otherStop {
            trials.append(("what if stop \(contract.text(stop.price))", stop.meaning))
        }
        if ending.stopPrice != nil, isLatest {
            trials.append(("what if no stop", "the same trade without it"))
        }
        let half = Multiple(units: max(unitsPerOne, ending.position.leverage.units / 2))
            .rounded(.down, to: Multiple(units: unitsPerOne / 10))
        if half < ending.position.leverage, isLatest {
            trials.append(
                (
                    "what if \(half.times)",
                    wasDeleveraged
                        ? "half the leverage, further back in that line"
                        : "the same margin at half the leverage"
                ))
        }
        // Where several orders made the position, leaving one out leaves the others; where it took the
        // place of another side, that one would have stayed.
        if ending.books.openings.count == 1, !isTurned {
            trials.append(("what if without \(ending.record.line)", "no trade at all"))
        }
        return trials
    }

    /// A stop half-way to the line, or, where a stop closed it, one half as far again.
    private var otherStop: (price: Price, meaning: String)? {
        guard isLatest, !wasDeleveraged else { return nil }
        func rounded(_ units: Int128) -> Price {
            Price(units: units).rounded(.nearest, to: contract.tick)
        }
        guard let stop = ending.stopPrice else {
            guard let line = ending.position.liquidationPrice?.value else { return nil }
            let price = rounded((entry.units + line.units) / 2)
            return (price, "the same trade with a stop half-way to the line")
        }
        let away = (entry.units - stop.units) * 3 / 2
        let further = rounded(entry.units - away)
        if further.isPositive, !isBehindLine(further) {
            return (further, "the same trade with a stop half as far away again")
        }
        // A stop behind the liquidation price never fires.
        guard let line = ending.position.liquidationPrice?.value else { return nil }
        let between = rounded((stop.units + line.units) / 2)
        guard between != stop, !isBehindLine(between) else { return nil }
        return (between, "the same trade with a stop half-way from yours to the line")
    }

    /// What was held on the other side was closed by the order that opened it.
    private var isTurned: Bool {
        world.endings.contains {
            $0.soldStep == ending.record.step && $0.record.line < ending.record.line
                && $0.position.contract.symbol == contract.symbol
        }
    }

    /// `what if` speaks of the latest position.
    private var isLatest: Bool { world.latestOpenings.first == ending.record.line }
}

extension Ending {
    /// Closed by the exchange or by a stop.
    var isForced: Bool {
        switch cause {
        case .liquidated, .stopped: true
        case .byHand: false
        case .filled: isStopped
        case .deleveraged: true
        }
    }
}
