import Figures

/// A liquidation, from the trigger to the last dollar: data in, steps and moves of money out.
///
/// Where a sale moves the price, the venue learns its fill afterwards. The machine then stops at the
/// sale (`awaited`), and is run anew with the fill, and the prices that followed it, added to its scene:
/// the same data lead it through the same steps up to there, and on.
///
/// Law: the ledger's total stays zero in every asset, and the account's balances and margins are
/// those of its pots.
public struct Liquidation: Sendable, Equatable {
    public internal(set) var steps: [LiquidationStep] = []
    public internal(set) var ledger = Ledger()
    /// The account as it is left.
    public internal(set) var account: Account
    public internal(set) var winners: [Winner]
    public let rules: Rulebook
    public let pool: Pool
    /// What it cannot go on without; nil where it has come to its end.
    public private(set) var awaited: Awaited?
    /// The most that the fund held in the last eight hours.
    let fundPeak: [Balance]
    private let path: [Prices]
    private var stage = 0
    private var fills: [Price]?
    private var sales = 0

    /// What a liquidation on a moving market waits for.
    public enum Awaited: Error, Sendable, Equatable {
        /// The price of a sale, or of a purchase where the position is short.
        case fill(symbol: String, Side, Quantity)
        /// The prices that the latest sale left.
        case prices
    }

    /// Nil where the pool is not due at the first prices, or a price is missing.
    public init?(of pool: Pool, in scene: LiquidationScene) {
        guard let first = scene.prices.first,
            let risk = scene.account.risk(of: pool, scene.rules, at: first), risk.isLiquidated
        else { return nil }
        self.pool = pool
        account = scene.account
        rules = scene.rules
        winners = scene.winners
        fundPeak = scene.fundPeak
        path = scene.prices
        fills = scene.fills
        fillPots(scene)
        steps.append(.triggered(pool, risk))
        do throws(Awaited) {
            try run(risk)
        } catch {
            awaited = error
        }
    }

    private mutating func run(_ risk: Risk) throws(Awaited) {
        cancelOrders()
        if rules.liquidation.pairsHedges { pairHedges() }
        if isCompliant() { return }
        if !takesOverBeforeSelling(risk) {
            try closeInParts()
            if isCompliant() { return }
        }
        try settleRest()
    }

    // MARK: Prices

    var prices: Prices { path[min(stage, path.count - 1)] }

    /// A venue that waits goes on at the next prices; after a fill of its own it is there already.
    mutating func nextStage() { if fills == nil { stage += 1 } }

    /// What a sale brings: the price it was filled at, or the last price where sales move nothing.
    mutating func fillPrice(_ position: Position, _ quantity: Quantity) throws(Awaited) -> Price? {
        guard let fills else { return prices.quote(position.contract.symbol)?.last.value }
        guard sales < fills.count else {
            throw .fill(symbol: position.contract.symbol, position.side, quantity)
        }
        sales += 1
        return fills[sales - 1]
    }

    var isMovedBySales: Bool { fills != nil }

    /// What is left after a fill is judged at the prices that the fill left.
    mutating func judgeAnew() throws(Awaited) {
        guard fills != nil, !members.isEmpty else { return }
        stage = sales
        guard stage < path.count else { throw .prices }
    }

    /// The same from here on as if sales moved nothing: for asking how much is needed.
    var estimated: Liquidation {
        var copy = self
        copy.fills = nil
        return copy
    }

    /// The places of the pool's positions that are still open.
    var members: [Int] {
        if case .isolated(let index) = pool {
            return isolatedIsClosed || !account.held.indices.contains(index) ? [] : [index]
        }
        return account.members(of: pool)
    }
    var isolatedIsClosed = false

    func risk() -> Risk? { members.isEmpty ? nil : account.risk(of: pool, rules, at: prices) }

    /// Closed or covered: nothing more is done. A covered rest stays with the trader.
    private mutating func isCompliant() -> Bool {
        guard let risk = risk() else { return false }
        guard !risk.isLiquidated else { return false }
        steps.append(.compliant(risk))
        return true
    }

    // MARK: Pots

    /// Everybody's money as it is before the first step.
    private mutating func fillPots(_ scene: LiquidationScene) {
        for balance in scene.account.balances { fill(wallet, balance) }
        for (index, held) in scene.account.held.enumerated() where held.mode == .isolated {
            let money = held.position.collateral.value
            fill(
                marginPot(index),
                Balance(
                    asset: held.position.contract.settles,
                    amount: Figure(Quantity(units: money.units))))
        }
        for balance in scene.fund { fill(.fund, balance) }
        for balance in scene.vault { fill(.vault, balance) }
    }

