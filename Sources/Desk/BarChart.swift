import Figures

/// Shares of a whole side by side: how much is held at which leverage.
public struct BarChart: Sendable, Equatable {
    public struct Bar: Sendable, Equatable {
        public var name: String
        /// Never negative; a share of 1 is 100%.
        public var share: Rate
        /// How many it stands for, where things are counted.
        public var count: Int?
        public init(_ name: String, _ share: Rate) {
            self.name = name
            self.share = share
        }
        /// So many of a whole; none of nothing.
        public init(_ name: String, count: Int, of whole: Int) {
            self.name = name
            self.count = count
            share = Rate(
                units: whole > 0 ? divide(Int128(count) * unitsPerOne, Int128(whole), .nearest) : 0)
        }

        /// As it is written beside the bar: "23.4%", or the number counted.
        public var words: String { count.map { "\($0)" } ?? share.percent(places: 1) }
    }

    public var title: String
    public var bars: [Bar]
    /// The picture in one sentence, printed under it and in place of it where nothing is drawn.
    public var summary: String
    public init(title: String, bars: [Bar], summary: String) {
        self.title = title
        self.bars = bars
        self.summary = summary
    }
}
