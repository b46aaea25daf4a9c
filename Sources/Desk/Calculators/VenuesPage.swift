import Figures
import Margin
import Markets
import Scripts

// `venues`: one position under every rulebook there is. `venues okx-2026` and `why okx-2026` have the
// working behind a row of it.

extension Session {
    /// - Parameter sketch: with a rulebook's name in it only that one is told, whole; with nothing else
    ///   in it, of the position that was compared last.
    mutating func venues(_ sketch: Sketch) -> Reply {
        var asked = sketch
        asked.rules = nil
        let all = asked == Sketch() ? compared ?? usualPair : [asked]
        if let venue = sketch.rules { return whyVenue(venue, all) }
        let example = "venues long BTC 10x margin 1,000 entry 50,000"
        var page = Page()
        for sketch in all {
            // Every venue has a rate of its own.
            let parts = sketch.partsOfPosition.subtracting([.maintenance])
            let reply = calculate(sketch.kinded, like: example, from: parts) {
                (calculator) throws(Calculator.Lack) in
                Page(try calculator.venueBlocks(sketch, allRulebooks(), isAlone: all.count == 1))
            }
            guard reply.outcome == .done else { return reply }
            page = page + reply.page
        }
        compared = all
        return Reply(
            page
                + Page([
                    .paragraph(
                        Calculator.venueNote(
                            all.first?.kind == .inverse ? "bitmex-2020" : "okx-2026"))
                ]))
    }

    /// The row of one venue with its working.
    func whyVenue(_ name: String, _ sketches: [Sketch]? = nil) -> Reply {
        var replies: [Reply] = []
        for sketch in sketches ?? compared ?? usualPair {
            var asked = sketch
            asked.rules = name
            let reply = calculate(
                asked, like: "venues \(name) long BTC 10x margin 1,000 entry 50,000",
                from: sketch.partsOfPosition
            ) { (calculator) throws(Calculator.Lack) in
                Page(try calculator.venueDetail(sketch))
            }
            if reply.outcome == .done { return reply }
            replies.append(reply)
        }
        return replies.first ?? Reply(Page(), .refused)
    }

    /// What `venues` compares when nothing is said: a long of the linear kind, a short of the other.
    private var usualPair: [Sketch] {
        var long = Sketch()
        long.coin = Asset("BTC")
        long.leverage = Multiple(10)
        if timeline?.world.scenario.coin != long.coin { long.entry = Price(50_000) }
        var short = long
        (long.side, long.kind, long.margin) = (.long, .linear, Money(1_000))
        (short.side, short.kind, short.size) = (.short, .inverse, Quantity(10_000))
        return [long, short]
    }

    private func allRulebooks() -> [Rulebook] {
        ((try? content.names(.rulebooks)) ?? []).compactMap { try? fetchRulebook($0).get() }
    }
}

extension Sketch {
    /// An inverse contract is asked of a rulebook that lists one; `plain-inverse` always does.
    fileprivate var kinded: Sketch {
        var copy = self
        copy.rules = kind == .inverse ? "plain-inverse" : kind == .linear ? "plain" : nil
        return copy
    }
}

extension Calculator {
    fileprivate static func venueNote(_ name: String) -> Prose {
        Prose([
            Span(
                "line: the first tick at which the rule fails. back: of the margin, at the line. "
                    + "ratio: what must be left over what is left, closed at 100% from below; † "
                    + "counts the other way round, what is left over what must be, closed at 100% "
                    + "from above. "
                    + "* has numbers that no source confirms. The working: ", .faint),
            Span("why \(name)", .verb),
        ]).aloud(
            "Liquidated means the first tick at which the rule fails. For the working of one, type "
                + "\(Span("why \(name)", .verb)).")
    }

    /// - Parameter asked: as it was typed, to head the table.
    fileprivate func venueBlocks(
        _ asked: Sketch, _ rulebooks: [Rulebook], isAlone: Bool
    ) throws(Lack) -> [Block] {
        let plan = try plan()
        var rows: [Table.Row] = []
        var without: [String] = []
        for rulebook in rulebooks {
            do throws(PlanRefusal) {
                rows.append(row(try rulebook.answer(plan)))
            } catch {
                if case .noContract = error {
                    without.append(rulebook.name)
                } else {
                    let words = error.words(under: rulebook)
                    rows.append(
                        Table.Row(
                            [Prose(rulebook.name, .strong), Prose(words)]
                                + [Prose](repeating: Prose("–"), count: 4),
                            said: "\(rulebook.name): \(words)"))
                }
            }
        }
        let header: [Prose] = ["venue", "line", "bankruptcy", "tier", "ratio", "back"]
        var blocks: [Block] = [
            .table(
                Table(
                    caption: heading(asked, plan),
                    lead: ["The same position under each venue's rules: \(heading(asked, plan))."],
                    header: header, rows: rows, numeric: [1, 2, 3, 4, 5]))
        ]
        if !without.isEmpty, isAlone {
            blocks.append(
                .paragraph(
                    Prose(
                        "Without such a contract: \(without.joined(separator: ", ")).", .faint)))
        }
        return blocks
    }

