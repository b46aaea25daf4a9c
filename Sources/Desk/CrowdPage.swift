import Markets

extension CrowdStatement {
    /// `crowd`: who holds what.
    var page: Page {
        let entries: [(Prose, Prose)] = [
            ("accounts open", Prose(fixed(Double(accounts), 0), .figure)),
            (
                "open interest",
                Prose(
                    "\(fixed(openInterestCoins, 0)) coins, \(millions(openInterest)) dollars; "
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
            .entries(entries), .table(leverageTable),
            .paragraph(
                Prose(
                    "Dollars mislead in a fall: the same coins are worth less. The leverage index "
                        + "divides by coin held at venues, which is not simulated, so here it moves "
                        + "with open interest alone.", .faint)),
        ])
    }

    private var leverageTable: Table {
        let bands = CrowdStatement.bands
        let rows = leverageShares.enumerated().map { index, share -> [Prose] in
            let from = fixed(bands[index], 0)
            let name =
                index + 1 < bands.count
                ? "\(from)x to \(fixed(bands[index + 1], 0))x" : "\(from)x and up"
            return [Prose(name), Prose(percent(share), .figure), Prose(bar(share))]
        }
        return Table(
            caption: "leverage now: value over what is left, by value",
            header: ["leverage", "share", ""], rows: rows, numeric: [1])
    }

    private func bar(_ share: Double) -> String {
        String(repeating: "#", count: max(0, min(50, Int((share * 50).rounded()))))
    }
}
