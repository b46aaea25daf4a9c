/// A loan against coin in a lending pool, as Aave runs them; dollars and coins.
public struct Loan: Sendable, Equatable {
    public private(set) var coins: Double
    public private(set) var debt: Double
    /// Share of collateral that counts towards the health factor.
    public let threshold: Double
    /// What a liquidator is paid above the debt repaid.
    public let bonus: Double
    /// Share of the debt repaid at once; all of it below a health factor of 0.95.
    public let closeFactor: Double

    public init?(
        coins: Double, debt: Double, threshold: Double = 0.80, bonus: Double = 0.05,
        closeFactor: Double = 0.5
    ) {
        guard coins >= 0, coins < 1e15, debt >= 0, debt < 1e15, threshold > 0, threshold <= 1,
            bonus >= 0, bonus <= 1, closeFactor > 0, closeFactor <= 1
        else { return nil }
        self.coins = coins
        self.debt = debt
        self.threshold = threshold
        self.bonus = bonus
        self.closeFactor = closeFactor
    }

    /// Health factor = collateral × threshold ÷ debt; below 1 anybody may liquidate.
    public func health(at price: Double) -> Double {
        debt > 0 ? coins * price * threshold / debt : .infinity
    }

    /// The price at which it becomes liquidatable.
    public var liquidationPrice: Double { coins > 0 ? debt / (coins * threshold) : .infinity }

    public struct Liquidation: Sendable, Equatable {
        public let repaid: Double
        /// Coins taken and sold on spot.
        public let seized: Double
        /// Debt that no collateral is left for.
        public let badDebt: Double
    }

    /// Liquidates once at a price, if it may be: half of the debt, or all below 0.95; coins worth that
    /// and the bonus are seized.
    public mutating func liquidate(at price: Double) -> Liquidation? {
        let health = self.health(at: price)
        guard health < 1, price > 0, debt > 0 else { return nil }
        let wanted = health < 0.95 ? debt : debt * closeFactor
        let seized = min(wanted * (1 + bonus) / price, coins)
        let repaid = min(wanted, seized * price / (1 + bonus))
        coins -= seized
        debt -= repaid
        let bad = coins <= 0 ? debt : 0
        if coins <= 0 {
            coins = 0
            debt = 0
        }
        return Liquidation(repaid: repaid, seized: seized, badDebt: bad)
    }
}

/// The loans of a pool, most of them far from danger; money in millions of dollars.
///
/// The exposed share of the debt has health factors log-normal about a median; the rest are loops
/// against assets that fall alike. Fitted to Aave on 10 October 2025: 0.66% of the debt liquidated.
public struct LendingPool: Sendable, Equatable {
    public private(set) var loans: [Loan]
    public let totalDebt: Double
    public private(set) var liquidated = 0.0
    public private(set) var badDebt = 0.0

    /// - Parameters:
    ///   - price: the coin's price when the loans stand as stated
    ///   - count: loans of equal debt that stand for the exposed share
    public init(
        totalDebt: Double = 28_980, price: Double, exposed: Double = 0.22,
        medianHealth: Double = 2.2,
        healthSpread: Double = 0.35, count: Int = 2_000
    ) {
        self.totalDebt = totalDebt
        let each = totalDebt * exposed / Double(max(count, 1))
        loans = (0..<max(count, 1)).compactMap { i in
            let z = Normal.quantile((Double(i) + 0.5) / Double(max(count, 1)))
            let health = max(medianHealth * Logarithm.exp(healthSpread * z), 1.02)
            return Loan(coins: each * health / (0.80 * max(price, 1e-9)), debt: each)
        }
    }

    /// Prices come to a level: every loan that may be liquidated is, until none may. Coins to be sold.
    public mutating func fall(to price: Double) -> Double {
        var seized = 0.0
        for index in loans.indices {
            // Each liquidation of a loan above 1/(1 + bonus) of cover heals it; below that it takes all.
            for _ in 0..<64 {
                guard let done = loans[index].liquidate(at: price) else { break }
                liquidated += done.repaid
                badDebt += done.badDebt
                seized += done.seized
            }
        }
        return seized
    }

    public var liquidatedShare: Double { liquidated / totalDebt }
}
