import Figures
import Margin
import Markets

// `who`: who lost, who was paid, and in which order a liquidation took it.

extension World {
    var hasWho: Bool { hasOwnWho || !minutes.isEmpty }

    /// Whether money of the person's, or of somebody with a name, has moved.
    private var hasOwnWho: Bool {
        !options.isEmpty || !optionEndings.isEmpty || loan != nil || !loanCalls.isEmpty
            || !endings.isEmpty || calledLending != nil || !forcedCloses.isEmpty || fundingMoved
            || !bystanders.isEmpty || partClosed
    }

    private var partClosed: Bool {
        ledger.transfers.contains {
            $0.reason == .profit || $0.reason == .loss || $0.reason == .converted
        }
    }

    private var fundingMoved: Bool { ledger.transfers.contains { $0.reason == .funding } }

    /// What to type so that something is closed: where the tape has ended, another leverage.
    var wayToAClose: String {
        if isAtEnd { return holdings.isEmpty ? "scenarios" : "what if 50x" }
        return holdings.isEmpty
            ? exampleOpening(Multiple(20)) : "until liquidation"
    }

    var whoPage: Page {
        let crowd = crowdLosses?.page ?? Page()
        guard hasOwnWho else {
            return !minutes.isEmpty ? crowd : .problem("Nothing was closed yet.", fix: wayToAClose)
        }
        let asset = endings.last?.position.contract.settles ?? settles
        let others = ledger.assets.filter { other in
            other != asset && ledger.pots(in: other).contains { $0.pot.isYours }
        }
        let tables = ([asset] + others).map {
            Block.table(changes(in: $0, isAlone: others.allSatisfy(isUntouched)))
        }
        let pools = Page([calledLending.map { Block.table($0.whoTable) }].compactMap { $0 })
        return Page([.lines([accountLine(in: asset)])]) + Page(tables) + pools
            + bystanderLines(asset) + waterfall
            + Page([
                .paragraph(
                    Prose(
                        "The tables count what has moved: an open position only with the money put "
                            + "behind it, its fees and its funding. The sum is always zero: money only "
                            + "moves.", .faint))
            ]) + crowd
    }

    /// Nothing of an asset came or went but what the person brought or took out.
    private func isUntouched(_ asset: Asset) -> Bool {
        realised(asset) == .zero && converted(into: asset).net == .zero
    }

    /// Everybody's change against what they brought.
    ///
    /// - Parameter isAlone: nothing of another asset has moved, so it is what the person realised; else it
    ///   is one asset's side of it.
    private func changes(in asset: Asset, isAlone: Bool) -> Table {
        let converted = converted(into: asset)
        let you = isAlone ? "you, realised" : "you, of \(asset) alone"
        var rows: [(String, Money)] = [(you, realised(asset))]
        if converted.net != .zero {
            rows.append(("you, converted from or to other assets", converted.net))
        }
        let own = rows.count
        for bystander in bystanders {
            rows.append((bystander.name, gain(of: bystander, asset)))
        }
        rows += [
            ("the fund", ledger[.fund, asset] - opened.ledger[.fund, asset]),
            ("the venue's fees", venueFees(asset)),
        ]
        if converted.haircut != .zero {
            rows.append(("the venue's haircut in converting", converted.haircut))
        }
        let given = given(.vault, asset)
        if ledger[.vault, asset] != .zero || given != .zero {
            rows.append(("the liquidators' vault", ledger[.vault, asset] - given))
        }
        if ledger[.writer, asset] != .zero {
            rows.append(("the seller of options", ledger[.writer, asset]))
        }
        for pot in [Pot.pool, .liquidator] where ledger[pot, asset] != .zero {
            rows.append((pot.name, ledger[pot, asset]))
        }
        let sold = -converted.net - converted.haircut
        if sold != .zero { rows.append(("the other side of what was converted", sold)) }
        rows.append(("the market's other side", ledger[.market, asset] - sold))
        let sum = rows.reduce(Money.zero) { $0 + $1.1 }
        let exact = rows.map(\.1)
        let shown = Money.shown(exact, addingTo: sum, asset, fixed: own)
        let cents = Span.cents(exact, shownAs: shown, asset).text
        return Table(
            caption: "who lost and who was paid, \(asset)\(cents)",
            lead: ["Who lost and who was paid, in \(asset)."], header: ["", "change"],
            rows: zip(rows + [("sum", sum)], shown + [sum]).map { row, change in
                let (name, money) = row
                let way = change.isNegative ? "down" : "up"
                let said =
                    "\(name): \(change == .zero ? "no change" : way + " " + change.magnitude.text(asset))."
                return Table.Row(
                    [
                        Prose(name, name == "sum" ? .strong : .plain),
                        Prose([
                            .told(
                                money, asset,
                                name == "you, realised" ? .realised : .partyChange,
                                name == "you, realised" ? .account : .party(name),
                                as: (change.isPositive ? "+" : "") + change.text(asset),
                                change.isNegative ? .loss : .gain)
                        ]),
                    ], said: name == "sum" ? .silence : Prose(said))
            }, numeric: [1])
    }

