import Figures

/// A described picture: what is drawn and what it says in one sentence. Renderers choose the glyphs.
public struct Chart: Sendable, Equatable {
    /// One candle: open, high, low, close.
    public struct Candle: Sendable, Equatable {
        public var open: Price
        public var high: Price
        public var low: Price
        public var close: Price
        public init(open: Price, high: Price, low: Price, close: Price) {
            self.open = open
            self.high = high
            self.low = low
            self.close = close
        }
    }

    /// A level across the whole picture: the entry, the stop, the liquidation price.
    public struct Level: Sendable, Equatable {
        public var name: String
        public var price: Price
        public var reveals: Term?
        public init(_ name: String, _ price: Price, reveals: Term? = nil) {
            self.name = name
            self.price = price
            self.reveals = reveals
        }
    }

    /// Something that happened at one candle's close: the opening of a position, its end.
    public struct Moment: Sendable, Equatable {
        /// "opened", "stopped": no two of a picture's begin alike.
        public var name: String
        /// Which candle, or value, counted from 0.
        public var candle: Int
        /// Where it was filled; nil in a picture of something else than prices.
        public var price: Price?
        public init(_ name: String, at candle: Int, price: Price? = nil) {
            self.name = name
            self.candle = candle
            self.price = price
        }
    }

    public var title: String
    /// One candle a bar, oldest first. A renderer merges neighbours that share a column.
    public var candles: [Candle]
    public var levels: [Level]
    public var moments: [Moment]
    /// When the candles were; nil where only the first and the last time are known.
    public var times: TimeScale?
    /// The times under the first and the last candle.
    public var from: String
    public var to: String
    /// The picture in one sentence, printed under it and in place of it where nothing is drawn.
    public var summary: String
    public init(
        title: String, candles: [Candle], levels: [Level], moments: [Moment] = [],
        times: TimeScale? = nil, from: String, to: String, summary: String
    ) {
        self.title = title
        self.candles = candles
        self.levels = levels
        self.moments = moments
        self.times = times
        self.from = from
        self.to = to
        self.summary = summary
    }
}

extension Chart {
    /// How far each level is from the latest price: "From the price: stop 2.6% under."; nil where
    /// there is none.
    public var distances: String? {
        let words = levels.compactMap { level in
            distance(of: level.price).map { "\(level.name) \($0)" }
        }
        return words.isEmpty ? nil : "From the price: \(words.joined(separator: ", "))."
    }

    /// "2.6% under", "at it"; nil where that cannot be counted.
    private func distance(of price: Price) -> String? {
        // A price beyond what reading admits has no distance, and traps nowhere.
        let counted: ClosedRange<Int128> = -1_000_000_000_000_000_000...1_000_000_000_000_000_000
        guard let last = candles.last?.close, last.isPositive, counted.contains(last.units),
            counted.contains(price.units)
        else { return nil }
        let gap = price - last
        guard gap.units != 0 else { return "at it" }
        let share = gap.magnitude.divided(by: last, .nearest).percent(places: 1)
        return "\(share) \(gap.isNegative ? "under" : "above")"
    }
}
