import Figures
import Margin
import Markets

/// One bar of a tape that runs by itself, as somebody watches it.
public struct PlayedBar: Sendable {
    /// The chart with what was news in the latest bars, and where one stands.
    public let view: Page
    /// The same in a line or a few, for whoever listens or has no picture.
    public let lines: Page
    /// Something was closed by force, a watch rang, or the tape ended: time to look.
    public let isLast: Bool
}

extension Session {
    /// Whether a tape is there that can run by itself: outside lessons, before its end.
    public var canPlay: Bool { lesson == nil && timeline?.world.isAtEnd == false }

    /// Whether a lesson is open.
    public var isInLesson: Bool { lesson != nil }

    /// Plays one bar of a copy that is watched. What is lived is lived by `step`, once it is known
    /// how far.
    ///
    /// - Parameters:
    ///   - told: lines of the bars before, the newest last; those of this one are added.
    ///   - bars: how many the picture has room for.
    ///   - news: how many of the lines told stand under it.
    ///   - hint: what stops it, under everything else.
    public mutating func playBar(
        told: inout [Prose], bars: Int, news: Int = 3, hint: String = ""
    ) -> PlayedBar? {
        guard canPlay, var timeline,
            let events = try? timeline.world.perform(.step(1))
        else { return nil }
        self.timeline = timeline
        let world = timeline.world
        let lines = events.flatMap { $0.lines(in: world) }
        told = Array((told + lines).suffix(max(0, news)))
        let isLast =
            world.isAtEnd
            || events.contains { event in
                switch event.happening {
                case .closed(let ending): ending.isForced
                case .rang(let alert, _): alert.request.stops
                default: false
                }
            }
        // One block: empty lines between them would be taken from the picture.
        let below = told + [world.statusLine] + (hint.isEmpty ? [] : [Prose(hint, .faint)])
        return PlayedBar(
            view: Page(world.chartPage(latest: bars).blocks + [.lines(below)]),
            lines: Page([.lines(lines + [world.statusLine])]), isLast: isLast)
    }
}
