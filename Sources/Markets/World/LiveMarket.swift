/// A market that makes its own prices: news, spot, perp, mark, funding, arbitrage, books that thin, a
/// crowd with stops and liquidations, insurance, deleveraging.
///
/// A value: a copy is a branch and costs a few dozen references, whatever the crowd's size. The same
/// setting and the same acts give the same bytes on every machine.
public struct LiveMarket: Sendable {
    let plan: LivePlan
    /// Minutes since the opening.
    public internal(set) var minute: Int
    public internal(set) var state: MarketState
    public internal(set) var crowd: Crowd
    public internal(set) var pots = Pots()
    /// Loans of lending pools, whose coins are sold on spot when they are called.
    public internal(set) var loans = LoanBook()
    /// What of the loop is on. Turned off for a counterfactual run from here on.
    public var switches = Switches.all {
        didSet { crowd.disturb() }
    }
    var nextEvent = 0
    /// How far each class's shorts have been asked to relieve the maker.
    var reliefPlace = [0, 0]
    /// For tests: look at every account plainly instead of by ladders.
    var looksAtAll = false
    /// With that, closes one account a round instead of all that are due: for proofs of the same end.
    var closesOneByOne = false

    public var setting: LiveSetting { plan.setting }
    public var isAtEnd: Bool { minute >= plan.setting.minutes }

    /// Opens a market in balance: draws the crowd and lets the warm-up pass.
    public init(_ setting: LiveSetting) throws(LiveFault) {
        try setting.check()
        let accounts = setting.crowd.drawn(price: setting.price, venues: setting.venues)
        guard !accounts.isEmpty else { throw .nobodyLeft }
        try self.init(setting, crowd: LiveMarket.crowd(accounts, setting))
    }

    /// The accounts on their ladders. The same for every seed, so a sweep makes it once.
    public static func crowd(_ accounts: [CrowdAccount], _ setting: LiveSetting) -> Crowd {
        let c = setting.crowd
        let opening = Int64(setting.price * 10 + 0.5)
        func thousandths(_ x: Double) -> Int64 { Int64(x * 1000 + 0.5) }
        let classes = [
            AssetClass(
                betaTenths: 10, maintenance: thousandths(c.maintenance), openingTicks: opening),
            AssetClass(
                betaTenths: Int64(c.altBeta * 10 + 0.5), maintenance: thousandths(c.altMaintenance),
                openingTicks: opening),
        ]
        return Crowd(
            accounts, classes: classes, counted: 1000 - thousandths(c.haircut),
            ceiling: Int64(LivePlan.ceiling(setting.price)))
    }

    /// Opens a market for a crowd already drawn for this setting (of any seed).
    public init(_ setting: LiveSetting, crowd: Crowd) throws(LiveFault) {
        try setting.check()
        plan = LivePlan(setting)
        minute = -setting.warmUp
        self.crowd = crowd
        let calm = setting.book.calmVolatility
        state = MarketState(
            perp: plan.path.value[0], spot: plan.path.value[0], variance: calm * calm / 4,
            reference: plan.path.value[0], fundingEvery: setting.fundingEvery)
        state.funding = 0.0001
        state.haircut = 1000 - crowd.counted
        for c in 0..<2 { pots.makerLots[c] = crowd.interest[c * 2 + 1] - crowd.interest[c * 2] }
        let insurance = Int128(setting.insurance * 1e12)
        pots.insurance = insurance
        // The basis opens where the crowd's skew holds it; arbitrage would take it there.
        state.perp *= 1 + setting.arbitrage.basisAtFullSkew * imbalance
        state.basis = state.perp / state.spot - 1
        var scratch = LiveScratch()
        while minute < 0 { step(&scratch) }
        // The warm-up counts in nothing: the fund is as stated, funding starts from zero.
        pots.outside += pots.insurance - insurance
        pots.insurance = insurance
        pots.insuranceUsed = 0
        loans = LoanBook(setting.loans, spot: prices.spot)
    }

    var anchor: Double { plan.path.value[minute + plan.setting.warmUp] + state.permanent }
    /// What the news says the coin is worth, ticks.
    public var news: Double { plan.path.value[minute + plan.setting.warmUp] }

    /// Longs of the crowd over its shorts, as a share of the stated open interest.
    var imbalance: Double { Double(crowd.longLots - crowd.shortLots) / plan.interestLots }

    /// Last, mark and spot in whole ticks.
    public var prices: MarketPrices {
        MarketPrices(
            last: Int64(state.perp + 0.5), mark: Int64(mark + 0.5), spot: Int64(state.spot + 0.5))
    }

    /// The mark, unrounded: the median of spot carried by funding, spot with the average basis, and the
    /// last price (Binance's form).
    public var mark: Double {
        let bounds = markBounds
        return max(bounds.low, min(bounds.high, state.perp))
    }

    /// The two prices that spot leads to: between them the mark is the last price.
    var markBounds: (low: Double, high: Double) {
        let every = state.fundingEvery
        let passed = ((minute % every) + every) % every
        let carried = state.spot * (1 + state.funding * (1 - Double(passed) / Double(every)))
        let averaged = state.spot + state.basis * state.spot
        return (min(carried, averaged), max(carried, averaged))
    }

    /// Visible size over that in calm, as shown to the eye: the top of the book flees first.
    public var quotedDepth: Double { state.depth * state.depth }
    /// Quoted spread, a share of price.
    public var spread: Double { plan.setting.book.spread / 1e4 / quotedDepth }

    /// The perp's book now, per tick and lot. Millions and percents become lots a tick: a coin is 10⁴
    /// lots, a dollar ten ticks.
    public var perpBook: Book { book(plan.setting.book.perpDepth, plan.setting.book.perpLatent) }
    public var spotBook: Book { book(plan.setting.book.spotDepth, plan.setting.book.spotLatent) }

    private func book(_ visible: Double, _ latent: Double) -> Book {
        let x = state.reference / 10
        let scale = state.scriptedDepth * (switches.impact ? 1 : 1e5)
        return Book(
            k: visible * 1e6 * scale * state.depth / (0.01 * x * x) * 1e3,
            l: 2 * latent * 1e6 * scale / (1e-4 * x * x * x) * 1e2)
    }
}

/// Space that a step needs and nobody keeps; allocated once, by whoever steps.
public struct LiveScratch: Sendable {
    public var reached = Reached()
    /// The prices at which the last cascade came to rest.
    public internal(set) var calmAt: MarketPrices?
    var pending: [PendingClose] = []
    var busts: [UInt32] = []
    var ranked: [(score: Double, row: UInt32)] = []
    public init() {}
}
