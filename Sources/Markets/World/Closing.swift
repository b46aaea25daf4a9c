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
        let closed = sell(index, at: fill.price)
        return end(
            index, cause: .byHand(fee: closed.fee), dueStep: step, price: fill.price,
            closed: closed)
    }

    /// A stop fired and was filled at a price.
    mutating func endStopped(_ index: Int, _ stop: StopOrder, at price: Price, due: Int) -> Ending {
        let closed = sell(index, at: price)
        return end(
            index, cause: .stopped(stop, fee: closed.fee, paidByFund: closed.paidByFund),
            dueStep: due, price: price, closed: closed)
    }

    private struct Sale {
        let profit: Money
        let fee: Money
        let returned: Money
        let paidByFund: Money
    }

    /// Sells at a price: the profit or loss is settled with the market, the taker fee is paid out of
    /// what is left, the rest returns to the wallet. In isolated margin a trader never owes more.
    private mutating func sell(_ index: Int, at price: Price) -> Sale {
        let position = holdings[index].position
        let asset = position.contract.settles
        let pot = marginPot(position.contract)
        let profit = position.profit(at: Figure(price)).value
        let paidByFund = settle(profit, of: position, asset, pot)
        let left = ledger[pot, asset]
        let value = position.contract.value(of: position.size, at: Figure(price), .up).value
        let fee = min(left, (value * rulebook.fees.taker.value).rounded(.up))
        ledger.move(fee, asset, from: pot, to: .venue, .fee, step: step)
        ledger.move(left - fee, asset, from: pot, to: wallet, .marginReturned, step: step)
        return Sale(profit: profit, fee: fee, returned: left - fee, paidByFund: paidByFund)
    }

    /// Settles a profit or loss with the market. Beyond the margin the fund pays as far as it
    /// reaches; the rest is missing from the winners' side.
    private mutating func settle(
        _ profit: Money, of position: Position, _ asset: Asset, _ pot: Pot
    ) -> Money {
        guard profit.isNegative else {
            ledger.move(profit, asset, from: .market, to: pot, .profit, step: step)
            return .zero
        }
        let loss = -profit
        let own = min(loss, ledger[pot, asset])
        ledger.move(own, asset, from: pot, to: .market, .loss, step: step)
        let paid = min(loss - own, max(fund(asset), .zero))
        ledger.move(paid, asset, from: .fund, to: .market, .shortfall, step: step)
        return paid
    }

    private mutating func end(
        _ index: Int, cause: Ending.Cause, dueStep: Int, price: Price, closed: Sale
    ) -> Ending {
        let holding = holdings.remove(at: index)
        let ending = Ending(
            position: holding.position, record: holding.record, cause: cause, dueStep: dueStep,
            soldStep: step, mark: markFigure(of: holding.position.contract.coin, at: dueStep).value,
            price: price, profit: closed.profit, returned: closed.returned)
        endings.append(ending)
        return ending
    }
}
