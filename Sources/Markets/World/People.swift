import Figures
import Margin

/// The people of a world as a live market meets them: each round of the cascade their stops and their
/// venue's own liquidation rule are asked at the same prices as the crowd's, and what either sells is
/// filled with the crowd's forced closes.
///
/// A liquidation is the same machine as on a tape. It stops at every sale, goes on in the next round
/// with what the sale brought, and is booked when it has come to its end.
struct People: Guests {
    /// The world without its market, which is playing the minute.
    private(set) var world: World
    private(set) var events: [Event] = []
    private var stops: [(symbol: String, stop: StopOrder, lots: Int64)] = []
    private var forcings: [(forcing: Forcing, lots: Int64)] = []
    /// Takes, trails and triggered closes that have fired, each with what it closes.
    private var fired: [(order: PlacedOrder, size: Quantity, lots: Int64)] = []
    /// Which way they traded in the round before: nothing of their own is met there.
    private var hasSold = false
    private var hasBought = false
    /// Liquidations begun in this minute. Each closes something; a bound keeps that no matter of faith.
    private var begun = 0

    init(_ world: World) { self.world = world }

    /// The prices so far, which the minute is added to; nothing is left of them here.
    mutating func takeTape() -> Tape? {
        var tape: Tape?
        swap(&tape, &world.liveTape)
        return tape
    }

    // MARK: Waiting orders

    var haveOrders: Bool { !world.orders.isEmpty }

    mutating func meet(_ book: Matching) -> Matching? {
        world.round = book.prices
        defer { world.round = nil }
        if hasSold { world.expire(crossedBy: .sell, upTo: book.edge(.sell), &events) }
        if hasBought { world.expire(crossedBy: .buy, upTo: book.edge(.buy), &events) }
        (hasSold, hasBought) = (false, false)
        let inHand = forcings.flatMap { $0.forcing.symbols }
        return world.meetNext(book, unless: inHand.contains, &events)
    }

    /// Orders that close at the market once they fire; several on one position share what is held.
    private mutating func findFired() {
        let waiting = world.orders.filter { $0.isClosing && $0.order.limit == nil }
        for var placed in waiting.sorted(by: { ($0.rank, $0.number) < ($1.rank, $1.number) }) {
            let symbol = placed.order.symbol
            guard let index = place(of: symbol),
                let place = world.orders.firstIndex(where: { $0.number == placed.number }),
                !stops.contains(where: { $0.symbol == symbol }),
                !forcings.contains(where: { $0.forcing.symbols.contains(symbol) })
            else { continue }
            let isFiring = placed.order.meets(
                world.price(of: placed.coin, on: placed.order.watches))
            world.orders[place] = placed
            let position = world.holdings[index].position
            guard isFiring, let asked = placed.order.quantity(against: position) else { continue }
            let taken = fired.filter { $0.order.order.symbol == symbol }
                .reduce(Quantity.zero) { $0 + $1.size }
            let size = min(asked, position.size.value - taken)
            guard size.isPositive else { continue }
            world.orders.remove(at: place)
            let lots = world.lots(size, of: symbol)
            fired.append((placed, size, position.side == .long ? lots : -lots))
        }
    }

    private mutating func fillFired(sold: Price, bought: Price) {
        for one in fired {
            guard let index = place(of: one.order.order.symbol) else { continue }
            let price = one.lots > 0 ? sold : bought
            let rate = world.rulebook.fees.taker.value
            guard one.size < world.holdings[index].position.size.value else {
                let ending = world.endFilled(index, one.order.order, at: price, rate: rate)
                events.append(Event(world.now, .closed(ending)))
                continue
            }
            events.append(
                world.reduce(index, by: one.size, at: price, rate: rate, one.order.order))
        }
        fired = []
    }

    // MARK: The round

    mutating func due(at prices: MarketPrices) -> Int64? {
        guard !world.holdings.isEmpty else { return nil }
        world.round = prices
        defer { world.round = nil }
        goOn()
        world.convertDebts(&events)
        findStops()
        findFired()
        findPools()
        let lots = stops.map(\.lots) + fired.map(\.lots) + forcings.map(\.lots)
        if lots.isEmpty { return nil }
        hasSold = lots.contains { $0 > 0 }
        hasBought = lots.contains { $0 < 0 }
        return lots.reduce(0, +)
    }

    mutating func filled(at average: Double, halfSpread: Double, prices: MarketPrices) {
        world.round = prices
        defer { world.round = nil }
        let sold = Price(ticks: Matching.ticks(average, halfSpread: halfSpread, isSale: true))
        let bought = Price(ticks: Matching.ticks(average, halfSpread: halfSpread, isSale: false))
        for fired in stops {
            guard let index = place(of: fired.symbol) else { continue }
            let ending = world.endStopped(
                index, fired.stop, at: fired.lots > 0 ? sold : bought, due: world.step)
            events.append(Event(world.now, .closed(ending)))
        }
        stops = []
        fillFired(sold: sold, bought: bought)
        for place in forcings.indices {
            forcings[place].forcing.filled(at: forcings[place].lots > 0 ? sold : bought)
            forcings[place].lots = 0
        }
        bookFinished()
    }

