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
        let after = Aftermath()
        return Page([
            .table(
                Table(
                    lead: [
                        "What stands open as the days pass, and what news of \(SameNews.fall)% would do."
                    ],
                    header: [
                        "day", "volatility", "open", "index", "leverage", "hot", "funding",
                        "\(SameNews.fall)% news", "lowest",
                    ], rows: rows, numeric: [0, 1, 2, 3, 4, 5, 6, 7, 8])),
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
            after.map { .table(aftermath($0)) } ?? .lines([]),
            .paragraph(
                Prose(
                    "Output of a model, not a record. News of 3%: what the market brink, with so much "
                        + "open and so much of it hot, would report as liquidated, in millions, and its "
                        + "lowest spot, the middle of three falls a tenth apart: near an edge one of them may "
                        + "go over. Its rates are chosen so that open interest grows "
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

    private static func row(_ model: BuildUp, _ volatility: Double) -> Table.Row {
        let news = SameNews(openInterest: model.openInterest, heat: model.heat)
        let cells = [
            Prose("\(model.day)"), Prose(percent(volatility)),
            Prose(fixed(model.openInterest / 1000, 1) + "bn", .figure),
            Prose(fixed(model.leverageIndex, 3), .figure),
            Prose(fixed(model.leverage, 2) + "x", .figure), Prose(percent(model.heat), .figure),
            Prose(percent(model.funding, places: 3), .figure),
            Prose(news.map { millions($0.reported) } ?? "–", .figure),
            Prose(news.map { fixed($0.low, 1) + "%" } ?? "–", .figure),
        ]
        return Table.Row(cells, said: said(model, volatility, news))
    }

    /// The day without the index, from which the leverage follows.
    private static func said(_ model: BuildUp, _ volatility: Double, _ news: SameNews?) -> Prose {
        let answer = news.map {
            " The news would show \(millions($0.reported)) of liquidations, with a low of "
                + "\(fixed($0.low, 1))%."
        }
        return "Day \(model.day): volatility \(percent(volatility)), open interest "
            + "\(fixed(model.openInterest / 1000, 1))bn at \(fixed(model.leverage, 2))x, "
            + "\(percent(model.heat)) of it hot, funding \(percent(model.funding, places: 3)).\(answer ?? "")"
    }

    /// The same news before and after: a run of the market for each line.
    private static func aftermath(_ after: Aftermath) -> Table {
        func row(_ name: String, _ news: SameNews) -> Table.Row {
            let open = fixed(news.openInterest / 1000, 1) + "bn"
            let low = fixed(news.low, 1) + "%"
            return Table.Row(
                [
                    Prose(name), Prose(open, .figure), Prose(percent(news.heat), .figure),
                    Prose(millions(news.reported), .figure), Prose(low, .figure),
                ],
                said: Prose(
                    "\(name): \(open) open, \(percent(news.heat)) of it hot; "
                        + "\(millions(news.reported)) reported, the low at \(low)."))
        }
        let days = Aftermath.days
        return Table(
            caption: "news of \(SameNews.fall)%, and the same news \(days) days on",
            header: ["", "open", "hot", "reported", "lowest"],
            rows: [
                row("the first time", after.first),
                row("reset: volatility stays \(percent(Aftermath.wild, places: 0))", after.reset),
                row("froth: it is \(percent(Aftermath.calm, places: 0)) again", after.froth),
            ], numeric: [1, 2, 3, 4])
    }
}
