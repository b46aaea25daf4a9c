import Figures
import Margin
import Markets

// The account and what is open in it.

extension World {
    /// One line under every move: what is left, what must be left, how far it is.
    var statusLine: Prose {
        guard let statement, statement.ending == nil else {
            return Prose([
                Span("\(clock(step)) ", .faint), Span("last "), .figure(text(last)),
                Span(", mark "), .figure(text(mark)), Span("; nothing open, free wallet "),
                .figure(free(settles).named(settles)),
            ])
        }
        let asset = statement.contract.settles
        let left = statement.equity.value
        var spans = [
            Span("\(clock(step)) ", .faint), Span("last "), Span.figure(text(last)),
            Span(", mark "), .figure(text(mark)), Span("; left "),
            Span(left.named(asset), left.isNegative ? .loss : .figure),
            Span(" of \(statement.position.collateral.value.named(asset)), required "),
            .figure(statement.maintenance.value.named(asset)),
        ]
        if let ratio = statement.position.bare.marginRatio(at: Figure(mark)) {
            spans += [Span(", margin ratio "), .figure(ratio.value.percent(places: 1))]
        }
        if let distance = statement.distance {
            spans += [
                Span(", line "), .figure(distance.value.percent() + " away", .liquidationPrice),
            ]
        }
        return Prose(spans)
    }

    var accountPage: Page {
        var entries: [(Prose, Prose)] = []
        for asset in ledger.assets
        where free(asset).isPositive || asset == settles {
            entries.append(
                (Prose("free wallet", .term), Prose(free(asset).full(asset), .figure)))
        }
        let value = accountValue(settles)
        entries.append((Prose("account", .term), Prose(value.full(settles), .figure)))
        let deposited = deposited(settles)
        if deposited.isPositive, deposited != value {
            let change = value - deposited
            let share = change.divided(by: deposited, .nearest)
            entries.append(
                (
                    "since the deposits",
                    Prose(
                        "\(change.named(settles)) (\(share.percent(places: 1)) of "
                            + "\(deposited.text(settles)))", change.isNegative ? .loss : .gain)
                ))
        }
        return Page([.entries(entries)]) + positionsPage
    }

    /// What this trader brought in, less what was taken out.
    func deposited(_ asset: Asset) -> Money {
        ledger.transfers.reduce(.zero) { sum, transfer in
            guard transfer.asset == asset else { return sum }
            if transfer.to == .wallet(trader: World.you), transfer.reason == .deposit {
                return sum + transfer.amount
            }
            return transfer.reason == .withdrawal ? sum - transfer.amount : sum
        }
    }

    var positionsPage: Page {
        guard let statement, statement.ending == nil else {
            return Page([.paragraph("Nothing is open.")])
        }
        return Page([.entries(statement.entries)])
    }

    var ordersPage: Page {
        let stops = holdings.compactMap(\.stop)
        guard !stops.isEmpty else { return Page([.paragraph("No stop is set.")]) }
        return Page([
            .bullets(
                stops.map {
                    Prose(
                        "stop at \(text($0.price.value)) closes the \($0.side.rawValue), watching "
                            + "the \($0.watches.rawValue) price")
                })
        ])
    }
}

extension Statement {
    /// The position, figure by figure.
    var entries: [(Prose, Prose)] {
        let asset = contract.settles
        func entry(_ term: Term, _ text: String, _ ink: Ink = .figure) -> (Prose, Prose) {
            (Prose(term.word, .term), Prose(text, ink, reveals: term.hiddenWith))
        }
        var entries: [(Prose, Prose)] = [
            ("position", Prose("\(position.name), \(record.leverage.times)", .strong)),
            entry(.entryPrice, contract.text(position.entryPrice.value)),
            entry(.positionValue, position.value(at: mark).value.named(asset)),
            entry(.collateral, position.collateral.value.named(asset)),
            entry(
                .profit, profit.value.named(asset), profit.value.isNegative ? .loss : .gain),
            entry(.equity, equity.value.named(asset), equity.value.isNegative ? .loss : .figure),
            entry(.maintenanceMargin, maintenance.value.named(asset)),
        ]
        if let ratio = position.marginRatio(at: mark) {
            entries.append(entry(.marginRatio, ratio.value.percent(places: 1)))
        }
        let line = position.liquidationPrice.map { contract.text($0.value) } ?? "none"
        entries.append(entry(.liquidationPrice, line))
        if let distance { entries.append(entry(.distance, distance.value.percent())) }
        let zero = position.bankruptcyPrice.map { contract.text($0.value) } ?? "none"
        entries.append(entry(.bankruptcyPrice, zero))
        if let onMargin = returnOnMargin {
            entries.append(
                entry(.returnOnMargin, onMargin.value.percent(places: 1) + " (ROE)"))
        }
        if let share = shareOfAccount {
            entries.append(entry(.shareOfAccount, share.value.percent(places: 1)))
        }
        return entries
    }
}

extension Term {
    /// A figure from which a hidden one can be read is hidden with it.
    var hiddenWith: Term { self == .distance ? .liquidationPrice : self }
}
