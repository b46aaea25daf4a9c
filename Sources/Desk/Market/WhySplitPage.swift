import Figures
import Markets

extension Split {
    /// `why split`: the runs, how the parts come out of them, and the two branching numbers.
    ///
    /// - Parameter opened: the market as the day begins
    func whyPage(_ when: When, of opened: LiveMarket) -> Page {
        guard full < -0.05 else { return page(when) }
        return Page([
            .paragraph("The same day with the same news, lived again to \(when.end):"),
            runs,
            .paragraph(
                "A part is the mean of what it adds when it comes first and when it comes last "
                    + "(Shapley), so the parts add up to the whole:"),
            .lines(parts),
            .paragraph(
                "Amplification is the whole fall over that of the news alone. Causal n is the part of "
                    + "what was forced that would not have been without the others' selling:"),
            .lines(ratios),
            .paragraph(
                "The branching number is the other way to look: what each level of the map would "
                    + "release, over what the book there takes. A dollar sold comes to 1 ÷ (1 − n) with all "
                    + "that it forces: 2 at 0.5, 10 at 0.9, without end from 1. "
                    + "At the opening:"),
            branching(opened.liquidationMap(bands: min(8, Int(-full) + 2))),
            .paragraph(
                Prose(
                    "All of it is this model's, with a book that was tuned; depth twice as large "
                        + "makes every n smaller. No run of history measures it.", .faint)),
        ])
    }

    private var runs: Block {
        func row(_ name: String, _ low: Double, _ forced: Int64?) -> Table.Row {
            let sum = forced.map { millions(LiveTally.millions($0)) }
            return Table.Row(
                [
                    Prose(name), Prose(points(low) + "%", .figure), Prose(sum ?? "–", .figure),
                ],
                said: Prose(
                    "\(name): spot's low is \(points(low < 0 ? -low : low))% under the opening"
                        + (sum.map { "; \($0) were forced." } ?? ".")))
        }
        return .table(
            Table(
                header: ["what was on", "lowest spot", "forced"],
                rows: [
                    row("news alone", newsOnly, nil), row("news and stops", withStops, nil),
                    row("news and liquidations", withLiquidations, nil),
                    row("everything", full, liquidated),
                    row("everything, but trades move no price", newsOnly, liquidatedWithoutImpact),
                ], numeric: [1, 2]))
    }

    private var parts: [Prose] {
        func line(_ name: String, _ alone: Double, _ other: Double, _ part: Double) -> Prose {
            Prose([
                Span(name, .term),
                Span(
                    " = ½ × ((\(points(alone)) − \(points(newsOnly))) + (\(points(full)) − "
                        + "\(points(other)))) = "), .figure(points(part)),
            ])
        }
        return [
            line("stops       ", withStops, withLiquidations, stopsPart),
            line("liquidations", withLiquidations, withStops, liquidationsPart),
            Prose([Span("news        ", .term), Span(" = "), .figure(points(newsPart))]),
        ]
    }

    private var ratios: [Prose] {
        let less = LiveTally.millions(liquidatedWithoutImpact)
        let all = LiveTally.millions(liquidated)
        var lines: [Prose] = [
            Prose([
                Span("amplification", .term), Span(" = \(points(full)) ÷ \(points(newsOnly)) = "),
                .figure(fixed(amplification, 2)),
            ])
        ]
        if liquidated > 0 {
            lines.append(
                Prose([
                    Span("causal n     ", .term),
                    Span(" = 1 − \(millions(less)) ÷ \(millions(all)) = "),
                    .figure(fixed(causalBranching, 2)),
                    Span(
                        causalBranching < 1
                            ? "  each dollar forced became \(fixed(1 / (1 - causalBranching), 1))"
                            : "",
                        .faint),
                ]))
        }
        return lines
    }

    private func branching(_ map: LiquidationMap) -> Block {
        .table(
            Table(
                header: ["level", "would release", "the book takes", "n", "n, visible book only"],
                rows: map.below.map { level in
                    Table.Row(
                        [
                            Prose(fixed(level.far, 0) + "%"),
                            Prose(millions(level.liquidations + level.stops), .figure),
                            Prose(millions(level.depth), .figure),
                            Prose(
                                fixed(level.branching, 2), level.isZone ? .warning : .figure,
                                reveals: .branchingNumber),
                            Prose(
                                fixed(level.visibleBranching, 2), .figure,
                                reveals: .branchingNumber),
                        ], said: said(of: level))
                }, numeric: [0, 1, 2, 3, 4]))
    }

    private func said(of level: LiquidationMap.Level) -> Prose {
        "\(fixed(-level.far, 0))% under the price: \(millions(level.liquidations + level.stops)) would be "
            + "released, the book takes \(millions(level.depth)). Its n is "
            + "\(fixed(level.branching, 2)), or \(fixed(level.visibleBranching, 2)) with the visible "
            + "book only."
    }

    private func points(_ value: Double) -> String { fixed(value, 2) }
}
