import Figures
import Margin

/// The recorded price of another coin beside a scenario's own: bars of the same length, one for each
/// of the tape's.
public struct CoinTape: Sendable, Equatable {
    public let coin: Asset
    public let tape: Tape
    /// What the file says, as it says it: prices hold until the next one.
    public let points: [Point]

    /// A price or a bar, at the stamp of a bar of the tape.
    public struct Point: Sendable, Equatable {
        public let moment: Moment
        public let bar: Bar
        /// Nil where the close stands in for it.
        public let mark: Price?
        /// Said as one price.
        public let isPrice: Bool
        public init(moment: Moment, bar: Bar, mark: Price? = nil, isPrice: Bool = false) {
            self.moment = moment
            self.bar = bar
            self.mark = mark
            self.isPrice = isPrice
        }
    }

    /// Lays the points along another tape; between them the last value holds. It is judged as that
    /// tape is, unless it has a mark of its own. Law of reading: the first point is no later than the
    /// opening, and each is later than the one before.
    public init(coin: Asset, points: [Point], along tape: Tape) {
        self.coin = coin
        self.points = points
        var bars: [Bar] = []
        var marks: [Price] = []
        bars.reserveCapacity(tape.bars.count)
        var next = 0
        var close = points.first?.bar.open ?? .zero
        var mark = close
        for index in tape.bars.indices {
            let stamp = tape.start + tape.minutesPerBar * index
            var bar = Bar(open: close, high: close, low: close, close: close)
            while next < points.count, points[next].moment <= stamp {
                bar = points[next].bar
                mark = points[next].mark ?? bar.close
                next += 1
            }
            close = bar.close
            bars.append(bar)
            marks.append(mark)
        }
        self.tape =
            points.contains { $0.mark != nil }
            ? Tape(
                start: tape.start, minutesPerBar: tape.minutesPerBar, bars: bars, past: tape.past,
                marks: marks, judging: .closes)
            : Tape(
                start: tape.start, minutesPerBar: tape.minutesPerBar, bars: bars, past: tape.past,
                markWindow: 1, judging: tape.judging)
    }
}
