import Figures
import Margin
import Markets
import Scripts

/// `buildup`: leverage that grows in quiet weeks, and what the same news would force at its end.
enum BuildUpPage {
    static func page(_ question: BuildUpQuestion) -> Page {
        var model = BuildUp()
        let every = max(1, (question.days + 5) / 6)
        var rows = [row(model, volatility(question, 0))]
        for day in 1...question.days {
            let now = volatility(question, day)
            model.pass(volatility: now, momentum: share(question.drift))
            if day % every == 0 || day == question.days { rows.append(row(model, now)) }
        }
        let grown = model.openInterest / model.start - 1
        return Page([
            .table(
                Table(
                    header: [
                        "day", "volatility", "open", "index", "leverage", "hot", "funding",
                    ], rows: rows, numeric: [0, 1, 2, 3, 4, 5, 6])),
            .paragraph(
                Prose([
                    Span("Open interest "),
                    .figure((grown < 0 ? "" : "+") + percent(grown)),
                    Span(
                        " in \(question.days) days in which nothing happened. "
                            + (grown > 0
                                ? "Calm invites leverage, and who holds it pays more to hold it."
                                : "Where prices swing, leverage is not built up.")),
                ])),
            .table(aftermath),
            .paragraph(
                Prose(
                    "Output of a model, not a record. Its rates are chosen so that open interest grows "
                        + "0.6% a day at 35% volatility, as from 87 to 236 billion dollars in six months "
                        + "of 2025; it starts from 100 billion. Depth is held still here; in life it "
                        + "grows in calm as well.", .faint)),
            .paragraph(
                .next(["buildup days 90 volatility 60%", "load calm-drop", "define froth"])),
        ])
    }

    /// On a straight way from one to the other, and then there.
    private static func volatility(_ question: BuildUpQuestion, _ day: Int) -> Double {
        let from = share(question.volatility)
        let to = share(question.later)
        guard day < question.by else { return to }
        return from + (to - from) * Double(day) / Double(question.by)
    }

    private static func share(_ rate: Rate) -> Double { Double(rate.units) / 1e8 }

    private static func row(_ model: BuildUp, _ volatility: Double) -> [Prose] {
        [
            Prose("\(model.day)"), Prose(percent(volatility)),
            Prose(fixed(model.openInterest / 1000, 1) + "bn", .figure),
            Prose(fixed(model.leverageIndex, 3), .figure),
            Prose(fixed(model.leverage, 2) + "x", .figure), Prose(percent(model.heat), .figure),
            Prose(percent(model.funding, places: 3), .figure),
        ]
    }

    /// What a second piece of news meets, by what became of the leverage after the first.
    private static var aftermath: Table {
        Table(
            caption: "after a fall: two ways to go on",
            header: ["", "open interest", "hot money", "a second fall meets"],
            rows: [
                ["reset", "lower, closed by force", "halved", "fewer who can be forced"],
                ["froth", "back within days", "more than before", "more who can be forced"],
            ])
    }
}
