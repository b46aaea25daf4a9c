import Figures

/// Values over time as a described picture: what an account was worth, how near its line it was.
public struct LineChart: Sendable, Equatable {
    /// What the values are: all are counted in units of 10⁻⁸, a share of 1 is 100%; a rate is a
    /// small share, written with all its digits.
    public enum Unit: Sendable, Equatable { case price, money, share, rate }

    /// One line of the picture, a value a bar; nil where there was none.
    public struct Line: Sendable, Equatable {
        public var name: String
        public var values: [Int128?]
        public init(_ name: String, _ values: [Int128?]) {
            self.name = name
            self.values = values
        }
    }

    /// A value across the whole picture: what was deposited, the ratio at which one is closed.
    public struct Level: Sendable, Equatable {
        public var name: String
        public var value: Int128
        public init(_ name: String, _ value: Int128) {
            self.name = name
            self.value = value
        }
    }

    public var title: String
    public var unit: Unit
    /// At most three can be told apart.
    public var lines: [Line]
    public var levels: [Level]
    public var moments: [Chart.Moment]
    /// When the values were; nil where only the first and the last time are known.
    public var times: TimeScale?
    /// The times under the first and the last value.
    public var from: String
    public var to: String
    /// The picture in one sentence, printed under it and in place of it where nothing is drawn.
    public var summary: String
    public init(
        title: String, unit: Unit, lines: [Line], levels: [Level] = [],
        moments: [Chart.Moment] = [],
        times: TimeScale? = nil, from: String, to: String, summary: String
    ) {
        self.title = title
        self.unit = unit
        self.lines = lines
        self.levels = levels
        self.moments = moments
        self.times = times
        self.from = from
        self.to = to
        self.summary = summary
    }
}

extension LineChart.Unit {
    /// A value as it is written beside the picture: "4,990.01", "104.8%".
    public func text(_ value: Int128) -> String {
        switch self {
        case .price: Price(units: value).description
        case .money: Money(units: value).text(places: value % unitsPerOne == 0 ? 0 : 2)
        case .rate: Rate(units: value).exactPercent
        case .share: Rate(units: value).percent(places: value % 1_000_000 == 0 ? 0 : 1)
        }
    }
}
