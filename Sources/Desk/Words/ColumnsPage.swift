import Scripts

// `help columns`: every column and every way to write a time that tables are read by, from the lists
// that the readers themselves go by.

extension Help {
    static var columns: Page {
        var blocks: [Block] = [
            .paragraph(
                "A table is text: commas, semicolons, tabs, bars or blanks between its cells, in UTF-8 or "
                    + "UTF-16. Its columns stand in any order under these names; case, blanks and "
                    + "punctuation do not count, and a name may end in its zone, as in time (UTC+8). "
                    + "What is not read is named when it is loaded.")
        ]
        for use in TableUse.all {
            blocks.append(.heading("\(use.verb): \(use.title)"))
            blocks.append(
                .entries(
                    use.columns.map { column in
                        (
                            Prose(column.names[0], .verb),
                            Prose(
                                column.meaning
                                    + (column.names.count > 1
                                        ? "; also "
                                            + column.names.dropFirst().joined(separator: ", ")
                                        : ""))
                        )
                    }))
        }
        blocks.append(.heading("Times"))
        blocks.append(times("a day", TimeFormat.dates.map(\.example)))
        blocks.append(
            times("behind it, or beside it", TimeFormat.clocks.map(\.example)))
        blocks.append(
            .entries(
                TimeFormat.Number.allCases.map {
                    (Prose($0.example, .verb), Prose($0.meaning))
                }))
        blocks += [.paragraph(Prose(zoneWords)), .paragraph(Prose(decidedWords))]
        blocks.append(.heading("Prices without names"))
        blocks.append(
            .paragraph(
                Prose(
                    "A row is a time, perhaps a clock, perhaps a symbol, and four prices. They are the "
                        + "first of these orders in which all rows are bars: "
                        + PriceOrder.allCases.map(\.rawValue).joined(separator: "; ") + ".")))
        return Page(blocks)
    }

    private static var zoneWords: String {
        let zones = TimeFormat.zones.map(\.name).joined(separator: ", ")
        return "Z, UTC, +02:00, GMT+0200 or \(zones) may follow a clock, and the name of a weekday "
            + "may stand before a date. A clock of its own may be a number: 930, or 22 in a column called "
            + "hour. Where nothing names a zone, times are read as UTC, and load takes zone "
            + "Europe/Berlin."
    }

    private static let decidedWords =
        "Whether 10/09 is October or September, and whether 121.000 is a hundred or a hundred "
        + "thousand, the whole column decides; where it does not, load asks, and takes day first or "
        + "month first, decimal comma or decimal point."

    private static func times(_ name: String, _ examples: [String]) -> Block {
        .entries([(Prose(name), Prose(examples.joined(separator: "  "), .verb))])
    }
}
