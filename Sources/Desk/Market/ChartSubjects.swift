import Figures
import Margin
import Markets
import Scripts

// `chart equity`, `chart margin`, `chart funding`, `chart crowd`: what else can be drawn.

extension World {
    func chartReply(_ subject: ChartSubject) -> Reply {
        switch subject {
        case .price: Reply(chartPage)
        case .equity: Reply(overTime { $0.valueChart(in: self) })
        case .margin: Reply(overTime { $0.ratioChart(in: self) })
        case .funding: fundingChart
        case .crowd: crowdChart { $0.crowdStatement.chart }
        case .map: crowdChart { $0.liquidationMap().chart }
        case .oi: minuteChart(interestChart)
        case .liquidations: minuteChart(liquidationChart)
        }
    }

    private func overTime(_ draw: (Retelling) -> LineChart?) -> Page {
        guard step > 0 else {
            return Page([
                .paragraph(Prose([Span("No bar was played yet. "), Span("step 30m", .verb)]))
            ])
        }
        guard let chart = draw(Retelling(self)) else {
            return Page([.paragraph("Nothing was held at any close so far.")])
        }
        return Page([.lineChart(chart)])
    }

    /// The rates that fell due so far, one beside the other.
    private var fundingChart: Reply {
        let rates: [(Moment, Rate)]
        if market == nil {
            rates = scenario.fundings.filter { $0.moment <= now }.map { ($0.moment, $0.rate) }
        } else {
            rates = paidFundings
        }
        guard let first = rates.first, let last = rates.last else {
            return Reply(
                .problem(
                    "No funding was due so far in \(scenario.title).", fix: "chart"), .refused)
        }
        let values = rates.map(\.1)
        let low = values.min() ?? last.1
        let high = values.max() ?? last.1
        let chart = LineChart(
            title: "Funding rate at each stamp; above zero longs pay", unit: .rate,
            lines: [LineChart.Line("rate", values.map(\.units))],
            levels: [LineChart.Level("nobody pays", 0)], from: clock(first.0), to: clock(last.0),
            summary: "\(values.count) stamp\(values.count == 1 ? "" : "s"): lowest "
                + "\(low.exactPercent), highest \(high.exactPercent), the latest "
                + "\(last.1.exactPercent).")
        return Reply(Page([.lineChart(chart)]))
    }

    /// Rates of a market that makes its own prices, whoever held something when they were due.
    private var paidFundings: [(Moment, Rate)] {
        minutes.compactMap { report in
            report.fundingRate.map { (tape.moment(at: report.minute), $0) }
        }
    }

    private func crowdChart(_ draw: (LiveMarket) -> BarChart) -> Reply {
        guard let market else {
            return Reply(
                .problem(
                    "\(scenario.title) is recorded: nobody counted who else was there.",
                    fix: "load headline"), .refused)
        }
        return Reply(Page([.barChart(draw(market))]))
    }
}

extension Retelling {
    /// What the account was worth at every close.
    func valueChart(in world: World) -> LineChart? {
        let asset = world.settles
        let values = samples.map(\.account)
        guard values.count > 1, let first = values.first, let last = values.last else { return nil }
        let low = values.min() ?? first
        return LineChart(
            title: "Account value at the mark, \(asset)", unit: asset.isDollar ? .money : .price,
            lines: [LineChart.Line("account", values.map(\.units))],
            levels: [LineChart.Level("deposited", world.depositedWorth(asset).units)],
            from: world.clock(0), to: world.clock(world.step),
            summary: "From \(first.named(asset)) to \(last.named(asset)); lowest "
                + "\(low.named(asset)) at \(world.clock(values.firstIndex(of: low) ?? 0)).")
    }

    /// Nil where nothing was ever held at a bar's close. Beyond 200% the picture would show nothing
    /// else, so it stops there.
    func ratioChart(in world: World) -> LineChart? {
        let ratios = samples.map(\.ratio)
        guard let highest = ratios.compactMap({ $0 }).max(),
            let step = ratios.firstIndex(of: highest)
        else { return nil }
        let most = unitsPerOne * 2
        return LineChart(
            title: "Margin ratio: what must be left ÷ what is left", unit: .share,
            lines: [LineChart.Line("margin ratio", ratios.map { $0.map { min($0.units, most) } })],
            levels: [LineChart.Level("closed here", unitsPerOne)], from: world.clock(0),
            to: world.clock(world.step),
            summary: "Highest at a bar's close while a position lived: "
                + "\(highest.percent(places: 1)) at \(world.clock(step)). At 100% the exchange closes."
        )
    }
}
