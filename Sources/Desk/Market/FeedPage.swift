import Figures
import Markets

extension Feed {
    /// `feed`: liquidations as they happened and as they were reported.
    ///
    /// - Parameter clock: words for a minute of the run.
    func page(_ clock: (Int) -> String) -> Page {
        guard venues.contains(where: { $0.longs + $0.shorts > 0 }) else {
            return Page([
                .paragraph(
                    "Nobody has been liquidated yet: nothing happened, and nothing was reported.")
            ])
        }
        let rows = venues.map { venue in
            Table.Row(
                [
                    Prose(venue.name), Prose(dollars(venue.longs), .figure),
                    Prose(dollars(venue.shorts), .figure), Prose(dollars(venue.published), .figure),
                    Prose(venue.rule == .all ? "everything" : "one a second and symbol", .faint),
                ], said: said(of: venue))
        }
        let hour = lastHour.longs + lastHour.shorts
        let day = lastDay.longs + lastDay.shorts
        var entries: [(Prose, Prose)] = [
            (
                "last hour",
                hour == 0
                    ? Prose("nobody; the latest was closed at \(clock(latestEnd))")
                    : Prose("actual \(dollars(hour)), reported \(dollars(reportedHour))", .figure)
            ),
            (
                "last 24 hours",
                Prose("actual \(dollars(day)), reported \(dollars(reportedDay))", .figure)
            ),
        ]
        if greatestHour > 0 {
            entries.append(
                (
                    "greatest hour",
                    Prose(
                        "actual \(dollars(greatestHour)), reported \(dollars(reportedGreatestHour)), "
                            + "to \(clock(greatestHourEnd))", .figure)
                ))
        }
        if day > 0 {
            entries.append(
                (
                    "longs",
                    Prose([
                        .figure(percent(Double(lastDay.longs) / Double(day), places: 0)),
                        Span(
                            lastDay.shorts == 0
                                ? "; no short: it takes a rise over where they were opened, by the "
                                    + "margin that they have"
                                : ""),
                    ])
                ))
        }
        if largest > 0 {
            entries.append(
                (
                    "largest",
                    Prose(
                        "\(dollars(largest)), a \(largestIsLong ? "long" : "short") on "
                            + largestVenue, .figure)
                ))
        }
        let streams = venues.reduce(0) { $0 + $1.published }
        let all = venues.reduce(0) { $0 + $1.actual }
        return Page([
            .entries(entries),
            .table(
                Table(
                    caption: "so far, by venue",
                    lead: ["So far, by venue, in dollars."],
                    header: ["venue", "longs", "shorts", "its own stream", "which shows"],
                    rows: rows,
                    numeric: [1, 2, 3])),
            .paragraph(
                Prose(
                    "This is the size of what was closed, not the money lost. Aggregators see a part: here "
                        + "\(percent(reportedShare, places: 0)). Whoever adds up the streams gets "
                        + "\(dollars(streams)) of \(dollars(all)): a stream that shows at most one "
                        + "liquidation a second and symbol leaves out the most when the most "
                        + "happens, so totals disagree.", .faint)),
        ])
    }

    private func said(of venue: Venue) -> Prose {
        guard venue.actual > 0 else { return .silence }
        func some(_ cents: Int64) -> String { cents == 0 ? "none" : dollars(cents) }
        let shows = venue.rule == .all ? "all" : "at most one a second and symbol"
        return
            "\(venue.name): \(some(venue.longs)) of longs, \(some(venue.shorts)) of shorts; "
            + "its own stream, which shows \(shows), came to \(dollars(venue.published))."
    }

    private func dollars(_ cents: Int64) -> String {
        let value = Double(cents) / 100
        if value == 0 { return "0" }
        return value < 1e6 ? fixed(value, 0) : millions(value / 1e6, places: value < 1e7 ? 1 : 0)
    }
}
