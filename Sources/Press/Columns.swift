import Desk

/// Which columns of a picture show which bars.
struct Columns {
    /// The bars of each candle, oldest first.
    let candles: [Range<Int>]
    /// Columns from the left edge to the axis.
    let plot: Int
    /// Columns from the left edge to the end of the last candle.
    let drawn: Int
    /// How long a candle is, where it holds more than one bar and the clock is known.
    let minutes: Int?

    /// Wider than this a candle is not easier to see.
    private static let widest = 8
    /// Narrower than this a picture of few candles looks like a tower.
    private static let leastPlot = 24

    /// Bars that do not fit are joined by the clock, or, where nobody knows it, in equal shares.
    init(of count: Int, _ times: TimeScale?, room: Int) {
        if count > room, let joined = times?.joined(into: room) {
            candles = joined.places
            minutes = joined.minutes
        } else {
            let most = max(1, min(room, count))
            candles = (0..<most).map { count * $0 / most..<count * ($0 + 1) / most }
            minutes = nil
        }
        drawn = min(room, candles.count * Self.widest)
        plot = min(room, max(Self.leastPlot, drawn))
    }

    /// Columns of a candle's body; odd, so that its wick has a middle.
    var body: Int {
        let wide = drawn / candles.count
        return wide >= 7 ? 5 : wide >= 4 ? 3 : 1
    }

    func left(_ candle: Int) -> Int { candle * drawn / candles.count }

    func middle(_ candle: Int) -> Int { left(candle) + body / 2 }

    /// The column of the candle that holds a bar.
    func column(of bar: Int) -> Int {
        middle(candles.lastIndex { $0.lowerBound <= bar } ?? 0)
    }

    /// How many bars a candle holds, where that is more than one.
    var share: String? {
        if let minutes { return "candles of \(TimeScale.words(minutes: minutes))" }
        let counts = Set(candles.map(\.count))
        guard let least = counts.min(), let most = counts.max(), most > 1 else { return nil }
        return least == most ? "\(least) bars a column" : "\(least) or \(most) bars a column"
    }
}
