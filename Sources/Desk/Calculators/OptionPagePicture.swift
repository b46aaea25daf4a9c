import Figures
import Margin
import Markets
import Scripts

// The page of an option's price: what it costs, and what it does to somebody who holds the coin, or
// owes it.

extension OptionPricing {
    var page: Page {
        Page([
            .paragraph(Prose(title, .strong)), .table(prices), .table(paths),
            .paragraph(Prose(assumptions, .faint)),
            .paragraph(.next([line, "define \(kind.rawValue)"])),
        ])
    }

    private var assumptions: String {
        "No market was asked: Black's formula of 1976, interest 4% a year and half-spread "
            + "\(halfSpread.shortPercent) are assumptions"
            + (isStated
                ? "; the scenario states the volatility. " : ", and so are these volatilities. ")
            + depthWords
            + "Real puts far below the price cost more. At its expiry an option is settled at the "
            + "index, or the last price where there is none; venues settle at an average of their "
            + "index."
    }

    /// What more coins would cost, where there is an open interest to count against.
    private var depthWords: String {
        guard let open = depth.openInterest, let limit = depth.limit else { return "" }
        let whole = Quantity(1)
        return "The half-spread grows with the coins you hold options on, to "
            + "\(depth.halfSpread(on: limit).shortPercent) on \(limit.rounded(.down, to: whole)) "
            + "\(coin): 1% of the crowd's open interest of \(open.rounded(.down, to: whole)), the "
            + "most that anybody is taken to sell. "
    }

    private var title: String {
        let time =
            ActText.print(
                .hedge(.buy(OptionRequest(strike: .price(strike), minutes: minutes)))
            )
            .split(separator: " ").last.map(String.init) ?? ""
        let name = "A \(kind.rawValue)"
        return isShare
            ? "\(name) at \(strike.text(places: 2)) of 100, for \(time); figures are per cent of the price"
            : "\(name) on \(size == Quantity(1) ? "one" : size.description) \(coin) at "
                + "\(strike.text(places: 2)), now \(spot.text(places: 2)), for \(time)"
    }

    private var prices: Table {
        Table(
            lead: ["Its price, by volatility:"],
            header: ["volatility", "", "fair", "of price", "you pay", "you get"],
            rows: rows.map { name, volatility in
                guard let quote = quote(volatility) else {
                    return Table.Row([Prose(name)], said: "\(name): no price.")
                }
                let share = quote.fair.divided(by: spot, .nearest)
                let cells = [
                    Prose(percent(volatility)), Prose(name, .faint),
                    Prose(quote.fair.text(places: 2), .figure),
                    Prose(share.percent(), .figure), Prose(quote.ask.text(places: 2), .figure),
                    Prose(quote.bid.text(places: 2), .figure),
                ]
                return Table.Row(
                    cells,
                    said: Prose(
                        "\(percent(volatility)), \(name): fair at \(quote.fair.text(places: 2)), "
                            + "\(share.percent()) of the price; you pay "
                            + "\(quote.ask.text(places: 2)) and get \(quote.bid.text(places: 2))."))
            }, numeric: [0, 2, 3, 4, 5])
    }

    /// A day later, for whoever holds one coin; of a call, for whoever is short of one.
    private var paths: Table {
        let flat = rows[0].volatility
        let raised = flat + 0.25
        let who = kind == .put ? "one coin held" : "one coin sold short"
        let name = kind.rawValue
        let other = kind == .put ? "short of half" : "long of half"
        return Table(
            caption: "a day later, for \(who); the \(name) at its fair price",
            lead: ["A day later, for \(who), with the \(name) at its fair price:"],
            header: [
                "price", "nothing", Prose("\(name), \(percent(flat, places: 0))"),
                Prose("\(name), \(percent(raised, places: 0))"), Prose(other),
            ],
            rows: [200, 100, 0, -380, -1_000, -1_290, -1_800, -3_650].map {
                path(kind == .put ? $0 : -$0, flat, raised, other)
            }, numeric: [0, 1, 2, 3, 4])
    }

    /// One row of it: a move in hundredths of a per cent.
    private func path(
        _ hundredths: Int, _ flat: Double, _ raised: Double, _ other: String
    ) -> Table.Row {
        let move = Rate(units: Int128(hundredths) * 10_000)
        let step = (spot * move).rounded(.nearest)
        let own = kind == .put ? step : -step
        let paid = quote(flat)?.fair ?? .zero
        let later = min(1440, minutes)
        func change(_ gain: Price) -> Prose {
            let share = gain.divided(by: spot, .nearest)
            return Prose(
                (share.isNegative ? "" : "+") + share.percent(places: 1),
                share.isNegative ? .loss : .gain)
        }
        func insured(_ volatility: Double) -> Prose {
            change(own + (quote(volatility, spot: spot + step, later: later)?.fair ?? .zero) - paid)
        }
        let cells = [
            Prose((move.isNegative ? "" : "+") + move.percent(places: 1)), change(own),
            insured(flat), insured(raised), change(Price(units: divide(own.units, 2, .down))),
        ]
        let low = percent(flat, places: 0)
        let high = percent(raised, places: 0)
        let name = kind.rawValue
        return Table.Row(
            cells,
            said: move == .zero
                ? Prose(
                    "Price unchanged: with the \(name) at \(low) volatility \(cells[2].text), at "
                        + "\(high) \(cells[3].text).")
                : Prose(
                    "Price \(cells[0].text): with nothing \(cells[1].text), with the \(name) at "
                        + "\(low) volatility \(cells[2].text), at \(high) \(cells[3].text), \(other) "
                        + "\(cells[4].text)."))
    }
}
