import Figures

/// One day of a series: how far under its open it went, and how it closed.
public struct DayFall: Sendable, Equatable {
    /// Its first minute.
    public let moment: Moment
    /// From the day's first price to its lowest, of the first, rounded down; in 10⁻⁸.
    public let fall: Rate
    /// From its first price to its last.
    public let change: Rate
    /// How many of its bars are known.
    public let bars: Int
}

extension HourSeries {
    /// Every day of which some bar is known, in order.
    public func days() -> [DayFall] {
        let day = 1_440 / minutesPerBar
        var days: [DayFall] = []
        var index = 0
        while index < open.count {
            let moment = moment(index)
            let length = min(open.count - index, day - moment.minuteOfDay / minutesPerBar)
            let bars = (index..<index + max(1, length)).filter { open[$0] > 0 }
            index += max(1, length)
            guard let first = bars.first, let last = bars.last else { continue }
            let lowest = bars.map { low[$0] }.min() ?? open[first]
            func share(_ way: Int) -> Rate {
                Rate(units: Int128(way) * unitsPerOne / Int128(open[first]))
            }
            days.append(
                DayFall(
                    moment: Moment(minutes: moment.day * 1_440), fall: share(open[first] - lowest),
                    change: share(close[last] - open[first]), bars: bars.count))
        }
        return days
    }

    /// The days that fell furthest, the worst first; of two alike the earlier one.
    public func worstDays(_ count: Int) -> [DayFall] {
        Array(
            days().sorted { ($1.fall, $0.moment) < ($0.fall, $1.moment) }.prefix(count))
    }
}
