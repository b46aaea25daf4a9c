import Figures
import Margin
import Markets

// `ladder`: every leverage on the same news, and the minute in which it died.

extension World {
    /// For the entry of the position that is open or was closed last; else from here with 1,000.
    ///
    /// - Parameter only: the one leverage that was asked for, whether it is a rung or not.
    func ladderPage(
        _ asked: Side?, only leverage: Multiple? = nil, on coin: Asset? = nil
    ) -> Page {
        if let coin, let problem = problem(with: coin) { return problem }
        let statement = coin.map { self.statement(on: $0) } ?? statement
        let listed = coin.map { rulebook.contract(on: $0) } ?? statement?.contract ?? contract
        guard let contract = listed, let last = last(of: contract.coin) else {
            return .problem("These rules list no contract here.", fix: "rules plain")
        }
        if let leverage, leverage < Multiple(1) || leverage > contract.highestLeverage {
            return .problem(
                "\(rulebook.name) allows 1x to \(contract.highestLeverage.times) here, not "
                    + "\(leverage.times).", fix: "ladder")
        }
        let record = statement?.record
        let entry = record?.price ?? last
        let from = record?.step ?? step
        let standard = contract.settles.isDollar ? Money(1000) : Money(units: unitsPerOne / 10)
        let margin = record?.margin ?? standard
        let sides = asked.map { [$0] } ?? [.long, .short]
        var blocks: [Block] = [
            .heading(
                "Ladder: \(contract.coin) opened at \(contract.text(entry)), \(clock(from)), lived to \(clock(tape.end))"
            ),
            .lines(ladderNotes(contract, margin: margin)),
        ]
        for side in sides {
            let rungs = ladder(
                side, contract: contract, entry: entry, from: from, margin: margin,
                leverages: leverage.map { [$0] })
            blocks.append(.table(table(rungs, side, contract)))
            blocks += (waitNotes(rungs, contract) + sparedNotes(rungs, side) + partNotes(rungs))
                .map { .paragraph($0) }
        }
        return Page(blocks)
    }

    /// What stands in the way of a look at a coin; nil where nothing does.
    private func problem(with coin: Asset) -> Page? {
        guard last(of: coin) != nil else {
            let words = Refusal.noPrice(coin: coin, tape: scenario.coin).words(in: self)
            return .problem(words.text, fix: words.fix)
        }
        guard rulebook.contract(on: coin) == nil else { return nil }
        let listed = rulebook.contracts.map(\.coin)
        let words = Refusal.noContract(coin: coin, rulebook: rulebook.name, listed: listed)
            .words(in: self)
        return .problem(words.text, fix: "ladder")
    }

    private func ladderNotes(_ contract: Contract, margin: Money) -> [Prose] {
        let rate = contract.tiers[0].rate.value
        return [
            Prose(
                "Margin \(margin.named(contract.settles)), maintenance \(rate.exactPercent), rules "
                    + "\(rulebook.name), isolated. "
                    + (tape(of: contract.coin)?.judging == .closes
                        ? "Minutes are named by their opening and judged at their close."
                            + (tape.isJudgingChosen ? " " + tape.judgingWords : "")
                        : "Bars are named by their opening. " + tape.judgingWords)),
            Prose(
                (step < tape.lastStep
                    ? "It looks ahead: you are at \(clockNow), and the tape goes on to \(clock(tape.end)). "
                    : "")
                    + "\(backstopName.capitalisedFirst): + what it took, − what it paid.", .faint),
            Prose(
                "Leverages here are exact. A position that you open is rounded to the lot, which "
                    + "moves its line a little.", .faint),
        ]
    }

    private func table(_ rungs: [Rung], _ side: Side, _ contract: Contract) -> Table {
        let rows = rungs.reversed().map { rung in
            Table.Row(
                [
                    Prose(rung.leverage.times, .strong),
                    Prose(
                        rung.line.map { contract.text($0) } ?? "none", .figure,
                        reveals: .liquidationPrice),
                    Prose(
                        (rung.markStep.map { clock($0) } ?? "lives")
                            + (rung.lessSince == nil ? "" : " †"),
                        rung.markStep == nil ? .gain : .loss,
                        reveals: .liquidationPrice),
                    Prose(
                        rung.lastStep.map { clock($0) } ?? "–", .figure, reveals: .liquidationPrice),
                    Prose(
                        rung.settlement.map { $0.returned.text(contract.settles) } ?? "–", .figure,
                        reveals: .liquidationPrice),
                    Prose(
                        rung.backstopChange.map { fundText($0, contract) } ?? "–", .figure,
                        reveals: .liquidationPrice),
                ], said: said(of: rung, contract))
        }
        return Table(
            caption: "\(side.rawValue)", lead: [lead(rungs, side)],
            header: [
                "leverage", "line",
                tape(of: contract.coin)?.judging == .closes ? "dies (mark)" : "dies",
                "touched (last)", "back to you", Prose(backstopName),
            ],
            rows: rows, numeric: [0, 1, 2, 3, 4, 5])
    }

    private func fundText(_ change: Money, _ contract: Contract) -> String {
        (change.isPositive ? "+" : "") + change.text(contract.settles)
    }

    /// Deaths that nothing but a price inside a bar decided.
    private func sparedNotes(_ rungs: [Rung], _ side: Side) -> [Prose] {
        let spared = rungs.reversed().filter(\.isSpared)
        guard !spared.isEmpty else { return [] }
        let names = spared.map(\.leverage.times).joined(separator: ", ")
        let end = side == .long ? "low" : "high"
        return [
            Prose([
                Span(names, reveals: .liquidationPrice),
                Span(
                    ": closed by the \(end); at the close of that bar the rule still held. A mark that "
                        + "follows an index may have been spared."),
            ])
        ]
    }

    /// "† closed in parts: 40x from 10:31, 25x from 10:34."
    private func partNotes(_ rungs: [Rung]) -> [Prose] {
        let parted = rungs.reversed().compactMap { rung in
            rung.lessSince.map { "\(rung.leverage.times) from \(clock($0))" }
        }
        guard !parted.isEmpty else { return [] }
        return [
            Prose([
                Span("† closed in parts, as the rules have it: "),
                Span(parted.joined(separator: ", "), reveals: .liquidationPrice), Span("."),
            ])
        ]
    }

    private func waitNotes(_ rungs: [Rung], _ contract: Contract) -> [Prose] {
        rungs.filter(\.waitedForVenue).compactMap { rung in
            guard let due = rung.markStep else { return nil }
            guard let sold = rung.soldStep, let price = rung.settlement?.price else {
                return Prose(
                    "\(rung.leverage.times) was due at \(clock(due)), in a freeze that outlasts "
                        + "the tape.", .warning)
            }
            return Prose(
                "\(rung.leverage.times) was due at \(clock(due)), while the venue filled nobody; it "
                    + "was closed at \(clock(sold)), the first bar after the freeze, at "
                    + "\(contract.text(price)).", .warning)
        }
    }
}
