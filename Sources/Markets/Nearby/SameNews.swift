/// The same bad news met by one market after another: what leverage makes of it.
///
/// A model's output. The market is `brink`, whose news fall by 3%, with other open interest and another
/// share of hot money; its depth stays as it is, where in life it grows in calm as well.
public struct SameNews: Sendable, Equatable {
    /// Open interest in millions of dollars, and the share of hot money.
    public let openInterest: Double
    public let heat: Double
    /// Lowest spot against the opening, in percent; negative.
    public let low: Double
    /// Closed by force and reported, millions of dollars.
    public let reported: Double
    /// What became of open interest in coins, in percent.
    public let change: Double

    /// How far the news fall, in percent, and that as parts of the fall of `brink`. A market near its
    /// edge may go over in one of three falls that differ by a tenth: the middle one is told.
    public static let fall = 3
    private static let falls = [0.9, 1.0, 1.1]

    /// - Returns: nil where no market opens from that much open interest.
    public init?(openInterest: Double, heat: Double) {
        var setting = Calibration.brink.setting
        setting.crowd.openInterest = openInterest
        setting.crowd.heat = min(heat, 1)
        guard (try? setting.check()) != nil else { return nil }
        let accounts = setting.crowd.drawn(price: setting.price, venues: setting.venues)
        guard !accounts.isEmpty else { return nil }
        let crowd = LiveMarket.crowd(accounts, setting)
        var lows: [Double] = []
        var reported: [Double] = []
        var changes: [Double] = []
        for part in Self.falls {
            var other = setting
            for place in other.news.indices { other.news[place].level *= part }
            guard var market = try? LiveMarket(other, crowd: crowd) else { return nil }
            let tally = market.runToEnd()
            lows.append(tally.lowPercent)
            reported.append(LiveTally.millions(tally.liquidated) * setting.report)
            changes.append(tally.openInterestChangePercent(market))
        }
        func middle(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
        self.openInterest = openInterest
        self.heat = heat
        low = middle(lows)
        self.reported = middle(reported)
        change = middle(changes)
    }
}

/// A fall, and the same news once more after some weeks: where prices stayed wild, and where calm came
/// back. What leverage did in between is the build-up's.
public struct Aftermath: Sendable, Equatable {
    /// Days between, and the two volatilities a year: assumptions.
    public static let days = 30
    public static let wild = 0.60
    public static let calm = 0.35

    public let first: SameNews
    /// Leverage gone, and leverage back.
    public let reset: SameNews
    public let froth: SameNews

    public init?() {
        let setting = Calibration.brink.setting
        guard
            let first = SameNews(
                openInterest: setting.crowd.openInterest, heat: setting.crowd.heat)
        else { return nil }
        func later(_ volatility: Double) -> SameNews? {
            var model = BuildUp(openInterest: first.openInterest * (1 + first.change / 100))
            let before = model.heat
            for _ in 0..<Self.days { model.pass(volatility: volatility) }
            return SameNews(
                openInterest: model.openInterest,
                heat: setting.crowd.heat * model.heat / before)
        }
        guard let reset = later(Self.wild), let froth = later(Self.calm) else { return nil }
        self.first = first
        self.reset = reset
        self.froth = froth
    }
}
