import Figures
import Margin

/// Which entries are taken: those of a period, and of times that moved so much.
public struct EntryChoice: Sendable, Equatable {
    /// Nil for all.
    public var period: Range<Moment>?
    /// The least that the price moved in a day, as a mean over the 30 days before the entry.
    public var atLeast: Rate?
    /// What it moved less than.
    public var under: Rate?
    public init(period: Range<Moment>? = nil, atLeast: Rate? = nil, under: Rate? = nil) {
        self.period = period
        self.atLeast = atLeast
        self.under = under
    }
}

/// How often the price went so far from an entry at a bar's open within so many bars: a count, with
/// what is needed to judge it.
public struct PathCount: Sendable, Equatable {
    public let side: Side
    public let distance: Rate
    public let bars: Int
    /// Entries with a whole window behind them.
    public let taken: Int
    public let reached: Int
    /// The first entry that was reached.
    public let first: Moment?
    /// The entry after which it went furthest, and how far that was, whether reached or not.
    public let worst: (moment: Moment, way: Rate)?
    /// Windows that do not overlap: each begins where the one before it has ended.
    public let blocks: Int

    public init(
        _ excursions: Excursions, of series: HourSeries, distance: Rate,
        choice: EntryChoice = EntryChoice(), moves: [Int] = []
    ) {
        side = excursions.side
        bars = excursions.bars
        self.distance = distance
        let line = Int(clamping: distance.units)
        let most = choice.under.map { Int(clamping: $0.units) } ?? .max
        let least = choice.atLeast.map { Int(clamping: $0.units) } ?? 0
        let isChosen = choice.atLeast != nil || choice.under != nil
        var (taken, reached, blocks, free) = (0, 0, 0, 0)
        var (first, furthest, furthestWay) = (-1, -1, -1)
        let indices = choice.period.map(series.indices) ?? series.open.indices
        excursions.worst.withUnsafeBufferPointer { worst in
            for index in indices where worst[index] >= 0 {
                if isChosen {
                    guard moves.indices.contains(index), moves[index] >= least, moves[index] < most
                    else { continue }
                }
                taken += 1
                if index >= free {
                    blocks += 1
                    free = index + excursions.bars
                }
                if worst[index] >= line {
                    reached += 1
                    if first < 0 { first = index }
                }
                if worst[index] > furthestWay { (furthest, furthestWay) = (index, worst[index]) }
            }
        }
        self.taken = taken
        self.reached = reached
        self.blocks = blocks
        self.first = first < 0 ? nil : series.moment(first)
        worst =
            furthest < 0
            ? nil : (series.moment(furthest), Rate(units: Int128(furthestWay)))
    }

    public static func == (a: PathCount, b: PathCount) -> Bool {
        a.side == b.side && a.distance == b.distance && a.bars == b.bars && a.taken == b.taken
            && a.reached == b.reached && a.first == b.first && a.blocks == b.blocks
            && a.worst?.moment == b.worst?.moment && a.worst?.way == b.worst?.way
    }

    /// The share that was reached, as a rate of 1.
    public var share: Rate {
        Rate(units: taken == 0 ? 0 : divide(Int128(reached) * unitsPerOne, Int128(taken), .nearest))
    }

    /// Fewer windows side by side than this, and nothing is said of a share.
    public static let fewest = 30
    public var isEnough: Bool { blocks >= Self.fewest }

    /// Between which shares the chance lies with 95 %, if windows that do not overlap were
    /// independent.
    ///
    /// Wilson, Journal of the American Statistical Association 22 (1927), with the share of all
    /// entries and the number of windows side by side: hours of one window are one case, not many.
    public var interval: (low: Double, high: Double) {
        guard blocks > 0, taken > 0 else { return (0, 1) }
        let (n, p, z) = (Double(blocks), Double(reached) / Double(taken), 1.959_963_985)
        let middle = p + z * z / (2 * n)
        let half = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
        let whole = 1 + z * z / n
        return (max(0, (middle - half) / whole), min(1, (middle + half) / whole))
    }
}
