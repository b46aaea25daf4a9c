/// The usual shape of a bad day's news: quiet, a slide, a fast part, a slower one, a partial recovery;
/// perhaps a second leg. Levels are shares of the opening price.
public struct NewsShape: Sendable, Equatable {
    /// How far the news falls, at its worst.
    public var drop = 0.0
    /// Share of the fall that comes in the fast part.
    public var concentration = 0.0
    /// The first news; the start and the length of the fast part; the length of what follows.
    public var first = 0
    public var fast = 0
    public var fastLength = 0
    public var after = 0
    /// Share of the fall that is won back by the end.
    public var rebound = 0.0
    /// A second leg: when it begins, how far it takes the news.
    public var secondStart: Int?
    public var secondDrop = 0.0

    public init() {}

    /// Knots for a scenario of so many minutes.
    public func knots(minutes: Int) -> [NewsKnot] {
        let before = (1 - concentration) / 2 * drop
        var knots = [
            NewsKnot(first, 0), NewsKnot(fast, -before),
            NewsKnot(fast + fastLength, -(before + concentration * drop)),
            NewsKnot(min(fast + fastLength + after, minutes), -drop),
        ]
        var end = -drop * (1 - rebound)
        if let secondStart {
            knots.removeAll { $0.minute >= secondStart }
            let level = knots.last?.level ?? 0
            knots.append(NewsKnot(secondStart, level + 0.3 * rebound * drop))
            knots.append(NewsKnot(secondStart + fastLength, -secondDrop))
            end = -secondDrop * (1 - rebound)
        }
        if let last = knots.last, last.minute < minutes { knots.append(NewsKnot(minutes, end)) }
        return knots
    }
}
