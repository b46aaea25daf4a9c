import Figures
import Margin

// Acts that change an account. Each checks every rule first and applies afterwards.

extension World {
    var wallet: Pot { .wallet(trader: World.you) }

    /// What backs no position, in an asset.
    public func free(_ asset: Asset) -> Money { ledger[wallet, asset] }
    /// The insurance fund, in an asset.
    public func fund(_ asset: Asset) -> Money { ledger[.fund, asset] }

    func marginPot(_ contract: Contract) -> Pot {
        .margin(trader: World.you, symbol: contract.symbol)
    }

    mutating func deposit(_ amount: Money, _ asset: Asset) throws(Refusal) -> [Event] {
        guard amount.isPositive else { throw .amountNotPositive }
        guard fits(free(asset) + amount, asset) else { throw .tooLarge }
        ledger.move(amount, asset, from: .outside, to: wallet, .deposit, step: step)
        return [Event(now, .deposited(amount, asset))]
    }

    /// Whether a wallet can hold so much: of coins as much as of a size, so that what they are worth can
    /// be reckoned.
    func fits(_ amount: Money, _ asset: Asset) -> Bool {
        amount.isAdmissible && (asset.isDollar || Quantity(units: amount.units).isAdmissible)
    }

    mutating func withdraw(_ amount: Money, _ asset: Asset) throws(Refusal) -> [Event] {
        guard amount.isPositive else { throw .amountNotPositive }
        let free = sharesCollateral || !orders.isEmpty ? movable(asset) : free(asset)
        guard amount <= free else {
            throw .walletShort(has: max(free, .zero), needs: amount, asset)
        }
        ledger.move(amount, asset, from: wallet, to: .outside, .withdrawal, step: step)
        return [Event(now, .withdrew(amount, asset))]
    }

    /// Rules are chosen before the first position: a position is judged by the rules it met.
    mutating func change(to rules: Rulebook) throws(Refusal) -> [Event] {
        guard holdings.isEmpty, endings.isEmpty else {
            throw .rulesAfterPosition(open: !holdings.isEmpty)
        }
        guard orders.isEmpty else { throw .rulesAfterOrder }
        guard rules.contract(on: scenario.coin) != nil else {
            throw .wrongKind(rulebook: rules.name, coin: scenario.coin)
        }
        if let contract = rules.contract(on: scenario.coin), !contract.fits(last) {
            throw .tickTooCoarse(contract, price: last)
        }
        listedRulebook = rules
        rulebook = rules.under(venueChange)
        if mode == .multiAsset, rules.collateral.listings.isEmpty { mode = .isolated }
        fillVault()
        reseatBystanders()
        return [Event(now, .rulesChanged(rules.name))]
    }

    /// A vault that stands behind positions has as much as the scenario gives a fund, in what is traded
    /// in: our assumption, as the fund's own size is.
    mutating func fillVault() {
        let settles = settles
        guard rulebook.liquidation.backstop == .vault, settles.isDollar,
            given(.vault, settles) == .zero
        else { return }
        let fund = scenario.deposits.filter { $0.pot == .fund && $0.asset.isDollar }
            .reduce(Money.zero) { $0 + $1.amount }
        guard fund.isPositive else { return }
        ledger.move(fund, settles, from: .outside, to: .vault, .deposit, step: step)
    }

    /// What a pot was given from outside.
    public func given(_ pot: Pot, _ asset: Asset) -> Money {
        ledger.transfers.reduce(.zero) { sum, transfer in
            transfer.from == .outside && transfer.to == pot && transfer.asset == asset
                ? sum + transfer.amount : sum
        }
    }

    mutating func close(_ coin: Asset?) throws(Refusal) -> [Event] {
        let index = try held(coin)
        if let frozenUntil { throw .frozen(until: frozenUntil) }
        return [Event(now, .closed(endByHand(index)))]
    }

    /// Closes everything at the market.
    mutating func closeAll() throws(Refusal) -> [Event] {
        guard !holdings.isEmpty else { throw .nothingOpen }
        if let frozenUntil { throw .frozen(until: frozenUntil) }
        var events: [Event] = []
        while !holdings.isEmpty { events.append(Event(now, .closed(endByHand(0)))) }
        return events
    }

