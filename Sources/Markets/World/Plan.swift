import Figures
import Margin

/// A trade as it was meant to be: an order, and its owner's words. Nothing is traded.
public struct PlannedTrade: Sendable, Equatable {
    public var opening: Opening
    /// Why one is in, where one is wrong, what is at risk.
    public var words: String
    public init(opening: Opening, words: String) {
        self.opening = opening
        self.words = words
    }
}

/// A plan as the journal holds it.
public struct WrittenPlan: Sendable, Equatable {
    /// Its journal line, and the step at which it was written.
    public let line: Int
    public let step: Int
    public let trade: PlannedTrade
}

extension World {
    /// A plan that could not be carried out now is refused as its order would be.
    func plan(_ trade: PlannedTrade) throws(Refusal) -> [Event] {
        var planned = self
        _ = try planned.perform(.open(trade.opening))
        return [Event(now, .planned(trade))]
    }

    /// The world as it would be with a plan carried out now.
    public func with(_ trade: PlannedTrade) -> World? {
        var planned = self
        return (try? planned.perform(.open(trade.opening))).map { _ in planned }
    }

    /// What a plan comes to by itself, whatever is held: its size, where it is filled, its leverage and
    /// what is put up; nil for an order that waits. A position on the other side is thought closed first.
    /// Nil where nothing would be opened.
    public func alone(
        _ trade: PlannedTrade
    ) -> (size: Quantity, entry: Price, leverage: Multiple, margin: Money?)? {
        let opening = trade.opening
        var planned = self
        let other = holdings.firstIndex {
            $0.position.contract.coin == opening.coin && $0.position.side != opening.side
        }
        if let other { _ = planned.endByHand(other) }
        guard let events = try? planned.perform(.open(opening)) else { return nil }
        // A limit that is filled in part at once still means its whole size.
        for case .placed(let placed) in events.map(\.happening) {
            guard let size = placed.order.size, let entry = opening.limit ?? opening.trigger,
                placed.opening != nil
            else { continue }
            return (size, entry, opening.leverage, nil)
        }
        for case .opened(let fill) in events.map(\.happening) {
            return (fill.size, fill.price, fill.leverage, fill.margin)
        }
        return nil
    }

    /// The plans of the journal, oldest first.
    public var plans: [WrittenPlan] {
        journal.entries.enumerated().compactMap { place, entry in
            guard case .plan(let trade) = entry.act else { return nil }
            return WrittenPlan(line: place + 1, step: entry.at, trade: trade)
        }
    }

    /// The opening that followed a plan: the first of its coin after it, with no other plan of that
    /// coin between the two.
    public func opening(after plan: WrittenPlan) -> (line: Int, opening: Opening)? {
        for (place, entry) in journal.entries.enumerated().dropFirst(plan.line) {
            switch entry.act {
            case .open(let opening) where opening.coin == plan.trade.opening.coin:
                return (place + 1, opening)
            case .plan(let other) where other.opening.coin == plan.trade.opening.coin: return nil
            default: break
            }
        }
        return nil
    }

    /// The plan that an opening on a journal line followed; nil where none was written for it.
    public func plan(of line: Int) -> WrittenPlan? {
        plans.last { $0.line < line && opening(after: $0)?.line == line }
    }
}
