import Markets

extension Split {
    /// `split` in plain words first, then its parts.
    func page(to time: String) -> Page {
        guard full < -0.05 else {
            return Page([.paragraph("There was no fall to split by \(time).")])
        }
        let stops = -stopsPart
        let forced = -liquidationsPart
        let rows: [[Prose]] = [
            part("news alone", -newsPart), part("stops", stops), part("liquidations", forced),
            [
                Prose("the whole fall", .strong), Prose(fixed(full, 1) + "%", .figure),
                Prose("100%"),
            ],
        ]
        return Page([
            .paragraph(
                Prose(
                    "Of spot's \(fixed(-full, 1))% fall by \(time), \(fixed(-newsOnly, 1)) would have come "
                        + "anyway.", .strong)),
            .table(
                Table(header: ["part", "points", "of the fall"], rows: rows, numeric: [1, 2])),
            .entries([
                (
                    Prose("amplification"),
                    Prose(
                        fixed(amplification, 2) + " times the fall of the news alone", .figure)
                ),
                (
                    Prose("causal n"),
                    Prose(
                        percent(causalBranching, places: 0)
                            + " of what was forced would not have been without the others' selling",
                        .figure)
                ),
            ]),
            .paragraph(
                Prose(
                    "The news share is an output of this model with its tuned book, not a measurement of "
                        + "history; with twice the depth it rises. Parts are Shapley means: what each "
                        + "adds first and last.", .faint)),
        ])
    }

    private func part(_ name: String, _ points: Double) -> [Prose] {
        [
            Prose(name), Prose(fixed(-points, 1) + "%", .figure),
            Prose(percent(points / -full, places: 0), .figure),
        ]
    }
}
