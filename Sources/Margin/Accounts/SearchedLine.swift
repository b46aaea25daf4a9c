import Figures

// Lines without a closed form: both sides of one contract, brackets counted in dollars. They are
// found by asking the rule itself, tick by tick, halving.

extension Account {
    /// The tick at a root at which a rule begins to fail, seen from the mark; nil where the root is no
    /// border of the rule.
    static func firstTick(
        at root: Figure<Price>, _ tick: Price, from mark: Price, _ fails: (Price) -> Bool
    ) -> Figure<Price>? {
        let isDown = root.value < mark
        let rounding: Rounding = isDown ? .down : .up
        let step = isDown ? -tick : tick
        var found = root.value.rounded(rounding, to: tick)
        for _ in 0..<3 where found.isPositive && !fails(found) { found += step }
        for _ in 0..<3 where (found - step).isPositive && fails(found - step) { found -= step }
        guard found.isPositive, fails(found) else { return nil }
        let why = "the first tick at which the rule fails you"
        return Figure(
            found, root.isExplained, .rounded(root.operand, rounding, why: why)
        ).named(.liquidationPrice)
    }

    /// Searches down and up from the mark; the nearer of the two borders is the line.
    func searchedLine(
        of index: Int, _ rules: Rulebook, _ prices: Prices, mark: Price
    ) -> LiquidationLine? {
        let contract = held[index].position.contract
        let pool = pool(of: index)
        let fails = { (price: Price) -> Bool in
            self.risk(of: pool, rules, at: prices.moved(contract, to: price))?.isLiquidated
                ?? false
        }
        if fails(mark) { return .due(nil) }
        let down = Self.search(from: mark, contract.tick, up: false, fails)
        let up = Self.search(from: mark, contract.tick, up: true, fails)
        let nearer: Price?
        switch (down, up) {
        case (let down?, let up?): nearer = mark - down <= up - mark ? down : up
        default: nearer = down ?? up
        }
        let why = "the first tick at which the rule fails you, found by asking it tick by tick"
        return nearer.map {
            .at(
                Figure($0, true, .chosen(Figure($0).operand, why: why)).named(.liquidationPrice))
        } ?? .never
    }

    /// The first tick on one side of the mark at which the rule fails, by halving; nil where it holds
    /// as far as prices go (up: a thousand times the mark).
    static func search(
        from mark: Price, _ tick: Price, up: Bool, _ fails: (Price) -> Bool
    ) -> Price? {
        guard tick.isPositive, mark.isPositive else { return nil }
        let start = divide(mark.units, tick.units, up ? .down : .up)
        var step: Int128 = 1
        var holds = start
        var broken: Int128?
        let end = up ? start * 1000 : 1
        while broken == nil {
            let next = up ? min(start + step, end) : max(start - step, end)
            if fails(Price(units: next * tick.units)) { broken = next } else { holds = next }
            if broken == nil, next == end { return nil }
            step *= 2
        }
        guard var broken else { return nil }
        while abs(broken - holds) > 1 {
            let middle = (broken + holds) / 2
            if fails(Price(units: middle * tick.units)) { broken = middle } else { holds = middle }
        }
        return Price(units: broken * tick.units)
    }

    /// Both legs of one contract in one pool: they are closed at one price.
    ///
    ///     (wallet + profit − maintenance of the others + amounts − long cost + short cost)
    ///         ÷ (long size × rate + short size × rate − long size + short size)
    ///
    /// Source: Binance, FAQ b3c689c1f50a44cabb3a84e663b81d93, hedge mode. The pair of tiers is the
    /// one that the two values at the price belong to.
    func hedgedLine(
        _ index: Int, _ hedge: Int, _ rules: Rulebook, _ prices: Prices, isDue: Bool
    ) -> LiquidationLine? {
        let pool = pool(of: index)
        let contract = held[index].position.contract
        guard let mark = prices.quote(contract.symbol)?.mark.value else { return nil }
        if isDue { return .due(nil) }
        let isLong = held[index].position.side == .long
        let long = held[isLong ? index : hedge].position
        let short = held[isLong ? hedge : index].position
        guard contract.kind == .linear, pool != .multiAsset,
            let beside = besideBoth(index, hedge, at: prices)
        else {
            return searchedLine(of: index, rules, prices, mark: mark)
        }
        let fails = { (price: Price) -> Bool in
            self.risk(of: pool, rules, at: prices.moved(contract, to: price))?.isLiquidated
                ?? false
        }
        var base = collateral(of: pool, rules, prices)
        if !beside.isNothing { base = base + beside.profit - beside.maintenance }
        for longTier in contract.tiers {
            for shortTier in contract.tiers {
                guard
                    let root = hedgedRoot(base, long, longTier, short, shortTier),
                    long.tier(at: root.bare) == longTier, short.tier(at: root.bare) == shortTier,
                    let tick = Self.firstTick(at: root, contract.tick, from: mark, fails)
                else { continue }
                return .at(tick)
            }
        }
        return .never
    }

    private func hedgedRoot(
        _ base: Figure<Money>, _ long: Position, _ longTier: Tier, _ short: Position,
        _ shortTier: Tier
    ) -> Figure<Price>? {
        let rule = long.contract.margin
        var above = base - long.cost + short.cost
        if longTier.amount.value.isPositive { above = above + longTier.amount }
        if shortTier.amount.value.isPositive { above = above + shortTier.amount }
        let down = long.size * (.one - rule.rate(in: longTier))
        let up = short.size * (.one + rule.rate(in: shortTier))
        let below = Figure(
            up.value - down.value, up.isExplained || down.isExplained,
            .difference(up.operand, down.operand))
        guard below.value.parts != 0, above.value != .zero,
            above.value.isPositive == (below.value.parts > 0)
        else { return nil }
        let root = above.divided(by: below, .nearest)
        return root.value.isPositive && root.value.isAdmissible ? root : nil
    }

    private func besideBoth(_ index: Int, _ hedge: Int, at prices: Prices) -> Beside? {
        var rest = self
        let own = pool(of: index)
        rest.held = members(of: own).filter { $0 != index && $0 != hedge }.map { held[$0] }
        rest.held.insert(held[index], at: 0)
        return rest.beside(0, at: prices)
    }
}
