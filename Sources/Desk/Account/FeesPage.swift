import Figures
import Margin
import Markets

// `why fee`: what was paid to the venue so far, and at which rates.

extension World {
    /// Every fee by itself, oldest first, with what it comes to; nil where none was paid.
    var feesPage: Page? {
        let asset = endings.last?.position.contract.settles ?? settles
        let paid = ledger.transfers.enumerated().filter { _, transfer in
            transfer.asset == asset && transfer.from.isYours
                && (transfer.reason == .fee || transfer.reason == .liquidationFee)
        }
        guard !paid.isEmpty else { return nil }
        let rows = paid.suffix(12).map { place, transfer in
            let what = transfer.reason == .fee ? "for a trade" : "for the liquidation"
            return Table.Row(
                [
                    Prose(clock(transfer.step), .faint), Prose(what),
                    Prose([.told(transfer.amount, asset, .moved, .transfer(place))]),
                ],
                said: "\(transfer.amount.full(asset)) at \(clock(transfer.step)), \(what).")
        }
        let sum = paid.reduce(Money.zero) { $0 + $1.element.amount }
        let fees = rulebook.fees
        let left = paid.count > 12 ? ", the latest twelve of \(paid.count)" : ""
        return Page([
            .table(
                Table(
                    caption: "fees paid so far\(left)", header: [], rows: rows, numeric: [2])),
            .lines([
                Prose([
                    Span("In all "),
                    .told(sum, asset, .feesSoFar, .account, as: sum.full(asset)), Span("."),
                ]),
                Prose(
                    "\(rulebook.name) takes \(fees.taker.value.exactPercent) of the value from who trades "
                        + "at once, \(fees.maker.value.exactPercent) from whose order waited.",
                    .faint),
            ]),
            .paragraph(.next(["who", "rulebooks \(rulebook.name)"])),
        ])
    }
}
