import Figures
import Margin
import Markets

// Every move of money.

extension World {
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
