import Figures
import Margin
import Markets

// The account and what is open in it.

extension World {
    /// One line under every move: what is left, what must be left, how far it is.
    var statusLine: Prose {
        guard let statement, statement.ending == nil else {
            return Prose([
                Span("\(clockNow) ", .faint),
                Span(tradesSeveral ? "\(scenario.coin) last " : "last "), .figure(text(last)),
                Span(", mark "), .figure(text(mark)), Span("; nothing open, free wallet "),
                .told(free(settles), settles, .freeWallet, .account),
            ]).aloud(idleAloud)
        }
        let asset = statement.asset
        let left = statement.equity.value
        let subject = statement.subject
        let whose = isBesideOthers(statement) ? "\(statement.contract.coin) last " : "last "
        var spans = [
            Span("\(clockNow) ", .faint), Span(whose),
            Span.figure(statement.contract.text(statement.last.value)),
            Span(", mark "), .figure(statement.contract.text(statement.mark.value)),
            Span(holdings.count > 1 ? "; \(statement.position.name): margin " : "; margin "),
            .told(
                statement.collateral.value, asset, .collateral, subject,
                as: statement.collateral.value.text(asset)), Span(", left "),
            .told(left, asset, .equity, subject, left.isNegative ? .loss : .figure),
            Span(", required "),
            .told(
                statement.maintenance.value, asset, .maintenanceMargin, subject,
                reveals: .maintenanceMargin),
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

    /// Whether a line of its prices has to say whose they are: it is not on the tape's own coin, or is
    /// held beside another.
    func isBesideOthers(_ statement: Statement) -> Bool {
        statement.contract.coin != scenario.coin || holdings.count > 1 || tradesSeveral
    }

    var accountPage: Page {
        let value = accountValue(settles)
        let parts = accountParts(settles)
        let shown = Money.shown(parts.map(\.money), addingTo: value, settles)
        var entries = otherAssets.map { asset in
            (
                Prose("\(asset.code) in the wallet", .term),
                otherAsset(free(asset), asset, .freeWallet)
            )
        }
        for (part, money) in zip(parts, shown) {
            entries.append(
                (
                    Prose(part.term.word, .term),
                    Prose([
                        .told(
                            part.money, settles, part.term, .account, as: money.full(settles),
                            money.isNegative ? .loss : .figure)
                    ])
                ))
        }
        if !parts.contains(where: { $0.term == .freeWallet }) {
            let free = free(settles)
            entries.insert(
                (
                    Prose("free wallet", .term),
                    Prose([.told(free, settles, .freeWallet, .account, as: free.full(settles))])
                ), at: otherAssets.count)
        }
        entries.append(
            (
                Prose("account", .term),
                Prose([
                    .told(value, settles, .account, .account, as: value.full(settles), .strong),
                    .cents(parts.map(\.money), shownAs: shown, settles),
                ])
            ))
        let gain = gain(in: settles)
        if gain.deposited.isPositive, gain.change.isShown(settles) {
            entries.append(gain.entry(in: self))
        }
        let available = available(settles)
        if available != free(settles) {
            entries.append(
                (
                    Prose("free to use", .term),
                    Prose([
                        .told(
                            max(available, .zero), settles, .freeToUse, .account,
                            as: max(available, .zero).full(settles)),
                        Span("; the rest backs positions and orders", .faint),
                    ])
                ))
        }
        entries += beside(value, gain)
        return Page([.entries(entries)]) + positionsPage
    }

    private var otherAssets: [Asset] {
        ledger.assets.filter { $0 != settles && free($0).isPositive }
    }

    /// An amount of another asset, with what it is worth at the mark.
    private func otherAsset(_ amount: Money, _ asset: Asset, _ term: Term) -> Prose {
        var spans = [Span.told(amount, asset, term, .account, as: amount.full(asset))]
        if !asset.isDollar || !settles.isDollar, let worth = worth(amount, of: asset, in: settles) {
            spans += [
                Span(", worth "),
                .told(worth, settles, .otherAssets, .party(asset.code + term.word), .plain),
                Span(" at the mark"),
            ]
        }
        return Prose(spans)
    }

    /// What is the person's and no part of the account: coins that back nothing here, and what they and
    /// the account come to together.
    private func beside(_ value: Money, _ gain: Gain) -> [(Prose, Prose)] {
        var rows = ledger.assets.filter { $0 != settles }.compactMap { asset in
            let pledged = ledger[.pledge(trader: World.you), asset]
            return pledged.isPositive
                ? (
                    Prose("\(asset.code) pledged", .term), otherAsset(pledged, asset, .pledgedCoins)
                ) : nil
        }
        guard (gain.worth - value).isShown(settles) else { return rows }
        rows.append(
            (
                Prose("all that is yours", .term),
                Prose([
                    .told(
                        gain.worth, settles, .worthOfAll, .account, as: gain.worth.full(settles)),
                    Span("; the account leaves the rest out: it backs no position", .faint),
                ])
            ))
        return rows
    }

    var positionsPage: Page {
        guard !holdings.isEmpty else { return Page([.paragraph("Nothing is open.")]) }
        return statements.enumerated().reduce(Page()) { page, one in
            page + Page([.entries(one.element.entries(mode: holdings[one.offset].mode))])
        }
    }

    func positionsPage(on coin: Asset) -> Page {
        guard let place = holdings.firstIndex(where: { $0.position.contract.coin == coin }) else {
            return Page([.paragraph("Nothing is open on \(coin).")])
        }
        return Page([.entries(statement(at: place).entries(mode: holdings[place].mode))])
    }

    /// The last price before the cursor: of the latest position's coin, where that is another than the
    /// tape's, which is then named.
    var promptPrice: [String] {
        guard let statement, statement.ending == nil, statement.contract.coin != scenario.coin
        else {
            return [text(last)]
        }
        return [statement.contract.coin.code, statement.contract.text(statement.last.value)]
    }

    /// - Parameter coin: of this one alone.
    func ordersPage(on coin: Asset? = nil) -> Page {
        if let coin, last(of: coin) == nil {
            let words = Refusal.noPrice(coin: coin, tape: scenario.coin).words(in: self)
            return .problem(words.text, fix: words.fix)
        }
        let orders = orders.filter { coin == nil || $0.coin == coin }
        let stops = holdings.compactMap(\.stop).filter {
            coin == nil || contract($0.symbol).coin == coin
        }
        var lines = stops.map { stop in
            Prose([
                Span("stop at "), .figure(contract(stop.symbol).text(stop.price.value)),
                Span(
                    " closes the \(stop.side.rawValue)"
                        + (tradesSeveral ? " of \(contract(stop.symbol).coin)" : "")
                        + ", watching the \(stop.watches.rawValue) price"
                ),
            ])
        }
        lines += orders.map { placed in
            Prose([Span("\(placed.number)  ", .strong)] + placed.words(in: self))
        }
        guard !lines.isEmpty else {
            let place = coin.map { " on \($0)" } ?? ""
            return Page([.paragraph(Prose("No order waits\(place)."))])
        }
        var page = Page([.bullets(lines)])
        let guards = stops.map(\.order) + orders.map(\.order)
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

extension Gain {
    /// "since the deposits": all that is yours against all that you brought, and what of it the prices of
    /// coins did.
    fileprivate func entry(in world: World) -> (Prose, Prose) {
        var spans = [
            Span.told(change, asset, .change, .account, change.isNegative ? .loss : .gain)
        ]
        if let share {
            spans += [
                Span(" (\(share.percent(places: 1)) of "),
                .told(
                    deposited, asset, .deposited, .account, as: deposited.text(asset), .plain),
                Span(")"),
            ]
        }
        if priceOfTheRest.isShown(asset) {
            spans += [
                Span("; "), .told(priceOfTheRest, asset, .priceOfTheRest, .account),
                Span(" of it by the price of what lies there"),
            ]
        }
        if !world.foreseenLines.isEmpty { spans.append(Span("; knowing what came", .warning)) }
        return ("since the deposits", Prose(spans))
    }
}

extension Statement {
    /// Collateral and profit as shown add up to what is left as shown, where nothing else does.
    private var shownProfit: Prose {
        let ink: Ink = profit.value.isNegative ? .loss : .gain
        let parts = [collateral.value, profit.value]
        guard contract.settles == asset, parts[0] + parts[1] == equity.value else {
            return Prose([.told(profit.value, contract.settles, .profit, subject, ink)])
        }
        let shown = Money.shown(parts, addingTo: equity.value, asset, fixed: 1)
        return Prose([
            .told(profit.value, asset, .profit, subject, as: shown[1].named(asset), ink),
            .cents(parts, shownAs: shown, asset),
        ])
    }

    /// Whose figures these are.
    var subject: Told.Subject { .position(line: record.line) }

    /// The position, figure by figure.
    func entries(mode: MarginMode) -> [(Prose, Prose)] {
        let asset = self.asset
        func entry(_ term: Term, _ text: String, _ ink: Ink = .figure) -> (Prose, Prose) {
            (Prose(term.word, .term), Prose(text, ink, reveals: term.hiddenWith))
        }
        func money(_ term: Term, _ money: Money, _ asset: Asset, _ ink: Ink = .figure)
            -> (Prose, Prose)
        {
            (
                Prose(term.word, .term),
                Prose([.told(money, asset, term, subject, ink, reveals: term.hiddenWith)])
            )
        }
        var entries: [(Prose, Prose)] = [
            (
                "position",
                Prose(
                    "\(position.name), \(position.leverage.times)"
                        + (mode == .isolated ? "" : ", \(mode.word)"), .strong)
            ),
            entry(.entryPrice, contract.text(position.entryPrice.value)),
            (
                Prose(Term.positionValue.word, .term),
                Prose([
                    .told(
                        position.value(at: mark).value, contract.settles, .positionValue, subject,
                        reveals: .positionValue),
                    Span(" at the mark of \(contract.text(mark.value))", .faint),
                ])
            ),
            money(.collateral, collateral.value, asset),
            (Prose(Term.profit.word, .term), shownProfit),
            money(.equity, equity.value, asset, equity.value.isNegative ? .loss : .figure),
            money(.maintenanceMargin, maintenance.value, asset),
        ]
        if let ratio = marginRatio {
            let isInverted = contract.margin.ratio == .equityOverMaintenance
            entries.append(
                entry(
                    .marginRatio,
                    ratio.value.percent(places: 1)
                        + (isInverted ? ", closed when it falls to 100%" : "")))
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
