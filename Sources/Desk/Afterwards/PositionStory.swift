import Figures
import Margin
import Markets

/// One position lived again, from its opening to its end: what happened in order, which stops it
/// had, and what its keep cost.
struct PositionStory {
    /// A stop as it stood from a step on; nil where it was taken away.
    struct Guard {
        let step: Int
        let price: Price?
        /// The price it will not trade beyond.
        let limit: Price?
        /// It follows the price by itself.
        let trails: Bool
        /// What the position as it was then would have brought there.
        let profit: Money
    }

    /// What happened, oldest first, each line with its time.
    var rows: [Prose] { told.map(\.words) }
    private var told: [(time: Moment, words: Prose)] = []
    private(set) var stops: [Guard] = []

    init(of ending: Ending, in world: World) {
        let line = ending.record.line
        let steps = ending.record.step...max(ending.record.step, ending.soldStep)
        // What stands alone has a story of its own; what shares a wallet has a part in the others'.
        let coin = ending.mode == .isolated ? ending.position.contract.coin : nil
        var isOpen = false
        world.retold { now, doing, events in
            guard steps.contains(now.step), doing >= line else { return }
            let holding = now.holdings.first { $0.record.line == line }
            guard isOpen || holding != nil else { return }
            defer { isOpen = holding != nil }
            if let holding { noteStop(of: holding, in: now) }
            for event in events where event.belongsToLife && event.isOf(coin, in: now) {
                told += event.lines(in: now).map { (event.moment, $0.stamped(now.clock(now.step))) }
            }
        }
        if let touch = world.firstTouch(of: ending), touch < ending.dueStep,
            ending.settlement != nil
        {
            touched(at: touch, ending, world)
        }
    }

    private mutating func noteStop(of holding: Holding, in now: World) {
        let stop = now.stop(of: holding)
        // Where it trailed to is the price's doing: only its beginning is noted.
        if stop?.trails == true, stops.last?.trails == true { return }
        guard stops.last?.price != stop?.price || stops.last?.limit != stop?.limit else { return }
        stops.append(
            Guard(
                step: now.step, price: stop?.price, limit: stop?.limit,
                trails: stop?.trails ?? false,
                profit: stop.map { now.outcome(of: holding, at: $0.price) } ?? .zero))
    }

    /// The last price is there before the mark: the row stands before that of the end.
    private mutating func touched(at step: Int, _ ending: Ending, _ world: World) {
        let contract = ending.position.contract
        let bar = (world.tape(of: contract.coin) ?? world.tape).bar(closing: step)
        let reached = ending.position.side == .long ? bar.low : bar.high
        let row = Prose([
            Span("\(world.clock(step)) ", .faint),
            Span("the last price touches the line, "), .figure(contract.text(reached)),
            Span("; the rule asks the mark, which is slower"),
        ])
        let time = world.tape.moment(at: step)
        told.insert((time, row), at: told.firstIndex { $0.time >= time } ?? told.count)
    }
}

extension Event {
    /// Whether it is of a coin, or of none in particular.
    fileprivate func isOf(_ coin: Asset?, in world: World) -> Bool {
        guard let coin, let own = self.coin(in: world) else { return true }
        return own == coin
    }

    /// The coin of the position or order that it is of; nil for what happens to everybody or everything.
    private func coin(in world: World) -> Asset? {
        switch happening {
        case .opened(let fill): fill.position.contract.coin
        case .closed(let ending): ending.position.contract.coin
        case .reduced(let part): part.position.contract.coin
        case .marginAdded(_, _, let position), .marginRemoved(_, _, let position),
            .leverageChanged(let position, _):
            position.contract.coin
        case .stopSet(let stop, _), .stopCancelled(let stop): world.contract(stop.symbol).coin
        case .placed(let placed), .orderCancelled(let placed, _), .orderRests(let placed, _),
            .orderFilledInPart(let placed, _, _):
            placed.coin
        case .guardsNotSet(_, let coin): coin
        case .waiting(let trigger, _): trigger.coin
        case .forced(_, let forced): forced.position?.contract.coin
        default: nil
        }
    }

    /// Whether a position's story speaks of it.
    fileprivate var belongsToLife: Bool {
        switch happening {
        case .deposited, .withdrew, .rulesChanged, .alertSet, .alertsOff, .endOfTape, .inVain,
            .metInside, .hedge, .lend, .planned:
            false
        default: true
        }
    }
}

extension Prose {
    /// With its time in front, where it has none yet.
    fileprivate func stamped(_ clock: String) -> Prose {
        if let first = spans.first, first.ink == .faint, first.text.hasSuffix(" ") { return self }
        return Prose([Span(clock + " ", .faint)]) + self
    }
}
