import Figures
import Margin

// The venue closes: its own order of steps, every move of money written down. On a tape a sale moves
// nothing, so the machine runs through; in a live market it waits for each fill (`People`).

extension World {
    /// Takes a position that no longer covers its maintenance through the steps of its venue.
    ///
    /// - Parameters:
    ///   - due: the step whose marks made it due.
    ///   - reach: where inside that step's bar; nil where the mark at its close did.
    mutating func liquidate(
        _ index: Int, due: Int, _ reach: Reach?, _ events: inout [Event]
    ) {
        let found =
            reach.map { prices(in: $0, at: due, waits: due != step) } ?? prices(due: due)
        guard var forcing = forcing(of: index, due: due, at: found) else { return }
        forcing.judged(reach?.judged ?? .close)
        guard let run = forcing.run else { return }
        for member in forcing.account.members(of: forcing.pool) { holdings[member].due = nil }
        settle(run, forcing, &events)
    }

    /// A pool as its venue finds it, with everything that stands behind it; fills are still to come.
    func forcing(of index: Int, due: Int, at prices: Prices) -> Forcing? {
        guard holdings.indices.contains(index) else { return nil }
        let account = account
        return Forcing(
            pool: account.pool(of: index), due: due, judged: holdings.indices.map { judged($0) },
            scene: scene(of: account, at: prices, winners: winners(but: World.you)))
    }

    private func scene(
        of account: Account, at prices: Prices, winners: [Winner]
    ) -> LiquidationScene {
        LiquidationScene(
            account: account, rules: rulebook, prices: [prices], fund: balances(in: .fund),
            vault: balances(in: .vault), fundPeak: fundPeak, winners: winners)
    }

    /// The most that the fund held in each asset in the last eight hours.
    private var fundPeak: [Balance] {
        let first = step - 8 * 60 / tape.minutesPerBar
        return ledger.assets.map { asset in
            var held = ledger[.fund, asset]
            var peak = held
            for transfer in ledger.transfers.reversed() {
                guard transfer.step >= max(first, 1) else { break }
                guard transfer.asset == asset else { continue }
                if transfer.to == .fund { held -= transfer.amount }
                if transfer.from == .fund { held += transfer.amount }
                peak = max(peak, held)
            }
            return Balance(asset: asset, amount: Figure(Quantity(units: peak.units)))
        }
    }

    /// Books a liquidation that has come to its end.
    mutating func settle(_ run: Liquidation, _ forcing: Forcing, _ events: inout [Event]) {
        let before = forcing.account
        let prices = forcing.prices
        var closed: [Event] = []
        let forced = writtenDown(run, forcing, prices, &closed)
        let members = before.members(of: forcing.pool).map {
            before.held[$0].position.contract.symbol
        }
        let openedFirst =
            holdings.filter { members.contains($0.position.contract.symbol) }
            .map(\.record.step).min() ?? step
        cancelOrders(in: run)
        events += forced.told.map { Event(now, .forced($0, forced)) }
        for symbol in members {
            guard
                let place = holdings.firstIndex(where: { $0.position.contract.symbol == symbol })
            else { continue }
            if let rest = run.account.held.first(where: { $0.position.contract.symbol == symbol }) {
                // All that the sale left of an isolated margin stands behind the rest.
                holdings[place].position =
                    rest.mode != .isolated
                    ? rest.position
                    : rest.position.backed(
                        by: Figure(
                            rest.position.collateral.value, .collateral,
                            .tape("what the forced sale of \(now.clock) left")))
                continue
            }
            let position =
                before.held.firstIndex { $0.position.contract.symbol == symbol }
                .map { forcing.judged[$0] } ?? holdings[place].position
            let holding = holdings.remove(at: place)
            let last = forcing.sold(now) ?? prices.quote(symbol)?.last ?? .zero
            let settlement = run.settlement(
                of: position, last: last, countsPool: symbol == members.last)
            var ending = Ending(
                position: position, record: holding.record, books: holding.books,
                cause: .liquidated(settlement), dueStep: forcing.due, soldStep: step,
                mark: prices.quote(symbol)?.mark.value ?? .zero, price: settlement.price,
                profit: settlement.profit, returned: settlement.returned,
                mode: holding.mode, forced: forced)
            if forcing.pool == .multiAsset, symbol == members.last {
                ending.backing = backingLoss(
                    of: run, in: forced.asset, since: openedFirst)
            }
            endings.append(ending)
            events.append(Event(now, .closed(ending)))
        }
    }

