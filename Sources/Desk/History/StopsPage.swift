import Figures
import Margin
import Markets
import Scripts

// `history stops 3%`: what always stopping came to, over every hour of the series.

extension Session {
    func stopsHistory(_ distance: Rate, _ side: Side, _ asked: Asset?) -> Reply {
        let coin = asked ?? timeline?.world.scenario.coin ?? Asset("BTC")
        guard let series = content.history(of: coin) else { return Self.noHours(of: coin) }
        let counts = [(24, "a day"), (168, "a week"), (720, "a month")].map { bars, words in
            (words, StopCount(series, side, distance: distance, bars: bars))
        }
        return Reply(StopsPage(series, distance, side, counts).page)
    }
}

private struct StopsPage {
    let series: HourSeries
    let distance: Rate
    let side: Side
    let counts: [(words: String, count: StopCount)]

    init(
        _ series: HourSeries, _ distance: Rate, _ side: Side, _ counts: [(String, StopCount)]
    ) {
        self.series = series
        self.distance = distance
        self.side = side
        self.counts = counts
    }

    private var way: String { side == .long ? "under" : "over" }

    var page: Page {
        Page([
            .heading(
                "A stop \(distance.exactPercent) \(way) every entry: \(series.coin.code), "
                    + "\(side.rawValue)"), .table(table),
            .paragraph(Prose(meaning)), .paragraph(Prose(note, .faint)),
            .paragraph(.next(["odds \(distance.exactPercent) \(way)", "history"])),
        ])
    }

    private func share(_ part: Int, _ whole: Int) -> String {
        guard whole > 0 else { return "–" }
        return Rate(units: divide(Int128(part) * unitsPerOne, Int128(whole), .nearest))
            .percent(places: 1)
    }

    private func signed(_ rate: Rate) -> String {
        (rate.isPositive ? "+" : "") + rate.percent(places: 2)
    }

    private var table: Table {
        Table(
            lead: ["Of every hour taken as an entry, held for so long or until its stop."],
            header: [
                "held for", "stopped", "ended better than the stop", "mean, with the stop",
                "mean, without", "worst with", "worst without",
            ],
            rows: counts.map { words, count in
                let cells = [
                    share(count.stopped, count.taken), share(count.regretted, count.stopped),
                    signed(count.meanStopped), signed(count.meanHeld), signed(count.worstStopped),
                    signed(count.worstHeld),
                ]
                return Table.Row(
                    [Prose(words, .strong)] + cells.map { Prose($0, .figure) },
                    said: Prose(
                        "Held for \(words): \(cells[0]) were stopped, and of those \(cells[1]) ended "
                            + "better than where the stop filled; on average the price went "
                            + "\(cells[2]) with the stop and \(cells[3]) without, at worst "
                            + "\(cells[4]) and \(cells[5])."))
            }, numeric: [1, 2, 3, 4, 5, 6])
    }

    private var meaning: String {
        guard let week = counts.first(where: { $0.words == "a week" })?.count else { return "" }
        let cost = week.meanStopped - week.meanHeld
        let words =
            cost.isNegative
            ? "cost \(cost.magnitude.percent(places: 2)) of the value a week"
            : "brought \(cost.percent(places: 2)) of the value a week"
        return "On average the stop \(words), fees left out; for that the worst week ended at "
            + "\(signed(week.worstStopped)) and not at \(signed(week.worstHeld)). It bounds each "
            + "loss; it makes no profit."
    }

    private var note: String {
        "Changes of the price in the position's favour, not of its margin; times the leverage they "
            + "are changes of the margin. A bar that opens beyond the stop fills it at its open; "
            + "inside an hour it fills at its level, which is better than a market that jumps "
            + "would give. \(series.market), \(series.start.dateText) to \(series.end.dateText), "
            + "\(groupedCount(counts.first?.count.taken ?? 0)) entries for a day. It is the past, "
            + "and no forecast."
    }
}
