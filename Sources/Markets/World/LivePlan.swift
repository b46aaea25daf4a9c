/// What a live market was opened from and never writes again; every branch shares it.
struct LivePlan: Sendable {
    let setting: LiveSetting
    let path: NewsPath
    let events: [LiveEvent]
    /// Lots of one side's open interest as stated.
    let interestLots: Double
    let floor: Double
    let ceiling: Double
    // Shares kept over one minute, from half-lives.
    let keepValue: Double
    let keepDepth: Double
    let keepVolatility: Double
    let keepBasis: Double

    init(_ setting: LiveSetting) {
        self.setting = setting
        path = NewsPath(setting)
        events = setting.events.enumerated()
            .sorted { ($0.element.minute, $0.offset) < ($1.element.minute, $1.offset) }
            .map(\.element)
        interestLots = setting.crowd.openInterest * 1e10 / setting.price
        floor = 0.02 * setting.price * 10
        ceiling = LivePlan.ceiling(setting.price)
        func kept(_ halfLife: Double) -> Double { Logarithm.power(2, -1 / halfLife) }
        keepValue = kept(setting.book.valueHalfLife)
        keepDepth = kept(setting.book.depthHalfLife)
        keepVolatility = kept(setting.book.volatilityHalfLife)
        keepBasis = kept(setting.arbitrage.basisHalfLife)
    }

    /// No print is above ten times the opening price.
    static func ceiling(_ price: Double) -> Double { 10 * price * 10 }
}
