import Figures
import Margin
import Markets

// `funding` on a recorded tape: what was paid at each stamp, and what it cost you.

extension World {
    var fundingPage: Page {
        let stamps = scenario.fundings.filter { $0.moment <= now && isPast($0) }
        var blocks: [Block] = []
        var entries: [(Prose, Prose)] = []
        if let latest = stamps.last {
            entries.append(("last rate", rateProse(latest)))
        }
        if let next = scenario.nextFunding(after: step) {
            entries.append(("next", Prose("at \(clock(next.moment)); its rate is not known yet")))
        }
        for asset in [settles] {
            let paid = fundingPaid(asset)
            entries.append(
                (
                    "you, so far",
                    Prose([
                        Span(paid.isNegative ? "received " : "paid "),
                        .told(
                            paid.magnitude, asset, .fundingSoFar, .account,
                            as: paid.magnitude.full(asset), paid.isPositive ? .loss : .figure),
                    ])
                ))
        }
        blocks.append(.entries(entries))
        if !stamps.isEmpty {
            let shown = stamps.suffix(12)
            blocks.append(
                .table(
                    Table(
                        caption: shown.count < stamps.count ? "the latest stamps" : nil,
                        lead: [
                            shown.count < stamps.count
                                ? "The latest payments, oldest first."
                                : "All payments so far, oldest first."
                        ],
                        header: ["when", "rate", "who pays"],
                        rows: shown.map {
                            Table.Row(
                                [
                                    Prose(clock($0.moment), .faint),
                                    Prose($0.rate.exactPercent, .figure),
                                    Prose($0.payer + ($0.coin.map { " (\($0))" } ?? "")),
                                ],
                                said: Prose(
                                    "\(clock($0.moment)): \($0.payer), \($0.rate.exactPercent) of "
                                        + "the value" + ($0.coin.map { " of \($0)." } ?? ".")))
                        }, numeric: [1])))
        }
        blocks.append(
            .paragraph(
                Prose(
                    "It is taken of the whole value at the mark, so at 20x it weighs twenty times on "
                        + "the margin: first from the free wallet, then from the margin behind the "
                        + "position. The exchange takes none of it.", .faint)))
        return Page(blocks)
    }

    private func isPast(_ stamp: FundingStamp) -> Bool {
        stamp.moment < tape.opening || tape.step(holding: stamp.moment) <= step && step > 0
    }

    private func rateProse(_ stamp: FundingStamp) -> Prose {
        Prose([
            .figure(stamp.rate.exactPercent), Span(", \(stamp.payer), at \(clock(stamp.moment))"),
        ])
    }

    /// What this person paid so far, less what was received.
    func fundingPaid(_ asset: Asset) -> Money {
        ledger.transfers.reduce(.zero) { sum, transfer in
            guard transfer.reason == .funding, transfer.asset == asset else { return sum }
            if transfer.from.isYours { return sum + transfer.amount }
            return transfer.to.isYours ? sum - transfer.amount : sum
        }
    }
}

extension FundingStamp {
    var payer: String {
        if rate == .zero { return "nobody pays" }
        return rate.isNegative ? "shorts pay longs" : "longs pay shorts"
    }
}
