/// How leverage grows while nothing happens: a day a step. A teaching device; its rates are chosen so
/// that open interest grows by about 0.6% a day at 35% volatility (from 87 to 236 billion dollars in six
/// months of 2025).
public struct BuildUp: Sendable, Equatable {
    public private(set) var day = 0
    /// Open interest, millions of dollars, and at the start.
    public private(set) var openInterest: Double
    public let start: Double
    /// Median leverage of the crowd, and the share of hot money that goes with it.
    public private(set) var leverage = 3.8
    public var heat: Double {
        let ratio = leverage / 3.8
        return 0.02 * ratio * ratio * ratio
    }
    /// Funding an interval of eight hours.
    public private(set) var funding = 0.0001

    public init(openInterest: Double = 100_000) {
        start = max(openInterest, 1)
        self.openInterest = start
    }

    /// One day at a yearly volatility and a drift of price a day.
    public mutating func pass(volatility: Double, momentum: Double = 0.002) {
        let vol = min(max(volatility, 0.01), 10)
        let wanted = 3.8 * min(2, Logarithm.power(0.50 / vol, 0.6))
        leverage += 0.08 * (wanted - leverage)
        let pull = 25 * momentum * (vol < 0.5 ? 1 : 0.4)
        let net = min(max(0.05 + pull + 0.15 * (openInterest / start - 1), -0.3), 0.35)
        funding = 0.0001 + 0.0022 * max(0, net - 0.10)
        let growth = 0.013 * (0.50 / vol - 1) + 0.8 * momentum - 6 * max(0, funding - 0.0003)
        openInterest *= Logarithm.exp(min(max(growth, -0.03), 0.02))
        day += 1
    }

    /// An index of leverage: open interest over coin at venues, 0.20 at the start.
    public var leverageIndex: Double { 0.20 * openInterest / start }
}
