import Figures

// Closing on the market, as much as the venue's rule says, before anybody takes anything over.

extension Liquidation {
    /// A vault takes over at once where what is left has already fallen under its share.
    func takesOverBeforeSelling(_ risk: Risk) -> Bool {
        switch rules.liquidation.takesOver {
        case .atOnce: return true
        case .under(let share):
            let level: Figure<Money> = (risk.maintenance * share).rounded(.down)
            return risk.equity.value < level.value
        case .never, .stillDeficient: return false
        }
    }

    mutating func closeInParts() throws(Awaited) {
        switch rules.liquidation.partial {
        case .whole: if rules.liquidation.takesOver != .stillDeficient { try sellEverything() }
        case .oneOrder: try sellAsMuchAsNeeded()
        case .tiers(let steps, let from): try stepDown(by: steps, from: from)
        case .share(let share, let above, let cooldown):
            try sellShare(share.value, above: above.value, cooldown)
        }
    }

    /// The position with the largest requirement is closed first.
    private var largest: Int? {
        members.max {
            maintenance($0) < maintenance($1) || (maintenance($0) == maintenance($1) && $0 > $1)
        }
    }

    private func maintenance(_ index: Int) -> Money {
        let position = account.held[index].position
        guard let mark = prices.quote(position.contract.symbol)?.mark else { return .zero }
        return position.maintenance(at: mark).value
    }

    mutating func sellEverything() throws(Awaited) {
        while let index = largest {
            try sell(index, account.held[index].position.size.value)
        }
    }

    /// Sells on the market, and takes the fees of it.
    mutating func sell(_ index: Int, _ quantity: Quantity) throws(Awaited) {
        let position = account.held[index].position
        guard quantity.isPositive, let quote = prices.quote(position.contract.symbol),
            let price = try fillPrice(position, quantity)
        else { return }
        let before = position.tierPlace(at: quote.mark)
        let value = position.contract.value(of: Figure(quantity), at: Figure(price), .up).value
        let asset = position.contract.settles
        let pot = pot(of: index)
        let isWhole = quantity >= position.size.value
        let profit = close(index, quantity, at: price)
        var after: Int?
        if !isWhole, account.held.indices.contains(index) {
            after = account.held[index].position.tierPlace(at: quote.mark) + 1
        }
        steps.append(
            .reduced(
                LiquidationStep.Part(
                    symbol: position.contract.symbol, side: position.side, quantity: quantity,
                    price: price, profit: profit, tierBefore: before + 1,
                    tierAfter: after)))
        take(rules.fees.taker.value, of: value, asset, pot, index, to: .venue, .fee)
        take(
            rules.liquidation.fee.value, of: value, asset, pot, index, to: rules.liquidation.feeTo,
            .liquidationFee)
        try judgeAnew()
    }

    /// Takes a fee, never more than is left.
    private mutating func take(
        _ rate: Rate, of value: Money, _ asset: Asset, _ pot: Pot, _ index: Int,
        to receiver: LiquidationRule.Receiver, _ reason: Reason
    ) {
        let left: Money
        if case .isolated = pool {
            left = ledger[pot, asset]
        } else if let risk = risk() {
            left =
                pool == .multiAsset ? risk.equity.value : min(risk.equity.value, ledger[pot, asset])
        } else {
            left = ledger[pot, asset]
        }
        let fee = min(max(left, .zero), (value * rate).rounded(.up))
        guard fee.isPositive else { return }
        move(fee, asset, from: pot, to: self.pot(receiver), reason)
        if case .isolated(let place) = pool, account.held.indices.contains(place) {
            account.held[place].position = account.held[place].position.backed(
                by: Figure(ledger[pot, asset]))
        }
        steps.append(.paidFee(fee, asset, to: receiver, reason))
    }

    // MARK: One order, no larger than is needed

