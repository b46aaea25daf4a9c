import Figures
import Margin
import Markets

// Options on the board: what they cost, what they are worth, what is left open.

extension World {
    /// A line under every move, for every option that is held.
    var optionLines: [Prose] {
        options.map { option in
            guard let quote = quote(of: option) else { return Prose(option.name(in: self)) }
            let worth = option.worth(at: quote).value
            let paid = option.premium.value
            return Prose([
                Span("\(option.name(in: self)): worth "),
                .told(worth, option.asset, option.kind.worth, .put(option.number)), Span(" of "),
                .told(paid, option.asset, option.kind.premium, .put(option.number), .plain),
                Span(" paid, \(left(of: option)) left", .plain),
                Span(
                    " (volatility \(percent(quote.volatility, places: 0)), "
                        + "\(quote.isStated ? "the scenario's" : "assumed"))", .faint),
            ])
        }
    }

    /// "29 d 4 h".
    private func left(of option: HeldOption) -> String {
        let minutes = minutesLeft(of: option)
        if minutes >= 1440 { return "\(minutes / 1440) d \(minutes % 1440 / 60) h" }
        return minutes >= 60 ? "\(minutes / 60) h \(minutes % 60) m" : "\(minutes) m"
    }

    var hedgesPage: Page {
        var page = Page()
        if !options.isEmpty {
            page.blocks.append(.table(optionTable))
            page.blocks.append(
                .lines(
                    options.compactMap { option in
                        quote(of: option).map { volatility(of: option.coin).line(for: $0) }
                    }.last.map { [$0] } ?? []))
        }
        if !optionEndings.isEmpty { page.blocks.append(.table(endedTable)) }
        let exposures = coins.map(netExposure).filter {
            $0.beforeOptions != .zero || $0.covered.isPositive || $0.called.isPositive
        }
        if !exposures.isEmpty { page.blocks.append(.lines(exposures.map { $0.line(in: self) })) }
        guard !page.blocks.isEmpty else {
            return Page([
                .paragraph("Nothing is held and nothing is hedged."),
                .paragraph(.next(["put 95% 30d"])),
            ])
        }
        let next =
            options.isEmpty
            ? ["put 95% 30d", "hedge short half"]
            : options[options.count - 1].kind.whys + ["hedge sell"]
        return page + Page([.paragraph(.next(next))])
    }

    private var optionTable: Table {
        Table(
            header: ["", "option", "expires", "paid", "worth", "bid", "with volatility held"],
            rows: options.map { option in
                let quote = quote(of: option)
                func money(_ amount: Money?, _ term: Term) -> Prose {
                    guard let amount else { return Prose("–", .figure) }
                    return Prose([
                        .told(
                            amount, option.asset, term, .put(option.number),
                            as: amount.text(option.asset))
                    ])
                }
                let cells = [
                    Prose("\(option.number)"),
                    Prose(option.shortName(in: self), .strong),
                    Prose(clock(option.expiry)), money(option.premium.value, option.kind.premium),
                    money(quote.map { option.worth(at: $0).value }, option.kind.worth),
                    money(quote.map { option.proceeds(at: $0) }, .bidForOption),
                    money(flatQuote(of: option).map { option.worth(at: $0).value }, .worthUnmoved),
                ]
                let now =
                    quote == nil
                    ? "it cannot be priced here"
                    : "now worth \(cells[4].text), and sold for \(cells[5].text)"
                let held =
                    cells[6].text == "–"
                    ? "" : "; had volatility stayed, it would be worth \(cells[6].text)"
                return Table.Row(
                    cells,
                    said: Prose(
                        "Option \(option.number): \(cells[1].text), to \(clock(option.expiry)); "
                            + "\(cells[3].text) was paid, \(now)\(held)."))
            }, numeric: [0, 3, 4, 5, 6])
    }

    private var endedTable: Table {
        Table(
            caption: "ended", lead: ["Options that ended."],
            header: ["", "option", "paid", "received", "settled at"],
            rows: optionEndings.map { ending in
                let option = ending.option
                var settled = "sold"
                if case .settled(let price) = ending.cause {
                    settled = option.text(price.value, self)
                }
                let name = option.shortName(in: self)
                let end = settled == "sold" ? "sold" : "settled at \(settled)"
                let cells = [
                    Prose("\(option.number)"), Prose(name),
                    Prose([
                        .told(
                            option.premium.value, option.asset, option.kind.premium,
                            .put(option.number), as: option.premium.value.text(option.asset))
                    ]),
                    Prose([
                        .told(
                            ending.received, option.asset, .receivedForOption, .put(option.number),
                            as: ending.received.text(option.asset))
                    ]), Prose(settled),
                ]
                return Table.Row(
                    cells,
                    said: Prose(
                        "Option \(option.number), \(name): \(end); \(option.premium.value.text(option.asset)) "
                            + "was paid, \(ending.received.text(option.asset)) received."))
            }, numeric: [0, 2, 3, 4])
    }
}
