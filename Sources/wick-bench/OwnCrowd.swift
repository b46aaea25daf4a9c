import Markets

/// A crowd of our own, for a run that needs no files: entries within a twentieth of 60,000 dollars,
/// leverages 2 to 125, sizes of a thousandth to a coin, in the units of the yardsticks.
func ownCrowd(_ count: Int) -> TieredCrowd.Columns {
    let chance = Noise(seed: 1)
    func whole(_ stream: UInt64, _ i: Int, _ range: ClosedRange<Int64>) -> Int64 {
        let span = UInt64(range.upperBound - range.lowerBound + 1)
        return range.lowerBound + Int64(chance.bits(stream: stream, step: UInt64(i)) % span)
    }
    let entry = (0..<count).map { Int32(whole(1, $0, 570_000...630_000)) }
    let size = (0..<count).map { whole(2, $0, 1_000...1_000_000) }
    return TieredCrowd.Columns(
        side: (0..<count).map { whole(3, $0, 0...99) < 55 ? 1 : -1 }, entry: entry, size: size,
        margin: (0..<count).map { Int64(entry[$0]) * size[$0] / whole(4, $0, 2...125) })
}

/// A day of minutes that falls by an eighth, with noise.
func ownPath() -> [Int32] {
    let chance = Noise(seed: 2)
    var price = 600_000.0
    return (0..<1_440).map { minute in
        price += 250 * chance.normal(stream: 1, step: UInt64(minute)) - 52
        return Int32(price)
    }
}
