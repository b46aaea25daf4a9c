import Figures

/// Sizes side by side: how much is held at which leverage, how much is forced at which level.
public struct BarChart: Sendable, Equatable {
    public struct Bar: Sendable, Equatable {
        public var name: String
        /// Never negative; a share of 1 is 100%.
        public var share: Rate
        /// As it is written beside the bar: "23.4%", the number counted, "1,229M".
        public var words: String
        /// Which figure of the person's own it gives away, if one.
        public var reveals: Term?

        /// A share; or a size with its own words, as long as its share of the greatest.
        public init(_ name: String, _ share: Rate, words: String? = nil, reveals: Term? = nil) {
            self.name = name
            self.reveals = reveals
            self.share = share
            self.words = words ?? share.percent(places: 1)
        }

        /// So many of a whole; none of nothing.
        public init(_ name: String, count: Int, of whole: Int) {
            self.name = name
            words = "\(count)"
            share = Rate(
                units: whole > 0 ? divide(Int128(count) * unitsPerOne, Int128(whole), .nearest) : 0)
        }
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
