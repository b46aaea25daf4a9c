import Figures
import Lessons
import Margin
import Markets
import Scripts

// Tables of facts that say `counted BTC`: every row is counted again where it is checked.

extension Content {
    /// What does not stand in such a table as the series gives it, a sentence each.
    func miscounts(in facts: FactsFile) -> [String] {
        guard let coin = facts.counted else { return [] }
        guard let series = history(of: Asset(coin)) else {
            return ["there are no hourly prices of \(coin) to count over"]
        }
        return facts.rows.compactMap { row in
            guard let asked = CountedRow(row.label) else {
                return "\"\(row.label)\" says no leverage and no distance that can be counted"
            }
            let right = asked.columns.map { column in
                let entries = EntryChoice(period: column.isRecent ? series.lastThreeYears : nil)
                return PathCount(
                    memo.excursions(series, column.side, bars: column.bars), of: series,
                    distance: asked.distance(column.side), choice: entries
                ).factText
            }
            guard right != row.figures else { return nil }
            return
                "\"\(row.label)\" says \(row.figures.joined(separator: ", ")), and the series "
                + "gives "
                + right.joined(separator: ", ")
        }
    }
}

extension PathCount {
    /// As tables of facts have it: one decimal, more under a tenth, none for nothing.
    fileprivate var factText: String {
        guard reached > 0 else { return "0" }
        let isNothing = Set("0.%")
        let text = (1...6).lazy.map { share.percent(places: $0) }
            .first { !$0.allSatisfy(isNothing.contains) }
        return String((text ?? share.exactPercent).dropLast())
    }
}

/// What a label asks to be counted: `10x, 9.5% away` or `within a day, 4.5% lower`.
private struct CountedRow {
    typealias Column = (side: Side, bars: Int, isRecent: Bool)
    private let leverage: Multiple?
    private let away: Rate
    let columns: [Column]

    init?(_ label: String) {
        let words = label.split { $0 == " " || $0 == "," }.map(String.init)
        if let first = words.first, first.hasSuffix("x"),
            let leverage = try? Multiple(reading: String(first.dropLast())),
            leverage.units >= unitsPerOne
        {
            self.leverage = leverage
            away = Rate(units: 0)
            columns = [
                (.long, 24, false), (.long, 24, true), (.long, 168, false), (.long, 168, true),
                (.short, 168, true),
            ]
            return
        }
        guard words.count == 5, words[0] == "within", words[1] == "a",
            let bars = ["day": 24, "week": 168][words[2]], words[3].hasSuffix("%"),
            let side = ["lower": Side.long, "higher": Side.short][words[4]],
            let percent = try? Rate(reading: String(words[3].dropLast()))
        else { return nil }
        leverage = nil
        away = Rate(percentUnits: percent.units, .nearest)
        columns = [(side, bars, false), (side, bars, true)]
    }

    func distance(_ side: Side) -> Rate {
        leverage.map { LeverageHistory.distance($0, side) } ?? away
    }
}

// Series of hours as `wick check` sees them.
extension Proof {
    /// Whether it can be read, is called as its file is, and reads again as it is printed.
    func series(_ text: String, _ name: String, _ file: String) -> [Finding] {
        do throws(HoursText.Fault) {
            let series = try HoursText.series(reading: text)
            guard series.name == name else {
                return [Finding(file, line: 1, column: 9, "it is called \(series.name) inside")]
            }
            guard try HoursText.series(reading: HoursText.text(of: series)) == series else {
                return [Finding(file, "printed and read again it is another series")]
            }
            return []
        } catch {
            return [Finding(file, line: error.line, column: 1, error.reason)]
        }
    }

    static func page(_ series: HourSeries) -> Page {
        let holes = zip(series.runs, series.runs.dropFirst()).map { $1.lowerBound - $0.upperBound }
        var lines = [
            "\(groupedCount(series.known)) hours of \(series.market), \(series.start.text) to "
                + "\(series.end.text).",
            "Holes: \(holes.count), \(groupedCount(holes.reduce(0, +))) hours in all.",
        ]
        if let first = series.payments.first, let last = series.payments.last {
            lines.append(
                "\(groupedCount(series.payments.count)) payments of \(series.payer), "
                    + "\(first.moment.dateText) to \(last.moment.dateText).")
        }
        return Page([.lines(lines.map { Prose($0) } + series.sources.map { Prose($0, .faint) })])
    }
}
