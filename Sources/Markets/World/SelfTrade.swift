import Figures
import Margin

// A trade with oneself does not happen: where an order of one's own stands in the way, the one that
// rests is taken back, and the one that arrives goes on ("expire maker": Hyperliquid, Self-trade
// prevention; a mode of Binance's STP).

extension World {
    /// Takes back what rests of one's own where a trade of one's own has come through.
    mutating func expire(
        crossedBy direction: Direction, upTo reach: Price, _ events: inout [Event]
    ) {
        let gone = orders.filter { placed in
            guard placed.order.isResting, placed.coin == scenario.coin,
                placed.order.direction != direction, let limit = placed.order.limit
            else { return false }
            return direction == .buy ? limit <= reach : limit >= reach
        }
        guard !gone.isEmpty else { return }
        orders.removeAll { placed in gone.contains { $0.number == placed.number } }
        events += gone.map { Event(now, .orderCancelled($0, .selfTrade)) }
    }

    /// The same after an order at the market, which has moved the price from where it was.
    mutating func expireCrossed(since before: MarketPrices?, _ events: inout [Event]) {
        guard let before, let market, !orders.isEmpty, market.prices.last != before.last else {
            return
        }
        let direction: Direction = market.prices.last > before.last ? .buy : .sell
        expire(crossedBy: direction, upTo: market.matching.edge(direction), &events)
    }
}
