/// Where every entry goes when entries are dealt to ladders and buckets: one counting pass.
///
/// Law: the keys of one ladder span less than 2³¹.
struct LadderLayout {
    let ladders: [CheckLadder]
    private let high: [Int32]
    private let shifts: [Int32]
    private let firstBucket: [Int]
    /// The first free place of each bucket.
    private var next: [UInt32]

    /// - Parameters:
    ///   - count: how many entries there are
    ///   - ladders: how many ladders
    ///   - ladder: the ladder of an entry
    ///   - key: the key of an entry
    @inline(__always)
    init(count: Int, ladders: Int, ladder: (Int) -> Int, key: (Int) -> Int32) {
        var high = [Int32](repeating: .min, count: ladders)
        var low = [Int32](repeating: .max, count: ladders)
        var sizes = [Int](repeating: 0, count: ladders)
        for i in 0..<count {
            let l = ladder(i)
            let k = key(i)
            sizes[l] &+= 1
            if k > high[l] { high[l] = k }
            if k < low[l] { low[l] = k }
        }
        self.init(sizes: sizes, high: high, low: low, count: count, ladder: ladder, key: key)
    }

    /// The same, when sizes and extremes are already known.
    @inline(__always)
    init(
        sizes: [Int], high: [Int32], low: [Int32], count: Int, ladder: (Int) -> Int,
        key: (Int) -> Int32
    ) {
        var shifts: [Int32] = []
        var first: [Int] = [0]
        for l in sizes.indices {
            let want = min(max(sizes[l] / 64, 16), 8192)
            let range = sizes[l] == 0 ? 0 : Int(high[l]) - Int(low[l])
            var shift = 0
            while range >> shift >= want { shift += 1 }
            shifts.append(Int32(shift))
            first.append(first[l] + (range >> shift) + 1)
        }
        var starts = [UInt32](repeating: 0, count: first[sizes.count] + 1)
        starts.withUnsafeMutableBufferPointer { starts in
            high.withUnsafeBufferPointer { high in
                shifts.withUnsafeBufferPointer { shifts in
                    first.withUnsafeBufferPointer { first in
                        for i in 0..<count {
                            let l = ladder(i)
                            let bucket = first[l] &+ Int((high[l] &- key(i)) &>> shifts[l])
                            starts[bucket &+ 1] &+= 1
                        }
                    }
                }
            }
        }
        for b in 1..<starts.count { starts[b] += starts[b - 1] }
        self.ladders = sizes.indices.map { l in
            CheckLadder(
                high: high[l], shift: Int(shifts[l]),
                starts: Array(starts[first[l]...first[l + 1]]))
        }
        self.high = high
        self.shifts = shifts
        firstBucket = first
        next = starts
    }

    /// Deals the entries: calls `lay` with each and its place, in their order. Once only.
    @inline(__always)
    mutating func deal(
        count: Int, ladder: (Int) -> Int, key: (Int) -> Int32,
        _ lay: (_ entry: Int, _ place: Int) -> Void
    ) {
        high.withUnsafeBufferPointer { high in
            shifts.withUnsafeBufferPointer { shifts in
                firstBucket.withUnsafeBufferPointer { first in
                    next.withUnsafeMutableBufferPointer { next in
                        for i in 0..<count {
                            let l = ladder(i)
                            let bucket = first[l] &+ Int((high[l] &- key(i)) &>> shifts[l])
                            let at = next[bucket]
                            next[bucket] = at &+ 1
                            lay(i, Int(at))
                        }
                    }
                }
            }
        }
    }
}
