import Figures
import Margin

// Openings that wait for their price, and what happens when it comes.

extension World {
    /// Places an opening at a price of its own. The venue holds back margin and fee for a limit; an
    /// order that waits for a trigger needs them when it fires.
    mutating func placeOpening(
        _ order: Opening, _ contract: Contract, at price: Price
    ) throws(Refusal) -> [Event] {
        guard price.isPositive else { throw .amountNotPositive }
        guard price.isAdmissible else { throw .tooLarge }
        var order = order
        order.stop = order.stop?.placed(from: price, order.side, contract)
        let quote = try quote(order, contract, at: price)
        try checkGuards(order, around: price)
        let placed = PlacedOrder(
            number: nextOrder,
            order: Order(
                symbol: contract.symbol, direction: Direction(opening: order.side),
                kind: kind(of: order), size: quote.size, watches: offered(order.watches),
                source: .journal(line: journal.nextLine)),
            coin: order.coin, opening: order,
            reserved: order.trigger == nil ? quote.margin + max(quote.fee, .zero) : .zero,
            wanted: quote.wanted, line: journal.nextLine)
        try check(placed.order, coin: order.coin)
        orders.append(placed)
        nextOrder += 1
        return [Event(now, .placed(placed))]
    }

    /// A trigger on the far side of the price is a stop's; on the near side it waits for a better price.
    func kind(of order: Opening) -> Order.Kind {
        guard let trigger = order.trigger else { return .limit(order.limit ?? last) }
        let now = price(of: order.coin, on: offered(order.watches))
        let isStop = order.side == .long ? trigger > now : trigger < now
        if let limit = order.limit {
            return isStop
                ? .stopLimit(trigger: trigger, limit: limit)
                : .takeLimit(trigger: trigger, limit: limit)
        }
        return isStop ? .stopMarket(trigger) : .takeMarket(trigger)
    }

    /// The stop and the take of an opening must not be due where it is filled.
    private func checkGuards(_ order: Opening, around price: Price) throws(Refusal) {
        if let stop = order.stop, case .price(let level) = stop.level {
            guard level.isPositive else { throw .amountNotPositive }
            if order.side == .long ? level >= price : level <= price {
                throw .stopWouldFire(level, now: price, stop.watches, order.side)
            }
        }
        guard let take = order.take else { return }
        guard take.isPositive else { throw .amountNotPositive }
        if order.side == .long ? take <= price : take >= price {
            throw .takeWouldFire(take, now: price, order.side)
        }
    }

    /// A waiting opening trades: it joins what is held, turns it, or opens anew.
    ///
    /// - Parameter isMaker: it rested in the book, and others came to it.
    mutating func fillOpening(
        _ placed: PlacedOrder, at price: Price, isMaker: Bool
    ) throws(Refusal) -> [Event] {
        guard var order = placed.opening, let size = placed.order.size,
            let contract = rulebook.contract(on: placed.coin)
        else { return [] }
        order.amount = .size(size)
        if let index = holdings.firstIndex(where: { $0.position.contract.symbol == contract.symbol }
        ),
            holdings[index].position.side != order.side
        {
            return try turn(index, order, contract, at: price, isMaker: isMaker)
        }
        let value = contract.value(of: Figure(size), at: Figure(price), .up).value
        let rate = isMaker ? rulebook.fees.maker.value : rulebook.fees.taker.value
        let fee = (value * rate).rounded(.up)
        let margin = contract.margin(for: size, leverage: order.leverage, at: price)
        let free = available(contract.settles)
        guard margin + fee <= free else {
            throw .walletShort(has: free, needs: margin + fee, contract.settles)
        }
        return try enter(
            order,
            Sizing(
                contract: contract, size: size, margin: margin, value: value, fee: fee,
                wanted: nil), at: price, line: placed.line,
            number: placed.number)
    }
}
