import Figures
import Margin
import Markets

// Where the money is and how it went.

extension World {
    /// `who`: who lost, who was paid.
    var whoPage: Page {
        guard !endings.isEmpty else {
            return .problem("Nothing was closed yet.", fix: "until liquidation")
        }
        let asset = endings[endings.count - 1].position.contract.settles
        let traders = pots(asset) { pot in
            switch pot {
            case .wallet, .margin: true
            default: false
            }
        }
        let rows: [(String, Money)] = [
            ("you, against what you deposited", traders - deposited(asset)),
            ("the fund", ledger[.fund, asset] - opened.ledger[.fund, asset]),
            ("the venue's fees", ledger[.venue, asset]),
            ("the market's other side", ledger[.market, asset]),
        ]
        let sum = rows.reduce(Money.zero) { $0 + $1.1 }
        return Page([
            .table(
                Table(
                    caption: "who lost and who was paid, \(asset)", header: ["", "change"],
                    rows: (rows + [("sum", sum)]).map { name, change in
                        [
                            Prose(name, name == "sum" ? .strong : .plain),
                            Prose(
                                (change.isPositive ? "+" : "") + change.text(asset),
                                change.isNegative ? .loss : .gain),
                        ]
                    }, numeric: [1])),
            .paragraph(
                Prose(
                    "Open positions count with the money put behind them. The sum is always zero: "
                        + "money only moves.", .faint)),
        ])
    }

    private func pots(_ asset: Asset, _ isMine: (Pot) -> Bool) -> Money {
        ledger.pots(in: asset).reduce(.zero) { isMine($1.pot) ? $0 + $1.amount : $0 }
    }

    /// `ledger`: every move of money.
    var ledgerPage: Page {
        guard !ledger.transfers.isEmpty else { return Page([.paragraph("No money has moved.")]) }
        let rows = ledger.transfers.map { transfer -> [Prose] in
            [
                Prose(clock(transfer.step), .faint), Prose(transfer.reason.rawValue),
                Prose(transfer.from.name), Prose(transfer.to.name),
                Prose(transfer.amount.full(transfer.asset), .figure),
            ]
        }
        return Page([
            .table(
                Table(header: ["when", "why", "from", "to", "amount"], rows: rows, numeric: [4]))
        ])
    }
}
