/// The lending pools beside a live market, in millions of dollars and shares of one.
///
/// Debt nought: there are none. The rest is fitted to Aave on 10 October 2025, where 0.66% of the debt was
/// liquidated and about 0.4 million was bad; the shape of the health factors is an assumption.
public struct LendingSetting: Sendable, Equatable {
    /// All that is owed to the pools.
    public var debt = 0.0
    /// Share of it that a fall of this coin can reach.
    public var exposed = 0.22
    /// Median of the health factors, the spread of their logarithm, and the least there is.
    public var health = 2.2
    public var healthSpread = 0.35
    public var leastHealth = 1.02
    /// Share of the collateral that counts, and what a stranger is paid above what he repays.
    public var threshold = 0.80
    public var bonus = 0.05
    /// Loans of equal debt that stand for the exposed share.
    public var count = 2_000

    public init() {}

    func check() throws(LiveFault) {
        func inside(_ x: Double, _ low: Double, _ high: Double) -> Bool { x >= low && x <= high }
        guard inside(debt, 0, 100_000), inside(exposed, 0, 1), (1...100_000).contains(count),
            inside(health, 1.01, 100), inside(healthSpread, 0, 2), inside(leastHealth, 1.001, 100),
            inside(threshold, 0.1, 1), inside(bonus, 0, 0.5)
        else { throw .loansOutOfRange }
    }
}