    /// What the venue took in fees, without what it kept in converting.
    func venueFees(_ asset: Asset) -> Money {
        ledger[.venue, asset] - converted(into: asset).haircut
    }

    /// What somebody else has against what they brought.
    func gain(of bystander: Bystander, _ asset: Asset) -> Money {
        let trader = bystander.standing.name
        let brought = scenario.deposits.filter {
            $0.pot == .wallet(trader: trader) && $0.asset == asset
        }.reduce(Money.zero) { $0 + $1.amount }
        let held = ledger.pots(in: asset).reduce(Money.zero) {
            $1.pot.trader == trader ? $0 + $1.amount : $0
        }
        return held - brought
    }

    /// What the others hold, and what funding moved.
    private func bystanderLines(_ asset: Asset) -> Page {
        var lines: [Prose] = bystanders.map { bystander in
            guard let position = bystander.position else {
                return Prose("\(bystander.name) holds nothing.")
            }
            let contract = position.contract
            let mark = mark(of: contract.coin) ?? mark
            let profit = position.profit(at: Figure(mark)).value
            return Prose([
                Span("\(bystander.name) is "), Span(position.name, .strong), Span(" at "),
                .figure(contract.text(position.entryPrice.value)),
                Span(profit.isNegative ? ", down " : ", up "),
                .told(
                    profit.magnitude, contract.settles, .profit, .party(bystander.name),
                    profit.isNegative ? .loss : .gain),
                Span(" at the mark, not counted above."),
            ])
        }
        let paid = fundingPaid(asset)
        if fundingMoved, paid != .zero {
            lines.append(
                Prose([
                    Span(
                        paid.isPositive
                            ? "Of it funding: you paid " : "Of it funding: you received "),
                    .told(paid.magnitude, asset, .fundingSoFar, .account),
                    Span(
                        paid.isPositive
                            ? " to the other side. The venue takes none of it."
                            : " from the other side. The venue takes none of it."),
                ]))
        }
        return lines.isEmpty ? Page() : Page([.lines(lines)])
    }

    /// The steps of the latest liquidation that took more than a sale.
    private var waterfall: Page {
        guard let forced = forcedCloses.last, !forced.isPlainSale else { return Page() }
        return Page([
            .lines([Prose("The last liquidation, in the venue's order:")]),
            .numbered(forced.steps.map { Prose($0.words(of: forced, in: self)) }),
        ]) + Page([.lines(queueLines(forced))])
    }

    /// By which rule somebody was closed for it.
    func queueLines(_ forced: ForcedClose) -> [Prose] {
        let wasUsed = forced.steps.contains { if case .deleveraged = $0 { true } else { false } }
        guard wasUsed, let first = forced.queue.first else { return [] }
        let name = first.name.prefix(1).uppercased() + first.name.dropFirst()
        return [
            Prose([
                Span("Deleveraging under \(rulebook.name): "),
                Span(rulebook.deleveraging.rank.words),
                Span("; the highest is first. "), Span(name, .strong),
                Span(" stood first of \(forced.queue.count), with "),
                .figure(decimalText(first.score.units, decimals: 8, places: 2)),
                Span(". They are closed at \(rulebook.deleveraging.price.words)."),
            ])
        ]
    }
}

extension Pot {
    var trader: String? {
        switch self {
        case .wallet(let trader), .margin(let trader, _), .pledge(let trader), .debt(let trader):
            trader
        default: nil
        }
    }
}

extension DeleveragingRule.Rank {
    /// The rule that puts winners in order.
    var words: String {
        switch self {
        case .profitTimesMarginRatio:
            "rank = profit ÷ wallet × maintenance margin ÷ what the account is worth"
        case .leveragedReturn:
            "rank = profit ÷ margin × effective leverage (value ÷ what is left)"
        case .priceGainTimesLeverage:
            "rank = mark ÷ entry (a short: entry ÷ mark) × value ÷ account"
        }
    }
}

extension DeleveragingRule.ClosingPrice {
    var words: String {
        switch self {
        case .bankruptcy: "the bankruptcy price of the one who was liquidated"
        case .mark: "the mark"
        case .previousMark: "the mark before"
        case .bankruptcyUnlessFar(let share):
            "the bankruptcy price, or the mark where that is over \(share.value.exactPercent) away"
        }
    }
}
