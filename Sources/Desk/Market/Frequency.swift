import Figures
import Lessons
import Margin
import Markets

/// How often prices once went as far as a line lies away, as somebody counted it: the rows of
/// `lessons/facts/line-reached.facts` on both sides of the distance, or the one that is as far away.
struct Frequency {
    /// One row: `"20x, 4.5% away"` and five shares in percent.
    private struct Row {
        let away: Rate
        let awayText: String
        let figures: [String]

        /// Nil for rows that say something else.
        init?(_ row: FactsFile.Row) {
            guard row.figures.count == 5, row.label.hasSuffix("% away"),
                let comma = row.label.firstIndex(of: ",")
            else { return nil }
            awayText = String(row.label[comma...].dropFirst(2).prefix { $0 != "%" })
            guard let percent = try? Rate(reading: awayText) else { return nil }
            away = Rate(percentUnits: percent.units, .nearest)
            figures = row.figures
        }
    }

    /// A tenth of a percent.
    private static let tenth = Rate(units: 100_000)

    /// The nearer line first; one, where a row is as far away, or where none lies beyond it.
    private let rows: [Row]
    /// Whether another distance was counted than the one asked for.
    let isApart: Bool

    /// Nil where the distance lies beyond all that was counted.
    init?(of distance: Rate, in facts: FactsFile) {
        let known = facts.rows.compactMap { Row($0) }.sorted { $0.away < $1.away }
        func gap(_ row: Row) -> Int128 { (row.away - distance).magnitude.units }
        // A tenth of a percent more or less is the same line.
        if let same = known.min(by: { gap($0) < gap($1) }), gap(same) <= Self.tenth.units {
            rows = [same]
            isApart = same.away.percent(places: 1) != distance.percent(places: 1)
            return
        }
        isApart = true
        let nearer = known.last { $0.away < distance }
        let further = known.first { $0.away > distance }
        if let nearer, let further {
            rows = [nearer, further]
            return
        }
        // Beyond the first or the last row, that row still tells something of a line about as far away.
        guard let end = nearer ?? further, gap(end) * 10 <= distance.units else { return nil }
        rows = [end]
    }

    /// "a line 4.5% under was reached within a day after 15.6% of the hours since 2017 (…"
    /// and, where two rows were counted on both sides of it, "a line 1.5% under was reached within a day
    /// after 51.8% of the hours since 2017, one 3.5% under after 22.4%; …"
    func words(_ side: Side) -> String {
        guard side == .long else {
            return reached("over", "a week", 4, of: " of the hours of 2023 to 2025")
        }
        return reached("under", "a day", 0, of: " of the hours since 2017")
            + " (\(share(1)) of 2023 to 2025), within a week after \(share(2)) (\(share(3)))"
    }

    /// The same without the latest years.
    func shortWords(_ side: Side) -> String {
        guard side == .long else { return words(side) }
        return reached("under", "a day", 0, of: " of the hours since 2017")
            + ", within a week after \(share(2))"
    }

    private func reached(_ way: String, _ time: String, _ column: Int, of hours: String) -> String {
        let nearer = rows[0]
        var words =
            "a line \(nearer.awayText)% \(way) was reached within \(time) after "
            + "\(nearer.figures[column])%\(hours)"
        for further in rows.dropFirst() {
            words += ", one \(further.awayText)% \(way) after \(further.figures[column])%"
        }
        return words
    }

    /// "15.6%", or of the nearer line and of the one further away: "51.8% and 22.4%".
    private func share(_ column: Int) -> String {
        rows.map { $0.figures[column] + "%" }.joined(separator: " and ")
    }
}

extension Content {
    /// The count for a line that lies so far from an entry; nil where nobody counted: of another
    /// coin than bitcoin, or beyond every row.
    func frequency(of line: Price, from entry: Price, coin: Asset) -> (Frequency, FactsFile)? {
        guard coin == Asset("BTC"), entry.isPositive, let facts = facts("line-reached") else {
            return nil
        }
        let distance = (entry - line).magnitude.divided(by: entry, .nearest)
        return Frequency(of: distance, in: facts).map { ($0, facts) }
    }
}
