import Figures

/// What a scenario says puts are priced from: a volatility a year, and from which moment on.
///
/// Nothing stated means that one is assumed. No line of a scenario can know what the next days will
/// bring: the path is what a seller is said to fear, not what the price then does.
public struct StatedVolatility: Sendable, Equatable {
    public struct Point: Sendable, Equatable {
        /// Nil: from the opening on.
        public let moment: Moment?
        /// A year.
        public let share: Rate
        public init(_ moment: Moment?, _ share: Rate) {
            self.moment = moment
            self.share = share
        }
    }
    /// From 1% to 1,000% a year.
    public static let least = Rate(units: 1_000_000)
    public static let most = Rate(units: 1_000_000_000)

    /// Oldest first.
    public let points: [Point]

    public init(_ points: [Point] = []) { self.points = points }

    /// What was said last before a moment; nil where nothing was.
    public func share(at moment: Moment) -> Rate? {
        points.last { $0.moment.map { $0 <= moment } ?? true }?.share
    }
}
