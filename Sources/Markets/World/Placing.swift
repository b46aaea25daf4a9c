import Figures
import Margin

// Orders that wait: placed, checked against what the venue offers, and taken back.

extension World {
    /// Places an order that closes, or checks why the venue does not take it.
    mutating func place(
        _ kind: Order.Kind, closing index: Int, _ portion: Portion, on watches: PriceSeries
    ) throws(Refusal) -> PlacedOrder {
        let position = holdings[index].position
        let size = try size(of: portion, in: position)
        var order = Order(
            symbol: position.contract.symbol, direction: Direction(closing: position.side),
            kind: kind, size: size, reduceOnly: size != nil, watches: offered(watches),
            source: .journal(line: journal.nextLine))
        if order.isTrailing { order.tick = position.contract.tick }
        if case .trailing(_, nil) = kind {
            order.state = .waiting(best: price(of: position.contract.coin, on: order.watches))
        }
        try check(order, coin: position.contract.coin)
        let placed = PlacedOrder(
            number: nextOrder, order: order, coin: position.contract.coin, opening: nil,
            reserved: .zero, wanted: nil, line: journal.nextLine)
        orders.append(placed)
        nextOrder += 1
        return placed
    }

    /// The size that a portion means; nil for the whole, whatever it is when the order fires.
    func size(of portion: Portion, in position: Position) throws(Refusal) -> Quantity? {
        let held = position.size.value
        let lot = position.contract.lot
        let size: Quantity
        switch portion {
        case .all: return nil
        case .size(let asked):
            guard asked.isPositive else { throw .amountNotPositive }
            guard asked <= held else {
                throw .partAboveHeld(asked, held: held, unit: position.contract.sizeUnit)
            }
            size = asked.rounded(.down, to: lot)
        case .share(let share):
            guard share.isPositive else { throw .amountNotPositive }
            guard share <= .one else {
                throw .partAboveHeld(
                    (held * share).rounded(.down), held: held, unit: position.contract.sizeUnit)
            }
            size = (held * share).rounded(.down).rounded(.down, to: lot)
        }
        guard size.isPositive else {
            throw .partBelowLot(lot: lot, unit: position.contract.sizeUnit)
        }
        return size == held ? nil : size
    }

    /// A venue that does not offer what one watches unless told otherwise watches what it does offer.
    func offered(_ watches: PriceSeries) -> PriceSeries {
        let triggers = rulebook.orders.triggers
        guard watches == .last, !triggers.contains(.last) else { return watches }
        return triggers.first ?? watches
    }

    /// The price of a series now. Where no index is known the mark stands in for it.
    func price(of coin: Asset, on series: PriceSeries) -> Price {
        switch series {
        case .last: last(of: coin) ?? last
        case .mark: mark(of: coin) ?? mark
        case .index: index(of: coin) ?? mark(of: coin) ?? mark
        }
    }

    func check(_ order: Order, coin: Asset) throws(Refusal) {
        let last = price(of: coin, on: .last)
        let mark = price(of: coin, on: .mark)
        do throws(OrderRejection) {
            try order.check(
                rulebook.orders, last: last, mark: mark, index: price(of: coin, on: .index))
        } catch {
            throw .order(error, order)
        }
        for price in order.kind.prices where !price.isAdmissible { throw .tooLarge }
    }

    mutating func setTake(_ request: TakeRequest) throws(Refusal) -> [Event] {
        let index = try held(request.coin)
        let kind: Order.Kind =
            request.limit.map { .takeLimit(trigger: request.price, limit: $0) }
            ?? .takeMarket(request.price)
        let placed = try place(kind, closing: index, request.portion, on: request.watches)
        return [Event(now, .placed(placed))]
    }

    mutating func setTrail(_ request: TrailRequest) throws(Refusal) -> [Event] {
        let index = try held(request.coin)
        let placed = try place(
            .trailing(share: request.share, armsAt: request.armsAt), closing: index, .all,
            on: request.watches)
        return [Event(now, .placed(placed))]
    }

