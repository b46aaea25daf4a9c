import Figures
import Margin

// A person's orders in a live market: each goes to the book in one way (`Matching`), whether it has just
// been typed, has fired, or has rested until others came to it.

extension World {
    /// An order that has just been placed comes to the book: it takes what stands there up to its limit,
    /// and rests with what is left.
    mutating func arrive(_ placed: PlacedOrder) throws(Refusal) -> [Event] {
        guard let market, frozenUntil == nil, placed.order.isResting else {
            return [Event(now, .placed(placed))]
        }
        var events: [Event] = []
        let book = try arrive(placed.number, market.matching, firedAt: nil, &events)
        self.market?.settle(book)
        if let rest = orders.first(where: { $0.number == placed.number }) {
            // What is left of it is told with the order itself.
            events.removeAll {
                if case .orderFilledInPart = $0.happening { true } else { false }
            }
            events.append(Event(now, .placed(rest)))
        }
        return events
    }

    /// The same over a book that is being walked.
    private mutating func arrive(
        _ number: Int, _ matching: Matching, firedAt: Price?, _ events: inout [Event]
    ) throws(Refusal) -> Matching {
        guard let placed = orders.first(where: { $0.number == number }) else { return matching }
        let book = try cross(number, matching, isMaker: false, &events)
        let rest = orders.first { $0.number == number }
        if let rest, let firedAt, book == nil {
            events.append(Event(now, .orderRests(rest, firedAt: firedAt)))
        }
        let direction = placed.order.direction
        // What rests must not cross one's own book; what was taken has passed what stood there.
        if let reach = rest?.order.limit ?? book?.edge(direction) {
            expire(crossedBy: direction, upTo: reach, &events)
        }
        return book ?? matching
    }

    /// The next order that trades or fires at the price of a book, resting ones first; nil when none.
    ///
    /// - Parameter isInHand: whether a forced sale in a contract is under way: then nothing else trades
    ///   in it.
    mutating func meetNext(
        _ book: Matching, unless isInHand: (String) -> Bool, _ events: inout [Event]
    ) -> Matching? {
        for placed in inTurn(where: \.isResting) where !isInHand(placed.order.symbol) {
            let met = meet(placed, &events) { (world, events) throws(Refusal) in
                try world.cross(placed.number, book, isMaker: true, &events)
            }
            if let met { return met ?? book }
        }
        for placed in inTurn(where: { !$0.isResting }) where !isInHand(placed.order.symbol) {
            guard placed.opening != nil || placed.order.limit != nil else { continue }
            var order = placed.order
            let seen = price(of: placed.coin, on: order.watches)
            guard order.meets(seen) else { continue }
            if order.limit != nil { order.state = .resting }
            let fired = order
            let met = meet(placed, &events) { (world, events) throws(Refusal) in
                guard fired.isResting else {
                    return try world.cross(placed.number, book, isMaker: false, &events)
                }
                world.change(placed.number) { $0.order = fired }
                return try world.arrive(placed.number, book, firedAt: seen, &events)
            }
            if let met { return met ?? book }
        }
        return nil
    }

    /// Tries what an order does; where a rule forbids it, the order is taken back and that is all.
    ///
    /// - Returns: nil where it did nothing; the book after it, itself nil where that is as before.
    private mutating func meet(
        _ placed: PlacedOrder, _ events: inout [Event],
        _ act: (inout World, inout [Event]) throws(Refusal) -> Matching?
    ) -> Matching?? {
        var told: [Event] = []
        do throws(Refusal) {
            var after: Matching?
            _ = try tried { (world) throws(Refusal) in
                after = try act(&world, &told)
                return []
            }
            events += told
            return after.map { .some($0) }
        } catch {
            orders.removeAll { $0.number == placed.number }
            events.append(Event(now, .orderCancelled(placed, .refused(error))))
            return .some(nil)
        }
    }

    /// Orders by what they do: guards first, then what closes, then what opens; the oldest first.
    private func inTurn(where belongs: (Order) -> Bool) -> [PlacedOrder] {
        orders.filter { $0.coin == scenario.coin && belongs($0.order) }
            .sorted { ($0.rank, $0.number) < ($1.rank, $1.number) }
    }

    private mutating func change(_ number: Int, _ body: (inout PlacedOrder) -> Void) {
        guard let place = orders.firstIndex(where: { $0.number == number }) else { return }
        body(&orders[place])
    }
}
