import Figures

// Liquidation prices of positions that share collateral. Each holds something still: the others'
// prices always, the collateral's own price in the first, nothing of its own coin in the second.

extension Account {
    /// Where a position is liquidated, everything else in its pool held still; two legs of one
    /// contract share one price. Nil where a price is missing.
    public func line(of index: Int, _ rules: Rulebook, at prices: Prices) -> LiquidationLine? {
        guard held.indices.contains(index),
            let mark = prices.quote(held[index].position.contract.symbol)?.mark.value,
            let risk = risk(of: pool(of: index), rules, at: prices)
        else { return nil }
        let position = held[index].position
        if pool(of: index) == .multiAsset, position.contract.kind == .inverse {
            return searchedLine(of: index, rules, prices, mark: mark)
        }
        if let hedge = hedge(of: index) {
            return hedgedLine(index, hedge, rules, prices, isDue: risk.isLiquidated)
        }
        guard let beside = beside(index, at: prices) else { return nil }
        let backed = position.backed(by: collateral(of: pool(of: index), rules, prices))
        return backed.line(from: mark, beside)
    }

    /// Where a position is liquidated when collateral in its own coin moves with it: the double hit
    /// of a long, the hedge of a short. Nil where a price is missing.
    ///
    ///     (entry cost ∓ other collateral ∓ amount) ÷ (size × (1 ∓ maintenance rate) ± coins counted)
    public func repricedLine(
        of index: Int, _ rules: Rulebook, at prices: Prices
    ) -> LiquidationLine? {
        guard held.indices.contains(index),
            let mark = prices.quote(held[index].position.contract.symbol)?.mark.value,
            let risk = risk(of: pool(of: index), rules, at: prices)
        else { return nil }
        guard pool(of: index) == .multiAsset else { return line(of: index, rules, at: prices) }
        let contract = held[index].position.contract
        let fails = { (price: Price) -> Bool in
            self.risk(of: .multiAsset, rules, at: prices.moved(contract, to: price))?.isLiquidated
                ?? false
        }
        if risk.isLiquidated { return .due(nil) }
        guard contract.kind == .linear, hedge(of: index) == nil,
            let root = repricedRoot(index, rules, prices),
            let tick = Self.firstTick(at: root, contract.tick, from: mark, fails)
        else {
            return searchedLine(of: index, rules, prices, mark: mark)
        }
        return .at(tick)
    }

    /// The other leg of the same contract, where one account holds both sides in one pool.
    func hedge(of index: Int) -> Int? {
        let own = held[index].position
        let pool = pool(of: index)
        if case .isolated = pool { return nil }
        return members(of: pool).first {
            $0 != index && held[$0].position.contract.symbol == own.contract.symbol
                && held[$0].position.side == own.side.opposite
        }
    }

    /// The closed form, in the tier that holds its own root; nil where none does.
    private func repricedRoot(
        _ index: Int, _ rules: Rulebook, _ prices: Prices
    ) -> Figure<Price>? {
        let position = held[index].position
        let coin = position.contract.coin
        guard let beside = beside(index, at: prices) else { return nil }
        let others = balances.filter { $0.asset != coin }
        let own = balances.first { $0.asset == coin }?.amount ?? .zero
        let listing = rules.collateral.listing(of: coin)
        if listing?.unit == .usd { return nil }
        let coins = listing.map { countedCoins(own, $0, rules.collateral.negative) } ?? .zero
        var base = rules.collateral.value(others, at: prices.assets)
        if !beside.isNothing { base = base + beside.profit - beside.maintenance }
        for (place, tier) in position.contract.tiers.enumerated() {
            let held = tier.amount.value.isPositive ? base + tier.amount : base
            let isLong = position.side == .long
            let above = isLong ? position.cost - held : position.cost + held
            let rate = position.contract.margin.rate(in: tier)
            let sized = position.size * (isLong ? .one - rate : .one + rate)
            let below = sized.joined(coins, adding: isLong)
            guard below.value.parts != 0, above.value.isPositive == (below.value.parts > 0),
                above.value != .zero
            else { continue }
            let root = above.divided(by: below, .nearest)
            guard root.value.isPositive, root.value.isAdmissible else { continue }
            let value = position.value(at: root.bare).value
            if position.contract.place(of: position.size.value, worth: value) == place {
                return root
            }
        }
        return nil
    }

    /// Coins after haircut and buffer: what a dollar of the price brings in collateral.
    private func countedCoins(
        _ amount: Figure<Quantity>, _ listing: CollateralRule.Listing,
        _ negative: CollateralRule.Negative
    ) -> Figure<Quantity> {
        let counted = listing.counted(amount, at: .zero)
        if amount.value.isNegative {
            guard negative == .ask, listing.askBuffer.value != .zero else { return counted }
            return (counted * (.one + listing.askBuffer)).rounded(.down)
        }
        guard listing.bidBuffer.value != .zero else { return counted }
        return (counted * (.one - listing.bidBuffer)).rounded(.down)
    }
}

extension Figure where Value == Unrounded<Quantity> {
    /// With coins added, or taken off.
    func joined(_ coins: Figure<Quantity>, adding: Bool) -> Self {
        guard coins.value != .zero else { return self }
        let explained = isExplained || coins.isExplained
        let whole = Unrounded(coins.value)
        return adding
            ? Self(value + whole, explained, .sum(operand, coins.operand))
            : Self(value - whole, explained, .difference(operand, coins.operand))
    }
}
