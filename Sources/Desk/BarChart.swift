import Figures

/// Shares of a whole side by side: how much is held at which leverage.
public struct BarChart: Sendable, Equatable {
    public struct Bar: Sendable, Equatable {
        public var name: String
        /// Never negative; a share of 1 is 100%.
        public var share: Rate
        public init(_ name: String, _ share: Rate) {
            self.name = name
            self.share = share
        }

        /// As it is written beside the bar: "23.4%".
        public var words: String { share.percent(places: 1) }
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
