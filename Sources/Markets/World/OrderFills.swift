import Figures
import Margin

// Waiting orders live through each bar of a tape: what guards a position first, then what closes with a profit,
// then what opens. (The order inside a bar is unknown; adverse first is the pessimistic reading. Nor is
// it known how much was traded there: an order is filled whole.)

extension World {
    /// Which orders live through a bar together.
    enum OrderRanks { case all, guards, others }

    /// Lives orders through the bar that has just been played.
    ///
    /// - Returns: the contracts that were opened at an unknown moment of the bar.
    mutating func liveOrders(_ ranks: OrderRanks, _ events: inout [Event]) -> [String] {
        guard !orders.isEmpty else { return [] }
        var fired: [String] = []
        let inTurn = orders.filter { ranks == .all || ($0.rank == 0) == (ranks == .guards) }
            .sorted { ($0.rank, $0.number) < ($1.rank, $1.number) }
        for placed in inTurn {
            guard let place = orders.firstIndex(where: { $0.number == placed.number }),
                let bars = ranks == .guards ? barsToLine(of: placed) : bars(of: placed.coin)
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
                if !placed.isClosing, !isMaker { fired.append(placed.order.symbol) }
                trade(filled, at: price, isMaker: isMaker, bars, &events)
            }
        }
        return fired
    }

    /// The bars that a guard lives through: no further than to the line of what it guards; nil where
    /// the bar opened beyond that line and the guard lies behind it.
    private func barsToLine(of placed: PlacedOrder) -> SeriesBars? {
        guard
            let index = holdings.firstIndex(where: {
                $0.position.contract.symbol == placed.order.symbol
            }), let reach = reach(of: index, at: step), let bar = barToLine(of: index)
        else { return bars(of: placed.coin) }
        if case .open = reach.judged, let trigger = placed.order.trigger,
            isBehindLine(trigger, index)
        {
            return nil
        }
        guard let whole = bars(of: placed.coin) else { return nil }
        return SeriesBars(
            last: bar, mark: whole.mark == whole.last ? bar : whole.mark,
            index: whole.index == whole.last ? bar : whole.index)
    }

    /// The bar of every series of a coin; a mark is known once a bar, and stands in for the index. Where
    /// bars are judged inside, the last price stands in for both.
    private func bars(of coin: Asset) -> SeriesBars? {
        guard step > 0, let tape = tape(of: coin), let mark = mark(of: coin) else { return nil }
        let bar = tape.bar(closing: step)
        let last = PriceBar(open: bar.open, high: bar.high, low: bar.low, close: bar.close)
        let isInside = tape.judging == .extremes
        return SeriesBars(
            last: last, mark: isInside ? last : PriceBar(mark),
            index: isInside && index(of: coin) == nil
                ? last : PriceBar(price(of: coin, on: .index)))
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
        let rate = isMaker ? rulebook.fees.maker.value : rulebook.fees.taker.value
        if size >= position.size.value {
            let ending = endFilled(index, placed.order, at: price, rate: rate)
            events.append(Event(now, .closed(ending)))
        } else {
            events.append(reduce(index, by: size, at: price, rate: rate, placed.order))
        }
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
                var bare = placed
                bare.dropStop(
                    where: stop.map { world.isReached($0, placed, isMaker, bars) } ?? false)
                return try world.fillOpening(
                    bare, size, at: price, isMaker: isMaker, number: placed.number)
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
        guard !judgesInside || !isBehindLine(level, index) else { return }
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
        let bar = stop.watches == .last ? bars.last : bars.mark
        let seen = isMaker ? (isLong ? bar.low : bar.high) : bar.close
        return isLong ? seen <= level : seen >= level
    }
}
