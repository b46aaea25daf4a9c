import Figures

// Who pays when the parts did not help: the trader's margin, the fund, the winners.

extension Liquidation {
    /// Settles what is still open, and then what is owed or left over.
    mutating func settleRest() throws(Awaited) {
        if !members.isEmpty { try takeOver() } else { settleLeftover() }
    }

    /// Fund or vault take the positions and everything behind them.
    private mutating func takeOver() throws(Awaited) {
        let receiver: LiquidationRule.Receiver =
            rules.liquidation.backstop == .vault ? .vault : .fund
        let taken = members.compactMap { Taken($0, in: self) }
        let asset = settlement
        let fall = receiver == .fund && canDeleverage(taken) ? fallOfFund(asset) : nil
        if let fall {
            steps.append(fall)
            for one in taken.reversed() { deleverage(one) }
            return handOver(to: receiver)
        }
        for one in taken {
            steps.append(
                .takenOver(
                    symbol: one.position.contract.symbol, one.position.side,
                    one.position.size.value, at: one.bankruptcy?.value, by: receiver))
        }
        let debt = taken.reduce(Money.zero) { $0 + $1.profit } + backing()
        let canPay = ledger[pot(receiver), asset] + debt >= .zero
        if canPay || !canDeleverage(taken) {
            try sellOn(taken)
        } else {
            for one in taken.reversed() { deleverage(one) }
        }
        handOver(to: receiver)
    }

    /// Where the rule counts it, that the fund has fallen by that share of its peak, or more.
    ///
    ///     fund ≤ peak of the last eight hours × (1 − share)
    ///
    /// Source: OKX, "Introduction to auto-deleveraging" (a fall of 30 % within eight hours); Bybit,
    /// "Auto-Deleveraging (ADL)" (of the pool's peak in the last eight hours).
    private func fallOfFund(_ asset: Asset) -> LiquidationStep? {
        guard let share = rules.deleveraging.drawdown?.value,
            let most = fundPeak.first(where: { $0.asset == asset })?.amount.value
        else { return nil }
        let peak = Money(units: most.units)
        let now = ledger[.fund, asset]
        guard peak.isPositive, now < peak, now <= (peak * (.one - share)).rounded(.down) else {
            return nil
        }
        return .fundFell(from: peak, to: now, asset)
    }

    /// Whoever took the positions sells them on the market.
    private mutating func sellOn(_ taken: [Taken]) throws(Awaited) {
        var prices: [Price] = []
        for one in taken {
            let size = one.position.size.value
            let price = try fillPrice(one.position, size) ?? one.sale
            prices.append(price)
            steps.append(
                .soldOn(
                    symbol: one.position.contract.symbol, size, price: price,
                    profit: one.position.profit(at: Figure(price)).value))
        }
        // The later one first, so that the earlier keeps its place.
        for (one, price) in zip(taken, prices).reversed() {
            _ = close(one.index, one.position.size.value, at: price)
        }
    }

    /// One position on its way out of the account.
    struct Taken {
        let index: Int
        let position: Position
        let bankruptcy: Figure<Price>?
        /// What the market would pay, as far as is known, and what that leaves.
        let sale: Price
        let profit: Money
        let quote: Quote

        init?(_ index: Int, in liquidation: Liquidation) {
            let account = liquidation.account
            let position = account.held[index].position
            guard let quote = liquidation.prices.quote(position.contract.symbol) else { return nil }
            self.index = index
            self.position = position
            self.quote = quote
            let pool = account.pool(of: index)
            let backed = position.backed(
                by: account.collateral(of: pool, liquidation.rules, liquidation.prices))
            let beside = account.beside(index, at: liquidation.prices) ?? .nothing
            bankruptcy = backed.bankruptcyPrice(beside)
            sale = quote.last.value
            profit = position.profit(at: quote.last).value
        }
    }

    /// The asset in which the pool is settled.
    private var settlement: Asset {
        switch pool {
        case .isolated(let index): account.held[index].position.contract.settles
        case .cross(let asset): asset
        case .multiAsset:
            members.first.map { account.held[$0].position.contract.settles } ?? .usdt
        }
    }

    /// What still backs the pool.
    private func backing() -> Money {
        switch pool {
        case .isolated(let index):
            isolatedIsClosed
                ? .zero : ledger[marginPot(index), account.held[index].position.contract.settles]
        case .cross(let asset): ledger[wallet, asset]
        case .multiAsset: rules.collateral.value(account.balances, at: prices.assets).value
        }
    }

    // MARK: Winners

