/// A second column of times beside the one that counts: whether the two say the same.
struct OtherTime {
    /// How far it is ahead of the time that counts, in seconds: each way of being so, at most three.
    private(set) var ahead: [Int] = []
    /// It names its zone, so that it has to agree to the second.
    private var isZoned = false
    /// The first row on which they differ, and both as they stand.
    private(set) var first: (line: Int, text: String)?

    mutating func see(
        _ cell: ArraySlice<UInt8>, beside time: WrittenTime, _ line: Int, offset: Int?
    ) {
        guard ahead.count < 4, let other = WrittenTime(cell), other.day != .none else { return }
        if other.offset != nil { isZoned = true }
        let shift = ((time.offset ?? offset ?? 0) - (other.offset ?? 0)) * 60
        // Whichever number of a date is its day, one of the two may agree.
        var differences: [Int] = []
        for isDayFirst in [true, false] {
            guard let a = time.seconds(isDayFirst: isDayFirst),
                let b = other.seconds(isDayFirst: isDayFirst)
            else { continue }
            let isDayAlone = !other.hasClock || !time.hasClock
            let there = b + shift
            differences.append(isDayAlone && floored(there) == floored(a) ? 0 : there - a)
        }
        guard let least = differences.min(by: { abs($0) < abs($1) }) else { return }
        if !ahead.contains(least) { ahead.append(least) }
        if least != 0, first == nil {
            first = (line, String(decoding: cell.prefix(40), as: UTF8.self))
        }
    }

    private func floored(_ seconds: Int) -> Int {
        seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    }

    enum Verdict: Equatable {
        case agrees
        /// The same clock somewhere else: so many minutes ahead, or two numbers of them where clocks
        /// were changed.
        case elsewhere([Int])
        case contradicts(line: Int, String)
    }

    var verdict: Verdict {
        guard let first else { return .agrees }
        let quarters = ahead.allSatisfy { $0 % 900 == 0 && abs($0) <= 14 * 3_600 }
        let sorted = ahead.sorted()
        let isOneClock =
            sorted.count == 1 || sorted.count == 2 && sorted[1] - sorted[0] == 3_600
        guard quarters, isOneClock, !isZoned else {
            return .contradicts(line: first.line, first.text)
        }
        return .elsewhere(sorted.map { $0 / 60 })
    }
}