    mutating func setStop(_ request: StopRequest) throws(Refusal) -> [Event] {
        let index = try held(request.coin)
        if let limit = request.limit {
            return try setStopLimit(request, limit: limit, closing: index)
        }
        let position = holdings[index].position
        let order = try stopOrder(
            request, at: level(request, of: position), for: position, line: journal.nextLine)
        let before = holdings[index].stop?.price.value
        holdings[index].stop = order
        orders.removeAll { $0.isStop(of: order.symbol) }
        return [Event(now, .stopSet(order, insteadOf: before))]
    }

    /// The price that a stop's level means for a position.
    func level(_ request: StopRequest, of position: Position) -> Price {
        request.level.price(
            from: position.entryPrice.bare.value, position.side, position.contract)
    }

    /// The order that a request makes for a position; it must not be due already.
    func stopOrder(
        _ request: StopRequest, at price: Price, for position: Position, line: Int
    ) throws(Refusal) -> StopOrder {
        guard price.isPositive else { throw .amountNotPositive }
        guard price.isAdmissible else { throw .tooLarge }
        let order = StopOrder(
            symbol: position.contract.symbol, side: position.side,
            price: Figure(price, .stopPrice, .journal(line: line)),
            watches: offered(request.watches))
        let coin = position.contract.coin
        let now = self.price(of: coin, on: order.watches)
        guard rulebook.orders.triggers.contains(order.watches) else {
            throw .order(
                .triggerNotOffered(order.watches, offered: rulebook.orders.triggers), order.order)
        }
        guard !order.fires(at: now) else {
            throw .stopWouldFire(price, now: now, request.watches, position.side, of: coin)
        }
        return order
    }

    mutating func cancelStop(_ coin: Asset?) throws(Refusal) -> [Event] {
        let index = try held(coin)
        let symbol = holdings[index].position.contract.symbol
        guard let stop = holdings[index].stop else {
            guard let placed = orders.first(where: { $0.isStop(of: symbol) }) else { throw .noStop }
            orders.removeAll { $0.number == placed.number }
            return [Event(now, .orderCancelled(placed, .byHand))]
        }
        holdings[index].stop = nil
        return [Event(now, .stopCancelled(stop))]
    }

    mutating func addMargin(
        _ amount: Money, _ asset: Asset?, _ coin: Asset?
    ) throws(Refusal) -> [Event] {
        let index = try held(coin)
        guard holdings[index].mode == .isolated else {
            throw .marginIsShared(holdings[index].mode)
        }
        let contract = holdings[index].position.contract
        try checkUnit(of: asset, settling: contract)
        guard amount.isPositive else { throw .amountNotPositive }
        let free = movable(contract.settles)
        guard amount <= free else {
            throw .walletShort(has: max(free, .zero), needs: amount, contract.settles)
        }
        ledger.move(
            amount, contract.settles, from: wallet, to: marginPot(contract), .margin, step: step)
        holdings[index].position.add(
            collateral: Figure(amount, .addedMargin, .journal(line: journal.nextLine)))
        holdings[index].books.added += amount
        return [
            Event(now, .marginAdded(amount, contract.settles, holdings[index].position))
        ]
    }

    /// The place of the position on a coin, or of the only one.
    func held(_ coin: Asset?) throws(Refusal) -> Int {
        guard !holdings.isEmpty else { throw .nothingOpen }
        guard let coin else {
            guard holdings.count == 1 else {
                throw .whichPosition(holdings.map(\.position.contract.coin))
            }
            return 0
        }
        guard let index = holdings.firstIndex(where: { $0.position.contract.coin == coin }) else {
            throw .nothingOpenOn(coin)
        }
        return index
    }

    /// A bare amount is dollars; where margin is in coin its unit must be said.
    func checkUnit(
        of asset: Asset?, settling contract: Contract, opening bySize: OrderBySize? = nil
    ) throws(Refusal) {
        guard let asset else {
            if contract.settles.isDollar { return }
            throw .marginNeedsUnit(contract.settles, bySize)
        }
        let isSame = asset == contract.settles || (asset.isDollar && contract.settles.isDollar)
        guard isSame else { throw .marginInWrongAsset(asset, settles: contract.settles) }
    }
}
