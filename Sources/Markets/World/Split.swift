/// How much of a fall would have come anyway, and what stops and liquidations added, by running the same
/// news again with parts of the loop turned off.
///
/// The news share is an output of the model, given a latent depth that was fitted: with twice the depth
/// it would be larger. It measures no history.
public struct Split: Sendable, Equatable {
    /// Lowest spot of each run, percent of the first; negative.
    public let newsOnly: Double
    public let withStops: Double
    public let withLiquidations: Double
    public let full: Double
    /// The minute of that low in the full run, and spot at its end, percent of the first.
    public let lowMinute: Int
    public let endPercent: Double
    /// Forced closes of the full run, and of a run in which trades move no price; cents.
    public let liquidated: Int64
    public let liquidatedWithoutImpact: Int64

    /// Runs the five days. The market is where they begin, opened and not yet played.
    ///
    /// - Parameter minutes: how far to run; to the end when nil
    public init(of opened: LiveMarket, minutes: Int? = nil) {
        func run(_ switches: Switches) -> LiveTally {
            var market = opened
            market.switches = switches
            var tally = LiveTally(market)
            var scratch = LiveScratch()
            while !market.isAtEnd, minutes.map({ market.minute < opened.minute + $0 }) ?? true {
                tally.add(market.step(&scratch))
            }
            return tally
        }
        let whole = run(.all)
        full = whole.lowPercent
        lowMinute = whole.lowestSpotMinute
        endPercent = whole.spotPercent
        liquidated = whole.liquidated
        newsOnly = run(Switches(stops: false, liquidations: false)).lowPercent
        withStops = run(Switches(liquidations: false)).lowPercent
        withLiquidations = run(Switches(stops: false)).lowPercent
        liquidatedWithoutImpact = run(Switches(impact: false)).liquidated
    }

    /// Shapley parts: the mean of what a part adds when it comes first and when it comes last. The three
    /// add up to the whole move; a part may be positive, when stops left less to liquidate.
    public var stopsPart: Double { ((withStops - newsOnly) + (full - withLiquidations)) / 2 }
    public var liquidationsPart: Double {
        ((withLiquidations - newsOnly) + (full - withStops)) / 2
    }
    public var newsPart: Double { newsOnly }

    /// The whole move over the move of news alone; 1 when news moved nothing.
    public var amplification: Double { newsOnly < 0 ? full / newsOnly : 1 }
    /// Of each dollar closed by force, the part that would not have been without other forced selling.
    public var causalBranching: Double {
        liquidated == 0
            ? 0 : max(0, 1 - Double(liquidatedWithoutImpact) / Double(liquidated))
    }
}
