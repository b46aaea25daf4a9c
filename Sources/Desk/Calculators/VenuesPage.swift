import Figures
import Margin
import Markets
import Scripts

// `venues`: one position under every rulebook there is, and a `why` for each.

extension Session {
    func venues(_ sketch: Sketch) -> Reply {
        var asked = sketch
        // Its rules are what differs here.
        asked.rules = nil
        let example = "venues long BTC 10x margin 1,000 entry 50,000"
        return calculate(asked.kinded, like: example) { (calculator) throws(Calculator.Lack) in
            Page(try calculator.venueBlocks(allRulebooks()))
        }
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
    fileprivate func venueBlocks(_ rulebooks: [Rulebook]) throws(Lack) -> [Block] {
        let amount: PositionPlan.Amount
        if let size = sketch.size {
            amount = .size(size)
        } else {
            amount = .margin(
                try need(sketch.margin, "a size or a margin, as in margin 1,000"))
        }
        let plan = try plan(amount)
        var rows: [[Prose]] = []
        var workings: [Block] = []
        var without: [String] = []
        for rulebook in rulebooks {
            do throws(PlanRefusal) {
                let answer = try rulebook.answer(plan)
                rows.append(row(answer))
                workings.append(why(answer))
            } catch {
                if case .noContract = error {
                    without.append(rulebook.name)
                } else {
                    rows.append(
                        [Prose(rulebook.name, .strong), Prose(error.words(under: rulebook))]
                            + [Prose](repeating: Prose("–"), count: 5))
                }
            }
        }
        let header: [Prose] = [
            "venue", "line", "it shows", "bankruptcy", "tier", "ratio", "back at the line",
        ]
        var blocks: [Block] = [
            .heading("\(sketch.text) at \(contract.text(plan.entry)), under every rulebook"),
            .table(Table(header: header, rows: rows, numeric: [1, 2, 3, 4, 5, 6])),
            .paragraph(
                Prose(
                    "line: the first tick at which the rule fails. it shows: rounded the venue's "
                        + "own way. ratio: as the venue counts it, at the entry. * marks rules "
                        + "with numbers that no source confirms.", .faint)),
        ]
        if !without.isEmpty {
            blocks.append(
                .paragraph(
                    Prose(
                        "Without such a contract: \(without.joined(separator: ", ")).", .faint)))
        }
        return blocks + workings
    }

    private func row(_ answer: VenueAnswer) -> [Prose] {
        let contract = answer.position.contract
        return [
            Prose(answer.rulebook.name + (answer.isUnverified ? " *" : ""), .strong),
            Prose(answer.lineText, .figure),
            Prose(answer.shown.map { contract.text($0) } ?? "–", .figure),
            Prose(answer.bankruptcy.map { contract.text($0.value) } ?? "–", .figure),
            Prose("\(answer.tier)", .figure),
            Prose(answer.ratio.map { $0.value.percent() } ?? "–", .figure),
            Prose(answer.returnedAtLine.map { contract.text($0) } ?? "–", .figure),
        ]
    }

    private func why(_ answer: VenueAnswer) -> Block {
        let contract = answer.position.contract
        let head = Prose([
            Span("why ", .faint), Span(answer.rulebook.name, .strong),
            Span(": \(contract.symbol), \(answer.lineText)", .plain),
        ])
        guard let line = answer.line.price else {
            return .fold(head, [.paragraph(Prose(answer.unpriced))])
        }
        return .fold(
            head, workingBlocks(of: line.operand, .liquidationPrice, tick: contract.tick))
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
