import Figures
import Margin

// Positions that share their collateral, and what the account may still put up.

extension World {
    /// The account of the person at the prompt, as Margin sees it.
    public var account: Account {
        Account(
            name: World.you, balances: balances(in: wallet),
            held: holdings.map { Held($0.position, $0.mode) },
            orders: holdings.compactMap { $0.stop?.order } + orders.map(\.order))
    }

    /// What lies in a pot, asset by asset.
    func balances(in pot: Pot) -> [Balance] {
        ledger.assets.compactMap { asset in
            let amount = ledger[pot, asset]
            guard amount != .zero else { return nil }
            return Balance(
                asset: asset,
                amount: Figure(
                    Quantity(units: amount.units), .crossWallet, .tape("wallet at \(now.clock)")))
        }
    }

    /// Whether any position is backed by more than its own margin.
    public var sharesCollateral: Bool { holdings.contains { $0.mode != .isolated } }

    /// The position as its venue judges it: an isolated one by its own margin, another by what backs
    /// the pool, with the others' profit and less their maintenance, all held still.
    public func judged(_ index: Int) -> Position {
        let holding = holdings[index]
        guard holding.mode != .isolated else { return holding.position }
        let account = account
        let prices = prices()
        var backing = account.collateral(of: account.pool(of: index), rulebook, prices)
        if let beside = account.beside(index, at: prices) {
            if beside.profit.value != .zero { backing = backing + beside.profit }
            if beside.maintenance.value != .zero { backing = backing - beside.maintenance }
        }
        return holding.position.backed(by: backing.named(.backing))
    }

    /// What a pool has and needs at the prices of now.
    public func risk(of pool: Pool) -> Risk? {
        account.risk(of: pool, rulebook, at: prices())
    }

    /// The pool that new positions in an asset would join; nil where each stands alone.
    func sharedPool(_ asset: Asset) -> Pool? {
        if mode == .multiAsset || holdings.contains(where: { $0.mode == .multiAsset }) {
            return .multiAsset
        }
        let isShared = mode == .cross || sharesCollateral
        return isShared ? .cross(asset) : nil
    }

    /// What every shared pool has and needs, without sources: for judging at every bar.
    var sharedRisks: [(pool: Pool, risk: Risk)] { sharedRisks { mark(of: $0) } }

    /// The same at other marks; what a coin is worth as collateral is its index where one is known.
    func sharedRisks(at mark: (Asset) -> Price?) -> [(pool: Pool, risk: Risk)] {
        guard sharesCollateral else { return [] }
        var quotes: [Quote] = []
        var assets: [AssetPrice] = []
        for coin in coins {
            guard let mark = mark(coin) else { continue }
            assets.append(AssetPrice(asset: coin, external: Figure(index(of: coin) ?? mark)))
        }
        for holding in holdings {
            let contract = holding.position.contract
            quotes.append(
                Quote(symbol: contract.symbol, mark: Figure(mark(contract.coin) ?? self.mark)))
        }
        let account = Account(
            name: World.you,
            balances: ledger.assets.map {
                Balance(asset: $0, amount: Figure(Quantity(units: free($0).units)))
            },
            held: holdings.map { Held($0.bare, $0.mode) })
        let prices = Prices(quotes, assets: assets)
        return account.pools.compactMap { pool in
            if case .isolated = pool { return nil }
            return account.risk(of: pool, rulebook, at: prices).map { (pool, $0) }
        }
    }

    /// What may still be put up in an asset: the free wallet, less what orders hold back. Where
    /// positions share it, unrealised profit counts and their initial margin is taken off.
    public func available(_ asset: Asset) -> Money {
        let reserved = reserved(asset)
        guard let pool = sharedPool(asset), let risk = risk(of: pool) else {
            return free(asset) - reserved
        }
        let room = risk.equity.value - risk.initial.value
        guard pool == .multiAsset, !asset.isDollar else { return room - reserved }
        // In dollars: what of it a coin could bring.
        guard let mark = mark(of: asset), mark.isPositive else { return .zero }
        return min(free(asset), Money(units: room.divided(by: mark, .down).units)) - reserved
    }

    /// What may leave the wallet: no unrealised profit is among it.
    public func movable(_ asset: Asset) -> Money { min(free(asset), available(asset)) }

    /// What waiting orders hold back in an asset.
    func reserved(_ asset: Asset) -> Money {
        orders.reduce(.zero) { sum, placed in
            guard placed.reserved.isPositive,
                rulebook.contract(on: placed.coin)?.settles == asset
            else { return sum }
            return sum + placed.reserved
        }
    }

    /// Refuses a state in which a pool is due.
    func checkPools() throws(Refusal) {
        guard sharesCollateral else { return }
        let account = account
        let prices = prices()
        for index in holdings.indices where holdings[index].mode != .isolated {
            guard let risk = account.risk(of: account.pool(of: index), rulebook, at: prices),
                risk.isLiquidated
            else { continue }
            throw .liquidatedAtOnce(
                mark: mark(of: holdings[index].position),
                line: judged(index).liquidationPrice?.value,
                of: holdings[index].position.contract.coin)
        }
    }

    /// Performs on a copy, so that what is refused half-way has changed nothing.
    mutating func tried(
        _ body: (inout World) throws(Refusal) -> [Event]
    ) throws(Refusal) -> [Event] {
        var trial = self
        let events = try body(&trial)
        self = trial
        return events
    }
}

extension Term {
    public static let backing = Term(
        "what backs it",
        "In shared margin: the wallet, with the profit of the other positions and less their "
            + "maintenance margin, all of it held still.")
}
