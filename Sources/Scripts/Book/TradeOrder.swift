/// The order of trades by their times.
struct TradeOrder {
    /// Places of the rows, the oldest first; equal times in the order of the table.
    let places: [Int]
    /// The newest stood first.
    let wasReversed: Bool

    /// Times that are all read put every row in its place. Otherwise the first and the last time tell the
    /// direction by their letters, where they are written alike.
    init(_ times: [ArraySlice<UInt8>?]) {
        let written = times.map { $0.flatMap(Self.written) }
        guard let seconds = Self.seconds(written) else {
            wasReversed = Self.descends(times)
            let all = Array(times.indices)
            places = wasReversed ? all.reversed() : all
            return
        }
        let steps = zip(seconds, seconds.dropFirst())
        let isReversed = steps.count { $0 > $1 } > steps.count { $0 < $1 }
        wasReversed = isReversed
        places = times.indices.sorted { a, b in
            seconds[a] == seconds[b] ? (isReversed ? a > b : a < b) : seconds[a] < seconds[b]
        }
    }

    /// Hyperliquid parts day and clock with a stroke: `08/03/2026 - 11:15:00`.
    private static func written(_ cell: ArraySlice<UInt8>) -> WrittenTime? {
        if let time = WrittenTime(cell) { return time }
        guard let stroke = cell.firstRange(of: Array(" - ".utf8)) else { return nil }
        let joined = Array(cell[..<stroke.lowerBound]) + [32] + Array(cell[stroke.upperBound...])
        return WrittenTime(joined[...])
    }

    /// Milliseconds of each; nil where one of them has none. A day that may be a month is read as the other
    /// days say, else in the way that lets the rows run in one direction.
    private static func seconds(_ times: [WrittenTime?]) -> [Int]? {
        guard !times.isEmpty, times.allSatisfy({ $0 != nil }) else { return nil }
        let all = times.compactMap { $0 }
        var isDayFirst: Bool?
        for time in all {
            guard case .either(let a, let b, _) = time.day else { continue }
            if a > 12 { isDayFirst = true }
            if b > 12 { isDayFirst = false }
        }
        func read(_ isDayFirst: Bool) -> [Int]? {
            let read = all.compactMap { time in
                time.seconds(isDayFirst: isDayFirst).map {
                    ($0 - (time.offset ?? 0) * 60) * 1_000 + time.millisecond
                }
            }
            return read.count == all.count ? read : nil
        }
        if let isDayFirst { return read(isDayFirst) }
        let (days, months) = (read(true), read(false))
        return [days, months].compactMap { $0 }.first(where: runsOneWay) ?? days ?? months
    }

    private static func runsOneWay(_ times: [Int]) -> Bool {
        let steps = zip(times, times.dropFirst())
        return steps.allSatisfy { $0 <= $1 } || steps.allSatisfy { $0 >= $1 }
    }

    private static func descends(_ times: [ArraySlice<UInt8>?]) -> Bool {
        guard let first = times.first ?? nil, let last = times.last ?? nil,
            first.count == last.count
        else { return false }
        return last.lexicographicallyPrecedes(first)
    }
}