    private func canDeleverage(_ taken: [Taken]) -> Bool {
        taken.allSatisfy { one in
            let other = winners.filter {
                $0.position.contract.symbol == one.position.contract.symbol
                    && $0.position.side == one.position.side.opposite
            }
            let size = other.reduce(Quantity.zero) { $0 + $1.position.size.value }
            return one.bankruptcy != nil && size >= one.position.size.value
        }
    }

    /// Closes a position against the winners first in the queue, at the rule's price.
    private mutating func deleverage(_ one: Taken) {
        guard let bankruptcy = one.bankruptcy?.value else { return }
        let price = rules.deleveraging.closingPrice(bankruptcy: bankruptcy, quote: one.quote)
        let symbol = one.position.contract.symbol
        let others = winners.filter {
            $0.position.contract.symbol == symbol && $0.position.side == one.position.side.opposite
        }
        var left = one.position.size.value
        for winner in rules.deleveraging.queue(others, at: one.quote.mark.value) {
            guard left.isPositive else { break }
            let reduction = winner.position.reduced(by: left, at: price)
            left = left - reduction.closed
            steps.append(
                .deleveraged(
                    name: winner.name, symbol: symbol, reduction.closed, at: price,
                    profit: reduction.profit))
            if let place = winners.firstIndex(where: {
                $0.name == winner.name && $0.position == winner.position
            }) {
                if let rest = reduction.rest {
                    winners[place].position = rest
                } else {
                    winners.remove(at: place)
                }
            }
        }
        _ = close(one.index, one.position.size.value, at: price)
    }

    // MARK: What is left, or lacking

    /// After a takeover everything that backed the pool belongs to whoever took it.
    private mutating func handOver(to receiver: LiquidationRule.Receiver) {
        convertIfOwed()
        for (asset, pot) in leftovers() {
            let left = ledger[pot, asset]
            if left.isPositive {
                move(left, asset, from: pot, to: self.pot(receiver), .surplus)
                steps.append(.surplus(left, asset, to: receiver))
            } else if left.isNegative {
                cover(-left, asset, pot, by: receiver)
            }
        }
        clearIsolated()
    }

    /// Everything was sold on the market: what is left goes where the rule says.
    private mutating func settleLeftover() {
        convertIfOwed()
        for (asset, pot) in leftovers() {
            let left = ledger[pot, asset]
            let receiver = rules.liquidation.surplusTo
            if left.isPositive, pot != self.pot(receiver) {
                move(
                    left, asset, from: pot, to: self.pot(receiver),
                    receiver == .trader ? .marginReturned : .surplus)
                steps.append(.surplus(left, asset, to: receiver))
            } else if left.isNegative {
                cover(
                    -left, asset, pot, by: rules.liquidation.backstop == .vault ? .vault : .fund)
            }
        }
        clearIsolated()
    }

    /// The pots of this pool, each with an asset that it holds or owes.
    private func leftovers() -> [(Asset, Pot)] {
        switch pool {
        case .isolated(let index): [(settlement, marginPot(index))]
        case .cross(let asset): [(asset, wallet)]
        case .multiAsset: account.balances.map { ($0.asset, wallet) }
        }
    }

    /// Nobody owes more than the pool: the fund pays as far as it reaches, and the rest is missing
    /// on the other side.
    private mutating func cover(
        _ owed: Money, _ asset: Asset, _ pot: Pot, by receiver: LiquidationRule.Receiver
    ) {
        let has = rules.liquidation.backstop == .none ? .zero : ledger[self.pot(receiver), asset]
        let paid = min(owed, max(has, .zero))
        move(paid, asset, from: self.pot(receiver), to: pot, .shortfall)
        if paid.isPositive { steps.append(.shortfall(paid, asset, paidBy: receiver)) }
        let unpaid = owed - paid
        guard unpaid.isPositive else { return }
        move(unpaid, asset, from: .market, to: pot, .unpaid)
        steps.append(.unpaid(unpaid, asset))
    }

    /// Dollars that are owed are bought with what else is in the wallet.
    private mutating func convertIfOwed() {
        guard pool == .multiAsset else { return }
        for balance in account.balances where balance.asset.isDollar {
            let owed = -balance.amount.value
            guard owed.isPositive else { continue }
            let converted = rules.collateral.conversions(
                of: account.balances, at: prices.assets, paying: Money(units: owed.units),
                isForced: true)
            for one in converted {
                move(Money(units: one.sold.units), one.asset, from: wallet, to: .market, .converted)
                move(one.worth, balance.asset, from: .market, to: wallet, .converted)
                move(one.cost, balance.asset, from: wallet, to: .venue, .haircut)
                steps.append(.converted(one, into: balance.asset))
            }
        }
    }

    private mutating func clearIsolated() {
        guard case .isolated(let index) = pool, account.held.indices.contains(index) else { return }
        account.held.remove(at: index)
    }
}
