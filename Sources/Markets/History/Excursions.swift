import Figures
import Margin

/// How far the price went against an entry at every bar's open, within so many bars: the fall
/// to the
/// lowest price for a long, the rise to the highest for a short.
///
/// One pass with a queue of falling lows (the sliding-window minimum), so that any number of bars
/// costs the same.
public struct Excursions: Sendable {
    public let side: Side
    public let bars: Int
    /// For every bar: 10⁻⁸ of the entry, rounded down; negative where the window is not whole.
    ///
    /// A distance of d units is reached exactly where the number is at least d: with whole numbers
    /// x/y ≥ d and ⌊x/y⌋ ≥ d are the same.
    public let worst: [Int]

    /// - Parameter bars: at least 1; the bar of the entry is the first of them.
    public init(_ series: HourSeries, _ side: Side, bars: Int) {
        precondition(bars > 0, "a window has a bar")
        self.side = side
        self.bars = bars
        let isLong = side == .long
        let ends = isLong ? series.low : series.high
        var worst = [Int](repeating: -1, count: series.open.count)
        var queue = [Int](repeating: 0, count: series.open.count)
        for run in series.runs where run.count >= bars {
            var (front, back) = (0, 0)
            for index in run {
                let end = ends[index]
                while back > front,
                    isLong ? ends[queue[back - 1]] >= end : ends[queue[back - 1]] <= end
                {
                    back -= 1
                }
                queue[back] = index
                back += 1
                let entry = index - bars + 1
                guard entry >= run.lowerBound else { continue }
                while queue[front] < entry { front += 1 }
                let (open, extreme) = (series.open[entry], ends[queue[front]])
                worst[entry] = Self.share(of: isLong ? open - extreme : extreme - open, open)
            }
        }
        self.worst = worst
    }

    @inline(__always)
    private static func share(of way: Int, _ open: Int) -> Int {
        let (product, overflows) = way.multipliedReportingOverflow(by: Int(unitsPerOne))
        guard overflows else { return product / open }
        return Int(clamping: Int128(way) * unitsPerOne / Int128(open))
    }
}
