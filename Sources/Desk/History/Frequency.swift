import Figures
import Margin
import Markets

/// How often prices once went as far as a line lies away: counted for this very distance, over
/// every
/// hour of the coin's series taken as an entry.
struct Frequency {
    /// Within a day and within a week, of all hours and of those of the last three years.
    private let day: PathCount
    private let dayLately: PathCount
    private let week: PathCount
    private let weekLately: PathCount
    let series: HourSeries

    /// Nil for a distance that no price goes: nothing, or the whole of it.
    init?(of distance: Rate, _ side: Side, in series: HourSeries, _ memo: SeriesMemo) {
        guard distance.isPositive, side == .short || distance.units < unitsPerOne else {
            return nil
        }
        self.series = series
        let lately = EntryChoice(period: series.lastThreeYears)
        func count(_ bars: Int, _ choice: EntryChoice) -> PathCount {
            PathCount(
                memo.excursions(series, side, bars: bars), of: series, distance: distance,
                choice: choice)
        }
        day = count(24, EntryChoice())
        dayLately = count(24, lately)
        week = count(168, EntryChoice())
        weekLately = count(168, lately)
    }

    /// "a line 4.52% under was reached within a day after 15.4% of the hours since 2017 (8.1%
    /// of the
    /// last three years), within a week after 50.3% (38.9%)".
    func words() -> String {
        "\(start) (\(dayLately.shareText) of the last three years), within a week after "
            + "\(week.shareText) (\(weekLately.shareText))"
    }

    /// The same without the latest years.
    func shortWords() -> String { "\(start), within a week after \(week.shareText)" }

    /// What was counted.
    var source: String {
        "counted over \(groupedCount(day.taken)) hours of \(series.market), "
            + "\(series.start.dateText) to \(series.end.dateText), each taken as an entry. Windows "
            + "overlap; why how often shows the counting."
    }

    private var start: String {
        "a line \(day.distance.percent(places: 1)) \(day.side == .long ? "under" : "over") was "
            + "reached "
            + "within a day after \(day.shareText) of the hours since \(series.start.date.year)"
    }
}

extension HourSeries {
    /// The three years up to its end.
    var lastThreeYears: Range<Moment> {
        let after = end + minutesPerBar
        let date = after.date
        let start =
            Moment(
                year: date.year - 3, month: date.month, day: min(date.day, 28), hour: 0, minute: 0)
            ?? start
        return start..<after
    }

    /// From the first minute of one year to the last of another.
    static func period(_ years: ClosedRange<Int>) -> Range<Moment>? {
        guard
            let first = Moment(
                year: years.lowerBound, month: 1, day: 1, hour: 0, minute: 0),
            let last = Moment(
                year: years.upperBound + 1, month: 1, day: 1, hour: 0, minute: 0)
        else { return nil }
        return first..<last
    }
}

extension PathCount {
    /// "15.4%"; "0%" only where none was.
    var shareText: String {
        guard taken > 0 else { return "–" }
        guard reached > 0 else { return "0%" }
        let text = share.percent(places: 1)
        return text == "0.0%" ? "under 0.1%" : text
    }
}

extension Content {
    /// The count for a line that lies so far from an entry; nil where no series of the coin is
    /// there.
    func frequency(of line: Price, from entry: Price, _ side: Side, coin: Asset) -> Frequency? {
        guard entry.isPositive, let series = history(of: coin) else { return nil }
        let distance = (entry - line).magnitude.divided(by: entry, .nearest)
        return Frequency(of: distance, side, in: series, memo)
    }
}

extension Content {
    /// The sentence beside a position: how often a line as far away was reached; nil where none can
    /// be counted.
    func howOften(_ position: Position) -> Prose? {
        guard let line = position.liquidationPrice?.value,
            let counted = frequency(
                of: line, from: position.entryPrice.value, position.side,
                coin: position.contract.coin)
        else { return nil }
        return Prose("how often, of \(position.contract.coin): " + counted.words(), .faint)
    }
}
