import Figures
import Margin
import Markets

// What `load` and `market` show: whose prices, which rules, what the mark is made of.

extension Tape {
    /// What the mark is made of: "the mean of the last 5 closes".
    var markWords: String {
        switch markSource {
        case .mean(1): "the last price"
        case .mean(let closes): "the mean of the last \(closes) closes"
        case .recorded: "as recorded with each bar"
        case .live:
            "the median of spot with funding, spot with the average basis, and the last price"
        }
    }
    /// A mark that nobody recorded and no market printed is an assumption of ours.
    var isMarkAssumed: Bool {
        if case .mean = markSource { true } else { false }
    }
}

extension Scenario {
    /// The day and time it opens: "12 March 2020 10:00 UTC", or that it has no date.
    var openingText: String {
        isUndated
            ? "undated illustration, from \(tape.opening.clock)"
            : "\(tape.opening.longDate) \(tape.opening.clock) UTC"
    }
}

extension World {
    /// The moment of now, with its date where there is one.
    var presentText: String { scenario.isUndated ? "\(now.clock), undated" : "\(now.text) UTC" }

    /// The header of a loaded scenario.
    var openingPage: Page {
        var blocks: [Block] = [
            .heading(
                "\(scenario.title) · \(scenario.openingText) · SIMULATION")
        ]
        blocks.append(.lines(headerLines))
        if !scenario.about.isEmpty {
            blocks.append(.lines(scenario.about.prefix(1).map { Prose($0, .faint) }))
        }
        blocks.append(
            .paragraph(
                .next([exampleOpening(Multiple(20)), "chart", exampleStep])))
        return Page(blocks)
    }

    var headerLines: [Prose] {
        [
            pricesLine,
            Prose([
                Span("Mark: \(tape.markWords)"),
                Span(tape.isMarkAssumed ? " (our assumption), now " : ", now "),
                .figure(text(mark)), Span("."),
            ]),
        ] + otherLines + rulesLines + [walletLine]
    }

    /// What was recorded beside the tape's own prices.
    private var otherLines: [Prose] {
        var lines: [Prose] = []
        if !scenario.others.isEmpty {
            let coins = otherCoinEntries.map { "\($0.0.text) \($0.1.text)" }
            let isListed = scenario.others.contains { rulebook.contract(on: $0.coin) != nil }
            lines.append(
                Prose(
                    "Also priced: \(coins.joined(separator: ", ")); the last value holds"
                        + (isListed ? "." : ". Held or pledged, and not traded under these rules."))
            )
        }
        if let next = scenario.nextFunding(after: step) {
            lines.append(Prose("Funding as recorded, next at \(clock(next.moment))."))
        }
        return lines
    }

    private var pricesLine: Prose {
        guard let market else {
            return Prose([
                Span("Prices: "), Span(scenario.market, .strong),
                Span(
                    ", bars of \(tape.minutesPerBar) minute\(tape.minutesPerBar == 1 ? "" : "s"), "
                        + "\(clock(tape.start)) to "
                        + (tape.start.day == tape.opening.day
                            ? clock(tape.end) : tape.end.clock(beside: tape.end + 1_440))
                        + " UTC; now "),
                .figure(text(last)), Span("."),
            ])
        }
        let accounts = decimalText(Int128(market.setting.crowd.accounts), decimals: 0)
        return Prose([
            Span("Prices: made here, minute by minute, by "),
            Span("a model market of \(accounts) other accounts", .strong),
            Span(
                ", seed \(market.setting.seed), crowd seed \(market.setting.crowd.seed), \(clock(tape.opening)) to \(clock(tape.end)); now "
            ),
            .figure(text(last)), Span(". Another seed is another market of the same kind."),
        ])
    }

    /// The rules in two lines: what is required, what a liquidation takes.
    var rulesLines: [Prose] { rulesLines(of: contract) }

