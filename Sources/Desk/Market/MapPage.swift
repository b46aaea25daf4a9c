import Figures
import Markets

extension LiquidationMap {
    /// How many rows `map` has, and `map all` on each side.
    private static let (few, many) = (5, 12)

    /// `map`: what a fall would force in the nearest bands, against what stands there to take it; a
    /// rise, where only a rise would hurt.
    ///
    /// - Parameter own: the person's line and stop, which stand among the bands.
    func page(_ own: [OwnLevel]) -> Page {
        let isFall = own.isEmpty || own.contains { !$0.isAbove }
        let near = (isFall ? below : above).prefix(Self.few)
        let rows = near.map { ($0.price, row($0, isWhole: false)) }
        let others = own.filter { $0.isAbove != isFall }.map { ($0.place, $0.row) }
        let all = rows.joined(others)
        return Page([
            .paragraph(Prose(verdict(isFall: isFall), reveals: .branchingNumber)),
            .table(table((isFall ? [now] + all : all + [now]), isWhole: false)),
            .paragraph(Prose(Self.multiplied, .faint)),
            .paragraph(
                Prose([
                    Span("map all", .verb),
                    Span(" shows \(Self.many) rows on each side and says what each column is."),
                ])),
        ])
    }

    /// `map all`: both sides, further out, with every column explained.
    func wholePage(_ own: [OwnLevel]) -> Page {
        let over = above.prefix(Self.many).reversed().map { ($0.price, row($0, isWhole: true)) }
        let under = below.prefix(Self.many).map { ($0.price, row($0, isWhole: true)) }
        let rows =
            over.joined(own.filter(\.isAbove).map { ($0.place, $0.row) }) + [now]
            + under.joined(own.filter { !$0.isAbove }.map { ($0.place, $0.row) })
        return Page([
            .paragraph(Prose(verdict(isFall: true), reveals: .branchingNumber)),
            .table(table(rows, isWhole: true)),
            .paragraph(Prose(summary, reveals: .branchingNumber)),
            .paragraph(
                Prose(
                    "n is what would be forced in a band over what the book there takes. "
                        + Self.multiplied + " The book counts the hidden part too; against the "
                        + "visible part alone n is larger.", .faint)),
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

    /// Without its last column where that is not explained.
    private func table(_ rows: [Table.Row], isWhole: Bool) -> Table {
        let columns = isWhole ? 7 : 6
        let header: [Prose] = ["band", "to", "liquidations", "stops", "book", "n", "pushed"]
        return Table(
            caption: "forced in each band, millions of dollars; n: forced over book",
            lead: ["What would be forced at each level, from the top down, in dollars."],
            header: Array(header.prefix(columns)),
            rows: rows.map { row in
                var row = row
                row.cells = Array(row.cells.prefix(columns))
                return row
            }, numeric: Set(0..<columns))
    }

    private var now: Table.Row {
        Table.Row(
            [Prose("now", .strong), "", "", "", "", "", ""],
            said: "Here is the price. What lies over it was before, what lies under it follows.")
    }

    /// What n comes to, in three figures that are worth keeping.
    private static let multiplied =
        "A dollar sold forces n more, those force n × n, and so on: 1 ÷ (1 − n) in all. An n of 0.2 "
        + "makes \(times(0.2)) of it, 0.5 makes \(times(0.5)), 0.9 makes \(times(0.9))."

    private static func times(_ n: Double) -> String {
        guard let times = LiquidationMap.multiplier(n) else { return "no end" }
        return times < 1.995 ? fixed(times, 2) : fixed(times, 0)
    }

    /// "Over the nearest 5%, 4,000 million would be forced and the book takes 5,000: n is 0.80 …"
    private func verdict(isFall: Bool) -> String {
        let levels = (isFall ? below : above).prefix(Self.few)
        guard let last = levels.last else { return "" }
        let (forced, depth) = LiquidationMap.together(levels)
        let way = "\(fixed(last.far < 0 ? -last.far : last.far, 0))% \(isFall ? "down" : "up")"
        guard forced > 0, depth > 0 else { return "Within \(way) nothing would be forced." }
        let n = forced / depth
        let sum =
            "Within \(way) \(fixed(forced, 0)) million would be forced, and the book takes "
            + "\(fixed(depth, 0)): n is \(fixed(n, 2)) over all of it. "
        guard let times = LiquidationMap.multiplier(n) else {
            return sum
                + "From 1 on selling forces more than is taken: it runs on to where n is less."
        }
        return sum
            + "A dollar \(isFall ? "sold" : "bought") on the way comes to \(fixed(times, 1)) with all "
            + "that it forces."
    }

    /// What would be forced at each level, the price in the middle.
    func chart(_ own: [OwnLevel]) -> BarChart {
        let shown = 8
        let levels = above.prefix(shown).reversed() + below.prefix(shown)
        let most = levels.map { $0.liquidations + $0.stops }.max() ?? 0
        let digits = levels.reduce(0) { max($0, fixed($1.price, 0).count) }
        func bar(_ level: Level) -> (Double, BarChart.Bar) {
            let forced = level.liquidations + level.stops
            let share = most > 0 ? Int128(exactly: (forced / most * 1e8).rounded()) ?? 0 : 0
            let price = fixed(level.price, 0)
            let space = String(repeating: " ", count: 1 + digits - price.count)
            let name = "\(level.far > 0 ? "+" : "")\(fixed(level.far, 0))%\(space)\(price)"
            return (
                level.price, BarChart.Bar(name, Rate(units: share), words: millions(forced))
            )
        }
        let over = above.prefix(shown).reversed().map(bar)
        let under = below.prefix(shown).map(bar)
        let bars =
            over.joined(own.filter(\.isAbove).map { ($0.place, $0.bar) })
            + [BarChart.Bar("now", .zero, words: "")]
            + under.joined(own.filter { !$0.isAbove }.map { ($0.place, $0.bar) })
        return BarChart(
            title: "Forced within each percent, liquidations and stops, in dollars",
            bars: bars, summary: summary)
    }

    private func row(_ level: Level, isWhole: Bool) -> Table.Row {
        let zone = level.isZone ? " zone" : ""
        return Table.Row(
            [
                Prose("\(level.far > 0 ? "+" : "")\(fixed(level.far, 0))%"),
                Prose(fixed(level.price, 0), .figure),
                Prose(fixed(level.liquidations, 0), .figure), Prose(fixed(level.stops, 0), .figure),
                Prose(fixed(level.depth, 0), .figure),
                Prose(
                    fixed(level.branching, 2) + zone, level.isZone ? .warning : .figure,
                    reveals: .branchingNumber),
                Prose(
                    "\(level.settles > 0 ? "+" : "")\(fixed(level.settles, 1))%", .figure,
                    reveals: .pushed),
            ], said: said(of: level, isWhole: isWhole))
    }

    /// "2% under the price, at 99,990: 304 million of liquidations and 10 million of stops …"
    private func said(of level: Level, isWhole: Bool) -> Prose {
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
        var spans = [
            Span(
                "\(place), at \(fixed(level.price, 0)): \(forced) million of liquidations and "
                    + "\(stops) million of stops; \(book)."),
            Span(
                " Its n is \(fixed(level.branching, 2))\(zone).", reveals: .branchingNumber),
        ]
        if isWhole {
            let rest = away(level.settles, 1, from: "that of now")
            spans.append(
                Span(" A price pushed there would come to rest \(rest).", reveals: .pushed))
        }
        return Prose(spans)
    }

    private var summary: String {
        let most = below.prefix(Self.many).max { $0.branching < $1.branching }
        guard let zone = below.first(where: \.isZone) else {
            let n = most.map { fixed($0.branching, 2) } ?? "0"
            return "No row below reaches 1 (the largest n is \(n)); what is under 1 adds up "
                + "all the same."
        }
        let start = fixed(-zone.near, 0)
        let place = start == "0" ? "right under the price" : "\(start)% under the price"
        return
            "The first liquidation zone below begins \(place): there "
            + "\(fixed(zone.branching, 1)) dollars would be forced for each dollar of bids."
    }
}
