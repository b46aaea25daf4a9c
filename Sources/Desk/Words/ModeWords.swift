import Figures
import Margin
import Markets

// Changes of leverage, mode and collateral in words.

extension Event {
    func changeLines(_ stamp: Span, in world: World) -> [Prose] {
        switch happening {
        case .leverageChanged(let position, let margin): leverageLines(position, margin, world)
        case .modeChanged(let mode): world.modeLines(mode)
        case .converted(let conversion): [Prose(conversion.words(at: moment))]
        case .autoConverted(let conversion):
            [
                Prose(
                    [stamp, Span("the venue converts, because too much is owed: ", .warning)]
                        + conversion.words(at: moment))
            ]
        case .marginCall(let call): [call.line(stamp)]
        default: []
        }
    }

    private func leverageLines(
        _ position: Position, _ margin: Money, _ world: World
    ) -> [Prose] {
        let asset = position.contract.settles
        let subject = Told.Subject.thought("\(moment.text) \(position.leverage.times)")
        var spans = [Span("\(position.name) now at "), Span(position.leverage.times, .strong)]
        if margin.isPositive {
            spans += [
                Span(", "), .told(margin, asset, .marginMoved, subject),
                Span(" more of margin put up"),
            ]
        } else if margin.isNegative {
            spans += [
                Span(", "), .told(-margin, asset, .marginMoved, subject),
                Span(" of margin back in the wallet"),
            ]
        } else {
            spans.append(
                Span("; the wallet backs it as before, so the line stays where it was"))
        }
        guard let line = position.liquidationPrice?.value else { return [Prose(spans)] }
        return [
            Prose(
                spans + [
                    Span(", liquidation price "),
                    .figure(position.contract.text(line), .liquidationPrice),
                ])
        ]
    }
}

extension MarginCall {
    /// The ratio is where the venue closes.
    private var isDue: Bool {
        guard let ratio else { return true }
        return form == .maintenanceOverEquity ? ratio >= .one : ratio <= .one
    }

    fileprivate func line(_ stamp: Span) -> Prose {
        let reached = form == .maintenanceOverEquity ? "has risen to" : "has fallen to"
        return Prose([
            stamp, Span("margin call: ", .warning),
            Span("the margin ratio of \(name) \(reached) "),
            .figure(ratio?.percent(places: 1) ?? "beyond every number"), point.words,
            Span(
                ", the venue warns at \(level.exactPercent) and closes at 100%. "
                    + (isDue
                        ? "It came there in the last round: what is due is closed in the next."
                        : "It does not wait for an answer.")),
        ])
    }
}

extension Conversion {
    /// "0.1 BTC into 700.00 USDT, haircut 2.5% (17.95)".
    fileprivate func words(at moment: Moment) -> [Span] {
        func told(_ money: Money, _ asset: Asset, _ term: Term, _ text: String) -> Span {
            .told(
                money, asset, term, .thought("\(moment.text) \(sold) \(self.asset)"), as: text)
        }
        var spans = [
            Span("converted "), told(sold, asset, .moved, sold.full(asset)), Span(" into "),
            told(got, into, .convertedWorth, got.full(into)),
        ]
        for traded in prices { spans.append(Span(", " + traded.words)) }
        if prices.isEmpty { spans.append(Span(", at the venue's own price")) }
        if let haircut {
            spans += [
                Span(", less a haircut of \(haircut.value.exactPercent) ("),
                told(cost, into, .haircut, cost.named(into)), Span(")"),
            ]
        } else {
            spans.append(Span("; these rules name no haircut for it", .faint))
        }
        return spans
    }
}

extension Conversion.Traded {
    /// "at 101,995.0, the average on the spot book with half its spread of 0.005%".
    fileprivate var words: String {
        let shown = price.text(places: max(1, price.decimalPlaces))
        return switch of {
        case .book(let half):
            "at \(shown), the average on the spot book less half its spread of "
                + "\((half + half).percent(places: 4))"
        case .index: "at \(shown), what spot was traded at (its spread is not known: taken as 0)"
        case .last:
            "at \(shown), the last trade (spot and its spread are not known: taken as 0)"
        }
    }
}

extension World {
    /// What a mode means for the positions there are.
    fileprivate func modeLines(_ mode: MarginMode) -> [Prose] {
        let meaning =
            switch mode {
            case .isolated:
                "Each position stands on its own margin: no more than that can be lost in it."
            case .cross:
                "Every position draws on the whole wallet: lines are further away, and all of it can "
                    + "be lost."
            case .multiAsset:
                "Every coin of the wallet backs every position, less its haircut; losses are owed in "
                    + "dollars."
            }
        var lines = [
            Prose([Span("margin is now "), Span(mode.word, .strong), Span(". "), Span(meaning)])
        ]
        for statement in statements {
            var spans = [Span("\(statement.position.name): liquidation price ")]
            spans.append(.figure(statement.lineText, .liquidationPrice))
            if let distance = statement.distance {
                spans.append(
                    Span(", \(distance.value.percent()) away", reveals: .liquidationPrice))
            }
            lines.append(Prose(spans))
        }
        if holdings.count > 1, mode != .isolated {
            lines.append(
                Prose("Each line holds the other positions still, and they will not be.", .warning))
        }
        if !holdings.isEmpty {
            lines.append(
                Prose(
                    "A venue may want positions closed before it changes this; here they change with "
                        + "the account.", .faint))
        }
        return lines
    }
}

extension MarginMode {
    /// As it is typed.
    var word: String {
        switch self {
        case .isolated: "isolated"
        case .cross: "cross"
        case .multiAsset: "multi"
        }
    }
}

extension Statement {
    /// The liquidation price, or that there is none.
    var lineText: String {
        position.liquidationPrice.map { contract.text($0.value) } ?? "none"
    }

    /// The line with collateral in the coin moving along, where that is another.
    var repricedText: String? {
        guard let repriced = shared?.repriced else { return nil }
        switch repriced {
        case .at(let price): return contract.text(price.value)
        case .never: return "none"
        case .due: return "due now"
        case .beyondTiers: return nil
        }
    }
}