    /// Tries, position by position, whether closing a part would be enough. A position whose fee eats
    /// as much as closing it frees is not closed in parts: it is taken over.
    private mutating func sellAsMuchAsNeeded(after orders: Int = 0) throws(Awaited) {
        guard let index = largest else { return }
        guard let needed = quantityNeeded(index) else {
            // Several positions: the largest goes, and the next is tried.
            if members.count > 1 {
                try sell(index, account.held[index].position.size.value)
                if let risk = risk(), risk.isLiquidated { try sellAsMuchAsNeeded() }
            }
            return
        }
        try sell(index, needed)
        // Where the sale moved the price, its fill may not have been enough: another order follows
        // (our reading; on a still market an order is sized to suffice).
        if isMovedBySales, orders < 50, let risk = risk(), risk.isLiquidated {
            try sellAsMuchAsNeeded(after: orders + 1)
        }
    }

    /// The fewest lots whose sale leaves the pool covered; nil where no part of the position does.
    ///
    /// What is left above the requirement changes along a straight line inside a tier: the first tier
    /// border that suffices is found, then the lot inside it.
    private func quantityNeeded(_ index: Int) -> Quantity? {
        let position = account.held[index].position
        let contract = position.contract
        guard let quote = prices.quote(contract.symbol) else { return nil }
        let lots = divide(position.size.value.units, contract.lot.units, .down)
        guard lots > 1 else { return nil }
        let suffices = { (count: Int128) -> Bool in
            var trial = estimated
            try? trial.sell(index, Quantity(units: count * contract.lot.units))
            return trial.risk().map { !$0.isLiquidated } ?? false
        }
        var low: Int128 = 0
        var found: Int128?
        for border in borders(position, at: quote.mark) + [lots - 1] where border > low {
            if suffices(border) {
                found = border
                break
            }
            low = border
        }
        guard var high = found else { return nil }
        while high - low > 1 {
            let middle = (high + low) / 2
            if suffices(middle) { high = middle } else { low = middle }
        }
        return Quantity(units: high * contract.lot.units)
    }

    /// How many lots lead down to each tier below, from the nearest border to the lowest.
    private func borders(_ position: Position, at mark: Figure<Price>) -> [Int128] {
        let contract = position.contract
        return contract.tiers.reversed().compactMap { tier in
            let kept: Quantity
            switch tier.limit {
            case .none: return nil
            case .size(let cap): kept = cap
            case .value(let cap):
                kept =
                    contract.kind == .linear
                    ? cap.divided(by: mark.value, .down) : cap.faceValue(at: mark.value, .down)
            }
            guard kept < position.size.value else { return nil }
            let gone = position.size.value - kept
            return divide(gone.units, contract.lot.units, .up)
        }
    }

    // MARK: Down the tiers

    /// Reduces so many tiers at a time while the position is in tier `from` or above; where not even
    /// the first tier's requirement is covered, parts would not help.
    private mutating func stepDown(by steps: Int, from: Int) throws(Awaited) {
        var rounds = 0
        while rounds < 1000, let index = largest, let risk = risk(), risk.isLiquidated {
            rounds += 1
            let position = account.held[index].position
            guard let quote = prices.quote(position.contract.symbol) else { return }
            let value = position.countedValue(at: quote.mark)
            let place = position.tierPlace(at: quote.mark)
            guard place + 1 >= max(from, 2) else { return }
            let lowest = position.contract.margin.rate(in: position.contract.tiers[0])
            let least: Figure<Money> = (value * lowest).rounded(.up)
            guard risk.equity.value > least.value else { return }
            let target = max(0, place - max(1, steps))
            let borders = borders(position, at: quote.mark)
            let tiersBelow = place - target
            guard borders.count >= tiersBelow, tiersBelow > 0 else { return }
            let lots = borders[tiersBelow - 1]
            try sell(index, Quantity(units: lots * position.contract.lot.units))
            nextStage()
        }
    }

    // MARK: A share first

    private mutating func sellShare(
        _ share: Rate, above: Money, _ cooldown: Int
    ) throws(Awaited) {
        guard let index = largest else { return }
        let position = account.held[index].position
        guard let quote = prices.quote(position.contract.symbol) else { return }
        if position.value(at: quote.mark).value > above {
            let part = (position.size.value * share).rounded(.up).rounded(
                .up, to: position.contract.lot)
            try sell(index, min(part, position.size.value))
            guard let risk = risk(), risk.isLiquidated else { return }
            nextStage()
            steps.append(.waited(seconds: cooldown))
            guard let later = self.risk(), later.isLiquidated, !takesOverBeforeSelling(later) else {
                return
            }
        }
        try sellEverything()
    }
}