    // MARK: Liquidations

    /// Those under way see the prices that their sales left.
    private mutating func goOn() {
        guard !forcings.isEmpty else { return }
        let prices = world.prices()
        for place in forcings.indices { forcings[place].forcing.goOn(at: prices) }
        bookFinished()
    }

    /// Pools that no longer cover what they need, the latest position first.
    private mutating func findPools() {
        for index in world.holdings.indices.reversed() {
            guard begun < 1_000, world.holdings.indices.contains(index), !isInHand(index),
                world.isDue(index),
                var forcing = world.forcing(of: index, due: world.step, at: world.prices())
            else { continue }
            begun += 1
            forcing.expectFills()
            forcings.append((forcing, 0))
        }
        bookFinished()
    }

    /// Books what has come to its end, and asks the rest what they must sell.
    private mutating func bookFinished() {
        var waiting: [(forcing: Forcing, lots: Int64)] = []
        for one in forcings {
            guard let run = one.forcing.run else { continue }
            switch run.awaited {
            case .none: world.settle(run, one.forcing, &events)
            case .prices: waiting.append((one.forcing, 0))
            case .fill(let symbol, let side, let size):
                let lots = world.lots(size, of: symbol)
                waiting.append((one.forcing, side == .long ? lots : -lots))
            }
        }
        forcings = waiting
    }

    /// Whether a sale of it is waiting already.
    private func isInHand(_ index: Int) -> Bool {
        let symbol = world.holdings[index].position.contract.symbol
        return stops.contains { $0.symbol == symbol }
            || fired.contains { $0.order.order.symbol == symbol }
            || forcings.contains { $0.forcing.symbols.contains(symbol) }
    }

    // MARK: Stops

    private mutating func findStops() {
        for (index, holding) in world.holdings.enumerated() {
            guard let stop = holding.stop, !isInHand(index),
                stop.fires(at: world.price(of: holding.position.contract.coin, on: stop.watches))
            else { continue }
            let symbol = holding.position.contract.symbol
            let lots = world.lots(holding.position.size.value, of: symbol)
            stops.append((symbol, stop, holding.position.side == .long ? lots : -lots))
        }
    }

    private func place(of symbol: String) -> Int? {
        world.holdings.firstIndex { $0.position.contract.symbol == symbol }
    }

    // MARK: Deleveraging

    func inLine(isLong: Bool, at prices: MarketPrices) -> GuestInLine? {
        var world = world
        world.round = prices
        guard let index = winner(isLong: isLong) else { return nil }
        let position = world.judged(index)
        let mark = Figure(world.mark(of: position))
        let profit = position.profit(at: mark).value
        let equity = position.equity(at: mark).value
        guard profit.isPositive, equity.isPositive, position.cost.value.isPositive else {
            return nil
        }
        let value = position.value(at: mark).value
        let leverage = Double(value.units) / Double(equity.units)
        return GuestInLine(
            score: Double(profit.units) / Double(position.cost.value.units) * leverage,
            lots: world.lots(position.size.value, of: position.contract.symbol))
    }

    mutating func deleveraged(
        _ lots: Int64, isLong: Bool, at price: Int64, prices: MarketPrices
    ) {
        world.round = prices
        defer { world.round = nil }
        guard let index = winner(isLong: isLong) else { return }
        let contract = world.holdings[index].position.contract
        let size = world.holdings[index].position.size.value
        let all = world.lots(size, of: contract.symbol)
        let closed =
            lots >= all
            ? size
            : Quantity(units: scaledQuotient(size.units, Int128(lots), Int128(all), .down))
                .rounded(.down, to: contract.lot)
        guard closed.isPositive else { return }
        events += world.close(
            winner: World.you, contract.symbol, closed, at: Price(subTicks: price),
            for: World.crowd)
    }

    /// What the person holds on a side, unless a sale of it is waiting.
    private func winner(isLong: Bool) -> Int? {
        world.holdings.indices.first { index in
            let position = world.holdings[index].position
            return (position.side == .long) == isLong
                && position.contract.coin == world.scenario.coin && !isInHand(index)
        }
    }
}

extension World {
    /// The lots of a live market that a size of what is held comes to.
    fileprivate func lots(_ size: Quantity, of symbol: String) -> Int64 {
        guard let position = holdings.first(where: { $0.position.contract.symbol == symbol })?.bare
        else { return 0 }
        return position.contract.marketLots(size, at: position.entryPrice.value)
    }
}

extension Price {
    /// A price in ticks of 0.1.
    init(ticks: Int64) { self.init(units: Int128(ticks) * 10_000_000) }
    /// A price in the hundredths of a dollar that the crowd is counted in.
    init(subTicks: Int64) { self.init(units: Int128(subTicks) * 1_000_000) }
}
