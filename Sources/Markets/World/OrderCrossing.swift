import Figures
import Margin

// One fill of an order in a live market: as much as the book gives it now, taken into the account.

extension World {
    /// Trades as much of an order as the book gives it; nil where that is not one lot.
    mutating func cross(
        _ number: Int, _ matching: Matching, isMaker: Bool, _ events: inout [Event]
    ) throws(Refusal) -> Matching? {
        guard let placed = orders.first(where: { $0.number == number }),
            let contract = rulebook.contract(on: placed.coin),
            let left = placed.order.quantity(
                against: holdings.first { $0.position.contract.symbol == contract.symbol }?.position
            )
        else { return nil }
        let (direction, limit) = (placed.order.direction, placed.order.limit)
        let reference = limit ?? Price(ticks: matching.prices.last)
        let most =
            isMaker
            ? matching.through(direction, reference) : matching.standing(direction, upTo: limit)
        let size = contract.part(of: left, inLots: most, at: reference)
        guard size.isPositive else { return nil }
        let lots = contract.marketLots(size, at: reference)
        var book = matching
        var price = reference
        if isMaker {
            book.meet(lots, direction, at: reference)
        } else {
            price = book.take(lots, direction, upTo: limit)
        }
        let outer = round
        round = book.prices
        defer { round = outer }
        if placed.isClosing {
            close(placed, size, at: price, isMaker: isMaker, &events)
        } else {
            try open(placed, size, at: price, isMaker: isMaker, &events)
        }
        return book
    }

    private mutating func close(
        _ placed: PlacedOrder, _ size: Quantity, at price: Price, isMaker: Bool,
        _ events: inout [Event]
    ) {
        guard
            let index = holdings.firstIndex(where: {
                $0.position.contract.symbol == placed.order.symbol
            })
        else { return }
        orders.removeAll { $0.number == placed.number }
        let rate = isMaker ? rulebook.fees.maker.value : rulebook.fees.taker.value
        guard size < holdings[index].position.size.value else {
            let ending = endFilled(index, placed.order, at: price, rate: rate)
            return events.append(Event(now, .closed(ending)))
        }
        events.append(reduce(index, by: size, at: price, rate: rate, placed.order))
        keepRest(of: placed, after: size, at: price, &events)
    }

    private mutating func open(
        _ placed: PlacedOrder, _ size: Quantity, at price: Price, isMaker: Bool,
        _ events: inout [Event]
    ) throws(Refusal) {
        let place = orders.firstIndex { $0.number == placed.number }
        if let place { orders.remove(at: place) }
        let isWhole = size >= (placed.order.left ?? size)
        // Between two minutes only what has just been typed trades: it is told as at the market.
        let number = market == nil ? placed.number : nil
        var order = placed
        let stop = placed.opening?.stop
        let isReached = stop.map { hasReached($0, placed) } ?? false
        order.dropStop(where: isReached)
        var told = try fillOpening(order, size, at: price, isMaker: isMaker, number: number)
        if !isWhole {
            // The rest of it may still open what they are to guard.
            told.removeAll { if case .guardsNotSet = $0.happening { true } else { false } }
        }
        let index = holdings.firstIndex {
            $0.position.contract.symbol == placed.order.symbol
                && $0.position.side == placed.opening?.side
        }
        if isReached, let stop, let index {
            // It is due at once: the same round sells.
            let guardian = StopOrder(
                symbol: placed.order.symbol, side: holdings[index].position.side,
                price: Figure(
                    level(stop, of: holdings[index].position), .stopPrice,
                    .journal(line: placed.line)), watches: offered(stop.watches))
            holdings[index].stop = guardian
            told.append(Event(now, .stopSet(guardian, insteadOf: nil)))
        }
        events += told
        guard !isWhole else { return }
        var rest = placed
        if index != nil { rest.dropGuards() }
        keepRest(of: rest, after: size, at: price, &events)
    }

    private func hasReached(_ stop: StopRequest, _ placed: PlacedOrder) -> Bool {
        guard case .price(let level) = stop.level else { return false }
        let seen = price(of: placed.coin, on: offered(stop.watches))
        return placed.opening?.side == .long ? seen <= level : seen >= level
    }

    /// What is left of an order goes on, with as much held back for it as it still needs.
    private mutating func keepRest(
        of placed: PlacedOrder, after size: Quantity, at price: Price, _ events: inout [Event]
    ) {
        var rest = placed
        rest.order.filled += size
        if let left = rest.order.left {
            guard left.isPositive else { return }
            if rest.reserved.isPositive, let before = placed.order.left {
                rest.reserved = Money(
                    units: scaledQuotient(rest.reserved.units, left.units, before.units, .up))
            }
        }
        let place = orders.firstIndex { $0.number > rest.number } ?? orders.endIndex
        orders.insert(rest, at: place)
        events.append(Event(now, .orderFilledInPart(rest, size, at: price)))
    }
}

extension Contract {
    /// A part of a size, in whole lots of the contract, that so many lots of a live market cover.
    fileprivate func part(of size: Quantity, inLots lots: Int64, at price: Price) -> Quantity {
        if marketLots(size, at: price) <= lots { return size }
        let coins = Quantity(units: Int128(lots) * 10_000)
        let most =
            kind == .linear ? coins : Money(units: coins.units).faceValue(at: price, .down)
        return min(size, most).rounded(.down, to: lot)
    }
}
