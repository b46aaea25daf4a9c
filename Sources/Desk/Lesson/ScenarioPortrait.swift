import Figures
import Margin
import Markets

/// What a scenario's file says, in five lines and a picture.
enum ScenarioPortrait {
    static func page(of scenario: Scenario) -> Page {
        let head = "\(scenario.title): \(scenario.market), under \(scenario.rules)."
        if let live = scenario.live {
            return Page([
                .lines(([head] + LivePortrait.lines(of: scenario, live)).map { Prose($0) })
            ])
        }
        let lines = [head, span(scenario), range(scenario), mark(scenario), beside(scenario)]
        return Page([
            .lines((lines + [deposits(scenario)]).map { Prose($0) }), .chart(chart(scenario)),
        ])
    }

    private static func text(_ price: Price) -> String { "\(price)" }

    private static func stretch(_ minutes: Int) -> String {
        if minutes % 1440 == 0 { return "\(minutes / 1440)d" }
        return minutes % 60 == 0 ? "\(minutes / 60)h" : "\(minutes)m"
    }

    private static func span(_ scenario: Scenario) -> String {
        let tape = scenario.tape
        let missing = scenario.about.first?.split(separator: ". ").last.map(String.init)
            .flatMap { $0.contains("missing in the file") ? $0 : nil }
        return "\(Proof.counted(tape.bars.count, "bar")) of \(stretch(tape.minutesPerBar)), "
            + "\(tape.start.text) to \(tape.end.text); it opens at \(tape.opening.text). "
            + (missing ?? "No bar is missing.")
    }

    private static func range(_ scenario: Scenario) -> String {
        let tape = scenario.tape
        func time(_ place: Int?) -> String {
            (tape.start + tape.minutesPerBar * (place ?? 0)).text
        }
        let low = tape.bars.map(\.low).min() ?? .zero
        let high = tape.bars.map(\.high).max() ?? .zero
        let wide =
            tape.bars.indices.max { share(of: tape.bars[$0]) < share(of: tape.bars[$1]) } ?? 0
        return
            "\(scenario.coin) from \(text(low)) at \(time(tape.bars.firstIndex { $0.low == low })) "
            + "to \(text(high)) at \(time(tape.bars.firstIndex { $0.high == high })); the largest bar, "
            + "\(share(of: tape.bars[wide]).percent(places: 1)), at \(time(wide))."
    }

    /// How far a bar ranges, as a share of its low.
    private static func share(of bar: Bar) -> Rate {
        (bar.high - bar.low).divided(by: bar.low, .nearest)
    }

    private static func mark(_ scenario: Scenario) -> String {
        let tape = scenario.tape
        let gaps = tape.bars.indices.map { place in
            (tape.marks[place] - tape.bars[place].close).magnitude
                .divided(by: tape.bars[place].close, .nearest)
        }
        let far = gaps.indices.max { gaps[$0] < gaps[$1] } ?? 0
        let made: String
        switch tape.markSource {
        case .mean(closes: 1): made = "The last price is the mark"
        case .mean(let closes): made = "The mark is the mean of \(closes) closes"
        case .recorded: made = "The mark is recorded"
        case .live: made = "The market prints the mark"
        }
        guard gaps[far].isPositive else { return made + "." }
        return "\(made); it is farthest from the last price, \(gaps[far].percent(places: 1)), at "
            + "\((tape.start + tape.minutesPerBar * far).text)."
    }

    private static func beside(_ scenario: Scenario) -> String {
        var parts = ["\(Proof.counted(scenario.news.count, "piece")) of news"]
        if !scenario.freezes.isEmpty {
            parts.append(Proof.counted(scenario.freezes.count, "freeze"))
        }
        if !scenario.fundings.isEmpty {
            parts.append(Proof.counted(scenario.fundings.count, "payment") + " of funding")
        }
        parts += scenario.others.map { "\(Proof.counted($0.points.count, "price")) of \($0.coin)" }
        if let index = scenario.index {
            parts.append("\(Proof.counted(index.points.count, "price")) of the index")
        }
        parts += scenario.bystanders.map {
            "\($0.shownName) \($0.side.rawValue) \($0.size) \($0.coin) at \($0.leverage.times)"
        }
        return "Told: " + parts.joined(separator: ", ") + "."
    }

    static func deposits(_ scenario: Scenario) -> String {
        guard !scenario.deposits.isEmpty else { return "Nobody is given anything." }
        return "Deposits: "
            + scenario.deposits.map { deposit in
                let who = if case .wallet(let name) = deposit.pot { name } else { "the fund" }
                return "\(who) \(deposit.amount) \(deposit.asset)"
            }.joined(separator: ", ") + "."
    }

    private static func chart(_ scenario: Scenario) -> Chart {
        let tape = scenario.tape
        let first = tape.bars.first?.open ?? .zero
        let last = tape.bars.last?.close ?? .zero
        let change = (last - first).divided(by: first, .nearest)
        return Chart(
            title: "\(scenario.coin), the whole tape",
            candles: tape.bars.map {
                Chart.Candle(open: $0.open, high: $0.high, low: $0.low, close: $0.close)
            }, levels: [],
            times: TimeScale(
                start: tape.start, minutesPerBar: tape.minutesPerBar, count: tape.bars.count),
            from: tape.start.clock(beside: tape.end), to: tape.end.clock(beside: tape.start),
            summary: "\(scenario.coin) from \(first) to \(last), \(change.isNegative ? "" : "+")"
                + "\(change.percent(places: 1)).")
    }
}

/// What a live scenario's file says, and what its market comes to when nobody trades in it.
enum LivePortrait {
    static func lines(of scenario: Scenario, _ opened: LiveMarket) -> [String] {
        let setting = opened.setting
        let hours =
            setting.minutes % 60 == 0
            ? "\(setting.minutes / 60) hours" : "\(setting.minutes) minutes"
        let levels = setting.news.map { knot in
            "\(clock(knot.minute)) \(percent(knot.level * 100))"
        }
        return [
            "A market that makes its own prices for \(hours): "
                + "\(Proof.counted(setting.crowd.accounts, "account")), seed \(setting.seed), "
                + "crowd seed \(setting.crowd.seed).",
            levels.isEmpty
                ? "No news moves it." : "The news path: \(levels.joined(separator: ", ")).",
            "\(Proof.counted(setting.events.count, "event")), "
                + "\(Proof.counted(scenario.news.count, "piece")) of news told. "
                + ScenarioPortrait.deposits(scenario),
            outcome(opened),
        ]
    }

    private static func clock(_ minute: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(minute / 60)):\(two(minute % 60))"
    }

    private static func percent(_ value: Double) -> String { "\(fixed(value, 1))%" }

    private static func run(_ opened: LiveMarket) -> LiveTally {
        var market = opened
        return market.runToEnd()
    }

    /// The run to the end without anybody's orders.
    private static func outcome(_ opened: LiveMarket) -> String {
        let tally = run(opened)
        let reported = opened.setting.report
        return "Played to the end it falls to \(percent(tally.lowPercent)); reported liquidations: "
            + "\(fixed(LiveTally.millions(tally.liquidated) * reported, 0)) million dollars, "
            + "\(fixed(LiveTally.millions(tally.worstHour) * reported, 0)) in the worst hour."
    }
}
