import Markets
import Scripts

// Alerts in words: set, heard, listed.

extension Alert {
    var condition: Span { Span(ActText.print(request.condition), .strong) }

    /// - Parameters:
    ///   - isMet: what it waits for is so already.
    ///   - looksInside: the ends of long bars ring it as well.
    func setLine(isMet: Bool, looksInside: Bool) -> Prose {
        Prose([
            Span(request.stops ? "the tape stops once at " : "rings once at "), condition,
            isMet
                ? Span("; that is so already, and the next close is enough", .warning)
                : Span(
                    ", tested at each close"
                        + (looksInside ? " and at both ends of each bar" : ""), .faint),
        ])
    }

    /// What is read after the hour.
    func rangSpans(at point: BarPoint) -> [Span] {
        [Span(request.stops ? "watch: " : "alert: ", .warning), condition, point.words]
    }
}

extension BarPoint {
    /// ", inside the bar, at its low".
    var words: Span {
        Span(self == .close ? "" : ", inside the bar, at its \(rawValue)", .faint)
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
