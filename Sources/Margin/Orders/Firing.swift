import Figures

/// One bar of one price series.
public struct PriceBar: Sendable, Equatable {
    public let open: Price
    public let high: Price
    public let low: Price
    public let close: Price
    public init(open: Price, high: Price, low: Price, close: Price) {
        self.open = open
        self.high = high
        self.low = low
        self.close = close
    }
    /// A single price: what a series looks like that is known once a bar.
    public init(_ price: Price) { self.init(open: price, high: price, low: price, close: price) }
}

/// One bar of every series that an order can watch. What fills is always the last price.
public struct SeriesBars: Sendable, Equatable {
    public let last: PriceBar
    public let mark: PriceBar
    public let index: PriceBar
    public init(last: PriceBar, mark: PriceBar, index: PriceBar? = nil) {
        self.last = last
        self.mark = mark
        self.index = index ?? mark
    }
    func bar(of series: PriceSeries) -> PriceBar {
        switch series {
        case .last: last
        case .mark: mark
        case .index: index
        }
    }
}

/// What a bar did to an order.
public enum OrderOutcome: Sendable, Equatable {
    case waits
    /// Fired at a price of the series it watches, and now rests at its limit.
    case rests(firedAt: Price)
    /// Traded at a price; `firedAt` is nil for an order without a trigger.
    case filled(Price, firedAt: Price?)

    public var fill: Price? { if case .filled(let price, _) = self { price } else { nil } }
}

// The order of prices inside a bar is unknown. What goes against the order's owner is taken to come
// first, and only what must have happened after a trigger fills a limit.

extension Order {
    /// Lives the order through a bar: whether it fires, and the price at which it trades.
    ///
    /// The gap rule: a stop fills at its trigger where the market passed through it, and at the first
    /// price there is where the market opened beyond it.
    public mutating func live(through bars: SeriesBars) -> OrderOutcome {
        switch (kind, state) {
        case (.market, _): return .filled(bars.last.open, firedAt: nil)
        case (.limit(let limit), _), (.stopLimit(_, let limit), .resting),
            (.takeLimit(_, let limit), .resting):
            return fill(at: limit, in: bars.last).map { .filled($0, firedAt: nil) } ?? .waits
        case (.trailing(let share, let armsAt), .waiting(let best)):
            return liveTrailing(through: bars, share, armsAt: armsAt, best: best)
        default: break
        }
        guard let trigger, let fired = firing(at: trigger, in: bars.bar(of: watches)) else {
            return .waits
        }
        return trade(fired, bars)
    }

    /// Meets one price of the series it watches, where every price is known in its turn: whether it
    /// fires there. A trailing order that does not fire follows.
    public mutating func meets(_ price: Price) -> Bool {
        guard case .waiting(let best) = state else { return false }
        if let trigger, firesDown ? price <= trigger : price >= trigger { return true }
        guard case .trailing(_, let armsAt) = kind else { return false }
        if let best {
            state = .waiting(best: direction == .sell ? max(best, price) : min(best, price))
        } else if armsAt.map({ direction == .sell ? price >= $0 : price <= $0 }) ?? true {
            state = .waiting(best: price)
        }
        return false
    }

    /// Where a trigger is met inside a bar: at the open where the bar opened beyond it, else at itself.
    func firing(at trigger: Price, in bar: PriceBar) -> (price: Price, atOpen: Bool)? {
        if firesDown ? bar.open <= trigger : bar.open >= trigger { return (bar.open, true) }
        let reached = firesDown ? bar.low <= trigger : bar.high >= trigger
        return reached ? (trigger, false) : nil
    }

    /// What follows the trigger. An order that watched another series than the last price fired at an
    /// unknown moment of the bar: it trades at the bar's close, unless that series is the last price.
    private mutating func trade(
        _ fired: (price: Price, atOpen: Bool), _ bars: SeriesBars
    ) -> OrderOutcome {
        let seesLast = bars.bar(of: watches) == bars.last
        let market = seesLast ? fired.price : bars.last.close
        switch kind {
        case .stopLimit(_, let limit), .takeLimit(_, let limit):
            state = .resting
            if isBetterOrEqual(market, limit) { return .filled(market, firedAt: fired.price) }
            // Only what surely came after the trigger: the whole bar where it fired at the open, else
            // the close.
            let bar = bars.last
            let after =
                fired.atOpen && seesLast
                ? (direction == .sell ? bar.high : bar.low) : bar.close
            return isBetterOrEqual(after, limit)
                ? .filled(limit, firedAt: fired.price) : .rests(firedAt: fired.price)
        default: return .filled(market, firedAt: fired.price)
        }
    }

    /// A trailing order meets the adverse extreme first, with the best price of the bars before; then
    /// it follows the favourable one, and fires at the close if that fell back far enough.
    private mutating func liveTrailing(
        through bars: SeriesBars, _ share: Rate, armsAt: Price?, best: Price?
    ) -> OrderOutcome {
        let bar = bars.bar(of: watches)
        var best = best
        if best == nil, armsAt == nil { best = bar.open }
        if let best, let fired = firing(at: trail(behind: best, share), in: bar) {
            return trade(fired, bars)
        }
        let favourable = direction == .sell ? bar.high : bar.low
        if let known = best {
            best = direction == .sell ? max(known, favourable) : min(known, favourable)
        } else if let armsAt, direction == .sell ? favourable >= armsAt : favourable <= armsAt {
            best = favourable
        }
        state = .waiting(best: best)
        guard let best else { return .waits }
        let line = trail(behind: best, share)
        guard firesDown ? bar.close <= line : bar.close >= line else { return .waits }
        return trade((line, false), bars)
    }

    /// A limit fills at its own price, or better where the bar opened beyond it.
    private func fill(at limit: Price, in bar: PriceBar) -> Price? {
        if isBetterOrEqual(bar.open, limit) { return bar.open }
        let reached = direction == .buy ? bar.low <= limit : bar.high >= limit
        return reached ? limit : nil
    }

    private func isBetterOrEqual(_ price: Price, _ limit: Price) -> Bool {
        direction == .buy ? price <= limit : price >= limit
    }
}
