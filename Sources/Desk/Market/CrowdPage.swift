import Figures
import Markets

extension CrowdStatement {
    /// `crowd`: who holds what.
    var page: Page {
        let entries: [(Prose, Prose)] = [
            ("accounts open", Prose(fixed(Double(accounts), 0), .figure)),
            (
                "open interest",
                Prose(
                    "\(fixed(openInterestCoins, 0)) coins, what is not bitcoin counted at the opening price; "
                        + "\(millions(openInterest)) dollars now; "
                        + "\(changePercent < 0 ? "" : "+")\(fixed(changePercent, 1))% in coins since "
                        + "the opening", .figure)
            ),
            ("longs of the crowd", Prose(millions(longs), .figure)),
            (
                "shorts of the crowd",
                Prose(millions(shorts) + "; market makers hold the rest", .figure)
            ),
            ("leverage index", Prose(fixed(leverageIndex, 3) + " (0.200 at the opening)", .figure)),
            ("backed by coin", Prose(percent(coinShare), .figure)),
        ]
        return Page([
            .entries(entries), .barChart(chart),
            .paragraph(
                Prose(
                    "Dollars mislead in a fall: the same coins are worth less. The leverage index "
                        + "divides by coin held at venues, which is not simulated, so here it moves "
                        + "with open interest alone.", .faint)),
        ])
    }

    /// Value over what is left, by value.
    var chart: BarChart {
        let bands = CrowdStatement.bands
        let bars = leverageShares.enumerated().map { index, share in
            let from = fixed(bands[index], 0)
            let name =
                index + 1 < bands.count
                ? "\(from)x to \(fixed(bands[index + 1], 0))x" : "\(from)x and up"
            return BarChart.Bar(name, Rate(units: Int128(exactly: (share * 1e8).rounded()) ?? 0))
        }
        let most = bars.max { $0.share < $1.share }
        return BarChart(
            title: "Leverage of the crowd now: value over what is left, by value", bars: bars,
            summary: most.map { "Most is held at \($0.name): \($0.words)." } ?? "Nobody is there.")
    }
}
