import Figures
import Margin
import Markets
import Scripts

// `chart equity`, `chart margin`, `chart funding`, `chart crowd`: what else can be drawn.

extension World {
    func chartReply(_ subject: ChartSubject, _ stretch: Stretch?) -> Reply {
        switch subject {
        case .price: Reply(chartPage(stretch))
        case .equity: Reply(overTime { $0.valueChart(in: self, stretch) })
        case .margin: Reply(overTime { $0.ratioChart(in: self, stretch) })
        case .funding: fundingChart(stretch)
        case .crowd: crowdChart { $0.crowdStatement.chart }
        case .map: crowdChart { $0.liquidationMap().chart(self.ownLevels) }
        case .oi: minuteChart { self.interestChart(stretch) }
        case .liquidations: minuteChart { self.liquidationChart(stretch) }
        }
    }

    private func overTime(_ draw: (Retelling) -> LineChart?) -> Page {
        guard step > 0 else { return nothingPlayed }
        guard let chart = draw(Retelling(self)) else {
            return Page([.paragraph("Nothing was held at any close so far.")])
        }
        return Page([.lineChart(chart)])
    }

    /// The first step of what is drawn.
    func firstStep(_ stretch: Stretch?) -> Int {
        stretch.map { max(0, step - $0.bars(of: tape)) } ?? 0
    }

    /// ", the last 90 minutes"; nothing where that is all there is.
    func title(_ stretch: Stretch?) -> String {
        guard let stretch, firstStep(stretch) > 0 else { return "" }
        return ", the last \(stretch.words(of: tape))"
    }

    /// The rates that fell due so far, one beside the other.
    private func fundingChart(_ stretch: Stretch?) -> Reply {
        let from = tape.moment(at: firstStep(stretch))
        let isWhole = firstStep(stretch) == 0
        let all: [(Moment, Rate)] =
            market == nil
            ? scenario.fundings.filter { $0.moment <= now }.map { ($0.moment, $0.rate) }
            : paidFundings
        let rates = isWhole ? all : all.filter { $0.0 >= from }
        guard let first = rates.first, let last = rates.last else {
            let when = isWhole ? "so far" : "from \(clock(from)) on"
            return Reply(
                .problem(
                    "No funding was due \(when) in \(scenario.title).", fix: "chart"), .refused)
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
            report.fundingRate.map { (tape.moment(at: report.minute) + tape.minutesPerBar, $0) }
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
    func valueChart(in world: World, _ stretch: Stretch? = nil) -> LineChart? {
        let asset = world.settles
        let from = world.firstStep(stretch)
        let values = samples.dropFirst(from).map(\.account)
        guard values.count > 1, let first = values.first, let last = values.last else { return nil }
        func when(_ value: Money) -> String {
            "\(value.named(asset)) at \(world.clock(from + (values.firstIndex(of: value) ?? 0)))"
        }
        return LineChart(
            title: "Account value at the mark, \(asset)\(world.title(stretch))",
            unit: asset.isDollar ? .money : .price,
            lines: [LineChart.Line("account", values.map(\.units))],
            levels: [LineChart.Level("deposited", world.deposited(in: asset).units)],
            moments: moments(in: world, from, values.count),
            times: TimeScale(of: world.tape, from: from, count: values.count),
            from: world.clock(from), to: world.clock(world.step),
            summary: "From \(first.named(asset)) to \(last.named(asset)); lowest "
                + "\(when(values.min() ?? first)), highest \(when(values.max() ?? first)).")
    }

    /// Nil where nothing was ever held at a bar's close. Far from the line the picture would show nothing
    /// else, so it stops there: at 200%, or, where the ratio falls to the line, at 1,000%.
    func ratioChart(in world: World, _ stretch: Stretch? = nil) -> LineChart? {
        let falls = world.rulebook.margin.ratio == .equityOverMaintenance
        let from = world.firstStep(stretch)
        let ratios = samples.dropFirst(from).map(\.ratio)
        let known = ratios.compactMap { $0 }
        guard let worst = falls ? known.min() : known.max(),
            let step = ratios.firstIndex(of: worst)
        else { return nil }
        let most = unitsPerOne * (falls ? 10 : 2)
        let parts = ["what must be left", "what is left"]
        return LineChart(
            title: "Margin ratio: " + (falls ? parts.reversed() : parts).joined(separator: " ÷ ")
                + world.title(stretch), unit: .share,
            lines: [LineChart.Line("margin ratio", ratios.map { $0.map { min($0.units, most) } })],
            levels: [LineChart.Level("the closing line", unitsPerOne)],
            moments: moments(in: world, from, ratios.count),
            times: TimeScale(of: world.tape, from: from, count: ratios.count),
            from: world.clock(from), to: world.clock(world.step),
            summary:
                "\(falls ? "Lowest" : "Highest") at a bar's close while a position lived: "
                + "\(worst.percent(places: 1)) at \(world.clock(from + step)). At 100% the exchange "
                + "closes.")
    }

    private func moments(in world: World, _ from: Int, _ count: Int) -> [Chart.Moment] {
        world.chartMoments(places: count) { $0 - from }.map { Chart.Moment($0.name, at: $0.candle) }
    }
}
