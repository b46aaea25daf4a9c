import Figures
import Margin
import Markets
import Scripts

// `put 95% 30d`: what a put costs, at several volatilities, and what it does on the way.

extension Session {
    func put(_ question: PutQuestion) -> Reply {
        if let lesson, !lesson.hidden.isEmpty { return .calculatorsWait }
        switch PutPricing.of(question, timeline?.world) {
        case .success(let pricing): return Reply(pricing.page)
        case .failure(let problem): return problem.reply
        }
    }
}

/// A put on one coin before anybody buys it.
private struct PutPricing {
    let spot: Price
    let strike: Price
    let minutes: Int
    /// Named rows of the price table.
    let rows: [(name: String, volatility: Double)]
    /// Where no price was given or played, the answer is read as per cent of 100.
    let isShare: Bool
    /// Whether the scenario says which volatility puts are priced from.
    let isStated: Bool
    let coin: Asset
    let line: String

    static func of(_ question: PutQuestion, _ world: World?) -> Result<Self, FetchProblem> {
        let request = question.request
        let coin = request.coin ?? world?.scenario.coin ?? Asset("BTC")
        var spot = question.spot
        if spot == nil, request.coin == nil || world?.last(of: coin) != nil {
            spot = world?.last(of: coin)
        }
        let isShare = spot == nil
        if isShare, case .price = request.strike {
            return .failure(
                FetchProblem(
                    page: .problem(
                        "A strike in dollars needs the price of now.",
                        fix: "put 47,500 30d spot 50,000")))
        }
        let now = spot ?? Price(units: 100 * unitsPerOne)
        let strike: Price
        switch request.strike {
        case .price(let price): strike = price
        case .share(let share):
            strike =
                share <= Rate(units: 1_000_000_000) ? (now * share).rounded(.nearest) : .zero
        }
        let days = Double(request.minutes) / 1440
        let usual = AssumedVolatility.usual
        let feared = isShare || question.spot != nil ? nil : world?.volatility(of: coin)
        let isStated = feared?.isStated ?? false
        var rows: [(String, Double)] = []
        if let asked = question.volatility {
            rows.append(("as you say", Double(asked.units) / 1e8))
        }
        if let feared, isStated { rows.append(("the scenario's", feared.base)) }
        if !isStated { rows.append(("assumed", usual)) }
        if let feared, !isStated {
            rows.append(("after the last day", feared.raised(days: days)))
        }
        rows.append(
            (
                "25 points more",
                (rows.first?.1 ?? usual) + 0.25
            ))
        let pricing = PutPricing(
            spot: now, strike: strike, minutes: request.minutes, rows: rows, isShare: isShare,
            isStated: isStated, coin: coin,
            line: "hedge " + ActText.print(.hedge(.put(request))).dropFirst(6))
        guard (60...527_040).contains(request.minutes), pricing.isPriceable else {
            return .failure(
                FetchProblem(
                    page: .problem(
                        "A put lasts from an hour to 366 days, its strike lies between a tenth of "
                            + "the price and three times it, volatility between 1% and 1,000%.",
                        fix: "put 95% 30d volatility 50%")))
        }
        return .success(pricing)
    }

    private var isPriceable: Bool {
        spot.isPositive && spot.isAdmissible
            && Quantity(units: strike.units * 10) >= Quantity(units: spot.units)
            && strike.units <= spot.units * 3
            && rows.allSatisfy {
                $0.volatility >= 0.01 && $0.volatility <= 100 && quote($0.volatility) != nil
            }
            && (rows.first?.volatility ?? 0) <= 10
    }

    private func quote(_ volatility: Double, spot now: Price? = nil, later: Int = 0) -> PutQuote? {
        PutQuote(
            spot: now ?? spot, strike: strike, minutes: minutes - later, volatility: volatility)
    }

    var page: Page {
        Page([
            .paragraph(Prose(title, .strong)), .table(prices), .table(paths),
            .paragraph(
                Prose(
                    "No market was asked: Black's formula of 1976, interest 4% a year and half-spread "
                        + "3% are assumptions"
                        + (isStated
                            ? "; the scenario states the volatility. "
                            : ", and so are these volatilities. ")
                        + "Real puts far below the price cost more. At its expiry a put is settled at "
                        + "the last price here; venues settle at an average of their index.", .faint
                )),
            .paragraph(.next([line, "define put"])),
        ])
    }

    private var title: String {
        let time =
            ActText.print(.hedge(.put(PutRequest(strike: .price(strike), minutes: minutes))))
            .split(separator: " ").last.map(String.init) ?? ""
        return isShare
            ? "A put at \(strike.text(places: 2)) of 100, for \(time); figures are per cent of the price"
            : "A put on one \(coin) at \(strike.text(places: 2)), now \(spot.text(places: 2)), for \(time)"
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

    /// A day later, for whoever holds one coin.
    private var paths: Table {
        let flat = rows[0].volatility
        let raised = flat + 0.25
        let paid = quote(flat)?.fair ?? .zero
        func change(_ gain: Price) -> Prose {
            let share = gain.divided(by: spot, .nearest)
            return Prose(
                (share.isNegative ? "" : "+") + share.percent(places: 1),
                share.isNegative ? .loss : .gain)
        }
        let day = min(1440, minutes)
        return Table(
            caption: "a day later, for one coin held; the put at its fair price",
            lead: ["A day later, for one coin held, with the put at its fair price:"],
            header: [
                "price", "nothing", Prose("put, \(percent(flat, places: 0))"),
                Prose("put, \(percent(raised, places: 0))"), "short of half",
            ],
            rows: [200, 100, 0, -380, -1_000, -1_290, -1_800, -3_650].map { hundredths in
                let move = Rate(units: Int128(hundredths) * 10_000)
                let step = (spot * move).rounded(.nearest)
                let then = spot + step
                func withPut(_ volatility: Double) -> Prose {
                    let worth = quote(volatility, spot: then, later: day)?.fair ?? .zero
                    return change(step + worth - paid)
                }
                let cells = [
                    Prose((move.isNegative ? "" : "+") + move.percent(places: 1)), change(step),
                    withPut(flat), withPut(raised),
                    change(Price(units: divide(step.units, 2, .down))),
                ]
                return Table.Row(
                    cells,
                    said: move == .zero
                        ? Prose(
                            "Price unchanged: with the put at \(percent(flat, places: 0)) "
                                + "volatility \(cells[2].text), at \(percent(raised, places: 0)) "
                                + "\(cells[3].text).")
                        : Prose(
                            "Price \(cells[0].text): with nothing \(cells[1].text), with the put at "
                                + "\(percent(flat, places: 0)) volatility \(cells[2].text), at "
                                + "\(percent(raised, places: 0)) \(cells[3].text), short of half "
                                + "\(cells[4].text)."))
            }, numeric: [0, 1, 2, 3, 4])
    }
}