    private func heading(_ asked: Sketch, _ plan: PositionPlan) -> String {
        var asked = asked
        asked.entry = nil
        return "\(asked.text) at \(contract.text(plan.entry))"
    }

    /// One venue's row, whole, and how its line was reached.
    fileprivate func venueDetail(_ asked: Sketch) throws(Lack) -> [Block] {
        let plan = try plan()
        let answer: VenueAnswer
        do throws(PlanRefusal) { answer = try rulebook.answer(plan) } catch {
            throw .refused(error)
        }
        let contract = answer.position.contract
        let names = ["line", "it shows", "bankruptcy price", "tier", "ratio", "back at the line"]
        let shown = Prose(answer.shown.map { contract.text($0) } ?? "–", .figure)
        let row = row(answer)
        let values = [row.cells[1], shown] + row.cells.dropFirst(2)
        var blocks: [Block] = [
            .heading("\(rulebook.name), \(contract.symbol): \(heading(asked, plan))"),
            .entries(zip(names, values).map { (Prose($0), $1) }),
        ]
        if let line = answer.line.price {
            blocks += workingBlocks(of: line.operand, .liquidationPrice, tick: contract.tick)
        } else {
            blocks.append(.paragraph(Prose(answer.unpriced)))
        }
        if answer.isUnverified {
            blocks.append(
                .paragraph(
                    Prose(
                        "Some numbers of these rules are confirmed by no source; their file marks "
                            + "them.", .faint)))
        }
        return blocks
    }

    private func row(_ answer: VenueAnswer) -> Table.Row {
        let contract = answer.position.contract
        let cells = [
            Prose(answer.rulebook.name + (answer.isUnverified ? " *" : ""), .strong),
            Prose(answer.lineText, .figure),
            Prose(answer.bankruptcy.map { contract.text($0.value) } ?? "–", .figure),
            Prose("\(answer.tier)", .figure),
            Prose(answer.ratioText, .figure),
            Prose(answer.returnedAtLine.map { contract.text($0) } ?? "–", .figure),
        ]
        return Table.Row(cells, said: answer.said)
    }
}

extension VenueAnswer {
    fileprivate var lineText: String {
        switch line {
        case .at(let price): position.contract.text(price.value)
        case .never: "never"
        case .due: "at once"
        case .beyondTiers: "beyond the tiers"
        }
    }

    /// "hyperliquid-2026: liquidated at 92,941; 109.78 of the margin would come back."
    fileprivate var said: Prose {
        let contract = position.contract
        let end =
            switch line {
            case .at(let price): "liquidated at \(contract.text(price.value))"
            case .never: "never liquidated"
            case .due: "liquidated at once"
            case .beyondTiers: "the position is beyond the last of its tiers"
            }
        let back = returnedAtLine.map {
            "; \($0 == .zero ? "nothing" : contract.text($0) + " of the margin") would come back"
        }
        let zero = bankruptcy.map { ". The margin is all gone at \(contract.text($0.value))" }
        let isLeftOverRequired = contract.margin.ratio == .equityOverMaintenance
        let now = ratio.map {
            ". It shows a ratio of \($0.value.percent()) at the entry"
                + (isLeftOverRequired ? ", what is left over what must be" : "")
        }
        let place = tier > 1 ? ", in tier \(tier)" : ""
        let doubt = isUnverified ? ". Some of its numbers no source confirms" : ""
        return "\(rulebook.name): \(end)\(back ?? "")\(zero ?? "")\(now ?? "")\(place)\(doubt)."
    }

    /// The ratio at the entry, marked where the venue counts it the other way round.
    fileprivate var ratioText: String {
        guard let ratio else { return "–" }
        let isInverted = position.contract.margin.ratio == .equityOverMaintenance
        return ratio.value.percent() + (isInverted ? " †" : "")
    }

    /// Why no price can be named.
    fileprivate var unpriced: String {
        switch line {
        case .at, .never:
            "At no price does what is left fall to the maintenance margin: it grows as the debt does."
        case .due: "At the entry what is left does not exceed the maintenance margin."
        case .beyondTiers: "The venue's table ends before a position of this value."
        }
    }
}
