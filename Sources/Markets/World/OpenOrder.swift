import Figures
import Margin

// Opening at the market: size, check, pay, fill.

extension World {
    /// What an opening comes to before anything moves.
    private struct Quote {
        let contract: Contract
        let size: Quantity
        let margin: Money
        let value: Money
        let fee: Money
        let wanted: Money?
    }

    mutating func open(_ order: Opening) throws(Refusal) -> [Event] {
        let line = journal.nextLine
        let quote = try quote(order)
        let fill = fill(quote.size, of: quote.contract, selling: order.side == .short)
        let added = Position(
            contract: quote.contract, side: order.side, leverage: order.leverage,
            size: quote.size, price: fill.price, collateral: quote.margin,
            source: .journal(line: line))
        let index = holdings.firstIndex { $0.position.contract.symbol == quote.contract.symbol }
        var position = added
        if let index { position = holdings[index].position.joined(by: added) }
        try check(position)
        var stop = index.flatMap { holdings[$0].stop }
        if let request = order.stop {
            stop = try stopOrder(request, for: position, line: line)
        }
        market = fill.market
        let asset = quote.contract.settles
        ledger.move(
            quote.margin, asset, from: wallet, to: marginPot(quote.contract), .margin, step: step)
        ledger.move(quote.fee, asset, from: wallet, to: .venue, .fee, step: step)
        if let index {
            holdings[index].position = position
            holdings[index].stop = stop
        } else {
            let record = Holding.Record(
                line: line, step: step, price: fill.price, side: order.side,
                leverage: order.leverage,
                margin: quote.margin, fee: quote.fee)
            holdings.append(Holding(position: position, record: record, stop: stop))
        }
        var events = [
            Event(
                now,
                .opened(
                    Fill(
                        position: position, price: fill.price, size: quote.size, value: quote.value,
                        margin: quote.margin, fee: quote.fee, wanted: quote.wanted)))
        ]
        if order.stop != nil, let stop { events.append(Event(now, .stopSet(stop))) }
        return events
    }

    /// The rules that an order itself can break.
    private func contract(for order: Opening) throws(Refusal) -> Contract {
        guard let contract = rulebook.contract(on: order.coin) else {
            throw .noContract(
                coin: order.coin, rulebook: rulebook.name, listed: rulebook.contracts.map(\.coin))
        }
        guard last(of: order.coin) != nil else {
            throw .noPrice(coin: order.coin, tape: scenario.coin)
        }
        guard order.leverage >= Multiple(1) else { throw .leverageBelowOne(order.leverage) }
        guard order.leverage <= contract.highestLeverage else {
            throw .leverageAboveVenue(
                order.leverage, limit: contract.highestLeverage, value: .zero)
        }
        if let held = holdings.first(where: { $0.position.contract.symbol == contract.symbol }),
            held.position.side != order.side
        {
            throw .otherSideOpen(held.position.side)
        }
        if isAtEnd { throw .atEnd(now) }
        if let frozenUntil { throw .frozen(until: frozenUntil) }
        return contract
    }

    private func quote(_ order: Opening) throws(Refusal) -> Quote {
        let contract = try contract(for: order)
        let price = last(of: contract.coin) ?? last
        let free = free(contract.settles)
        guard free.isPositive else { throw .walletEmpty(contract.settles) }
        let wanted = try wantedMargin(order, contract)
        // The fee comes from the free wallet too: margin × (1 + leverage × taker fee) must fit.
        let feePerMargin = (Money(1) * order.leverage).rounded(.up) * rulebook.fees.taker.value
        let share = Rate.one + Rate(units: feePerMargin.rounded(.up).units)
        let most = Money(units: divide(free.units * unitsPerOne, share.units, .down))
        let margin = min(wanted, most)
        let isTrimmed = wanted > most
        var size: Quantity
        if case .size(let asked) = order.amount, !isTrimmed {
            size = asked.rounded(.down, to: contract.lot)
        } else {
            size = contract.size(margin: margin, leverage: order.leverage, at: price)
        }
        guard size.isPositive else {
            let least = contract.margin(for: contract.lot, leverage: order.leverage, at: price)
            throw .belowOneLot(
                lot: contract.lot, unit: contract.sizeUnit, margin: least, contract.settles)
        }
        let value = contract.value(of: Figure(size), at: Figure(price), .up).value
        let fee = (value * rulebook.fees.taker.value).rounded(.up)
        return Quote(
            contract: contract, size: size, margin: min(margin, free - fee), value: value,
            fee: fee, wanted: isTrimmed ? wanted : nil)
    }

    private func wantedMargin(_ order: Opening, _ contract: Contract) throws(Refusal) -> Money {
        switch order.amount {
        case .margin(let margin, let asset):
            try checkUnit(of: asset, settling: contract)
            guard margin.isPositive else { throw .amountNotPositive }
            guard (margin * order.leverage).rounded(.up) <= contract.largestValue else {
                throw .aboveLargestTier(
                    (margin * order.leverage).rounded(.up), cap: contract.largestValue,
                    contract.settles)
            }
            return margin
        case .size(let size):
            guard size.isPositive else { throw .amountNotPositive }
            let last = last(of: contract.coin) ?? last
            let value = contract.value(of: Figure(size), at: Figure(last), .up).value
            guard value <= contract.largestValue else {
                throw .aboveLargestTier(value, cap: contract.largestValue, contract.settles)
            }
            let lots = size.rounded(.down, to: contract.lot)
            return contract.margin(for: lots, leverage: order.leverage, at: last)
        }
    }

    /// The rules that the position as a whole can break.
    private func check(_ position: Position) throws(Refusal) {
        let contract = position.contract
        let last = last(of: contract.coin) ?? last
        let mark = mark(of: position)
        let value = contract.value(of: position.size, at: Figure(last), .up).value
        guard value <= contract.largestValue else {
            throw .aboveLargestTier(value, cap: contract.largestValue, contract.settles)
        }
        let tier = contract.tier(of: value)
        guard position.leverage <= tier.leverage else {
            throw .leverageAboveVenue(position.leverage, limit: tier.leverage, value: value)
        }
        if position.isLiquidated(at: mark) {
            throw .liquidatedAtOnce(mark: mark, line: position.liquidationPrice?.value)
        }
    }
}
