import Markets

/// When the bars of a picture were: which round times lie on it, and how bars are joined by the
/// clock where there are more of them than columns.
public struct TimeScale: Sendable, Equatable {
    /// A time that is written under the bar which it opens.
    public struct Tick: Sendable, Equatable {
        /// Which bar, counted from 0.
        public let place: Int
        public let text: String
    }

    /// Bars that share a candle, and how long a whole candle is.
    public struct Joined: Sendable, Equatable {
        public let minutes: Int
        public let places: [Range<Int>]
    }

    private let start: Moment
    private let minutesPerBar: Int
    private let count: Int

    /// - Parameters:
    ///   - start: the opening stamp of the first bar.
    ///   - count: how many bars there are.
    init(start: Moment, minutesPerBar: Int, count: Int) {
        self.start = start
        self.minutesPerBar = max(1, minutesPerBar)
        self.count = max(0, count)
    }

    /// The values of a tape after each of its steps, the opening's among them, from a step on.
    init(of tape: Tape, from step: Int, count: Int) {
        let opening = tape.opening + tape.minutesPerBar * (step - 1)
        self.init(start: opening, minutesPerBar: tape.minutesPerBar, count: count)
    }

    /// Divisors of an hour and of a day, so that candles and times begin where clocks do.
    private static let round =
        [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60, 120, 180, 240, 360, 480, 720]
        + [1, 2, 7, 14, 28, 91, 364].map { $0 * 1_440 }
    /// What people read off an axis: no time every 3, 4, 6 or 12 minutes.
    private static let read = round.filter { ![3, 4, 6, 12, 480].contains($0) }

    /// Round times in even distances, as many as may be: those of whole days as dates.
    public func ticks(atMost most: Int) -> [Tick] {
        let length = count * minutesPerBar
        let step = Self.read.first { $0 >= minutesPerBar && length <= $0 * max(1, most) }
        guard count > 0, let step else { return [] }
        let behind = start.minutes % step
        var minutes = behind == 0 ? 0 : (behind < 0 ? -behind : step - behind)
        var ticks: [Tick] = []
        while minutes < length {
            // A time inside a bar is told at the bar that opens after it.
            let place = (minutes + minutesPerBar - 1) / minutesPerBar
            let moment = start + minutes
            let text = moment.minuteOfDay == 0 && step >= 60 ? moment.dayText : moment.clock
            if place < count { ticks.append(Tick(place: place, text: text)) }
            minutes += step
        }
        return ticks
    }

    /// The bars in at most so many candles, each as long as the others and beginning at a round
    /// time; the first and the last may hold fewer bars. Nil where no round length is long enough.
    public func joined(into most: Int) -> Joined? {
        guard count > 0, most > 0 else { return nil }
        for minutes in [minutesPerBar] + Self.round where minutes >= minutesPerBar {
            guard minutes % minutesPerBar == 0, count * minutesPerBar / minutes <= most else {
                continue
            }
            let places = places(joining: minutes)
            if places.count <= most { return Joined(minutes: minutes, places: places) }
        }
        return nil
    }

    private func places(joining minutes: Int) -> [Range<Int>] {
        if minutes == minutesPerBar { return (0..<count).map { $0..<$0 + 1 } }
        let share = minutes / minutesPerBar
        let behind = (start.minutes % minutes + minutes) % minutes
        var next = max(1, share - behind / minutesPerBar)
        var first = 0
        var places: [Range<Int>] = []
        while first < count {
            places.append(first..<min(count, next))
            first = next
            next += share
        }
        return places
    }

    /// "1 minute", "90 minutes", "2 hours", "1 day".
    public static func words(minutes: Int) -> String {
        func counted(_ count: Int, _ unit: String) -> String {
            "\(count) \(unit)\(count == 1 ? "" : "s")"
        }
        if minutes >= 1_440, minutes % 1_440 == 0 { return counted(minutes / 1_440, "day") }
        if minutes >= 60, minutes % 60 == 0 { return counted(minutes / 60, "hour") }
        return counted(minutes, "minute")
    }
}

extension Moment {
    /// "13 Mar".
    fileprivate var dayText: String {
        let other = self + -1_440
        let text = clock(beside: other)
        return String(text.dropLast(clock.utf8.count + 1))
    }
}