    /// A stop that will not trade beyond a price. It takes the place of the stop there was.
    mutating func setStopLimit(
        _ request: StopRequest, limit: Price, closing index: Int
    ) throws(Refusal) -> [Event] {
        let placed = try place(
            .stopLimit(trigger: level(request, of: holdings[index].position), limit: limit),
            closing: index, .all,
            on: request.watches)
        let symbol = placed.order.symbol
        holdings[index].stop = nil
        orders.removeAll { $0.isStop(of: symbol) && $0.number != placed.number }
        return [Event(now, .placed(placed))]
    }

    /// Closes a part at the market, or places an order that will.
    mutating func closePart(_ request: PartRequest) throws(Refusal) -> [Event] {
        let index = try held(request.coin)
        let position = holdings[index].position
        guard let limit = request.limit else {
            if let frozenUntil { throw .frozen(until: frozenUntil) }
            guard let size = try size(of: request.portion, in: position) else {
                return [Event(now, .closed(endByHand(index)))]
            }
            return [reduceByHand(index, by: size)]
        }
        guard limit.isPositive else { throw .amountNotPositive }
        let last = price(of: position.contract.coin, on: .last)
        let meetsBook = market != nil && frozenUntil == nil
        // A limit at or through the market of a tape is filled at once, at the better price.
        if !meetsBook, position.side == .long ? limit <= last : limit >= last {
            return try closePart(PartRequest(coin: request.coin, portion: request.portion))
        }
        return try tried { (world) throws(Refusal) in
            let placed = try world.place(.limit(limit), closing: index, request.portion, on: .last)
            return try world.arrive(placed)
        }
    }

    mutating func cancel(_ request: CancelRequest) throws(Refusal) -> [Event] {
        let gone: [PlacedOrder]
        var stops: [StopOrder] = []
        switch request {
        case .all(let coin):
            gone = orders.filter { coin == nil || $0.coin == coin }
            for index in holdings.indices
            where coin == nil || holdings[index].position.contract.coin == coin {
                if let stop = holdings[index].stop { stops.append(stop) }
                holdings[index].stop = nil
            }
        case .take(let coin):
            gone = orders.filter { $0.order.isTake && (coin == nil || $0.coin == coin) }
        case .trail(let coin):
            gone = orders.filter {
                guard case .trailing = $0.order.kind else { return false }
                return coin == nil || $0.coin == coin
            }
        case .number(let number): gone = orders.filter { $0.number == number }
        }
        guard !gone.isEmpty || !stops.isEmpty else {
            if case .number(let number) = request { throw .noOrder(number) }
            throw .noOrder(nil)
        }
        orders.removeAll { placed in gone.contains { $0.number == placed.number } }
        return stops.map { Event(now, .stopCancelled($0)) }
            + gone.map { Event(now, .orderCancelled($0, .byHand)) }
    }

    /// Orders that would close what is no longer held are gone.
    mutating func tidyOrders(_ events: inout [Event]) {
        guard !orders.isEmpty else { return }
        let idle = orders.filter { placed in
            guard placed.isClosing else { return false }
            return !holdings.contains {
                $0.position.contract.symbol == placed.order.symbol
                    && Direction(closing: $0.position.side) == placed.order.direction
            }
        }
        guard !idle.isEmpty else { return }
        orders.removeAll { placed in idle.contains { $0.number == placed.number } }
        events += idle.map { Event(now, .orderCancelled($0, .nothingToClose)) }
    }
}

extension PlacedOrder {
    /// Whether it is the stop of what is held in a contract.
    func isStop(of symbol: String) -> Bool {
        guard isClosing, order.symbol == symbol, order.closesPosition else { return false }
        if case .stopLimit = order.kind { return true }
        return false
    }
}

extension Order.Kind {
    /// Every price that it names.
    public var prices: [Price] {
        switch self {
        case .market: []
        case .limit(let price), .stopMarket(let price), .takeMarket(let price): [price]
        case .stopLimit(let trigger, let limit), .takeLimit(let trigger, let limit):
            [trigger, limit]
        case .trailing(_, let armsAt): armsAt.map { [$0] } ?? []
        }
    }
}
