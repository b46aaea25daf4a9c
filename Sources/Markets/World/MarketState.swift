/// The slow numbers of the market, doubles made of + − × ÷ √ only: the same on every machine.
///
/// They stay unrounded between minutes, so that "1.5% of the displacement a minute" does not stick at a
/// small displacement; what triggers or fills is rounded to whole ticks.
public struct MarketState: Sendable, Equatable {
    /// Ticks.
    public var perp: Double
    public var spot: Double
    /// Part of arbitrage's push on spot that has become permanent, ticks.
    public var permanent = 0.0
    /// Share of the book that stands, 0…1.
    public var depth = 1.0
    /// Variance of the perp's minute returns, an average with a half-life.
    public var variance: Double
    /// Average of perp over spot less one.
    public var basis = 0.0
    var premium = 0.0
    var premiumSamples = 0
    /// The rate of the last funding, per interval.
    public var funding = 0.0001
    /// Spot at the start of the step: depth is reckoned from it and frozen within the step.
    var reference: Double
    /// Depth as scripted.
    var scriptedDepth = 1.0
    public internal(set) var fundingEvery: Int
    /// Minute at which a frozen venue trades again, and news it has not yet quoted, ticks.
    public internal(set) var frozenUntil = Int.min
    var held = 0.0
    /// Lots that people have sold in this minute on the venue's spot book, less those bought.
    var converted: Int64 = 0

    /// Thousandths of coin collateral that do not count, and at which the venue prices it.
    var haircut: Int64 = 0
    var peg: Int64 = 1000
    /// Thousandths of coin collateral that count.
    var counted: Int64 { (1000 - haircut) * peg / 1000 }

    public var volatility: Double { variance.squareRoot() }
}
