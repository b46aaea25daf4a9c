import Markets

extension LiveMarket {
    /// `book`: what has to be traded to move the price so far.
    var bookPage: Page {
        let statement = marketStatement
        let rows = bookLevels().reversed().map { level in
            Table.Row(
                [
                    Prose("\(level.away > 0 ? "+" : "")\(fixed(level.away, 2))%"),
                    Prose(fixed(level.price, 1), .figure), Prose(fixed(level.quoted, 1), .figure),
                    Prose(fixed(level.total, 1), .figure),
                ], said: level.said)
        }
        return Page([
            .table(
                Table(
                    caption: "millions of dollars to move the price so far", lead: [],
                    header: ["move", "to", "quoted", "with the hidden part"], rows: rows,
                    numeric: [0, 1, 2, 3])),
            .paragraph(
                Prose(
                    "Spread \(fixed(statement.spread * 10_000, 2)) basis points; quoted depth is "
                        + "\(percent(statement.quotedDepth, places: 0)) of what stands in calm. Makers "
                        + "quote less as volatility rises.")),
        ])
    }

    /// `funding`: the rate, who pays whom, and when.
    var fundingPage: Page {
        let statement = marketStatement
        let rate = statement.funding
        let who =
            rate > 0
            ? "longs pay shorts" : rate < 0 ? "shorts pay longs" : "nobody pays"
        let year = rate * 525_600 / Double(setting.fundingEvery)
        return Page([
            .entries([
                (Prose("last rate"), Prose("\(percent(rate, places: 4)), \(who)", .figure)),
                (
                    Prose("in a year, if it stayed"),
                    Prose(percent(year, places: 1) + " of the value", .figure)
                ),
                (Prose("next in"), Prose("\(statement.minutesToFunding) minutes", .figure)),
                (
                    Prose("perp against spot"),
                    Prose(percent(statement.basis, places: 3), .figure)
                ),
            ]),
            .paragraph(
                Prose(
                    "It is taken of the whole value, so at 20x it weighs twenty times on the margin. The "
                        + "exchange takes none of it. A cost and a sign of crowding, no timing tool.",
                    .faint)),
        ])
    }
}

extension LiveMarket {
    /// What `market` adds where a market makes its own prices.
    var marketEntries: [(Prose, Prose)] {
        let statement = marketStatement
        return [
            (Prose("spot"), Prose(fixed(statement.spot, 1), .figure)),
            (
                Prose("perp over spot"), Prose(percent(statement.basis, places: 3), .figure)
            ),
            (
                Prose("spread"),
                Prose(fixed(statement.spread * 10_000, 2) + " basis points", .figure)
            ),
            (
                Prose("quoted depth"),
                Prose([
                    .figure(millions(quotedNearby, places: 1)),
                    Span(
                        " to sell within 0.1%, \(percent(statement.quotedDepth, places: 0)) of what this "
                            + "market quotes in calm"),
                ])
            ),
            (
                Prose("volatility"),
                Prose([
                    .figure(percent(statement.volatility, places: 0)),
                    Span(
                        " a year, of the last minutes"
                            + (setting.noise == 0
                                ? "; this market has no noise of trade, so only news and forced closes move it"
                                : "")),
                ])
            ),
            (
                Prose("the crowd's fund"),
                Prose(millions(statement.insurance, places: 1), .figure)
            ),
        ]
    }
}

extension LiveMarket {
    /// Millions of dollars that are quoted within a tenth of a percent under the price.
    private var quotedNearby: Double { bookLevels([0.1]).first { $0.away < 0 }?.quoted ?? 0 }
}

extension BookLevel {
    /// "To push the price down by 0.10%, to 101,928.6, 40.1 million dollars must be sold; …"
    fileprivate var said: Prose {
        let isUp = away > 0
        return "To push the price \(isUp ? "up" : "down") by \(fixed(isUp ? away : -away, 2))%, to "
            + "\(fixed(price, 1)), \(fixed(total, 1)) million dollars must be "
            + "\(isUp ? "bought" : "sold"); the book shows \(fixed(quoted, 1)) of them."
    }
}
