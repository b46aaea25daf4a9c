import Figures
import Markets
import Scripts

// What a live market counts minute by minute, drawn: open interest, and what was forced.

extension World {
    /// A picture of the minutes so far; a recorded tape has no such counts.
    func minuteChart(_ chart: () -> LineChart) -> Reply {
        guard market != nil else {
            return Reply(
                .problem(
                    "\(scenario.title) is recorded: nobody counted who else was there.",
                    fix: "load headline"), .refused)
        }
        guard step > 0 else { return Reply(nothingPlayed) }
        return Reply(Page([.lineChart(chart())]))
    }

    /// `chart oi`: contracts open on one side after every minute, in whole coins.
    func interestChart(_ stretch: Stretch?) -> LineChart {
        let from = firstStep(stretch)
        let opening = scenario.live?.openInterestLots ?? 0
        let lots = Array(([opening] + minutes.map(\.openInterest)).dropFirst(from))
        let first = lots.first ?? opening
        let coins = lots.map { Int128($0 / 10_000) * unitsPerOne }
        let now = lots.last ?? 0
        let least = lots.min() ?? 0
        let change = first > 0 ? Double(now) / Double(first) - 1 : 0
        return LineChart(
            title: "Open interest, coins\(title(stretch))", unit: .money,
            lines: [LineChart.Line("open", coins)],
            levels: [LineChart.Level(from == 0 ? "opening" : "then", coins.first ?? 0)],
            times: TimeScale(of: tape, from: from, count: coins.count), from: clock(from),
            to: clock(step),
            summary:
                "From \(fixed(Double(first) / 1e4, 0)) to \(fixed(Double(now) / 1e4, 0)) coins, "
                + "\(change < 0 ? "" : "+")\(fixed(change * 100, 1))%; least "
                + "\(fixed(Double(least) / 1e4, 0)) at "
                + "\(clock(from + (lots.firstIndex(of: least) ?? 0))).")
    }

    /// `chart liquidations`: what exchanges closed in each minute, by side, in millions of dollars.
    func liquidationChart(_ stretch: Stretch?) -> LineChart {
        let from = firstStep(stretch)
        let minutes = minutes.dropFirst(from)
        let longs = minutes.map(\.liquidatedLongs)
        let shorts = minutes.map { $0.liquidatedTotal - $0.liquidatedLongs }
        let totals = minutes.map(\.liquidatedTotal)
        let since = from == 0 ? "so far" : "since \(clock(from))"
        let most = totals.max() ?? 0
        // A value of 1 is a million dollars, which is 10⁸ cents: cents are its units.
        func line(_ name: String, _ cents: [Int64]) -> LineChart.Line {
            LineChart.Line(name, [0] + cents.map { Int128($0) })
        }
        func sum(_ cents: [Int64]) -> String { millions(LiveTally.millions(cents.reduce(0, +))) }
        let worst =
            most == 0
            ? "Nobody was closed by an exchange \(since)."
            : "Most in one minute: \(millions(LiveTally.millions(most))) at "
                + "\(clock((totals.firstIndex(of: most) ?? 0) + 1 + from)). Longs \(sum(longs)), shorts "
                + "\(sum(shorts)) \(since)."
        return LineChart(
            title: "Forced closes a minute, millions of dollars\(title(stretch))",
            unit: .money, lines: [line("longs", longs), line("shorts", shorts)],
            times: TimeScale(of: tape, from: from, count: totals.count + 1), from: clock(from),
            to: clock(step),
            summary: worst + " As they happened, not as reported.")
    }
}
