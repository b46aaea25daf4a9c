import Figures
import Margin

// Ways a position ends, each with every move of money written down.

extension World {
    /// The trader closes at the last price.
    mutating func endByHand(_ index: Int) -> Ending {
        let position = holdings[index].position
        let fill = fill(
            position.size.value, of: position.contract, selling: position.side == .long)
        market = fill.market
        let judged = judged(index)
        let closed = sell(
            index, position.size.value, at: fill.price, rate: rulebook.fees.taker.value)
        return end(
            index, judged, cause: .byHand(fee: closed.fee), dueStep: step, price: fill.price,
            closed: closed)
    }

    /// A stop fired and was filled at a price.
    mutating func endStopped(_ index: Int, _ stop: StopOrder, at price: Price, due: Int) -> Ending {
        let judged = judged(index)
        let closed = sell(
            index, holdings[index].position.size.value, at: price, rate: rulebook.fees.taker.value)
        return end(
            index, judged, cause: .stopped(stop, fee: closed.fee, paidByFund: closed.paidByFund),
            dueStep: due, price: price, closed: closed)
    }

    /// A waiting order closed the whole.
    mutating func endFilled(
        _ index: Int, _ order: Order, at price: Price, rate: Rate
    ) -> Ending {
        let judged = judged(index)
        let closed = sell(index, holdings[index].position.size.value, at: price, rate: rate)
        return end(
            index, judged, cause: .filled(order, fee: closed.fee, paidByFund: closed.paidByFund),
            dueStep: step, price: price, closed: closed)
    }

    /// - Parameter position: as it was judged before it was sold.
    mutating func end(
        _ index: Int, _ position: Position, cause: Ending.Cause, dueStep: Int, price: Price,
        closed: Sale
    ) -> Ending {
        let holding = holdings.remove(at: index)
        let ending = Ending(
            position: position, record: holding.record, books: holding.books, cause: cause,
            dueStep: dueStep,
            soldStep: step, mark: markFigure(of: holding.position.contract.coin, at: dueStep).value,
            price: price, profit: closed.profit, returned: closed.returned, mode: holding.mode)
        endings.append(ending)
        return ending
    }
}
