import Figures
import Margin

/// A liquidation under way: the account that the venue found, and what its sales have brought so far.
struct Forcing: Sendable {
    let pool: Pool
    /// The step whose marks made it due.
    let due: Int
    /// Every position as it was judged.
    let judged: [Position]
    private(set) var scene: LiquidationScene
    /// Where in that step's bar.
    private(set) var judgedAt = JudgedAt.close

    init(pool: Pool, due: Int, judged: [Position], scene: LiquidationScene) {
        self.pool = pool
        self.due = due
        self.judged = judged
        self.scene = scene
    }

    /// The account before the first step, and the prices that made it due.
    var account: Account { scene.account }
    var prices: Prices { scene.prices[0] }

    /// The contracts that it closes.
    var symbols: [String] {
        account.members(of: pool).map { account.held[$0].position.contract.symbol }
    }

    /// As far as its fills lead it; nil where the pool is not due.
    var run: Liquidation? { Liquidation(of: pool, in: scene) }

    mutating func judged(_ place: JudgedAt) { judgedAt = place }

    /// From here on sales move the price: each must be told what it brought.
    mutating func expectFills() { scene.fills = [] }
    mutating func filled(at price: Price) { scene.fills?.append(price) }
    mutating func goOn(at prices: Prices) { scene.prices.append(prices) }

    /// What the last sale brought, where fills were told.
    func sold(_ now: Moment) -> Figure<Price>? {
        scene.fills?.last.map {
            Figure($0, .lastPrice, .tape("average of the round, \(now.clock)"))
        }
    }
}
