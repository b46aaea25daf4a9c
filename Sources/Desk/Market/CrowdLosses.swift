import Figures
import Markets

// `who` in a live market: what the crowd lost, and who was paid.

extension World {
    /// What the crowd's closes so far came to; nil on a recorded tape and before the first minute.
    var crowdLosses: WhoStatement? {
        guard let market, let tally, !minutes.isEmpty else { return nil }
        return market.whoStatement(tally)
    }
}

extension WhoStatement {
    /// Lost, paid and closed, each by its own name: the size of a position is not money lost.
    var page: Page {
        guard forcedNotional + stoppedNotional > 0 else {
            return Page([.lines([Prose("Nobody in the crowd has been closed yet.")])])
        }
        var entries: [(Prose, Prose)] = [
            ("closed by force", figure(forcedNotional, " of positions")),
            ("closed by stops", figure(stoppedNotional, " of positions")),
            (
                "money lost",
                figure(
                    lost,
                    ", \(percent(lost / (forcedNotional + stoppedNotional), places: 1)) of both")
            ),
            ("of it theirs", figure(ownLoss, "")),
            ("of it the fund's", figure(insuranceUsed, ", for accounts worth less than nothing")),
            ("paid to", figure(lost, " to the other side of those positions")),
            ("", figure(fees, " to the venue in fees, on top")),
            ("", figure(penalties, " to the fund in penalties, on top")),
        ]
        if deleveraged > 0 {
            entries.append(
                (
                    "deleveraged",
                    figure(deleveraged, " closed against winners, the fund being empty")
                ))
        }
        return Page([
            .heading("The crowd"), .entries(entries),
            .paragraph(
                Prose(
                    "The other side are those who had sold to them before, and those who bought from "
                        + "them now.", .faint)),
        ])
    }

    private func figure(_ millions: Double, _ words: String) -> Prose {
        let text = Desk.millions(millions, places: millions < 10 ? 1 : 0)
        return Prose([.figure(text), Span(words)])
    }
}
