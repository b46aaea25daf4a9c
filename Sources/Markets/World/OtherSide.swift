import Figures
import Margin

// `what if short`: the same order the other way, from the same price at the same minute.

extension World {
    /// The side of the latest opening; nil where nothing was opened.
    public var latestSide: Side? {
        for entry in journal.entries.reversed() {
            if case .open(let order) = entry.act { return order.side }
        }
        return nil
    }

    /// The world in which the latest position was on `side`, all of its openings; nil where it was, or
    /// where there is none.
    ///
    /// Margin and leverage stay. Prices that belong to the position are mirrored at its entry, so that
    /// a stop 1% under a long becomes one 1% over the short; distances in percent stay as they are. An
    /// order that waited at a price waits for the same price.
    public func onOtherSide(_ side: Side) -> (world: World, refused: [RefusedLine])? {
        let lines = latestOpenings
        guard let first = lines.first, case .open(let order) = journal.entries[first - 1].act,
            order.side != side
        else { return nil }
        let records = holdings.map(\.record) + endings.map(\.record)
        let entry = records.last { $0.line == first }?.price ?? order.limit ?? self.last
        let entries = journal.entries.enumerated().map { place, old in
            guard place >= first - 1 else { return old }
            var act = old.act.mirrored(at: entry)
            if lines.contains(place + 1), case .open(let own) = old.act {
                act = .open(own.turned(to: side, at: entry))
            }
            return old.doing(act)
        }
        return replaying(entries, to: step)
    }
}

extension Opening {
    fileprivate func turned(to side: Side, at entry: Price) -> Opening {
        var other = self
        other.side = side
        other.stop = stop.map { $0.mirrored(at: entry) }
        other.take = take.map { $0.mirrored(at: entry) }
        if case .risk(let risked, .some(let level)) = amount {
            other.amount = .risk(risked, to: level.mirrored(at: entry))
        }
        // A buyer's limit under the price would sell at once: what waited still waits.
        if let limit {
            other.trigger = trigger ?? limit
            other.limit = nil
        }
        return other
    }
}

extension Act {
    /// The same for the other side, where it sets a price for a position.
    fileprivate func mirrored(at entry: Price) -> Act {
        switch self {
        case .stop(let request): return .stop(request.mirrored(at: entry))
        case .take(var request):
            request.price = request.price.mirrored(at: entry)
            request.limit = request.limit.map { $0.mirrored(at: entry) }
            return .take(request)
        case .trail(var request):
            request.armsAt = request.armsAt.map { $0.mirrored(at: entry) }
            return .trail(request)
        case .closePart(var request):
            request.limit = request.limit.map { $0.mirrored(at: entry) }
            return .closePart(request)
        default: return self
        }
    }
}

extension StopRequest {
    fileprivate func mirrored(at entry: Price) -> StopRequest {
        var other = self
        other.level = level.mirrored(at: entry)
        other.limit = limit.map { $0.mirrored(at: entry) }
        return other
    }
}

extension StopLevel {
    fileprivate func mirrored(at entry: Price) -> StopLevel {
        switch self {
        case .price(let price): .price(price.mirrored(at: entry))
        case .share: self
        }
    }
}

extension Price {
    /// As far on the other side of the entry; a price that would not be above zero is a tenth of the
    /// entry, which no short's take reaches sooner.
    fileprivate func mirrored(at entry: Price) -> Price {
        let other = entry + entry - self
        return other.isPositive ? other : Price(units: max(1, entry.units / 10))
    }
}
