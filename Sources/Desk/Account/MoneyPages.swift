import Figures
import Margin
import Markets

// Every move of money.

extension World {
    /// `ledger`: every move of money.
    var ledgerPage: Page {
        guard !ledger.transfers.isEmpty else { return Page([.paragraph("No money has moved.")]) }
        let rows = ledger.transfers.enumerated().map { place, transfer in
            let amount = transfer.amount.full(transfer.asset)
            return Table.Row(
                [
                    Prose(clock(transfer.step), .faint), Prose(transfer.reason.rawValue),
                    Prose(transfer.from.name), Prose(transfer.to.name),
                    Prose([
                        .told(
                            transfer.amount, transfer.asset, .moved, .transfer(place), as: amount)
                    ]),
                ],
                said: Prose(
                    "\(clock(transfer.step)), \(transfer.reason.rawValue): \(amount) from "
                        + "\(transfer.from.name) to \(transfer.to.name)."))
        }
        return Page([
            .table(
                Table(header: ["when", "why", "from", "to", "amount"], rows: rows, numeric: [4]))
        ])
    }
}
