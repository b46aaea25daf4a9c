import Figures
import Margin

/// What a rulebook's file says, in a few lines.
enum RulebookPortrait {
    static func page(of rules: Rulebook) -> Page {
        var lines = [Prose("\(rules.title), as of \(rules.asOf).")]
        for contract in rules.contracts.prefix(4) {
            let first = contract.tiers[0]
            let last = contract.tiers[contract.tiers.count - 1]
            let rates =
                contract.tiers.count == 1
                ? "\(first.leverage.times), maintenance \(first.rate.value.exactPercent)"
                : "\(first.leverage.times) down to \(last.leverage.times), maintenance "
                    + "\(first.rate.value.exactPercent) to \(last.rate.value.exactPercent)"
            lines.append(
                Prose(
                    "\(contract.symbol), \(contract.kind.rawValue), settles in \(contract.settles): "
                        + "\(Proof.counted(contract.tiers.count, "tier")), \(rates)."))
        }
        if rules.contracts.count > 4 {
            lines.append(Prose("And \(Proof.counted(rules.contracts.count - 4, "contract")) more."))
        }
        let liquidation = rules.liquidation
        lines.append(
            Prose(
                "Fees: taker \(rules.fees.taker.value.exactPercent), maker "
                    + "\(rules.fees.maker.value.exactPercent), liquidation "
                    + "\(liquidation.fee.value.exactPercent) to the \(liquidation.feeTo.rawValue).")
        )
        let funding = rules.funding.map { funding in
            "Funding every \(funding.hours) hours"
                + (funding.cap.map { ", at most \($0.value.exactPercent)" } ?? "")
        }
        lines.append(
            Prose(
                "\(funding ?? "No funding"); "
                    + "\(Proof.counted(rules.unverified.count, "line")) marked unverified."))
        return Page([.lines(lines)])
    }
}
