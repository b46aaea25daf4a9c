/// What a fall would release, tick by tick: lots of longs whose liquidation lies there, and how many.
public struct ReleaseLevels: Sendable, Equatable {
    @usableFromInline struct Cell: Sendable, Equatable, BitwiseCopyable {
        @usableFromInline var lots: Int64 = 0
        @usableFromInline var count: Int64 = 0
    }
    @usableFromInline private(set) var cells: [Cell]

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
    /// Where a walk is.
    @usableFromInline struct Place: Sendable {
        @usableFromInline var price: Int32
        /// Lots left at the price's own level.
        @usableFromInline var left: Int64
        /// Lowest tick whose release has been sold.
        @usableFromInline var seen: Int
        @usableFromInline var released: Int64 = 0
        @usableFromInline var count: Int64 = 0

        @inlinable init(price: Int32, left: Int64, seen: Int) {
            self.price = price
            self.left = left
            self.seen = seen
        }
    }
    @usableFromInline let depth: Depth
    @usableFromInline let levels: ReleaseLevels
    @usableFromInline var place: Place

    @inlinable public var price: Int32 { place.price }
    /// Lots released so far, and how many accounts they were.
    @inlinable public var released: Int64 { place.released }
    @inlinable public var count: Int64 { place.count }

    // The walk is open to the caller's compiler, so that it is built for the caller's book.

    @inlinable public init(_ levels: ReleaseLevels, _ depth: Depth, price: Int32) {
        self.levels = levels
        self.depth = depth
        let price = max(price, 0)
        place = Place(price: price, left: depth.lots(at: price), seen: levels.cells.count)
    }

    /// News takes the price to a level, with a fresh book there; everything reached is sold.
    @inlinable public mutating func move(to price: Int32) {
        place.price = max(price, 0)
        place.left = depth.lots(at: place.price)
        settle()
    }

    /// Sells what the levels at and above the price release, until none is new.
    @inlinable mutating func settle() {
        var place = self.place
        let depth = self.depth
        levels.cells.withUnsafeBufferPointer { cells in
            while place.seen > Int(place.price) {
                place.seen &-= 1
                let cell = cells[place.seen]
                if cell.lots > 0 {
                    place.count &+= cell.count
                    place.released &+= cell.lots
                    var rest = cell.lots
                    // Below zero the book has no end, so the walk does.
                    while rest > place.left {
                        rest &-= place.left
                        place.price &-= 1
                        place.left = depth.lots(at: place.price)
                    }
                    place.left &-= rest
                    if place.price < 0 { place.price = 0 }
                }
            }
        }
        self.place = place
    }

    /// An hour of news that falls by so many minutes to so much of the opening price, the price closing
    /// half its gap to the news each minute: the price after each.
    @inlinable public mutating func fall(news: [Int32]) -> [(price: Int32, count: Int64)] {
        var path: [(price: Int32, count: Int64)] = []
        path.reserveCapacity(news.count)
        for value in news {
            move(to: price &+ (value &- price) / 2)
            path.append((price, count))
        }
        return path
    }
}
