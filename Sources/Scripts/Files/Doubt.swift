import Figures
import Markets

/// What a file says that may be so and hardly ever is. A line that ends in `confirmed` was looked at.
///
/// The limits are ours. Prices: no bar of the recorded markets here ranges over a fifth, none opens an
/// eighth away from the close before, and no mark strays by a fifteenth from the last price, the crashes
/// of 2020, 2021, 2022 and 2025 among them. Rates: the venues' public rulebooks here take at most
/// 0.075 % of a trade and 1.25 % of a liquidation, and cap funding of bitcoin at 0.3 to 0.5 %; the
/// highest cap of any of them is 4 %.
public enum Doubt: Sendable, Equatable {
    /// Bars, prices or payments that are missing from a series.
    case hole(String, from: Moment, to: Moment, count: Int)
    /// A series beside the tape's own that ends before it.
    case stops(String, at: Moment, end: Moment)
    /// Between the lines that all others are apart.
    case offStep(String, Moment)
    case wideBar(String, Moment, low: Price, high: Price)
    case jump(String, Moment, Price, before: Price)
    case markFar(Moment, Price, last: Price)
    case indexFar(Price, last: Price)
    case longFreeze(minutes: Int)
    case highFunding(Rate)
    case stampOffHours(Moment, every: Int, usual: Moment)
    case manyCloses(Int, minutesPerBar: Int)
    case oddVolatility(Rate)
    case highLeverage(Multiple)
    case sourceMissing
    case depositMissing
    /// A live market of which nothing is said that a check could hold it to.
    case targetMissing
    case highFee(String, Rate)
    case makerAboveTaker(maker: Rate, taker: Rate)
    /// Taking is paid for.
    case takerRebate(Rate)
    case highInterest(Rate)
    case highCap(Rate)
    case nothingToConfirm
}

extension Doubt {
    /// Ratios from which on two prices are far apart, as (more, less) in whole numbers: a bar's high and
    /// low, or an open and the close before.
    static let wide = (5, 4)
    /// A mark or an index, and the last price.
    static let far = (11, 10)
    /// Minutes for which a venue hardly ever stands still.
    static let longFreeze = 180
    static let highFunding = Rate(units: 500_000)
    /// The highest cap of funding that a venue publishes: 4 %.
    static let highestFunding = Rate(units: 4_000_000)
    static let highFee = Rate(units: 100_000)
    static let highLiquidationFee = Rate(units: 2_000_000)
    static let highInterest = Rate(units: 50_000)
    static let manyMinutes = 30
    static let highLeverage = Multiple(150)

    /// Whether the greater of two prices is at least so many times the other.
    static func isApart(_ a: Price, _ b: Price, _ ratio: (Int, Int)) -> Bool {
        let (more, less) = a > b ? (a, b) : (b, a)
        return more.units * Int128(ratio.1) >= less.units * Int128(ratio.0)
    }
}
