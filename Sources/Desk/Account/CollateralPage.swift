import Figures
import Margin
import Markets

// `collateral`: what each asset counts for, under the rules of the day.

extension World {
    var collateralPage: Page {
        let rule = rulebook.collateral
        var blocks: [Block] = []
        let prices = collateralPrices
        let rows = account.balances.map { balance in
            let price = prices.first { $0.asset == balance.asset }
            let isDollar = balance.asset.isDollar
            let worth =
                isDollar
                ? Money(units: balance.amount.value.units)
                : price.map { ($0.external.value * balance.amount.value).rounded(.down) }
            let counted = rule.value([balance], at: prices).value
            let cells = [
                Prose(balance.asset.code),
                Prose(balance.amount.value.description, .figure),
                Prose(isDollar ? "1" : price.map { text($0, of: balance.asset) } ?? "unknown"),
                Prose(worth?.text(.usdt) ?? "–", .figure),
                Prose(haircut(of: balance, worth, counted)),
                Prose(rule.listings.isEmpty ? "–" : counted.text(.usdt), .figure),
            ]
            let value = worth.map { "worth \($0.text(.usdt)) dollars" } ?? "its worth is not known"
            let at = isDollar ? "" : " at a price of \(cells[2].text)"
            let cut = haircut(of: balance, worth, counted)
            let counts =
                rule.listings.isEmpty
                ? ""
                : cut == "not listed"
                    ? "; not listed, so it counts for nothing"
                    : "; it counts for \(counted.text(.usdt))"
                        + (cut == "–" || cut == "0.00%" ? "" : ", with a haircut of \(cut)")
            return Table.Row(
                cells,
                said:
                    "\(balance.amount.value.description) \(balance.asset.code): \(value)\(at)\(counts)."
            )
        }
        if rows.isEmpty {
            blocks.append(.paragraph("Your wallet is empty."))
        } else {
            blocks.append(
                .table(
                    Table(
                        caption:
                            "your free wallet, in dollars at the index; the mark where none is known",
                        lead: ["Your free wallet, at the index, or the mark where none is known:"],
                        header: ["asset", "amount", "price", "worth", "haircut", "counts for"],
                        rows: rows, numeric: [1, 2, 3, 4, 5])))
        }
        blocks.append(
            .lines(collateralLines(counting: rule.value(account.balances, at: prices).value)))
        return Page(blocks)
    }

    /// How a coin comes to back positions, with the lines that do it.
    func collateralPage(of coin: Asset) -> Page {
        let rule = rulebook.collateral
        let held = account.balances.first { $0.asset == coin }?.amount.value ?? .zero
        if coin == settles {
            return Page([.paragraph("\(coin) is what positions settle in: it backs them as it is.")]
            )
        }
        guard rule.listing(of: coin) != nil else {
            let words =
                rule.listings.isEmpty
                ? "Under \(rulebook.name) only the asset that a contract settles in backs it."
                : "\(rulebook.name) does not list \(coin) as collateral; listed: "
                    + rule.listings.map(\.asset.code).joined(separator: ", ") + "."
            let next =
                held.units > 0 ? ["convert \(held.plainText) \(coin) to \(settles)"] : ["venues"]
            return Page([.paragraph(Prose(words)), .paragraph(.next(next))])
        }
        var lines: [String] = []
        if mode != .multiAsset { lines.append("mode multi") }
        if held.units <= 0 { lines.append("deposit 0.1 \(coin)") }
        guard !lines.isEmpty else { return collateralPage }
        return Page([
            .paragraph(
                "\(coin) backs positions in multi-asset margin, at less than its price, once it is in "
                    + "the wallet."),
            .lines(lines.map { Prose($0, .verb) }),
        ])
    }

    private func text(_ price: AssetPrice, of asset: Asset) -> String {
        price.external.value.text(
            tick: rulebook.contract(on: asset)?.tick ?? Price(units: 1_000_000))
    }

    private func haircut(of balance: Balance, _ worth: Money?, _ counted: Money) -> String {
        guard rulebook.collateral.listing(of: balance.asset) != nil else { return "not listed" }
        guard let worth, worth.isPositive else { return "–" }
        return (worth - counted).divided(by: worth, .nearest).percent(places: 2)
    }

    private func collateralLines(counting counted: Money) -> [Prose] {
        let rule = rulebook.collateral
        guard !rule.listings.isEmpty else {
            return [
                Prose(
                    "Under \(rulebook.name) only the asset that a contract settles in backs it.")
            ]
        }
        var lines = [
            Prose(
                mode == .multiAsset
                    ? "All of it backs your positions: margin is multi-asset."
                    : "It backs positions only in multi-asset margin; now margin is \(mode.word).")
        ]
        if mode == .multiAsset, let risk = risk(of: .multiAsset) {
            let left = risk.equity.value
            let shown = Money.shown([counted, left - counted], addingTo: left, .usdt, fixed: 1)
            var spans: [Span] = []
            if left != counted {
                spans = [
                    Span("Counted "), .figure(shown[0].text(.usdt)), Span(", unrealised "),
                    .figure(shown[1].text(.usdt)), Span(": "),
                ]
            }
            lines.append(
                Prose(
                    spans + [
                        Span(left == counted ? "Left " : "left "), .figure(left.text(.usdt)),
                        Span(", required "), .figure(risk.maintenance.value.text(.usdt)), Span("."),
                    ]))
        }
        for statement in statements {
            guard let repriced = statement.repricedText else { continue }
            lines.append(
                Prose([
                    Span("Line of \(statement.position.name): "),
                    .figure(statement.lineText, .liquidationPrice),
                    Span(" with the collateral held still, "),
                    .figure(repriced, .liquidationPrice),
                    Span(
                        statement.position.side == .long
                            ? " with the coins falling along: the double hit."
                            : " with the coins rising along: they hedge it."),
                ]))
        }
        if let conversion = rule.conversion {
            lines.append(
                Prose(
                    "Where more than \(conversion.threshold.value.text(.usdt)) dollars are owed, the "
                        + "venue converts other coins less \(conversion.haircut.value.exactPercent).",
                    .faint))
        }
        return lines
    }
}
