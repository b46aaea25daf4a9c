import Markets
import Scripts

// Alerts in words: set, heard, listed.

extension Alert {
    var condition: Span { Span(ActText.print(request.condition), .strong) }

    /// - Parameter isMet: what it waits for is so already.
    func setLine(isMet: Bool) -> Prose {
        Prose([
            Span(request.stops ? "the tape stops once at " : "rings once at "), condition,
            isMet
                ? Span("; that is so already, and the next close is enough", .warning)
                : Span(", tested at each close", .faint),
        ])
    }

    /// What is read after the hour.
    var rangSpans: [Span] {
        [Span(request.stops ? "watch: " : "alert: ", .warning), condition]
    }
}

extension World {
    /// `alerts`: what rings, once it is so.
    var alertsPage: Page {
        guard !alerts.isEmpty else {
            return Page([
                .paragraph(Prose([Span("No alert is set. "), Span("alert line < 2%", .verb)]))
            ])
        }
        return Page([
            .table(
                Table(
                    header: ["", "rings at", ""],
                    rows: alerts.enumerated().map { index, alert in
                        Table.Row(
                            [
                                Prose("\(index + 1)"), Prose([alert.condition]),
                                Prose(alert.request.stops ? "and stops the tape" : "", .faint),
                            ],
                            said:
                                "Alert \(index + 1) rings at \(alert.condition)\(alert.request.stops ? " and stops the tape" : "")."
                        )
                    }, numeric: [0]))
        ])
    }
}
