import Figures
import Lessons
import Margin
import Markets

/// Hidden tapes that are a coin's own history: hours of some years, drawn by seeds. Every second one
/// is turned upside down, so that knowing where prices went is no help.
struct HiddenHistory: Sendable {
    private let series: HourSeries
    private let hours: Int
    private let entries: [Range<Int>]
    private let years: ClosedRange<Int>

    /// Nil where no such hours are known.
    init?(_ asked: ExerciseTerms.History, hours: Int, _ content: Content) {
        guard let series = content.history(of: Asset(asked.coin)) else { return nil }
        self.series = series
        self.hours = hours
        years = asked.years
        entries = series.entries(of: hours, in: HourSeries.period(asked.years))
        guard !entries.isEmpty else { return nil }
    }

    /// Why there is none, in words.
    static func lack(_ asked: ExerciseTerms.History, _ content: Content) -> String {
        guard let series = content.history(of: Asset(asked.coin)) else {
            return "there are no hours of \(asked.coin); there are of BTC and ETH"
        }
        return "no hours are known of \(asked.years.lowerBound) to \(asked.years.upperBound); they "
            + "go from \(series.start.dateText) to \(series.end.dateText)"
    }

    /// What students are told of it.
    var words: String {
        "They are hours of \(series.coin.code) as they were, "
            + "\(years.lowerBound) to \(years.upperBound), every second turned upside down."
    }

    /// Another one draws other tapes.
    var fingerprint: String {
        "history \(series.name) \(series.known) \(series.end.text) \(years.lowerBound) "
            + "\(years.upperBound) \(hours)"
    }

    /// - Parameter opening: the time they all begin at, since theirs is nobody's business.
    func tapes(_ seeds: [UInt64], from opening: Moment) -> [Tape] {
        let count = UInt64(entries.reduce(0) { $0 + $1.count })
        return seeds.enumerated().compactMap { place, seed in
            let drawn = Int(Noise(seed: seed).bits(stream: 11, step: 0) % count)
            guard let entry = entries.place(drawn) else { return nil }
            return tape(entry, isMirrored: place % 2 == 1, from: opening)
        }
    }

    private func tape(_ entry: Int, isMirrored: Bool, from opening: Moment) -> Tape {
        let first = Int128(series.open[entry])
        func told(_ ticks: Int) -> Price {
            guard isMirrored else { return series.price(ticks) }
            let turned = divide(first * first, Int128(max(1, ticks)), .nearest)
            return Price(units: max(1, turned) * series.tick.units)
        }
        let bars = (entry..<entry + hours).map { index in
            let (high, low) = (series.high[index], series.low[index])
            return Bar(
                open: told(series.open[index]), high: told(isMirrored ? low : high),
                low: told(isMirrored ? high : low), close: told(series.close[index]))
        }
        return Tape(
            start: opening, minutesPerBar: series.minutesPerBar, bars: bars, past: 0,
            markWindow: 1)
    }
}
