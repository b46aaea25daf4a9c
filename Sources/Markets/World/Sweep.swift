/// One setting over many seeds: other news of the same kind, met by other crowds of the same law.
///
/// Each seed's outcome is a pure function of the setting and the seed, so the answer is the same
/// whatever the number of workers.
public struct Sweep: Sendable {
    public struct Outcome: Sendable, Equatable {
        public let seed: UInt64
        /// Lowest spot, percent of the first.
        public let low: Double
        /// Lowest and highest mark at a minute's end, over the first mark.
        public let lowestMark: Double
        public let highestMark: Double
        /// Reported liquidations of the run and of its worst hour, millions of dollars.
        public let reported: Double
        public let worstHour: Double
    }

    /// What a seed decides.
    public enum Draws: String, Sendable, CaseIterable {
        /// Who stands where; the news is the scenario's own, as where `meets` is asked.
        case crowd
        /// That, and the chance in the news: another day of the same kind.
        case day
    }

    public let setting: LiveSetting
    public let seeds: Range<UInt64>
    public var draws = Draws.day
    /// What of the loop is on.
    public var switches = Switches.all
    private let law: CrowdLaw

    public init(_ setting: LiveSetting, seeds: Range<UInt64>) throws(LiveFault) {
        try setting.check()
        law = CrowdLaw(setting.crowd, price: setting.price, venues: setting.venues)
        guard !law.isEmpty else { throw .nobodyLeft }
        self.setting = setting
        self.seeds = seeds
    }

    /// The market of one seed at its opening; nil only if the setting cannot be opened.
    public func market(seed: UInt64) -> LiveMarket? {
        var setting = self.setting
        if draws == .day { setting.seed = seed }
        setting.crowd.seed = seed
        let crowd = LiveMarket.crowd(law.crowd(seed: seed), setting)
        guard var market = try? LiveMarket(setting, crowd: crowd) else { return nil }
        market.switches = switches
        return market
    }

    /// What one seed brings; nil only if the setting cannot be opened.
    public func outcome(seed: UInt64) -> Outcome? {
        market(seed: seed).map { outcome(of: $0, seed: seed) }
    }

    /// What a market at its opening comes to.
    public func outcome(of opened: LiveMarket, seed: UInt64) -> Outcome {
        var market = opened
        var tally = LiveTally(market)
        var scratch = LiveScratch()
        let first = market.prices.mark
        var (low, high) = (first, first)
        while !market.isAtEnd {
            let report = market.step(&scratch)
            tally.add(report)
            low = min(low, report.mark)
            high = max(high, report.mark)
        }
        return Outcome(
            seed: seed, low: tally.lowPercent, lowestMark: Double(low) / Double(first),
            highestMark: Double(high) / Double(first),
            reported: LiveTally.millions(tally.liquidated) * setting.report,
            worstHour: LiveTally.millions(tally.worstHour) * setting.report)
    }
}

/// How often an isolated dollar-margined position opened at the start would have been closed, by
/// leverage and side, from one set of paths.
public struct LeverageOdds: Sendable, Equatable {
    public struct Row: Sendable, Equatable {
        public let leverage: Double
        public let longs: Int
        public let shorts: Int
    }
    public static let leverages: [Double] = [2, 3, 5, 7, 10, 15, 20, 25, 33, 50, 75, 100]
    public let paths: Int
    public let rows: [Row]

    /// Liquidation at (1 − 1/L) ÷ (1 − m) of the entry for a long, (1 + 1/L) ÷ (1 + m) for a short.
    public init(
        _ outcomes: [Sweep.Outcome], leverages: [Double] = LeverageOdds.leverages,
        maintenance: Double = 0.005
    ) {
        paths = outcomes.count
        rows = leverages.map { leverage in
            let down = (1 - 1 / leverage) / (1 - maintenance)
            let up = (1 + 1 / leverage) / (1 + maintenance)
            return Row(
                leverage: leverage, longs: outcomes.count { $0.lowestMark <= down },
                shorts: outcomes.count { $0.highestMark >= up })
        }
    }
}
