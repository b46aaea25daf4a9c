import Figures

// Positions that share collateral are judged together. Cross margin pools by the asset that a
// contract settles in; multi-asset margin makes one pool, counted in dollars.

/// What judges a position: itself alone, or a pool.
public enum Pool: Sendable, Equatable {
    case isolated(index: Int)
    case cross(Asset)
    case multiAsset

    public var name: String {
        switch self {
        case .isolated: "isolated"
        case .cross(let asset): "cross \(asset)"
        case .multiAsset: "multi-asset"
        }
    }
}

extension Account {
    /// The pool that a position belongs to.
    public func pool(of index: Int) -> Pool {
        switch held[index].mode {
        case .isolated: .isolated(index: index)
        case .cross: .cross(held[index].position.contract.settles)
        case .multiAsset: .multiAsset
        }
    }

    /// Every pool that a position belongs to, each once, in the order of the positions.
    public var pools: [Pool] {
        var found: [Pool] = []
        for index in held.indices {
            let pool = pool(of: index)
            if !found.contains(pool) { found.append(pool) }
        }
        return found
    }

    /// The places of a pool's positions.
    public func members(of pool: Pool) -> [Int] {
        held.indices.filter { self.pool(of: $0) == pool }
    }

    /// The money that backs a pool before anybody's unrealised profit.
    public func collateral(of pool: Pool, _ rules: Rulebook, _ prices: Prices) -> Figure<Money> {
        switch pool {
        case .isolated(let index): held[index].position.collateral
        case .cross(let asset): wallet(asset)
        case .multiAsset: rules.collateral.value(balances, at: prices.assets)
        }
    }

    /// A balance as money, its source kept.
    func wallet(_ asset: Asset) -> Figure<Money> {
        guard let amount = balances.first(where: { $0.asset == asset })?.amount else {
            return .zero
        }
        return Figure(
            Money(units: amount.value.units), amount.isExplained,
            .named(.crossWallet, amount.operand))
    }

    /// What a pool has and needs. Nil where a position's price is missing.
    public func risk(of pool: Pool, _ rules: Rulebook, at prices: Prices) -> Risk? {
        var sum = Risk(
            equity: collateral(of: pool, rules, prices), initial: .zero, maintenance: .zero)
        if case .isolated(let index) = pool {
            let position = held[index].position
            guard let mark = prices.quote(position.contract.symbol)?.mark else { return nil }
            return position.risk(at: mark, isolated: true)
        }
        for index in members(of: pool) {
            let position = held[index].position
            guard let mark = prices.quote(position.contract.symbol)?.mark else { return nil }
            let dollars = pool == .multiAsset ? dollarPrice(of: position, prices) : nil
            sum = sum + position.risk(at: mark, isolated: false).counted(at: dollars)
        }
        return sum
    }

    /// The price that turns a position's own coins into dollars; nil where it settles in them.
    func dollarPrice(of position: Position, _ prices: Prices) -> Figure<Price>? {
        let settles = position.contract.settles
        guard !settles.isDollar || prices.assets.contains(where: { $0.asset == settles }) else {
            return nil
        }
        return CollateralRule.price(of: settles, in: prices.assets)?.external
    }

    /// What the other positions of its pool bring beside a position, held still.
    public func beside(_ index: Int, at prices: Prices) -> Beside? {
        let own = pool(of: index)
        if case .isolated = own { return .nothing }
        var profit: Figure<Money>?
        var maintenance: Figure<Money>?
        for other in members(of: own) where other != index {
            let position = held[other].position
            guard let mark = prices.quote(position.contract.symbol)?.mark else { return nil }
            let dollars = own == .multiAsset ? dollarPrice(of: position, prices) : nil
            let risk = position.risk(at: mark, isolated: false).counted(at: dollars)
            profit = profit.map { $0 + risk.equity } ?? risk.equity
            maintenance = maintenance.map { $0 + risk.maintenance } ?? risk.maintenance
        }
        return Beside(
            profit: (profit ?? .zero).named(.otherProfit),
            maintenance: (maintenance ?? .zero).named(.otherMaintenance))
    }
}

extension Risk {
    /// The same in dollars, where it is in a coin.
    func counted(at price: Figure<Price>?) -> Risk {
        guard let price else { return self }
        let inDollars = { (coins: Figure<Money>, rounding: Rounding) -> Figure<Money> in
            let size = Figure<Quantity>(
                Quantity(units: coins.value.units), coins.isExplained,
                .named(.otherCoins, coins.operand))
            return (price * size).rounded(rounding)
        }
        return Risk(
            equity: inDollars(equity, .down), initial: inDollars(initial, .up),
            maintenance: inDollars(maintenance, .up))
    }
}

extension Term {
    public static let crossWallet = Term(
        "wallet", "The balance that all cross positions in its asset share.")
    public static let otherProfit = Term(
        "profit of the others",
        "The unrealised profit of the other positions that share the collateral, held still.")
    public static let otherMaintenance = Term(
        "maintenance of the others",
        "What must stay covered for the other positions that share the collateral.")
    public static let otherCoins = Term("in coins", "The same amount in the coin it settles in.")
}
