import Figures
import Margin

// Closing a part, and turning round.

/// A part of a position that was closed.
public struct PartClose: Sendable, Equatable {
    /// As it stood before.
    public let position: Position
    public let closed: Quantity
    public let price: Price
    public let profit: Money
    public let fee: Money
    /// What came back to the free wallet; in shared margin it was there all along.
    public let returned: Money
    public let paidByFund: Money
    /// What is held now, as its venue judges it.
    public let rest: Position
    /// The order that did it; nil by hand.
    public let order: Order?
    /// An opening on the other side did it.
    public var isTurned = false
    /// Whose liquidation it was closed for by the venue; nil when nobody's.
    public var loser: String?
}

/// What a sale of the whole or a part came to.
struct Sale {
    let profit: Money
    let fee: Money
    let returned: Money
    let paidByFund: Money
    /// Nil where nothing is left.
    let rest: Position?
}

extension World {
    /// The trader closes a part at the market.
    mutating func reduceByHand(_ index: Int, by size: Quantity) -> Event {
        let position = holdings[index].position
        let fill = fill(size, of: position.contract, selling: position.side == .long)
        market = fill.market
        return reduce(index, by: size, at: fill.price, rate: rulebook.fees.taker.value, nil)
    }

    /// Closes a part that is smaller than the whole.
    mutating func reduce(
        _ index: Int, by size: Quantity, at price: Price, rate: Rate, _ order: Order?,
        isTurned: Bool = false, for loser: String? = nil
    ) -> Event {
        let position = holdings[index].position
        let sale = sell(index, size, at: price, rate: rate)
        if let rest = sale.rest { holdings[index].position = rest }
        return Event(
            now,
            .reduced(
                PartClose(
                    position: position, closed: size, price: price, profit: sale.profit,
                    fee: sale.fee, returned: sale.returned, paidByFund: sale.paidByFund,
                    rest: judged(index), order: order, isTurned: isTurned, loser: loser)))
    }

    /// Sells at a price: the profit or loss is settled with the market, the fee is paid out of what is
    /// left, and the margin that the closed part no longer needs returns to the wallet. A trader never
    /// owes more than what backs the position.
    mutating func sell(_ index: Int, _ size: Quantity, at price: Price, rate: Rate) -> Sale {
        let asset = holdings[index].position.contract.settles
        let before = own(asset)
        let sale = sold(index, size, at: price, rate: rate)
        holdings[index].books.close(
            isWhole: sale.rest == nil, brought: own(asset) - before, fee: sale.fee)
        return sale
    }

    private mutating func sold(
        _ index: Int, _ size: Quantity, at price: Price, rate: Rate
    ) -> Sale {
        let holding = holdings[index]
        let contract = holding.position.contract
        let asset = contract.settles
        let reduction = holding.position.reduced(by: size, at: price)
        let value = contract.value(of: Figure(reduction.closed), at: Figure(price), .up).value
        let due = (value * rate).rounded(.up)
        guard holding.mode == .isolated else {
            let canOwe = canOwe(afterLast: reduction.rest == nil)
            let paidByFund = settleShared(reduction.profit, asset, canOwe: canOwe)
            let fee = canOwe ? due : min(due, max(ledger[wallet, asset], .zero))
            pay(fee: fee, asset, from: wallet)
            let covered = canOwe ? .zero : coverDebt(asset)
            return Sale(
                profit: reduction.profit, fee: fee, returned: .zero,
                paidByFund: paidByFund + covered, rest: reduction.rest)
        }
        let pot = marginPot(contract)
        let paidByFund = settle(reduction.profit, asset, pot)
        let kept = min(reduction.rest?.collateral.value ?? .zero, ledger[pot, asset])
        let left = ledger[pot, asset] - kept
        let ofMargin = min(left, due)
        pay(fee: ofMargin, asset, from: pot)
        ledger.move(left - ofMargin, asset, from: pot, to: wallet, .marginReturned, step: step)
        // While a part is still held, the wallet pays what the freed margin could not.
        let rest = reduction.rest == nil ? .zero : max(.zero, min(due - ofMargin, free(asset)))
        pay(fee: rest, asset, from: wallet)
        let fee = ofMargin + rest
        let held = reduction.rest.map { rest in
            rest.collateral.value == kept
                ? rest
                : rest.backed(
                    by: Figure(
                        kept, .collateral, .tape("what the close of \(now.clock) left")))
        }
        return Sale(
            profit: reduction.profit, fee: fee, returned: left - ofMargin, paidByFund: paidByFund,
            rest: held)
    }

