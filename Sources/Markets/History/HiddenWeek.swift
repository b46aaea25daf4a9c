import Figures
import Margin

/// A week of real history that nobody can recognise: drawn by chance, its dates left out, its price
/// scaled, and now and then turned upside down.
public struct HiddenWeek: Sendable, Equatable {
    /// Hours that are played, and hours before them that the chart has.
    public static let hours = 168
    public static let pastHours = 72
    /// What every week opens at.
    public static let opening = Price(10_000)
    /// Of so many weeks one is turned upside down.
    public static let mirroredOneIn: UInt64 = 4

    public let series: HourSeries
    /// The first bar that is played.
    public let entry: Int
    /// Every rise became a fall: prices are the square of the opening over the real ones.
    public let isMirrored: Bool

    /// One week among all that some series hold, each as likely as any other.
    ///
    /// - Parameters:
    ///   - chance: what it is drawn by; the same gives the same week.
    ///   - number: of the draw, from 0.
    /// - Returns: nil where no series holds as many hours without a hole.
    public static func drawn(
        from series: [HourSeries], by chance: Noise, number: UInt64 = 0
    ) -> HiddenWeek? {
        let places = series.map { $0.entries(of: hours, behind: pastHours) }
        let count = places.joined().reduce(0) { $0 + $1.count }
        guard count > 0 else { return nil }
        var left = Int(chance.bits(stream: 7, step: number) % UInt64(count))
        let turn = chance.bits(stream: 8, step: number)
        for (one, entries) in zip(series, places) {
            if let entry = entries.place(left) {
                return HiddenWeek(
                    series: one, entry: entry, isMirrored: turn % mirroredOneIn == 0)
            }
            left -= entries.reduce(0) { $0 + $1.count }
        }
        return nil
    }

    public var first: Moment { series.moment(entry) }
    public var last: Moment { series.moment(entry + HiddenWeek.hours - 1) }

    /// The opening price as it really was.
    public var realOpening: Price { series.price(series.open[entry]) }

    /// As a tape from the first of January 1900 on, whose days are numbered and not dated.
    ///
    /// - Parameter tick: the steps of its prices; each is rounded to the nearest.
    public func tape(tick: Price) -> Tape {
        let real = Int128(series.open[entry])
        func told(_ ticks: Int) -> Price {
            let (price, opening) = (Int128(max(1, ticks)), HiddenWeek.opening.units)
            let steps =
                isMirrored
                ? divide(opening * real, price * tick.units, .nearest)
                : divide(opening * price, real * tick.units, .nearest)
            return Price(units: max(1, steps) * tick.units)
        }
        let bars = ((entry - HiddenWeek.pastHours)..<(entry + HiddenWeek.hours)).map { index in
            let (high, low) = (series.high[index], series.low[index])
            return Bar(
                open: told(series.open[index]), high: told(isMirrored ? low : high),
                low: told(isMirrored ? high : low), close: told(series.close[index]))
        }
        return Tape(
            start: Moment.numberedDays, minutesPerBar: series.minutesPerBar, bars: bars,
            past: HiddenWeek.pastHours, markWindow: 1)
    }
}

extension HourSeries {
    /// The bars that have so many bars without a hole before them and behind, in order.
    ///
    /// - Parameter period: within which all of the bars to come lie; nil for any.
    public func entries(
        of bars: Int, behind past: Int = 0, in period: Range<Moment>? = nil
    ) -> [Range<Int>] {
        let chosen = period.map(indices) ?? open.indices
        return runs.compactMap { run in
            let first = max(run.lowerBound + past, chosen.lowerBound)
            let last = min(run.upperBound, chosen.upperBound) - bars + 1
            return first < last ? first..<last : nil
        }
    }
}

extension [Range<Int>] {
    /// The so-manieth number of all of them, from 0; nil beyond the last.
    public func place(_ number: Int) -> Int? {
        var left = number
        for range in self {
            if left < range.count { return range.lowerBound + left }
            left -= range.count
        }
        return nil
    }
}
