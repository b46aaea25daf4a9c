/// A crowd of isolated accounts under a venue's tiers, on prices that it does not move: who would have
/// been closed, when, and what was left. The same ladders and rows as the crowd of a live market.
public struct TieredCrowd: Sendable {
    /// Columns of accounts. Price in ticks, sizes in lots, margin in tick × lot.
    ///
    /// Law: equal lengths, sizes above zero, and size × price × 10⁴ within 63 bits.
    public struct Columns: Sendable {
        /// Above zero for a long.
        public let side: [Int8]
        public let entry: [Int32]
        public let size: [Int64]
        public let margin: [Int64]
        public init(side: [Int8], entry: [Int32], size: [Int64], margin: [Int64]) {
            precondition(
                side.count == entry.count && side.count == size.count && side.count == margin.count
                    && side.count <= CrowdRow.mostAccounts, "columns of one length")
            self.side = side
            self.entry = entry
            self.size = size
            self.margin = margin
        }
    }

    let rows: [CrowdRow]
    private(set) var ladders: [CheckLadder]
    /// Sum of signed sizes, of signed entry costs, of margins, of sizes: equity at any mark in one line.
    private(set) var net: Int64 = 0
    private(set) var cost: Int64 = 0
    private(set) var margin: Int64 = 0
    private(set) var open: Int64 = 0

    /// One pass for ticks and totals, one to count buckets, one to lay out rows.
    public init(_ columns: Columns, under tiers: TieredMargin) {
        let count = columns.side.count
        var high: (Int32, Int32) = (.min, .min)
        var low: (Int32, Int32) = (.max, .max)
        var longs = 0
        var sums: (net: Int64, cost: Int64, margin: Int64, open: Int64) = (0, 0, 0, 0)
        let side = columns.side.span
        let entry = columns.entry.span
        let size = columns.size.span
        let margins = columns.margin.span
        let keys = [Int32](unsafeUninitializedCapacity: count) { keys, filled in
            for i in 0..<count {
                let q = size[i]
                let e = Int64(entry[i])
                let g = margins[i]
                var key: Int32
                if side[i] > 0 {
                    key = tiers.longTick(size: q, entry: e, margin: g)
                    key = key < 0 ? 0 : key
                    high.0 = key > high.0 ? key : high.0
                    low.0 = key < low.0 ? key : low.0
                    longs &+= 1
                    sums.net &+= q
                    sums.cost &+= q &* e
                } else {
                    key = 0 &- tiers.shortTick(size: q, entry: e, margin: g)
                    high.1 = key > high.1 ? key : high.1
                    low.1 = key < low.1 ? key : low.1
                    sums.net &-= q
                    sums.cost &-= q &* e
                }
                keys[i] = key
                sums.margin &+= g
                sums.open &+= q
            }
            filled = count
        }
        let key = keys.span
        var layout = LadderLayout(
            sizes: [longs, count - longs], high: [high.0, high.1], low: [low.0, low.1],
            count: count,
            ladder: { side[$0] > 0 ? 0 : 1 }, key: { key[$0] })
        rows = [CrowdRow](unsafeUninitializedCapacity: count) { rows, filled in
            layout.deal(count: count, ladder: { side[$0] > 0 ? 0 : 1 }, key: { key[$0] }) { i, at in
                rows.initializeElement(
                    at: at,
                    to: CrowdRow(
                        quantity: size[i], holding: margins[i], entry: entry[i],
                        ladder: side[i] > 0 ? 0 : 1, venue: 0, id: i, key: key[i], stop: 0))
            }
            filled = count
        }
        ladders = layout.ladders
        (net, cost, margin, open) = sums
    }

    /// One step of a mark: lots × mark closed. Calls `died` with the number of each account closed.
    @inline(__always)
    mutating func step(_ mark: Int32, _ died: (Int) -> Void) -> Int64 {
        let price = Int64(mark)
        var closed: Int64 = 0
        var (net, cost, margin, open) = (self.net, self.cost, self.margin, self.open)
        rows.withUnsafeBufferPointer { rows in
            ladders[0].pass(price, key: { rows[$0].key }) { at in
                let x = rows[at]
                died(x.id)
                closed &+= x.quantity
                net &-= x.quantity
                cost &-= x.quantity &* Int64(x.entry)
                margin &-= x.holding
            }
            ladders[1].pass(0 - price, key: { rows[$0].key }) { at in
                let x = rows[at]
                died(x.id)
                closed &+= x.quantity
                net &+= x.quantity
                cost &+= x.quantity &* Int64(x.entry)
                margin &-= x.holding
            }
        }
        open &-= closed
        (self.net, self.cost, self.margin, self.open) = (net, cost, margin, open)
        return closed &* price
    }

    /// What a whole path did.
    public struct Replay: Sendable, Equatable {
        /// The step at which each account was closed; −1 for survivors.
        public var when: [Int32]
        /// By step: what the survivors are worth, the lots they hold, the notional closed.
        public var equity: [Int64] = []
        public var openInterest: [Int64] = []
        public var closed: [Int64] = []
    }

    /// Plays a path of marks.
    public mutating func replay(_ path: [Int32]) -> Replay {
        var replay = Replay(when: [Int32](repeating: -1, count: rows.count))
        replay.equity.reserveCapacity(path.count)
        replay.openInterest.reserveCapacity(path.count)
        replay.closed.reserveCapacity(path.count)
        var when: [Int32] = []
        swap(&when, &replay.when)
        when.withUnsafeMutableBufferPointer { when in
            for (t, mark) in path.enumerated() {
                let closed = step(mark) { when[$0] = Int32(truncatingIfNeeded: t) }
                replay.closed.append(closed)
                replay.openInterest.append(open)
                replay.equity.append(margin &+ net &* Int64(mark) &- cost)
            }
        }
        swap(&when, &replay.when)
        return replay
    }
}
