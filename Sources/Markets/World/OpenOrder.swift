import Figures
import Margin

// Opening: size, check, pay, fill; or wait for a price.

extension World {
    /// What an opening comes to before anything moves.
    struct Sizing {
        let contract: Contract
        let size: Quantity
        let margin: Money
        let value: Money
        let fee: Money
        let wanted: Money?
    }

    mutating func open(_ asked: Opening) throws(Refusal) -> [Event] {
        let contract = try contract(for: asked)
        let last = price(of: asked.coin, on: .last)
        if asked.reducesOnly { return try reduceOnly(asked, contract) }
        if case .risk(let risked, let level) = asked.amount {
            return try open(asked, risking: risked, to: level, contract)
        }
        let order = asked
        if let trigger = order.trigger {
            return try placeOpening(order, contract, at: order.limit ?? trigger)
        }
        if let limit = order.limit {
            guard limit.isPositive else { throw .amountNotPositive }
            // At or through the market of a tape it is filled at once, at the better price.
            let isMarketable = order.side == .long ? limit >= last : limit <= last
            // In a live market the book says how far it gets at once; what is left of it rests.
            let meetsBook = market != nil && frozenUntil == nil
            if !isMarketable || meetsBook { return try placeOpening(order, contract, at: limit) }
        }
        if let frozenUntil { throw .frozen(until: frozenUntil) }
        let line = journal.nextLine
        if let index = holdings.firstIndex(where: { $0.position.contract.symbol == contract.symbol }
        ),
            holdings[index].position.side != order.side
        {
            return try tried { (world) throws(Refusal) in try world.turn(index, order, contract) }
        }
        let quote = try quote(order, contract, at: last)
        return try tried { (world) throws(Refusal) in
            let fill = world.fill(quote.size, of: contract, selling: order.side == .short)
            world.market = fill.market
            return try world.enter(
                order, world.filled(quote, at: fill.price), at: fill.price, line: line)
        }
    }

    /// A quote at the price that was got: in a live market that is not the last one.
    private func filled(_ quote: Sizing, at price: Price) -> Sizing {
        let contract = quote.contract
        let value = contract.value(of: Figure(quote.size), at: Figure(price), .up).value
        let fee = (value * rulebook.fees.taker.value).rounded(.up)
        return Sizing(
            contract: contract, size: quote.size,
            margin: min(quote.margin, available(contract.settles) - fee), value: value, fee: fee,
            wanted: quote.wanted)
    }

    /// Takes a filled size into the account.
    mutating func enter(
        _ order: Opening, _ quote: Sizing, at price: Price, line: Int, number: Int? = nil
    ) throws(Refusal) -> [Event] {
        let contract = quote.contract
        let asset = contract.settles
        let index = holdings.firstIndex { $0.position.contract.symbol == contract.symbol }
        let mode = try mode(for: order, joining: index)
        let added = Position(
            contract: contract, side: order.side, leverage: order.leverage,
            size: quote.size, price: price, collateral: quote.margin, source: .journal(line: line))
        var position = added
        if let index { position = holdings[index].position.joined(by: added) }
        try check(position, mode)
        if mode == .isolated {
            ledger.move(
                quote.margin, asset, from: wallet, to: marginPot(contract), .margin, step: step)
        }
        pay(fee: quote.fee, asset, from: wallet)
        let place: Int
        if let index {
            holdings[index].position = position
            place = index
        } else {
            let record = Holding.Record(
                line: line, step: step, price: price, side: order.side, leverage: order.leverage,
                margin: quote.margin, fee: quote.fee)
            holdings.append(Holding(position: position, record: record, stop: nil, mode: mode))
            place = holdings.count - 1
        }
        holdings[place].books.open(on: line, margin: quote.margin, fee: quote.fee)
        try checkPools()
        var events = [
            Event(
                now,
                .opened(
                    Fill(
                        position: judged(place), price: price, size: quote.size,
                        value: quote.value, margin: quote.margin, fee: quote.fee,
                        free: free(contract.settles), wanted: quote.wanted, mode: mode,
                        leverage: order.leverage, order: number)))
        ]
        events += try attach(order, to: place)
        return events
    }

    /// The stop and the take that an opening brings along.
    private mutating func attach(_ order: Opening, to index: Int) throws(Refusal) -> [Event] {
        var events: [Event] = []
        if var request = order.stop {
            request.coin = order.coin
            events += try setStop(request)
        }
        if let take = order.take {
            events += try setTake(TakeRequest(coin: order.coin, price: take))
        }
        return events
    }

    /// A fee is paid to the venue; a rebate comes from it.
    mutating func pay(fee: Money, _ asset: Asset, from pot: Pot) {
        if fee.isNegative {
            ledger.move(-fee, asset, from: .venue, to: pot, .fee, step: step)
        } else {
            ledger.move(fee, asset, from: pot, to: .venue, .fee, step: step)
        }
    }

    /// Which money backs it: what the order says, what the position has, or what the account is set to.
    private func mode(for order: Opening, joining index: Int?) throws(Refusal) -> MarginMode {
        if mode == .multiAsset, let asked = order.mode, asked != .multiAsset {
            throw .onlyMultiAsset
        }
        guard let index else { return order.mode ?? mode }
        let own = holdings[index].mode
        if let asked = order.mode, asked != own { throw .modeOfPosition(own, order.coin) }
        return own
    }

