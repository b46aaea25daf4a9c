/// Accounts in falling order of their keys, found by one check price.
///
/// Keys lie in coarse buckets, laid out once; a bucket is put in order only when a check price stops
/// inside it, and then only the short list `front` is written. So opening costs one counting pass, a
/// step that reaches nobody one comparison, and a copy shares everything.
public struct CheckLadder: Sendable, Equatable {
    /// Place of the first entry, and one past the last.
    public let start: Int
    public let end: Int
    /// Above every key.
    let high: Int32
    let shift: Int
    /// Bucket b holds entries starts[b] ..< starts[b + 1], with keys from high − ((b + 1) << shift).
    let starts: [UInt32]
    /// Buckets entered so far. The last of them is in `front`.
    private var entered = 0
    private var front: [UInt64] = []
    private var place = 0

    /// - Parameters:
    ///   - keys: how many entries fall in each bucket is counted from `starts`
    init(high: Int32, shift: Int, starts: [UInt32]) {
        self.high = high
        self.shift = shift
        self.starts = starts
        start = Int(starts[0])
        end = Int(starts[starts.count - 1])
    }

    /// Key above, place below; rising order is falling keys, ties by place.
    @inline(__always)
    static func packed(key: Int32, place: Int) -> UInt64 {
        UInt64(UInt32(bitPattern: Int32.max &- key)) &<< 32
            | UInt64(UInt32(truncatingIfNeeded: place))
    }
    @inline(__always)
    static func place(_ packed: UInt64) -> Int { Int(packed & 0xFFFF_FFFF) }
    @inline(__always)
    static func key(_ packed: UInt64) -> Int32 {
        Int32.max &- Int32(truncatingIfNeeded: packed &>> 32)
    }

    /// A bound on the keys not yet passed; nil when nobody is left.
    var nearest: Int64? {
        if place < front.count { return Int64(CheckLadder.key(front[place])) }
        var bucket = entered
        while bucket + 1 < starts.count {
            if starts[bucket] < starts[bucket + 1] { return Int64(high) - Int64(bucket) << shift }
            bucket += 1
        }
        return nil
    }

    /// Passes every entry whose key the check price has reached, each once.
    ///
    /// - Parameters:
    ///   - driver: entries with keys at or above it are passed
    ///   - key: the key of the entry at a place
    ///   - visit: called with the place of each
    @inline(__always)
    public mutating func pass(_ driver: Int64, key: (Int) -> Int32, _ visit: (Int) -> Void) {
        if driver > Int64(high) { return }
        let count = starts.count - 1
        let depth = Int((Int64(high) - driver) >> Int64(shift))
        if depth >= entered && entered < count {
            while place < front.count {
                visit(CheckLadder.place(front[place]))
                place += 1
            }
            let whole = min(depth, count)
            var at = Int(starts[entered])
            let stop = Int(starts[whole])
            while at < stop {
                visit(at)
                at += 1
            }
            front.removeAll(keepingCapacity: true)
            place = 0
            entered = whole
            if whole < count { enter(whole, key) }
        }
        while place < front.count && Int64(CheckLadder.key(front[place])) >= driver {
            visit(CheckLadder.place(front[place]))
            place += 1
        }
    }

    /// Puts one bucket in order.
    @inline(__always)
    private mutating func enter(_ bucket: Int, _ key: (Int) -> Int32) {
        for at in Int(starts[bucket])..<Int(starts[bucket + 1]) {
            front.append(CheckLadder.packed(key: key(at), place: at))
        }
        CheckLadder.sort(&front)
        entered = bucket + 1
    }

    /// In place and without a buffer: a step allocates nothing.
    static func sort(_ list: inout [UInt64], from start: Int = 0) {
        list.withUnsafeMutableBufferPointer { list in
            let count = list.count - start
            if count < 2 { return }
            var isSorted = true
            for i in start + 1..<start + count where list[i - 1] > list[i] {
                isSorted = false
                break
            }
            if isSorted { return }
            for gap in [1750, 701, 301, 132, 57, 23, 10, 4, 1] where gap < count {
                for i in start + gap..<start + count {
                    let x = list[i]
                    var j = i
                    while j >= start + gap && list[j - gap] > x {
                        list[j] = list[j - gap]
                        j -= gap
                    }
                    list[j] = x
                }
            }
        }
    }
}
