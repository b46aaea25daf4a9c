/// What a live run adds up to, kept as the minutes pass. Money in cents.
public struct LiveTally: Sendable, Equatable {
    public private(set) var minutes = 0
    public private(set) var liquidated: Int64 = 0
    public private(set) var liquidatedLongs: Int64 = 0
    public private(set) var byPlace = SIMD8<Int64>(repeating: 0)
    public private(set) var stopped: Int64 = 0
    public private(set) var forced = 0
    public private(set) var stops = 0
    public private(set) var deleveraged: Int64 = 0
    public private(set) var deleveragings = 0
    public private(set) var insuranceUsed: Int64 = 0
    public private(set) var lost: Int64 = 0
    public private(set) var fees: Int64 = 0
    /// Most forced closes in any 60 consecutive minutes, and the minute that hour ended.
    public private(set) var worstHour: Int64 = 0
    public private(set) var worstHourEnd = 0
    /// Forced closes of the last 60 minutes.
    public private(set) var lastHour: Int64 = 0
    public private(set) var lowestSpot = Int64.max
    public private(set) var lowestPerp = Int64.max
    /// The minute at which spot was lowest; zero where it never fell under the first.
    public private(set) var lowestSpotMinute = 0
    /// Spot less the first, and open interest at the start.
    let firstSpot: Int64
    let firstInterest: Int64
    private var lastSpot: Int64
    private var hour = [Int64](repeating: 0, count: 60)

    /// Begins at a market as it stands.
    public init(_ market: LiveMarket) {
        firstSpot = market.prices.spot
        firstInterest = market.openInterestLots
        lowestSpot = firstSpot
        lastSpot = firstSpot
        lowestPerp = market.prices.last
    }

    public mutating func add(_ report: MinuteReport) {
        let total = report.liquidatedTotal
        let slot = minutes % 60
        lastHour += total - hour[slot]
        hour[slot] = total
        minutes += 1
        if lastHour > worstHour {
            worstHour = lastHour
            worstHourEnd = report.minute
        }
        liquidated += total
        liquidatedLongs += report.liquidatedLongs
        byPlace &+= report.liquidated
        stopped += report.stopped
        forced += report.forced
        stops += report.stops
        deleveraged += report.deleveraged
        deleveragings += report.deleveragings
        insuranceUsed += report.insuranceUsed
        lost += report.lost
        fees += report.fees
        lastSpot = report.spot
        if report.spot < lowestSpot {
            lowestSpot = report.spot
            lowestSpotMinute = report.minute
        }
        lowestPerp = min(lowestPerp, report.low)
    }

    /// Lowest spot against the first, in percent; negative.
    public var lowPercent: Double { (Double(lowestSpot) / Double(firstSpot) - 1) * 100 }
    /// Spot now against the first, in percent.
    public var spotPercent: Double { (Double(lastSpot) / Double(firstSpot) - 1) * 100 }
    /// Share of forced notional that was long; 0 when nothing was forced.
    public var longShare: Double {
        liquidated == 0 ? 0 : Double(liquidatedLongs) / Double(liquidated)
    }
    /// Change of open interest in coins, percent, from the start to a market as it stands.
    public func openInterestChangePercent(_ market: LiveMarket) -> Double {
        (Double(market.openInterestLots) / Double(firstInterest) - 1) * 100
    }

    /// Cents to millions of dollars.
    public static func millions(_ cents: Int64) -> Double { Double(cents) / 1e8 }
}

extension LiveMarket {
    /// Plays to the end.
    public mutating func runToEnd() -> LiveTally {
        var tally = LiveTally(self)
        var scratch = LiveScratch()
        while !isAtEnd { tally.add(step(&scratch)) }
        return tally
    }
}