    /// Writes a liquidation's money into the ledger, closes the winners it took, and keeps its steps.
    mutating func book(
        _ run: Liquidation, of account: Account, _ prices: Prices, due: Int, _ judged: JudgedAt,
        _ events: inout [Event]
    ) -> ForcedClose {
        for transfer in run.ledger.transfers
        where transfer.from != .outside && transfer.to != .outside {
            ledger.move(
                transfer.amount, transfer.asset, from: transfer.from.ofWorld,
                to: transfer.to.ofWorld, transfer.reason, step: step)
        }
        var risk = Risk.none
        for step in run.steps {
            if case .triggered(_, let found) = step { risk = found }
        }
        var position: Position?
        if case .isolated(let index) = run.pool { position = account.held[index].position }
        let forced = ForcedClose(
            trader: account.name, pool: run.pool, risk: risk, asset: asset(of: run.pool, account),
            position: position,
            mark: position.flatMap { prices.quote($0.contract.symbol)?.mark.value },
            steps: run.steps,
            queue: queue(for: run, account, prices), judged: judged, dueStep: due, soldStep: step)
        forcedCloses.append(forced)
        for case .deleveraged(let name, let symbol, let quantity, let price, _) in run.steps {
            events += close(winner: name, symbol, quantity, at: price, for: account.name)
        }
        return forced
    }

    /// The asset that a pool is counted in.
    func asset(of pool: Pool, _ account: Account) -> Asset {
        switch pool {
        case .isolated(let index): account.held[index].position.contract.settles
        case .cross(let asset): asset
        case .multiAsset: .usdt
        }
    }

    /// Who stood in line to be closed for it, with their scores.
    private func queue(
        for run: Liquidation, _ account: Account, _ prices: Prices
    ) -> [ForcedClose.Place] {
        account.members(of: run.pool).flatMap { index -> [ForcedClose.Place] in
            let position = account.held[index].position
            guard let mark = prices.quote(position.contract.symbol)?.mark.value else { return [] }
            let others = winners(but: account.name).filter {
                $0.position.contract.symbol == position.contract.symbol
                    && $0.position.side == position.side.opposite
            }
            let rule = rulebook.deleveraging
            return rule.queue(others, at: mark).map {
                ForcedClose.Place(name: $0.name, score: rule.score($0, at: mark))
            }
        }
    }

    /// Stops that the venue cancelled are gone.
    private mutating func cancelOrders(in run: Liquidation) {
        for case .cancelled(let orders) in run.steps {
            for place in holdings.indices {
                guard let stop = holdings[place].stop, orders.contains(stop.order) else { continue }
                holdings[place].stop = nil
            }
            self.orders.removeAll { orders.contains($0.order) }
        }
    }

    /// Liquidates what others hold, once the rule fails them.
    mutating func liquidateBystanders(_ events: inout [Event]) {
        for place in bystanders.indices {
            guard let position = bystanders[place].position,
                let mark = mark(of: position.contract.coin)
            else { continue }
            let coin = position.contract.coin
            let reach = tape(of: coin)?.reach(of: position, at: step).map {
                Reach(prices: [(coin, $0.price)], judged: $0.judged)
            }
            guard reach != nil || position.isLiquidated(at: mark) else { continue }
            let name = bystanders[place].standing.name
            let account = Account(
                name: name, balances: balances(in: bystanders[place].wallet),
                held: [Held(position, .isolated)])
            let prices = reach.map { self.prices(in: $0, at: step) } ?? self.prices()
            let scene = scene(of: account, at: prices, winners: winners(but: name))
            guard let run = Liquidation(of: .isolated(index: 0), in: scene) else { continue }
            bystanders[place].position = run.account.held.first?.position
            var closed: [Event] = []
            let forced = book(
                run, of: account, prices, due: step, reach?.judged ?? .close, &closed)
            events += forced.steps.map { Event(now, .forced($0, forced)) }
            events += closed
        }
    }
}

extension Pot {
    /// A liquidation tells the margins of two legs apart; here a contract is held on one side only.
    fileprivate var ofWorld: Pot {
        guard case .margin(let trader, let symbol) = self, let end = symbol.lastIndex(of: " ")
        else {
            return self
        }
        return .margin(trader: trader, symbol: String(symbol[..<end]))
    }
}

extension StopOrder {
    /// The same as an order that closes what is held.
    public var order: Order {
        Order(
            symbol: symbol, direction: Direction(closing: side), kind: .stopMarket(price.value),
            size: nil, watches: watches)
    }
}