    private mutating func fill(_ pot: Pot, _ balance: Balance) {
        let money = Money(units: balance.amount.value.units)
        if money.isNegative {
            ledger.move(-money, balance.asset, from: pot, to: .outside, .withdrawal, step: 0)
        } else {
            ledger.move(money, balance.asset, from: .outside, to: pot, .deposit, step: 0)
        }
    }

    var wallet: Pot { .wallet(trader: account.name) }

    func marginPot(_ index: Int) -> Pot {
        let position = account.held[index].position
        return .margin(
            trader: account.name, symbol: "\(position.contract.symbol) \(position.side.rawValue)")
    }

    /// Where the money of a position lies.
    func pot(of index: Int) -> Pot {
        account.held[index].mode == .isolated ? marginPot(index) : wallet
    }

    func pot(_ receiver: LiquidationRule.Receiver) -> Pot {
        switch receiver {
        case .fund: .fund
        case .trader: wallet
        case .venue: .venue
        case .vault: .vault
        }
    }

    /// Moves money, and keeps the account's balances as its wallet is.
    mutating func move(_ amount: Money, _ asset: Asset, from: Pot, to: Pot, _ reason: Reason) {
        guard amount.isPositive else { return }
        ledger.move(amount, asset, from: from, to: to, reason, step: 0)
        if from == wallet { account.add(-amount, asset) }
        if to == wallet { account.add(amount, asset) }
    }

    /// Profit comes from the market, a loss goes to it.
    mutating func settle(_ profit: Money, _ asset: Asset, _ pot: Pot) {
        if profit.isNegative {
            move(-profit, asset, from: pot, to: .market, .loss)
        } else {
            move(profit, asset, from: .market, to: pot, .profit)
        }
    }

    // MARK: Orders and hedges

    /// Open orders go first: their margin is freed, and a stop among them protects nobody any more.
    private mutating func cancelOrders() {
        let symbols = members.map { account.held[$0].position.contract.symbol }
        let gone = account.orders.filter { order in
            guard symbols.contains(order.symbol) else { return false }
            if rules.liquidation.cancels == .all { return true }
            let position = members.map { account.held[$0].position }.first {
                $0.contract.symbol == order.symbol
            }
            return order.increasesRisk(of: position)
        }
        guard !gone.isEmpty else { return }
        account.orders.removeAll { gone.contains($0) }
        steps.append(.cancelled(gone))
    }

    /// Both legs of one contract are closed against each other at the mark: no market is needed.
    private mutating func pairHedges() {
        guard pool != .multiAsset || !members.isEmpty else { return }
        for index in members {
            guard account.held.indices.contains(index), let other = account.hedge(of: index),
                account.held[index].position.side == .long,
                let mark = prices.quote(account.held[index].position.contract.symbol)?.mark.value
            else { continue }
            let quantity = min(
                account.held[index].position.size.value, account.held[other].position.size.value)
            let symbol = account.held[index].position.contract.symbol
            var profit = Money.zero
            // The later one first, so that the earlier keeps its place if it is removed.
            for leg in [index, other].sorted(by: >) { profit += close(leg, quantity, at: mark) }
            steps.append(.paired(symbol: symbol, quantity: quantity, price: mark, profit: profit))
            return pairHedges()
        }
    }

    /// Closes a part of a position at a price; its profit or loss is settled. Returns that.
    mutating func close(_ index: Int, _ quantity: Quantity, at price: Price) -> Money {
        let held = account.held[index]
        let asset = held.position.contract.settles
        let pot = pot(of: index)
        let reduction = held.position.reduced(by: quantity, at: price)
        settle(reduction.profit, asset, pot)
        if var rest = reduction.rest {
            if held.mode == .isolated {
                // All that is left of the margin stands behind the rest.
                rest = rest.backed(by: Figure(ledger[pot, asset]))
            }
            rest.added = .zero
            account.held[index].position = rest
        } else if held.mode == .isolated {
            isolatedIsClosed = true
            account.held[index].position = held.position.backed(by: Figure(ledger[pot, asset]))
        } else {
            account.held.remove(at: index)
        }
        return reduction.profit
    }
}
