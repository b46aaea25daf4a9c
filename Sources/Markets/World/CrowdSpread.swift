/// One setting met by crowds of its law: the same news, others in the same places.
///
/// What a single crowd comes to is one draw; what the setting comes to is the middle of them, and how
/// far they lie apart says how near an edge it stands.
public struct CrowdSpread: Sendable, Equatable {
    /// Lowest spot against the first, percent; the furthest fall first.
    public let lows: [Double]
    /// Reported liquidations of the whole run and of its worst hour, millions of dollars; least first.
    public let days: [Double]
    public let hours: [Double]

    /// How many crowds a scenario's `meets` is asked of.
    public static let usual = 11

    /// - Parameters:
    ///   - crowds: how many, of the seeds from 1 on
    ///   - switches: what of the loop is on
    public init(
        _ setting: LiveSetting, crowds: Int = CrowdSpread.usual, switches: Switches = .all
    ) throws(LiveFault) {
        try setting.check()
        let law = CrowdLaw(setting.crowd, price: setting.price, venues: setting.venues)
        guard !law.isEmpty else { throw .nobodyLeft }
        var (lows, days, hours): ([Double], [Double], [Double]) = ([], [], [])
        for seed in 1...UInt64(max(crowds, 1)) {
            let crowd = LiveMarket.crowd(law.crowd(seed: seed), setting)
            var market = try LiveMarket(setting, crowd: crowd)
            market.switches = switches
            let tally = market.runToEnd()
            lows.append(tally.lowPercent)
            days.append(LiveTally.millions(tally.liquidated) * setting.report)
            hours.append(LiveTally.millions(tally.worstHour) * setting.report)
        }
        self.lows = lows.sorted()
        self.days = days.sorted()
        self.hours = hours.sorted()
    }

    public var low: Double { CrowdSpread.middle(lows) }
    public var day: Double { CrowdSpread.middle(days) }
    public var hour: Double { CrowdSpread.middle(hours) }

    /// The middle of sorted values, the later of two.
    private static func middle(_ sorted: [Double]) -> Double { sorted[sorted.count / 2] }
}
