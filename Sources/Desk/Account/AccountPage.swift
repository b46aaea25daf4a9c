import Figures
import Margin
import Markets

// The account and what is open in it.

extension World {
    /// One line under every move: what is left, what must be left, how far it is.
    var statusLine: Prose {
        guard let statement, statement.ending == nil else {
            return Prose([
                Span("\(clockNow) ", .faint), Span("last "), .figure(text(last)),
                Span(", mark "), .figure(text(mark)), Span("; nothing open, free wallet "),
                .figure(free(settles).named(settles)),
            ]).aloud(idleAloud)
        }
        let asset = statement.asset
        let left = statement.equity.value
        var spans = [
            Span("\(clockNow) ", .faint), Span("last "), Span.figure(text(last)),
            Span(", mark "), .figure(text(mark)),
            Span(holdings.count > 1 ? "; \(statement.position.name): margin " : "; margin "),
            .figure(statement.collateral.value.text(asset)), Span(", left "),
            Span(left.named(asset), left.isNegative ? .loss : .figure), Span(", required "),
            .figure(statement.maintenance.value.named(asset), .maintenanceMargin),
        ]
        if let ratio = statement.marginRatio {
            spans += [
                Span(", margin ratio "), .figure(ratio.value.percent(places: 1), .marginRatio),
            ]
        }
        if let distance = statement.distance {
            spans += [
                Span(", line "),
                .figure(
                    "\(distance.value.percent()) \(statement.position.side.lineSide) the mark",
                    .liquidationPrice),
            ]
        }
        return Prose(spans).aloud(aloud(statement))
    }

    var accountPage: Page {
        let value = accountValue(settles)
        let parts = accountParts(settles)
        let shown = Money.shown(parts.map(\.money), addingTo: value, settles)
        var entries = otherAssets.map { asset in
            (Prose("\(asset.code) in the wallet", .term), otherAsset(free(asset), asset))
        }
        for (part, money) in zip(parts, shown) {
            entries.append(
                (
                    Prose(part.name, .term),
                    Prose(money.full(settles), money.isNegative ? .loss : .figure)
                ))
        }
        if !parts.contains(where: { $0.name == "free wallet" }) {
            entries.insert(
                (Prose("free wallet", .term), Prose(free(settles).full(settles), .figure)),
                at: otherAssets.count)
        }
        entries.append((Prose("account", .term), Prose(value.full(settles), .strong)))
        let deposited = depositedWorth(settles)
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
        let available = available(settles)
        if available != free(settles) {
            entries.append(
                (
                    Prose("free to use", .term),
                    Prose([
                        .figure(max(available, .zero).full(settles)),
                        Span("; the rest backs positions and orders", .faint),
                    ])
                ))
        }
        entries += beside(value)
        return Page([.entries(entries)]) + positionsPage
    }

    private var otherAssets: [Asset] {
        ledger.assets.filter { $0 != settles && free($0).isPositive }
    }

    /// An amount of another asset, with what it is worth at the mark.
    private func otherAsset(_ amount: Money, _ asset: Asset) -> Prose {
        var spans = [Span.figure(amount.full(asset))]
        if !asset.isDollar, settles.isDollar, let worth = worth(amount, of: asset) {
            spans.append(Span(", worth \(worth.named(settles)) at the mark"))
        }
        return Prose(spans)
    }