    // MARK: Rules

    /// The rules that an order itself can break.
    private func contract(for order: Opening) throws(Refusal) -> Contract {
        guard let contract = rulebook.contract(on: order.coin) else {
            throw .noContract(
                coin: order.coin, rulebook: rulebook.name, listed: rulebook.contracts.map(\.coin))
        }
        guard let last = last(of: order.coin) else {
            throw .noPrice(coin: order.coin, tape: scenario.coin)
        }
        guard contract.fits(last) else { throw .tickTooCoarse(contract, price: last) }
        guard order.leverage >= Multiple(1) else { throw .leverageBelowOne(order.leverage) }
        guard order.leverage <= contract.highestLeverage else {
            throw .leverageAboveVenue(
                order.leverage, limit: contract.highestLeverage, value: .zero)
        }
        if isAtEnd { throw .atEnd(now) }
        return contract
    }

    /// Sizes an order at a price: what the wallet cannot carry with its fee is left out.
    func quote(
        _ order: Opening, _ contract: Contract, at price: Price
    ) throws(Refusal) -> Sizing {
        let free = available(contract.settles)
        guard free.isPositive else { throw .walletEmpty(contract.settles) }
        let wanted = try wantedMargin(order, contract, at: price)
        // The fee comes from the free wallet too: margin × (1 + leverage × taker fee) must fit.
        let feePerMargin = (Money(1) * order.leverage).rounded(.up) * rulebook.fees.taker.value
        let share = Rate.one + Rate(units: feePerMargin.rounded(.up).units)
        let most = Money(units: divide(free.units * unitsPerOne, share.units, .down))
        let margin = min(wanted, most)
        let isTrimmed = wanted > most
        var size = contract.size(margin: margin, leverage: order.leverage, at: price)
        if case .size(let asked) = order.amount {
            // A little too large is sized down like a margin; far too large was not meant.
            guard wanted <= most + most || !size.isPositive else {
                throw .sizeBeyondWallet(order, needs: wanted, free: free, most: size, contract)
            }
            if !isTrimmed { size = asked.rounded(.down, to: contract.lot) }
        }
        guard size.isPositive else {
            let least = contract.margin(for: contract.lot, leverage: order.leverage, at: price)
            throw .belowOneLot(
                lot: contract.lot, unit: contract.sizeUnit, margin: least, contract.settles)
        }
        let value = contract.value(of: Figure(size), at: Figure(price), .up).value
        let fee = (value * rulebook.fees.taker.value).rounded(.up)
        return Sizing(
            contract: contract, size: size, margin: min(margin, free - fee), value: value,
            fee: fee, wanted: isTrimmed ? wanted : nil)
    }

    private func wantedMargin(
        _ order: Opening, _ contract: Contract, at price: Price
    ) throws(Refusal) -> Money {
        switch order.amount {
        case .margin(let margin, let asset):
            try checkUnit(
                of: asset, settling: contract, opening: OrderBySize(order, margin))
            guard margin.isPositive else { throw .amountNotPositive }
            _ = try contract.size(of: margin, order.leverage, at: price)
            return margin
        case .size(let size):
            guard size.isPositive else { throw .amountNotPositive }
            let value = contract.value(of: Figure(size), at: Figure(price), .up).value
            try contract.checkTable(size, worth: value)
            let lots = size.rounded(.down, to: contract.lot)
            return contract.margin(for: lots, leverage: order.leverage, at: price)
        case .risk: return .zero
        }
    }

    /// The highest leverage that the venue's table gives an order by itself.
    func checkLeverage(of order: Opening, _ quote: Sizing) throws(Refusal) {
        let tier = quote.contract.tier(of: quote.size, worth: quote.value)
        guard order.leverage <= tier.leverage else {
            throw .leverageAboveVenue(order.leverage, limit: tier.leverage, value: quote.value)
        }
    }

    /// The rules that the position as a whole can break.
    func check(_ position: Position, _ mode: MarginMode) throws(Refusal) {
        let contract = position.contract
        let last = price(of: contract.coin, on: .last)
        let value = contract.value(of: position.size, at: Figure(last), .up).value
        let size = position.size.value
        try contract.checkTable(size, worth: value)
        let tier = contract.tier(of: size, worth: value)
        guard position.leverage <= tier.leverage else {
            throw .leverageAboveVenue(position.leverage, limit: tier.leverage, value: value)
        }
        let mark = mark(of: position)
        if mode == .isolated, position.isLiquidated(at: mark) {
            throw .liquidatedAtOnce(
                mark: mark, line: position.liquidationPrice?.value, of: position.contract.coin)
        }
    }
}

extension Contract {
    /// Whether the venue's table reaches as far as a position of this size and value.
    func checkTable(_ size: Quantity, worth value: Money) throws(Refusal) {
        guard value.isAdmissible, !isBeyondTiers(size, worth: value) else {
            throw .aboveLargestTier(value, size, self)
        }
    }

    /// The size that a margin carries, within the venue's table.
    func size(
        of margin: Money, _ leverage: Multiple, at price: Price
    ) throws(Refusal) -> Quantity {
        let value = (margin * leverage).rounded(.up)
        guard value.isAdmissible else { throw .aboveLargestTier(value, .zero, self) }
        let size = size(margin: margin, leverage: leverage, at: price)
        try checkTable(size, worth: value)
        return size
    }
}
