import Figures
import Margin
import Markets
import Scripts

// `history funding`: how the payments are spread, the longest hot stretches, and what followed.

extension Session {
    func fundingHistory() -> Reply {
        guard let series = content.history(of: Asset("BTC")), !series.payments.isEmpty else {
            return Reply(.problem("No payments are recorded here.", fix: "history"), .refused)
        }
        return Reply(FundingCount(series).page)
    }
}

/// All payments of a perpetual, counted.
private struct FundingCount {
    private let series: HourSeries
    /// 0.03 % a payment: three times what most venues take where price and index agree.
    private static let hot = Rate(units: 30_000)
    private static let base = Rate(units: 10_000)

    init(_ series: HourSeries) { self.series = series }

    var page: Page {
        Page([
            .heading("Funding of \(series.payer), as it was paid"),
            .table(spread), .table(stretches), .table(after),
            .paragraph(
                Prose(
                    "A payment is a cost that is certain. As a warning it is weak: the rows "
                        + "above say how "
                        + "weak. Weeks overlap and hot payments come together, so there are far "
                        + "fewer "
                        + "cases than payments. It is the past, and no forecast.", .faint)),
            .paragraph(.next(["history"])),
        ])
    }

    private var payments: [FundingStamp] { series.payments }

    private var spread: Table {
        let sorted = payments.map(\.rate).sorted()
        func row(_ name: String, _ count: Int) -> Table.Row {
            let share = Rate(
                units: divide(Int128(count) * unitsPerOne, Int128(payments.count), .nearest)
            ).percent(places: 1)
            return Table.Row(
                [Prose(name), Prose(groupedCount(count), .figure), Prose(share, .figure)],
                said: Prose("\(name): \(groupedCount(count)) payments, \(share)."))
        }
        let sum = payments.reduce(Rate(units: 0)) { $0 + $1.rate }
        let first = payments.first?.moment.dateText ?? ""
        let last = payments.last?.moment.dateText ?? ""
        return Table(
            caption:
                "\(groupedCount(payments.count)) payments, \(first) to \(last); the middle one "
                + "\((sorted[sorted.count / 2]).exactPercent), together "
                + "\(sum.percent(places: 1)) of the "
                + "value from longs to shorts",
            header: ["rate", "payments", "share"],
            rows: [
                row("shorts paid longs", payments.count { $0.rate.isNegative }),
                row(
                    "0% to under 0.01%",
                    payments.count { !$0.rate.isNegative && $0.rate < Self.base }),
                row("0.01% exactly", payments.count { $0.rate == Self.base }),
                row(
                    "over 0.01% to 0.03%",
                    payments.count { $0.rate > Self.base && $0.rate <= Self.hot }),
                row("over 0.03%", payments.count { $0.rate > Self.hot }),
            ], numeric: [1, 2])
    }

    /// Payments above 0.03 % without one below between them, the longest first.
    private var runs: [Range<Int>] {
        var runs: [Range<Int>] = []
        var begun: Int?
        for place in payments.indices {
            if payments[place].rate > Self.hot {
                if begun == nil { begun = place }
            } else if let first = begun {
                runs.append(first..<place)
                begun = nil
            }
        }
        if let begun { runs.append(begun..<payments.count) }
        return runs.sorted { ($1.count, $0.lowerBound) < ($0.count, $1.lowerBound) }
    }

    private var stretches: Table {
        Table(
            lead: ["The longest stretches above 0.03%, and the price in the week after each."],
            header: ["from", "payments above 0.03%", "together", "a week later"],
            rows: runs.prefix(6).map { run in
                let sum = run.reduce(Rate(units: 0)) { $0 + payments[$1].rate }
                let later = change(after: payments[run.upperBound - 1].moment)
                let words = later.map { $0.percent(places: 1) } ?? "–"
                let from = payments[run.lowerBound].moment
                return Table.Row(
                    [
                        Prose(from.dateText, .strong), Prose("\(run.count)"),
                        Prose(sum.percent(places: 2), .figure), Prose(words, .figure),
                    ],
                    said: Prose(
                        "From \(from.longDate): \(run.count) payments above 0.03%, together "
                            + "\(sum.percent(places: 2)) of the value; a week after the last of "
                            + "them the "
                            + "price had changed by \(words)."))
            }, numeric: [1, 2, 3])
    }

    private var after: Table {
        func row(_ name: String, _ isTaken: (Rate) -> Bool) -> Table.Row {
            let changes = payments.filter { isTaken($0.rate) }.compactMap {
                change(after: $0.moment)
            }
            guard !changes.isEmpty else {
                return Table.Row([Prose(name), "0", "–", "–"], said: Prose("\(name): none."))
            }
            let lower = changes.count(where: \.isNegative)
            let share = Rate(
                units: divide(Int128(lower) * unitsPerOne, Int128(changes.count), .nearest)
            ).percent(places: 0)
            let middle = changes.sorted()[changes.count / 2].percent(places: 1)
            return Table.Row(
                [
                    Prose(name), Prose(groupedCount(changes.count)), Prose(share, .figure),
                    Prose(middle, .figure),
                ],
                said: Prose(
                    "\(name): of \(groupedCount(changes.count)), \(share) had a lower price a week "
                        + "later; the middle change was \(middle)."))
        }
        return Table(
            lead: ["What followed within a week, of every payment with a week behind it."],
            header: ["after a payment", "n", "price lower a week later", "middle change"],
            rows: [
                row("over 0.03%") { $0 > Self.hot },
                row("0% to 0.03%") {
                    !$0.isNegative && $0 <= Self.hot
                }, row("under 0%") { $0.isNegative },
            ], numeric: [1, 2, 3])
    }

    /// The change of spot from the hour of a payment to a week later; nil where one is not known.
    private func change(after moment: Moment) -> Rate? {
        guard let from = series.index(holding: moment),
            let to = series.index(holding: moment + 10_080)
        else { return nil }
        let way = Int128(series.open[to] - series.open[from]) * unitsPerOne
        return Rate(units: divide(way, Int128(series.open[from]), .nearest))
    }
}
