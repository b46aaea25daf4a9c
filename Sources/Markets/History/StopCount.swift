import Figures
import Margin

/// What always stopping came to: from every bar's open one position, held for so many bars or until
/// its stop, and the same one held without a stop.
///
/// Fees and funding are left out: they are the same with a stop and without, but for the time in the
/// market. A bar that opens beyond the stop fills it at its open.
public struct StopCount: Sendable, Equatable {
    public let side: Side
    /// How far the stop lies from the entry.
    public let distance: Rate
    public let bars: Int
    public let taken: Int
    public let stopped: Int
    /// Of those that were stopped: the last price of the window was better than where the stop
    /// filled, and better than the entry.
    public let regretted: Int
    public let wouldHaveGained: Int
    /// The mean change of the price in the position's favour, as a share of the entry, rounded to the
    /// nearest 10⁻⁸.
    public let meanStopped: Rate
    public let meanHeld: Rate
    /// The worst single change in each way.
    public let worstStopped: Rate
    public let worstHeld: Rate

    /// - Parameters:
    ///   - distance: above 0; of a long under 1.
    ///   - bars: at least 1; the bar of the entry is the first of them.
    public init(
        _ series: HourSeries, _ side: Side, distance: Rate, bars: Int,
        in period: Range<Moment>? = nil
    ) {
        precondition(bars > 0, "a window has a bar")
        self.side = side
        self.distance = distance
        self.bars = bars
        var count = Running()
        for entries in series.entries(of: bars, in: period) {
            for entry in entries {
                count.add(series, entry, isLong: side == .long, Int(clamping: distance.units), bars)
            }
        }
        taken = count.taken
        stopped = count.stopped
        regretted = count.regretted
        wouldHaveGained = count.wouldHaveGained
        func mean(_ sum: Int128) -> Rate {
            Rate(units: count.taken == 0 ? 0 : divide(sum, Int128(count.taken), .nearest))
        }
        meanStopped = mean(count.sumStopped)
        meanHeld = mean(count.sumHeld)
        worstStopped = Rate(units: Int128(count.worstStopped))
        worstHeld = Rate(units: Int128(count.worstHeld))
    }

    private struct Running {
        var (taken, stopped, regretted, wouldHaveGained) = (0, 0, 0, 0)
        var (sumStopped, sumHeld) = (Int128(0), Int128(0))
        var (worstStopped, worstHeld) = (0, 0)

        @inline(__always)
        mutating func add(
            _ series: HourSeries, _ entry: Int, isLong: Bool, _ distance: Int, _ bars: Int
        ) {
            let open = series.open[entry]
            let one = Int(unitsPerOne)
            // The last whole tick that the stop lets pass: reached at or beyond it.
            let level =
                isLong
                ? Int(divide(Int128(open) * Int128(one - distance), unitsPerOne, .down))
                : Int(divide(Int128(open) * Int128(one + distance), unitsPerOne, .up))
            let end = series.close[entry + bars - 1]
            let held = Self.change(from: open, to: end, isLong)
            var result = held
            for index in entry..<entry + bars
            where isLong ? series.low[index] <= level : series.high[index] >= level {
                let first = series.open[index]
                let fill = index == entry ? level : isLong ? min(level, first) : max(level, first)
                result = Self.change(from: open, to: fill, isLong)
                stopped += 1
                if isLong ? end > fill : end < fill { regretted += 1 }
                if held > 0 { wouldHaveGained += 1 }
                break
            }
            taken += 1
            sumStopped += Int128(result)
            sumHeld += Int128(held)
            worstStopped = min(worstStopped, result)
            worstHeld = min(worstHeld, held)
        }

        /// In 10⁻⁸ of the entry, rounded towards zero.
        @inline(__always)
        private static func change(from open: Int, to price: Int, _ isLong: Bool) -> Int {
            let way = isLong ? price - open : open - price
            let (product, overflows) = way.multipliedReportingOverflow(by: Int(unitsPerOne))
            return overflows
                ? Int(clamping: Int128(way) * unitsPerOne / Int128(open)) : product / open
        }
    }
}