    /// What is the person's and no part of the account: coins that back nothing here, and what they and
    /// the account come to together.
    private func beside(_ value: Money) -> [(Prose, Prose)] {
        guard settles.isDollar else { return [] }
        var rows: [(Prose, Prose)] = []
        var worths = Money.zero
        for asset in ledger.assets where asset != settles {
            let pledged = ledger[.pledge(trader: World.you), asset]
            if pledged.isPositive {
                rows.append((Prose("\(asset.code) pledged", .term), otherAsset(pledged, asset)))
                worths += worth(pledged, of: asset) ?? .zero
            }
            if mode != .multiAsset, free(asset).isPositive {
                worths += worth(free(asset), of: asset) ?? .zero
            }
        }
        guard worths.isPositive else { return rows }
        rows.append(
            (
                Prose("with your coins", .term),
                Prose([
                    .figure((value + worths).full(settles)),
                    Span("; the account leaves them out: they back no position", .faint),
                ])
            ))
        return rows
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

    /// What was put in, to set beside what the account is worth: in multi-asset margin coins count, each
    /// deposit at the mark of its moment.
    func depositedWorth(_ asset: Asset) -> Money {
        let own = deposited(asset)
        guard mode == .multiAsset, asset.isDollar else { return own }
        return ledger.transfers.reduce(own) { sum, transfer in
            let isIn = transfer.reason == .deposit && transfer.to == .wallet(trader: World.you)
            guard transfer.asset != asset, isIn || transfer.reason == .withdrawal else {
                return sum
            }
            let worth = inDollars(transfer.amount, transfer.asset, at: transfer.step)
            return isIn ? sum + worth : sum - worth
        }
    }

    private func inDollars(_ amount: Money, _ asset: Asset, at step: Int) -> Money {
        if asset.isDollar { return amount }
        guard let mark = tape(of: asset)?.mark(at: step) else { return .zero }
        return (mark * Quantity(units: amount.units)).rounded(.down)
    }

    var positionsPage: Page {
        guard !holdings.isEmpty else { return Page([.paragraph("Nothing is open.")]) }
        return statements.enumerated().reduce(Page()) { page, one in
            page + Page([.entries(one.element.entries(mode: holdings[one.offset].mode))])
        }
    }

    var ordersPage: Page {
        var lines = holdings.compactMap(\.stop).map { stop in
            Prose([
                Span("stop at "), .figure(contract(stop.symbol).text(stop.price.value)),
                Span(
                    " closes the \(stop.side.rawValue), watching the \(stop.watches.rawValue) price"
                ),
            ])
        }
        lines += orders.map { placed in
            Prose([Span("\(placed.number)  ", .strong)] + placed.words(in: self))
        }
        guard !lines.isEmpty else { return Page([.paragraph("No order waits.")]) }
        var page = Page([.bullets(lines)])
        let guards = holdings.compactMap { $0.stop?.order } + orders.map(\.order)
        var warnings: [Prose] = []
        if market != nil, orders.contains(where: { $0.order.isResting }) {
            page.blocks.append(
                .lines([
                    Prose(PlacedOrder.queueWords, .faint),
                    Prose(PlacedOrder.selfTradeWords, .faint),
                ]))
        }
        for line in guards.flatMap({ $0.guardLines(in: self) }) where !warnings.contains(line) {
            warnings.append(line)
        }
        if !warnings.isEmpty { page.blocks.append(.lines(warnings)) }
        return page
    }
}

extension Statement {
    /// Collateral and profit as shown add up to what is left as shown, where nothing else does.
    private var shownProfit: String {
        let parts = [collateral.value, profit.value]
        guard contract.settles == asset, parts[0] + parts[1] == equity.value else {
            return profit.value.named(contract.settles)
        }
        return Money.shown(parts, addingTo: equity.value, asset, fixed: 1)[1].named(asset)
    }

    /// The position, figure by figure.
    func entries(mode: MarginMode) -> [(Prose, Prose)] {
        let asset = self.asset
        func entry(_ term: Term, _ text: String, _ ink: Ink = .figure) -> (Prose, Prose) {
            (Prose(term.word, .term), Prose(text, ink, reveals: term.hiddenWith))
        }
        var entries: [(Prose, Prose)] = [
            (
                "position",
                Prose(
                    "\(position.name), \(position.leverage.times)"
                        + (mode == .isolated ? "" : ", \(mode.word)"), .strong)
            ),
            entry(.entryPrice, contract.text(position.entryPrice.value)),
            entry(.positionValue, position.value(at: mark).value.named(contract.settles)),
            entry(.collateral, collateral.value.named(asset)),
            entry(.profit, shownProfit, profit.value.isNegative ? .loss : .gain),
            entry(.equity, equity.value.named(asset), equity.value.isNegative ? .loss : .figure),
            entry(.maintenanceMargin, maintenance.value.named(asset)),
        ]
        if let ratio = marginRatio {
            entries.append(entry(.marginRatio, ratio.value.percent(places: 1)))
        }
        entries.append(entry(.liquidationPrice, lineText))
        if let repricedText {
            entries.append(
                (
                    Prose(Term.repricedLine.word, .term),
                    Prose(repricedText, .figure, reveals: .liquidationPrice)
                ))
        }
        if let distance { entries.append(entry(.distance, distance.value.percent())) }
        let zero = bankruptcyPrice.map { contract.text($0.value) } ?? "none"
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
    var hiddenWith: Term {
        self == .distance || self == .repricedLine ? .liquidationPrice : self
    }
}
