/// What a fall would release, tick by tick: lots of longs whose liquidation lies there, and how many.
public struct ReleaseLevels: Sendable, Equatable {
    struct Cell: Sendable, Equatable, BitwiseCopyable {
        var lots: Int64 = 0
        var count: Int64 = 0
    }
    private(set) var cells: [Cell]

    /// - Parameter top: no level is at or above it
    public init(top: Int32) { cells = [Cell](repeating: Cell(), count: Int(max(top, 1))) }

    /// The longs of a crowd of isolated accounts.
    public init(_ columns: TieredCrowd.Columns, under tiers: TieredMargin, top: Int32) {
        self.init(top: top)
        let side = columns.side.span
        let entry = columns.entry.span
        let size = columns.size.span
        let margin = columns.margin.span
        let last = cells.count - 1
        cells.withUnsafeMutableBufferPointer { cells in
            for i in side.indices where side[i] > 0 {
                let tick = tiers.longTick(
                    size: size[i], entry: Int64(entry[i]), margin: margin[i])
                let at = min(max(Int(tick), 0), last)
                cells[at].lots &+= size[i]
                cells[at].count &+= 1
            }
        }
    }

    public mutating func add(_ lots: Int64, at tick: Int64) {
        let at = Int(min(max(tick, 0), Int64(cells.count - 1)))
        cells[at].lots += lots
        cells[at].count += 1
    }

    /// Lots in a range of ticks, and how many accounts.
    public func sum(_ ticks: Range<Int64>) -> (lots: Int64, count: Int64) {
        let low = Int(min(max(ticks.lowerBound, 0), Int64(cells.count)))
        let high = Int(min(max(ticks.upperBound, 0), Int64(cells.count)))
        guard low < high else { return (0, 0) }
        return cells[low..<high].reduce((Int64(0), Int64(0))) {
            ($0.0 + $1.lots, $0.1 + $1.count)
        }
    }
}

/// A price that falls through a book while each level it passes releases more to sell.
///
/// Two arrays merged down one cursor, what is released and what stands to take it: the settled price
/// and the totals do not depend on the order within a level, so no account is named.
public struct LevelWalk<Depth: LevelDepth>: Sendable {
    private let depth: Depth
    private let levels: ReleaseLevels
    public private(set) var price: Int32
    /// Lots left at the price's own level.
    private var left: Int64
    /// Lowest tick whose release has been sold.
    private var seen: Int
    public private(set) var released: Int64 = 0
    public private(set) var count: Int64 = 0

    public init(_ levels: ReleaseLevels, _ depth: Depth, price: Int32) {
        self.levels = levels
        self.depth = depth
        self.price = max(price, 0)
        left = depth.lots(at: max(price, 0))
        seen = levels.cells.count
    }

    /// News takes the price to a level, with a fresh book there; everything reached is sold.
    @inline(__always)
    public mutating func move(to price: Int32) {
        self.price = max(price, 0)
        left = depth.lots(at: self.price)
        settle()
    }

    /// Sells what the levels at and above the price release, until none is new.
    @inline(__always)
    private mutating func settle() {
        var (at, left, seen) = (self.price, self.left, self.seen)
        var (released, count) = (self.released, self.count)
        let depth = self.depth
        levels.cells.withUnsafeBufferPointer { cells in
            while seen > Int(at) {
                seen &-= 1
                let cell = cells[seen]
                if cell.lots > 0 {
                    count &+= cell.count
                    released &+= cell.lots
                    var rest = cell.lots
                    // Below zero the book has no end, so the walk does.
                    while rest > left {
                        rest &-= left
                        at &-= 1
                        left = depth.lots(at: at)
                    }
                    left &-= rest
                    if at < 0 { at = 0 }
                }
            }
        }
        (self.price, self.left, self.seen) = (at, left, seen)
        (self.released, self.count) = (released, count)
    }

    /// An hour of news that falls by so many minutes to so much of the opening price, the price closing
    /// half its gap to the news each minute: the price after each.
    public mutating func fall(news: [Int32]) -> [(price: Int32, count: Int64)] {
        var path: [(price: Int32, count: Int64)] = []
        path.reserveCapacity(news.count)
        for value in news {
            move(to: price &+ (value &- price) / 2)
            path.append((price, count))
        }
        return path
    }
}
