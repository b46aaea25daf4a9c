/// A market that makes its own prices: everything a live scenario states.
///
/// Money in millions of dollars, prices in dollars, time in minutes. Defaults are a calm day of 2025.
public struct LiveSetting: Sendable, Equatable {
    public var name = "calm"
    /// Opening price: 100 to 1,000,000.
    public var price = 100_000.0
    /// Minutes from the opening to the end.
    public var minutes = 1_440
    /// Minutes before the opening in which the market finds its balance; they count in nothing.
    public var warmUp = 120
    public var seed: UInt64 = 1
    public var crowd = CrowdSetting()
    public var venues = VenueSetting.usual
    public var book = BookSetting()
    public var arbitrage = ArbitrageSetting()
    public var loans = LendingSetting()
    /// What the news says the coin is worth, as a path of levels: 0 is the opening price, −0.03 three
    /// percent below. Straight lines between.
    public var news: [NewsKnot] = []
    /// Noise of the news path, standard deviation a year; the same figure drives the noise of trade.
    public var noise = 0.35
    /// Whether the noise of the news comes back to the knots at the end (a bridge), or wanders off.
    public var isBridged = false
    /// Draw the noise from Student's t with 3 degrees of freedom instead of the normal.
    public var hasFatTails = false
    /// The venues' insurance fund at the opening.
    public var insurance = 1_500.0
    /// Published liquidations over actual ones, taken over all feeds. Bybit, 3 February 2025: 16%.
    public var report = 0.25
    /// Minutes between funding payments.
    public var fundingEvery = 480
    public var events: [LiveEvent] = []

    public init() {}
}

/// A point of the news path.
public struct NewsKnot: Sendable, Equatable {
    public var minute: Int
    public var level: Double
    public init(_ minute: Int, _ level: Double) {
        self.minute = minute
        self.level = level
    }
}

/// What stands in the books and how it thins.
public struct BookSetting: Sendable, Equatable {
    /// Visible one-sided depth within 1%, all coins: Kaiko and CoinDesk figures of 2022–25, the perp
    /// part estimated.
    public var spotDepth = 250.0
    public var perpDepth = 350.0
    /// What the latent book absorbs in the first 1%. Fitted; public brackets are two orders wide.
    public var spotLatent = 300.0
    public var perpLatent = 400.0
    /// Quoted spread in calm, basis points; a blend of coins (assumption).
    public var spread = 0.5
    /// Volatility a minute up to which makers quote full size: 0.10%, 73% a year.
    public var calmVolatility = 0.0010
    /// How fast depth falls with volatility beyond it: a fixed risk budget gives 1.
    public var thinning = 1.0
    /// The least share of depth that stays.
    public var least = 0.02
    /// Half-lives: depth coming back, the volatility that makers look at, displacement from fair value.
    public var depthHalfLife = 180.0
    public var volatilityHalfLife = 10.0
    public var valueHalfLife = 45.0

    public init() {}
}

/// What ties the perp to spot.
public struct ArbitrageSetting: Sendable, Equatable {
    /// Share of the gap closed a minute, and the most a minute in calm, millions (assumptions).
    public var speed = 0.30
    public var capacity = 400.0
    /// Share of the arbitrage's push on spot that stays (Donier and Bonart: decay of uninformed flow).
    public var permanent = 0.35
    /// Basis at which an all-long crowd would rest: 20 basis points.
    public var basisAtFullSkew = 0.002
    /// Half-life of the basis average in the mark price, minutes (Binance, 30 points of 5 s).
    public var basisHalfLife = 2.5
    /// Share of open interest a maker carries before shorts buy back from it, and the share of the
    /// shorts that do so in a minute at most.
    public var makerLimit = 0.015
    public var makerRelief = 0.02

    public init() {}
}

/// Parts of the loop that can be turned off, to ask what each does.
public struct Switches: Sendable, Equatable {
    public var stops = true
    public var liquidations = true
    /// Off: depth is a hundred thousand times what it was, so trades move nothing.
    public var impact = true

    public init(stops: Bool = true, liquidations: Bool = true, impact: Bool = true) {
        self.stops = stops
        self.liquidations = liquidations
        self.impact = impact
    }

    public static let all = Switches()
}
