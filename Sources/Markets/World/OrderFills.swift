import Figures
import Margin

// Waiting orders live through each bar: what guards a position first, then what closes with a profit,
// then what opens. (The order inside a bar is unknown; adverse first is the pessimistic reading.)

extension World {
    /// Lives every order through the bar that has just been played.
    mutating func liveOrders(_ events: inout [Event]) {
        guard !orders.isEmpty else { return }
        let inTurn = orders.sorted { ($0.rank, $0.number) < ($1.rank, $1.number) }
        for placed in inTurn {
            guard let place = orders.firstIndex(where: { $0.number == placed.number }),
                let bars = bars(of: placed.coin)
            else { continue }
            var order = orders[place].order
            let outcome = order.live(through: bars)
            orders[place].order = order
            switch outcome {
            case .waits: continue
            case .rests(let price):
                events.append(Event(now, .orderRests(orders[place], firedAt: price)))
            case .filled(let price, let firedAt):
                let filled = orders.remove(at: place)
                let isMaker = firedAt == nil && placed.order.state == .resting
                trade(filled, at: price, isMaker: isMaker, bars, &events)
            }
        }
    }

    /// The bar of every series of a coin; a mark is known once a bar, and stands in for the index.
    private func bars(of coin: Asset) -> SeriesBars? {
        guard step > 0, let tape = tape(of: coin), let mark = mark(of: coin) else { return nil }
        let bar = tape.bar(closing: step)
        return SeriesBars(
            last: PriceBar(open: bar.open, high: bar.high, low: bar.low, close: bar.close),
            mark: PriceBar(mark), index: PriceBar(price(of: coin, on: .index)))
    }

    /// An order trades: it closes, reduces or opens.
    private mutating func trade(
        _ placed: PlacedOrder, at price: Price, isMaker: Bool, _ bars: SeriesBars,
        _ events: inout [Event]
    ) {
        let symbol = placed.order.symbol
        let index = holdings.firstIndex { $0.position.contract.symbol == symbol }
        guard placed.isClosing else {
            return open(placed, at: price, isMaker: isMaker, bars, &events)
        }
        guard let index, let size = placed.order.quantity(against: holdings[index].position) else {
            events.append(Event(now, .orderCancelled(placed, .nothingToClose)))
            return
        }
        let position = holdings[index].position
        let got = execution(price, size, position.contract, placed.order.direction, isMaker)
        let rate = isMaker ? rulebook.fees.maker.value : rulebook.fees.taker.value
        if size >= position.size.value {
            let ending = endFilled(index, placed.order, at: got, rate: rate)
            events.append(Event(now, .closed(ending)))
        } else {
            events.append(reduce(index, by: size, at: got, rate: rate, placed.order))
        }
    }

    /// The price that an order gets: its own on a tape; in a live market what takes walks the book.
    private mutating func execution(
        _ price: Price, _ size: Quantity, _ contract: Contract, _ direction: Direction,
        _ isMaker: Bool
    ) -> Price {
        guard market != nil, !isMaker else { return price }
        let filled = fill(size, of: contract, selling: direction == .sell)
        market = filled.market
        return filled.price
    }

    private mutating func open(
        _ placed: PlacedOrder, at price: Price, isMaker: Bool, _ bars: SeriesBars,
        _ events: inout [Event]
    ) {
        guard let contract = rulebook.contract(on: placed.coin), let size = placed.order.size else {
            return
        }
        let stop = placed.opening?.stop
        do throws(Refusal) {
            events += try tried { (world) throws(Refusal) in
                let got = world.execution(
                    price, size, contract, placed.order.direction, isMaker)
                var bare = placed
                bare.dropStop(
                    where: stop.map { world.isReached($0, placed, isMaker, bars) } ?? false)
                return try world.fillOpening(bare, at: got, isMaker: isMaker)
            }
        } catch {
            events.append(Event(now, .orderCancelled(placed, .refused(error))))
            return
        }
        // What stands beyond the stop in the same bar came after a resting order was filled.
        guard let stop, isReached(stop, placed, isMaker, bars),
            let index = holdings.firstIndex(where: {
                $0.position.contract.symbol == contract.symbol
            })
        else { return }
        let level = level(stop, of: holdings[index].position)
        let order = StopOrder(
            symbol: contract.symbol, side: holdings[index].position.side,
            price: Figure(level, .stopPrice, .journal(line: placed.line)), watches: stop.watches)
        let ending = endStopped(index, order, at: level, due: step)
        events.append(Event(now, .closed(ending)))
    }

    /// Whether a bar went through the stop of an opening after it was filled: its far end for an order
    /// that rested, its close for one that fired at an unknown moment.
    private func isReached(
        _ stop: StopRequest, _ placed: PlacedOrder, _ isMaker: Bool, _ bars: SeriesBars
    ) -> Bool {
        // A waiting opening's stop was given its price when it was placed.
        guard case .price(let level) = stop.level else { return false }
        let isLong = placed.opening?.side == .long
        let adverse = isMaker ? (isLong ? bars.last.low : bars.last.high) : bars.last.close
        let seen = stop.watches == .last ? adverse : bars.mark.close
        return isLong ? seen <= level : seen >= level
    }
}

extension PlacedOrder {
    /// Guards first, then takes and closing limits, then openings.
    fileprivate var rank: Int {
        guard isClosing else { return 2 }
        return order.isProtective ? 0 : 1
    }

    /// The opening without a stop that the same bar has gone through.
    fileprivate mutating func dropStop(where isReached: Bool) {
        guard isReached, var opening else { return }
        opening.stop = nil
        self = PlacedOrder(
            number: number, order: order, coin: coin, opening: opening, reserved: reserved,
            wanted: wanted, line: line)
    }
}
