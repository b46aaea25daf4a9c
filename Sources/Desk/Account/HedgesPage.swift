import Figures
import Margin
import Markets

// Puts on the board: what they cost, what they are worth, what is left open.

extension World {
    /// A line under every move, for every put that is held.
    var putLines: [Prose] {
        puts.map { put in
            guard let quote = quote(of: put) else { return Prose(put.name(in: self)) }
            let worth = put.worth(at: quote).value
            let paid = put.premium.value
            return Prose([
                Span("\(put.name(in: self)): worth "), .figure(worth.named(put.asset)),
                Span(" of \(paid.named(put.asset)) paid, \(left(of: put)) left", .plain),
                Span(
                    " (volatility \(percent(quote.volatility, places: 0)), "
                        + "\(quote.isStated ? "the scenario's" : "assumed"))", .faint),
            ])
        }
    }

    /// "29 d 4 h".
    private func left(of put: HeldPut) -> String {
        let minutes = max(0, put.expiry.minutes - now.minutes)
        if minutes >= 1440 { return "\(minutes / 1440) d \(minutes % 1440 / 60) h" }
        return minutes >= 60 ? "\(minutes / 60) h \(minutes % 60) m" : "\(minutes) m"
    }

    var hedgesPage: Page {
        var page = Page()
        if !puts.isEmpty {
            page.blocks.append(.table(putTable))
            page.blocks.append(
                .lines(
                    puts.compactMap { put in
                        quote(of: put).map { volatility(of: put.coin).line(for: $0) }
                    }.last.map { [$0] } ?? []))
        }
        if !putEndings.isEmpty { page.blocks.append(.table(endedTable)) }
        let exposures = coins.map(netExposure).filter {
            $0.beforePuts != .zero || $0.covered.isPositive
        }
        if !exposures.isEmpty { page.blocks.append(.lines(exposures.map { $0.line(in: self) })) }
        guard !page.blocks.isEmpty else {
            return Page([
                .paragraph("Nothing is held and nothing is hedged."),
                .paragraph(.next(["put 95% 30d"])),
            ])
        }
        let next =
            puts.isEmpty
            ? ["put 95% 30d", "hedge short half"]
            : ["why put mark", "why put premium", "hedge sell"]
        return page + Page([.paragraph(.next(next))])
    }

    private var putTable: Table {
        Table(
            header: ["", "put", "expires", "paid", "worth", "bid", "with volatility held"],
            rows: puts.map { put in
                let quote = quote(of: put)
                func money(_ amount: Money?) -> Prose {
                    Prose(amount.map { $0.text(put.asset) } ?? "–", .figure)
                }
                let cells = [
                    Prose("\(put.number)"),
                    Prose("\(put.size) \(put.coin) at \(put.text(put.strike, self))", .strong),
                    Prose(clock(put.expiry)), money(put.premium.value),
                    money(quote.map { put.worth(at: $0).value }),
                    money(quote.map { put.proceeds(at: $0) }),
                    money(flatQuote(of: put).map { put.worth(at: $0).value }),
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
                        "Put \(put.number): \(cells[1].text), to \(clock(put.expiry)); "
                            + "\(cells[3].text) was paid, \(now)\(held)."))
            }, numeric: [0, 3, 4, 5, 6])
    }

    private var endedTable: Table {
        Table(
            caption: "ended", lead: ["Puts that ended."],
            header: ["", "put", "paid", "received", "settled at"],
            rows: putEndings.map { ending in
                let put = ending.put
                var settled = "sold"
                if case .settled(let price) = ending.cause { settled = put.text(price, self) }
                let name = "\(put.size) \(put.coin) at \(put.text(put.strike, self))"
                let end = settled == "sold" ? "sold" : "settled at \(settled)"
                let cells = [
                    Prose("\(put.number)"), Prose(name),
                    Prose(put.premium.value.text(put.asset), .figure),
                    Prose(ending.received.text(put.asset), .figure), Prose(settled),
                ]
                return Table.Row(
                    cells,
                    said: Prose(
                        "Put \(put.number), \(name): \(end); \(put.premium.value.text(put.asset)) "
                            + "was paid, \(ending.received.text(put.asset)) received."))
            }, numeric: [0, 2, 3, 4])
    }
}
