import Figures
import Margin

/// What `until` waits for, and what an alert rings at. Reaching the end of the tape is no failure.
public indirect enum Condition: Sendable, Equatable {
    public enum Comparison: String, Sendable { case under = "<", over = ">" }
    case liquidation
    /// A stop that fires.
    case stop
    /// Any forced or ordered close.
    case flat
    case news
    /// A funding payment, whoever pays it.
    case funding
    /// Anything that happens: news, a fill, a close, a freeze.
    case event
    case price(Comparison, Price)
    case mark(Comparison, Price)
    /// The price of another coin that the tape carries.
    case coinPrice(Asset, Comparison, Price)
    case marginRatio(Comparison, Rate)
    /// What is left of the position's margin.
    case left(Comparison, Money)
    /// The whole account: the free wallet and what is left in positions.
    case account(Comparison, Money)
    /// How far the mark is from the liquidation price, as a share of the mark.
    case distance(Comparison, Rate)
    case time(TimeOfTape)
    case end
    /// Any one of several: at least two, none of which is itself `any`.
    case any([Condition])

    /// The conditions that it is made of.
    public var parts: [Condition] {
        if case .any(let parts) = self { parts } else { [self] }
    }
}

/// What to ring at, and whether the tape stops there.
public struct AlertRequest: Sendable, Equatable {
    public var condition: Condition
    public var stops: Bool
    public init(_ condition: Condition, stops: Bool) {
        self.condition = condition
        self.stops = stops
    }
}

/// Something that rings once, with the first bar that brings it.
public struct Alert: Sendable, Equatable {
    public let request: AlertRequest
    /// The condition with its times as they were understood when it was set.
    let condition: Condition
}

/// How long one is away: so many bars, or until a time.
public enum Absence: Sendable, Equatable {
    case bars(Int)
    case until(TimeOfTape)
}

extension World {
    /// Whether the last bar brought it.
    func isMet(_ condition: Condition, after events: [Event]) -> Bool {
        switch condition {
        case .end: isAtEnd
        case .time(.moment(let moment)): step >= tape.step(holding: moment)
        case .time: false
        case .news: events.contains { if case .news = $0.happening { true } else { false } }
        case .event: events.contains(where: \.isOutside)
        case .funding:
            market == nil
                ? !scenario.funding(at: step).isEmpty : minutes.last?.fundingPaid != nil
        case .liquidation: events.contains(where: \.isLiquidation)
        case .stop:
            events.contains { $0.ending?.isStopped ?? false }
        case .flat: holdings.isEmpty && events.contains { $0.ending != nil }
        case .price(let comparison, let price): comparison.holds(last, price)
        case .mark(let comparison, let price): comparison.holds(mark, price)
        case .coinPrice(let coin, let comparison, let price):
            last(of: coin).map { comparison.holds($0, price) } ?? false
        case .account(let comparison, let money):
            !isOpenedInside && comparison.holds(accountValue(settles), money)
        case .left(let comparison, let money):
            !isOpenedInside && left.map { comparison.holds($0, money) } ?? false
        case .marginRatio(let comparison, let rate): isMet(comparison, rate)
        case .distance(let comparison, let rate):
            !isOpenedInside && distance.map { comparison.holds($0, rate) } ?? false
        case .any(let parts): parts.contains { isMet($0, after: events) }
        }
    }

    /// Nothing left under a requirement means a ratio beyond every number; in either direction only a
    /// ratio without a divisor is missing.
    private func isMet(_ comparison: Condition.Comparison, _ rate: Rate) -> Bool {
        guard !holdings.isEmpty, !isOpenedInside else { return false }
        guard let ratio = marginRatio else { return comparison == .over }
        return comparison.holds(ratio, rate)
    }

    /// The margin ratio of the latest position, or of what it shares, in the venue's own direction and
    /// without its working; nil where none is open, and where what it is divided by is nothing.
    public var marginRatio: Rate? {
        guard let holding = holdings.last else { return nil }
        guard holding.mode == .isolated else {
            return risk(of: account.pool(of: holdings.count - 1))?
                .ratio(holding.position.contract.margin.ratio)?.value
        }
        return holding.bare.marginRatio(at: Figure(mark(of: holding.position)))?.value
    }

    /// What is left of the margin of the latest position, or of what it shares.
    private var left: Money? {
        guard let holding = holdings.last else { return nil }
        guard holding.mode == .isolated else {
            return risk(of: account.pool(of: holdings.count - 1))?.equity.value
        }
        return holding.bare.equity(at: Figure(mark(of: holding.position))).value
    }

    /// How far the mark is from the line of the latest position, as a share of the mark.
    public var distance: Rate? {
        guard !holdings.isEmpty, case let position = judged(holdings.count - 1).bare,
            let line = position.liquidationPrice?.value
        else { return nil }
        let mark = mark(of: position)
        guard mark.isPositive else { return nil }
        let gap = position.side == .long ? mark - line : line - mark
        return gap.divided(by: mark, .down)
    }

    /// The same condition with its times as moments ahead; throws where it can never be.
    func resolved(_ condition: Condition) throws(Refusal) -> Condition {
        switch condition {
        case .time(let time): return .time(.moment(tape.moment(at: try nextStep(time))))
        case .any(let parts):
            var resolved: [Condition] = []
            for part in parts { resolved.append(try self.resolved(part)) }
            return .any(resolved)
        default: return condition
        }
    }

    /// Why a condition cannot come about as things stand; nil where it can.
    func hindrance(of condition: Condition) -> Refusal? {
        switch condition {
        case .liquidation, .flat, .marginRatio, .left, .distance:
            return holdings.isEmpty ? .nothingOpen : nil
        case .stop:
            if holdings.isEmpty { return .nothingOpen }
            let isGuarded =
                holdings.contains { $0.stop != nil }
                || orders.contains { $0.isClosing && $0.order.isProtective }
            return isGuarded ? nil : .noStop
        case .coinPrice(let coin, _, _):
            return last(of: coin) == nil ? .noPriceOf(coin, known: coins) : nil
        case .funding:
            let isAhead = market != nil || scenario.nextFunding(after: step) != nil
            return isAhead ? nil : .noFunding(isRecorded: !scenario.fundings.isEmpty)
        case .any(let parts):
            // One that can come about is enough.
            var first: Refusal?
            for part in parts {
                guard let hindrance = hindrance(of: part) else { return nil }
                first = first ?? hindrance
            }
            return first
        default: return nil
        }
    }
}

extension Ending {
    /// Ended by an order that guarded it.
    public var isStopped: Bool {
        switch cause {
        case .stopped: true
        case .filled(let order, _, _): order.isProtective
        default: false
        }
    }
}

extension Event {
    /// The position that it ended.
    public var ending: Ending? {
        if case .closed(let ending) = happening { ending } else { nil }
    }

    /// The venue closes something of yours, or a part of it.
    var isLiquidation: Bool {
        if case .forced(.triggered, let forced) = happening { return forced.trader == World.you }
        return ending?.settlement != nil
    }

    /// Happened in the market or the account; not an alert that was heard, nor the tape's end.
    var isOutside: Bool {
        switch happening {
        case .rang, .inVain, .endOfTape, .planned, .metInside: false
        default: true
        }
    }
}
