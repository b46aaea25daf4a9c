/// How the crowd is drawn. Shares are of one, sizes relative; every default is that of a calm day.
public struct CrowdSetting: Sendable, Equatable {
    /// Accounts drawn, both sides together, before those too near their trigger are left out: 100 to
    /// 10,000,000.
    public var accounts = 6_000
    /// Which crowd of this law: another seed puts others in the same places.
    public var seed: UInt64 = 1
    /// Open interest of one side, millions of dollars, all coins.
    public var openInterest = 124_000.0
    /// How much smaller the shorts of the crowd are than its longs; a maker holds the difference.
    public var skew = 0.15
    /// Share of notional that sits at very high leverage ("hot money"). Calibrated.
    public var heat = 0.02
    /// Share of the rest that no fall forces: hedged, regulated venues, over-collateralised. Calibrated.
    public var patient = 0.388
    /// Leverage of the patient.
    public var patientLeverage = 0.6
    /// Median and log-spread of leverage; shorts use 0.7 of the median. Fitted to open interest by
    /// leverage on Hyperliquid, December 2025 (36/49/15% below 3x, 3–7x, above).
    public var leverage = 3.8
    public var leverageSpread = 0.62
    /// The same for hot money.
    public var hotLeverage = 20.0
    public var hotLeverageSpread = 0.5
    /// Mean and spread of ln(entry ÷ opening price); the mean counts against a side.
    public var entryDrift = 0.0
    public var entrySpread = 0.03
    /// Share of accounts with coin collateral: Glassnode, about 70% early 2021, 33% October 2023, 18%
    /// October 2024.
    public var coinShare = 0.18
    /// Share of coin collateral that does not count.
    public var haircut = 0.05
    /// Share of accounts on other coins, and how many times as far these move as bitcoin.
    public var altShare = 0.60
    public var altBeta = 1.6
    /// Maintenance margin, as a share of notional.
    public var maintenance = 0.005
    public var altMaintenance = 0.010
    /// Share of accounts with a stop; of the hot, more.
    public var stopShare = 0.12
    public var hotStopShare = 0.45
    /// Stops cluster just beyond round levels (Osler 2002): the grid, as a share of the opening price.
    public var roundLevels = 0.01
    /// A level that everybody watches, as a share of the opening price; shorts watch its mirror image.
    public var support = 0.97
    /// Sizes are Pareto with this exponent, none more than `sizeCap` times the least of its group.
    public var sizeExponent = 1.5
    public var sizeCap = 10.0
    /// How many of the accounts are hot, and how many patient: the hot are many and small, the patient
    /// few and large (Carnegie Mellon study of BitMEX accounts: the small are the more levered).
    public var hotAccounts = 0.35
    public var patientAccounts = 0.05
    /// Nobody opens whose stop or liquidation lies within this share of the opening price: they would
    /// not have survived the hours before.
    public var openingRange = 0.004

    public init() {}
}

/// A place of trade, and what its public feed of liquidations leaves out.
public struct VenueSetting: Sendable, Equatable {
    public enum Feed: String, Sendable {
        /// Every liquidation is published.
        case all
        /// At most one a second and symbol, as Binance, Bybit and OKX did from 2021.
        case onePerSecond
    }
    public var name: String
    /// Share of the crowd's accounts.
    public var share: Double
    public var feed: Feed

    public init(name: String, share: Double, feed: Feed) {
        self.name = name
        self.share = share
        self.feed = feed
    }

    /// Shares of open interest of about 2025, rounded; an assumption.
    public static let usual = [
        VenueSetting(name: "Binance", share: 0.40, feed: .onePerSecond),
        VenueSetting(name: "Bybit", share: 0.20, feed: .onePerSecond),
        VenueSetting(name: "OKX", share: 0.15, feed: .onePerSecond),
        VenueSetting(name: "Others", share: 0.25, feed: .all),
    ]
}