    /// Settles a profit or loss with the market. Beyond the margin the fund pays as far as it
    /// reaches; the rest is missing from the winners' side.
    private mutating func settle(_ profit: Money, _ asset: Asset, _ pot: Pot) -> Money {
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

    /// The same where positions share the wallet: while others still stand it may be overdrawn, since
    /// their profit backs it; where nothing stands any more the fund pays what is owed.
    private mutating func settleShared(
        _ profit: Money, _ asset: Asset, canOwe: Bool
    ) -> Money {
        guard profit.isNegative else {
            ledger.move(profit, asset, from: .market, to: wallet, .profit, step: step)
            return .zero
        }
        if canOwe {
            ledger.move(-profit, asset, from: wallet, to: .market, .loss, step: step)
            return .zero
        }
        return settle(profit, asset, wallet)
    }

    /// What a wallet still owes once nothing shares it any more: nobody owes more than the wallet, so
    /// the fund pays as far as it reaches. Returns what it paid.
    private mutating func coverDebt(_ asset: Asset) -> Money {
        let owed = -free(asset)
        guard owed.isPositive else { return .zero }
        let paid = min(owed, max(fund(asset), .zero))
        ledger.move(paid, asset, from: .fund, to: wallet, .shortfall, step: step)
        ledger.move(owed - paid, asset, from: .market, to: wallet, .unpaid, step: step)
        return paid
    }

    /// Whether the wallet may be overdrawn once a position, or a part of it, is closed.
    private func canOwe(afterLast isLast: Bool) -> Bool {
        let sharing = holdings.filter { $0.mode != .isolated }.count
        return !isLast || sharing > 1 || mode == .multiAsset
    }

    /// A fill on the other side: it closes first, and what is left of it opens the other way.
    ///
    /// - Parameter price: nil at the market.
    mutating func turn(
        _ index: Int, _ order: Opening, _ contract: Contract, at price: Price? = nil,
        isMaker: Bool = false
    ) throws(Refusal) -> [Event] {
        let held = holdings[index].position
        let asked = try size(
            of: order, contract, at: price ?? self.price(of: order.coin, on: .last))
        let closing = min(asked, held.size.value)
        let filled: (price: Price, market: LiveMarket?) =
            price.map { ($0, market) }
            ?? fill(asked, of: contract, selling: order.side == .short)
        market = filled.market
        let rate = isMaker ? rulebook.fees.maker.value : rulebook.fees.taker.value
        guard closing == held.size.value else {
            let reduced = reduce(
                index, by: closing, at: filled.price, rate: rate, nil, isTurned: true)
            guard order.stop != nil || order.take != nil else { return [reduced] }
            // They were to guard what it would have opened, and it opened nothing.
            return [reduced, Event(now, .guardsNotSet(held.side, order.coin))]
        }
        let judged = judged(index)
        let stop = holdings[index].stop
        let closed = sell(index, closing, at: filled.price, rate: rate)
        var events = [
            Event(
                now,
                .closed(
                    end(
                        index, judged, cause: .byHand(fee: closed.fee), dueStep: step,
                        price: filled.price, closed: closed)))
        ]
        // What opens now does not have it.
        if let stop { events.append(Event(now, .stopCancelled(stop))) }
        let over = asked - closing
        guard over.isPositive else { return events }
        var rest = order
        rest.amount = .size(over)
        let value = contract.value(of: Figure(over), at: Figure(filled.price), .up).value
        let fee = (value * rate).rounded(.up)
        let margin = contract.margin(for: over, leverage: order.leverage, at: filled.price)
        let free = available(contract.settles)
        guard margin + fee <= free else {
            throw .walletShort(has: free, needs: margin + fee, contract.settles)
        }
        events += try enter(
            rest,
            Sizing(
                contract: contract, size: over, margin: margin, value: value, fee: fee,
                wanted: nil),
            at: filled.price, line: journal.nextLine)
        return events
    }

    /// The size an order asks for, whatever the wallet holds: it closes before it opens.
    func size(
        of order: Opening, _ contract: Contract, at price: Price
    ) throws(Refusal) -> Quantity {
        let size: Quantity
        switch order.amount {
        case .size(let asked): size = asked.rounded(.down, to: contract.lot)
        case .margin(let margin, let asset):
            try checkUnit(
                of: asset, settling: contract, opening: OrderBySize(order, margin))
            guard margin.isPositive else { throw .amountNotPositive }
            size = try contract.size(of: margin, order.leverage, at: price)
        case .risk: throw .riskNeedsStop
        }
        guard size.isPositive else {
            throw .belowOneLot(
                lot: contract.lot, unit: contract.sizeUnit,
                margin: contract.margin(for: contract.lot, leverage: order.leverage, at: price),
                contract.settles)
        }
        return size
    }

    /// Closes, and opens the same size the other way.
    mutating func flip(_ coin: Asset?) throws(Refusal) -> [Event] {
        let index = try held(coin)
        if isAtEnd { throw .atEnd(now) }
        if let frozenUntil { throw .frozen(until: frozenUntil) }
        let holding = holdings[index]
        let position = holding.position
        let order = Opening(
            side: position.side.opposite, coin: position.contract.coin,
            leverage: position.leverage,
            amount: .size(Quantity(units: position.size.value.units * 2)), mode: holding.mode)
        return try tried { (world) throws(Refusal) in
            try world.turn(index, order, position.contract)
        }
    }
}
