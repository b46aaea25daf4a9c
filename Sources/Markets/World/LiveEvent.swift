import Margin

/// Something a scenario makes happen at a minute, other than the news. None sets a price.
public struct LiveEvent: Sendable, Equatable {
    public enum Kind: Sendable, Equatable {
        /// Depth, visible and latent, times this from here on (of what the setting says).
        case depth(Double)
        /// Noise times this from here on.
        case noise(Double)
        /// One order at market on the perp: millions of dollars sold, bought when negative.
        case whale(Double)
        /// The perp venue fills nobody and prints nothing for so many minutes.
        case freeze(minutes: Int)
        /// New maintenance margins, shares of notional: bitcoin, the rest.
        case maintenance(Double, Double)
        /// Share of coin collateral that no longer counts.
        case haircut(Double)
        /// The venue opens nothing above this leverage from here on; what is open stays.
        case maxLeverage(Double)
        /// What people hold as coin collateral trades at this share of the coin on the venue's own
        /// book, and whose price the venue counts it at. October 2025: Binance valued staked coins
        /// and USDe by its own book; elsewhere they kept their price.
        case depeg(Double, CollateralRule.PriceSource)
        /// Minutes between funding payments from here on.
        case fundingEvery(Int)
    }
    /// The minute, counted from 1, that it opens.
    public var minute: Int
    public var kind: Kind

    public init(minute: Int, _ kind: Kind) {
        self.minute = minute
        self.kind = kind
    }
}
