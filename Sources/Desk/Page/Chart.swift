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

    public var title: String
    /// One candle a bar, oldest first. A renderer merges neighbours that share a column.
    public var candles: [Candle]
    public var levels: [Level]
    /// The times under the first and the last candle.
    public var from: String
    public var to: String
    /// The picture in one sentence, printed under it and in place of it where nothing is drawn.
    public var summary: String
    public init(
        title: String, candles: [Candle], levels: [Level], from: String, to: String, summary: String
    ) {
        self.title = title
        self.candles = candles
        self.levels = levels
        self.from = from
        self.to = to
        self.summary = summary
    }
}