    /// - Parameter again: the tape is as it was, and what its bars are judged by was told.
    func rulesLines(of contract: Contract?, again: Bool = false) -> [Prose] {
        guard let contract else { return [Prose("Rules: \(rulebook.name)")] }
        let tier = contract.tiers[0]
        let rule = rulebook.liquidation
        let fee = "liquidation fee \(rule.fee.value.exactPercent) to the \(rule.feeTo.rawValue)"
        let rest =
            rule.takeover
            ? "taken over at the bankruptcy price, what is left goes to the fund"
            : "the rest to the \(rule.surplusTo.rawValue)"
        var lines =
            [
                Prose([
                    Span("Rules: "), Span(rulebook.name, .strong),
                    Span(
                        " (\(rulebook.asOf)): \(contract.symbol), \(contract.kind.rawValue), settles in "
                            + "\(contract.settles); up to \(contract.highestLeverage.times); "
                            + "maintenance \(tier.rate.value.exactPercent)"
                            + (contract.tiers.count > 1 ? " in the first tier" : "")
                            + "; taker fee \(rulebook.fees.taker.value.exactPercent); \(fee), \(rest)."
                    ),
                ])
            ] + (again && tape.isJudgingChosen ? [] : [judgingLine]) + likenedLines(contract)
        let vault = given(.vault, contract.settles)
        if rule.backstop == .vault, vault.isPositive {
            lines.append(
                Prose([
                    Span("Behind positions stands a vault with "),
                    .told(
                        vault, contract.settles, .depositMade, .party("the vault"),
                        as: vault.full(contract.settles), .plain),
                    Span(", as much as the scenario's fund (assumption)."),
                ]))
        }
        if !rulebook.unverified.isEmpty {
            lines.append(
                Prose(
                    "\(rulebook.unverified.count) line\(rulebook.unverified.count == 1 ? "" : "s") "
                        + "of these rules unverified: no source confirms the numbers.", .warning))
        }
        return lines
    }

    /// Whose numbers a contract has that the rules do not list so.
    private func likenedLines(_ contract: Contract) -> [Prose] {
        guard let model = contract.likenedTo else { return [] }
        let grain = "a tick of \(contract.tick) and a lot of \(contract.lot)"
        let words =
            model == contract.symbol
            ? "The tick of \(model) is too coarse for these prices, so it has \(grain) here."
            : "\(rulebook.name) lists no \(contract.coin): it has the numbers of \(model) here, with "
                + "\(grain)."
        return [Prose("\(words) Our assumption.", .faint)]
    }

    private var walletLine: Prose {
        var pots: [Pot] = []
        for deposit in scenario.deposits where !pots.contains(deposit.pot) {
            pots.append(deposit.pot)
        }
        var spans = [Span("Deposited: ")]
        for (place, pot) in pots.enumerated() {
            if place > 0 { spans.append(Span("; ")) }
            spans += deposits(of: pot)
        }
        return Prose(spans + [Span(".")])
    }

    /// "you 5,000.00 USDT", "the fund 1,000,000.00 USDT (assumption)", or
    /// "Ola 3,000.00 USDT (short 1 BTC, 20x, on the other side)".
    private func deposits(of pot: Pot) -> [Span] {
        let standing = scenario.bystanders.first { pot == .wallet(trader: $0.name) }
        let name =
            switch pot {
            case .fund: "the fund"
            case .wallet(World.you): "you"
            case .wallet(let trader): standing?.shownName ?? trader
            default: pot.name
            }
        var spans = [Span(name + " ")]
        for (place, deposit) in scenario.deposits.filter({ $0.pot == pot }).enumerated() {
            if place > 0 { spans.append(Span(" and ")) }
            spans.append(
                .told(
                    deposit.amount, deposit.asset, .depositMade, .party(name),
                    as: deposit.amount.full(deposit.asset), .plain))
        }
        if pot == .fund { spans.append(Span(" (assumption)")) }
        if let standing {
            spans.append(
                Span(
                    " (\(standing.side.rawValue) \(standing.size) \(standing.coin), "
                        + "\(standing.leverage.times))"))
        }
        return spans
    }

    /// `about`: the scenario, its sources, and what is not modelled.
    var aboutLines: [Prose] {
        scenario.about.map { Prose($0) } + scenario.sources.map { Prose("Source: \($0)", .faint) }
    }
}
