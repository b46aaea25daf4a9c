import Figures
import Margin

// What an order leaves to be reckoned: a stop said as a distance, a size said as a risk.

extension World {
    /// The order with its stop as a price and its size in lots, from the price it is opened at.
    ///
    /// A distance is rounded to the tick toward the entry, so that no more than was said is lost; the
    /// size is the one at which that stop loses no more than the share of what the account is worth,
    /// the fees of both trades included.
    func reckoned(
        _ order: Opening, _ contract: Contract, at price: Price
    ) throws(Refusal) -> Opening {
        var order = order
        order.stop = try order.stop.map { stop throws(Refusal) in
            try stop.placed(from: price, order.side, contract.tick)
        }
        guard case .risk(let share) = order.amount else { return order }
        guard let stop = order.stop else { throw .riskNeedsStop }
        guard share.isPositive, share <= .one, stop.price.isPositive else {
            throw .amountNotPositive
        }
        let account = accountValue(contract.settles)
        guard account.isPositive else { throw .walletEmpty(contract.settles) }
        let size = contract.size(
            risking: (account * share).rounded(.down), entry: price, stop: stop.price,
            fee: rulebook.fees.taker.value)
        guard size.isPositive else {
            let least = contract.margin(for: contract.lot, leverage: order.leverage, at: price)
            throw .belowOneLot(
                lot: contract.lot, unit: contract.sizeUnit, margin: least, contract.settles)
        }
        order.amount = .size(size)
        return order
    }

    /// An order that may only lessen what is held: it closes so much of it, never more.
    mutating func reduceOnly(_ order: Opening, _ contract: Contract) throws(Refusal) -> [Event] {
        guard order.trigger == nil, order.stop == nil, order.take == nil else {
            throw .reduceOnlyAlone
        }
        guard
            let held = holdings.first(where: { $0.position.contract.symbol == contract.symbol }),
            held.position.side != order.side
        else { throw .nothingToReduce(order.side, order.coin) }
        guard case .size(let asked) = order.amount else { throw .reduceOnlyAlone }
        guard asked.isPositive else { throw .amountNotPositive }
        let most = held.position.size.value
        return try closePart(
            PartRequest(
                coin: order.coin, portion: asked >= most ? .all : .size(asked), limit: order.limit))
    }
}

extension StopRequest {
    /// The stop at its price, for a position opened at `entry`.
    func placed(from entry: Price, _ side: Side, _ tick: Price) throws(Refusal) -> StopRequest {
        guard let away else { return self }
        guard away.isPositive, away < .one else { throw .amountNotPositive }
        var placed = self
        placed.away = nil
        let share = side == .long ? Rate.one - away : Rate.one + away
        placed.price =
            side == .long
            ? (entry * share).rounded(.up).rounded(.up, to: tick)
            : (entry * share).rounded(.down).rounded(.down, to: tick)
        return placed
    }
}
