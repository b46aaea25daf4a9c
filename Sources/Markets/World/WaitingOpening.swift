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
        let quote = try waitingQuote(order, contract, at: price)
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
        return try tried { (world) throws(Refusal) in
            world.orders.append(placed)
            world.nextOrder += 1
            return try world.arrive(placed)
        }
    }

    /// What a waiting opening comes to. Against what is held, in a live market, only what it opens
    /// beyond that needs margin.
    private func waitingQuote(
        _ order: Opening, _ contract: Contract, at price: Price
    ) throws(Refusal) -> Sizing {
        guard market != nil,
            let held = holdings.first(where: { $0.position.contract.symbol == contract.symbol })?
                .position, held.side != order.side
        else {
            let quote = try quote(order, contract, at: price)
            try checkLeverage(of: order, quote)
            return quote
        }
        let size = try size(of: order, contract, at: price)
        let over = max(.zero, size - held.size.value)
        let value = contract.value(of: Figure(over), at: Figure(price), .up).value
        let fee = (value * rulebook.fees.taker.value).rounded(.up)
        let margin = contract.margin(for: over, leverage: order.leverage, at: price)
        return Sizing(
            contract: contract, size: size, margin: margin, value: value, fee: fee, wanted: nil)
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
                throw .stopWouldFire(level, now: price, stop.watches, order.side, of: order.coin)
            }
        }
        guard let take = order.take else { return }
        guard take.isPositive else { throw .amountNotPositive }
        if order.side == .long ? take <= price : take >= price {
            throw .takeWouldFire(take, now: price, order.side, of: order.coin)
        }
    }

    /// So much of a waiting opening trades: it joins what is held, turns it, or opens anew.
    ///
    /// - Parameters:
    ///   - isMaker: it rested in the book, and others came to it
    ///   - number: as which order it is told; nil where it was never seen to wait
    mutating func fillOpening(
        _ placed: PlacedOrder, _ size: Quantity, at price: Price, isMaker: Bool, number: Int?
    ) throws(Refusal) -> [Event] {
        guard var order = placed.opening, let contract = rulebook.contract(on: placed.coin) else {
            return []
        }
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
        let free = available(contract.settles)
        let margin = try margin(of: placed, size, contract, at: price, paying: fee, from: free)
        var events = try enter(
            order,
            Sizing(
                contract: contract, size: size, margin: margin, value: value, fee: fee,
                wanted: nil), at: price, line: placed.line,
            number: number)
        if placed.order.filled.isPositive, case .opened(var fill) = events[0].happening {
            fill.isFurtherPart = true
            events[0] = Event(now, .opened(fill))
        }
        return events
    }

    /// The margin that a fill puts up. What was held back for a limit is enough for it, also where a
    /// seller gets more than was asked for: then the margin is the one of the limit, and what the fee
    /// takes beyond it comes out of that.
    private func margin(
        of placed: PlacedOrder, _ size: Quantity, _ contract: Contract, at price: Price,
        paying fee: Money, from free: Money
    ) throws(Refusal) -> Money {
        let least = min(price, placed.order.limit ?? price)
        let full = contract.margin(
            for: size, leverage: placed.opening?.leverage ?? Multiple(1),
            at: contract.kind == .linear ? least : price)
        guard placed.reserved.isPositive, full <= free, full + fee > free else {
            guard full + fee <= free else {
                throw .walletShort(has: free, needs: full + fee, contract.settles)
            }
            return full
        }
        return free - fee
    }
}
