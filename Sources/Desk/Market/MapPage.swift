import Figures
import Markets

extension LiquidationMap {
    /// `map`: what a move would force at each level, against what stands there to take it.
    var page: Page {
        let shown = 12
        let rows =
            above.prefix(shown).reversed().map(row) + [
                Table.Row(
                    [Prose("now", .strong), "", "", "", "", "", ""],
                    said: "Here is the price. What follows lies under it.")
            ]
            + below.prefix(shown).map(row)
        return Page([
            .table(
                Table(
                    caption: "forced in each band, millions of dollars",
                    lead: ["What would be forced at each level, from the top down, in dollars."],
                    header: ["band", "to", "liquidations", "stops", "book", "n", "pushed"],
                    rows: rows,
                    numeric: [0, 1, 2, 3, 4, 5, 6])),
            .paragraph(Prose(summary)),
            .paragraph(
                Prose(
                    "n is what would be forced in a band over what the book there takes: below 1 it dies "
                        + "out, from 1 it feeds itself. The book counts the hidden part too; against "
                        + "the visible part alone n is larger.", .faint)),
            .paragraph(
                Prose(
                    "pushed: where a price taken to the end of the band at once would come to rest, "
                        + "when all that is forced on the way is sold into the book of this minute.",
                    .faint
                ).aloud(
                    "It comes to rest where nothing more is forced, when all that is forced on the "
                        + "way is sold into the book of this minute.")),
        ])
    }

    /// What would be forced at each level, the price in the middle.
    var chart: BarChart {
        let levels = above.prefix(10).reversed() + below.prefix(10)
        let most = levels.map { $0.liquidations + $0.stops }.max() ?? 0
        let bars = levels.map { level in
            let forced = level.liquidations + level.stops
            let share = most > 0 ? Int128(exactly: (forced / most * 1e8).rounded()) ?? 0 : 0
            let name = "\(level.far > 0 ? "+" : "")\(fixed(level.far, 0))% \(fixed(level.price, 0))"
            return BarChart.Bar(name, Rate(units: share), words: millions(forced))
        }
        let middle = min(above.count, 10)
        let now = BarChart.Bar("now", .zero, words: "")
        return BarChart(
            title: "Forced within each percent, liquidations and stops, in dollars",
            bars: Array(bars.prefix(middle)) + [now] + bars.dropFirst(middle), summary: summary)
    }

    private func row(_ level: Level) -> Table.Row {
        let zone = level.isZone ? " zone" : ""
        return Table.Row(
            [
                Prose("\(level.far > 0 ? "+" : "")\(fixed(level.far, 0))%"),
                Prose(fixed(level.price, 0), .figure),
                Prose(fixed(level.liquidations, 0), .figure), Prose(fixed(level.stops, 0), .figure),
                Prose(fixed(level.depth, 0), .figure),
                Prose(fixed(level.branching, 2) + zone, level.isZone ? .warning : .figure),
                Prose("\(level.settles > 0 ? "+" : "")\(fixed(level.settles, 1))%", .figure),
            ], said: said(of: level))
    }

    /// "2% under the price, at 99,990: 304 million of liquidations and 10 million of stops …"
    private func said(of level: Level) -> Prose {
        func away(_ percent: Double, _ places: Int, from what: String) -> String {
            let text = fixed(percent < 0 ? -percent : percent, places)
            return text == "0.0"
                ? "at \(what)" : "\(text)% \(percent < 0 ? "under" : "over") \(what)"
        }
        let place = away(level.far, 0, from: "the price")
        let (forced, stops) = (fixed(level.liquidations, 0), fixed(level.stops, 0))
        let book = "the book there takes \(fixed(level.depth, 0)) million"
        guard forced != "0" || stops != "0" else {
            return "\(place), at \(fixed(level.price, 0)): nothing is forced; \(book)."
        }
        let zone = level.isZone ? ": a zone" : ""
        return "\(place), at \(fixed(level.price, 0)): \(forced) million of liquidations and "
            + "\(stops) million of stops; \(book). Its n is \(fixed(level.branching, 2))\(zone). "
            + "A price pushed there would come to rest \(away(level.settles, 1, from: "that of now"))."
    }

    private var summary: String {
        guard let zone = below.first(where: \.isZone) else {
            return "No level below is a zone: a fall would not feed itself there."
        }
        let start = fixed(-zone.near, 0)
        let place = start == "0" ? "right under the price" : "\(start)% under the price"
        return
            "The first liquidation zone below begins \(place): there "
            + "\(fixed(zone.branching, 1)) dollars would be forced for each dollar of bids."
    }
}
