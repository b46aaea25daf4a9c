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
            sentence(to: time),
            .table(
                Table(header: ["part", "points", "of the fall"], rows: rows, numeric: [1, 2])),
            .paragraph(
                Prose(
                    "The news share is an output of this model with its tuned book, not a measurement of "
                        + "history; with twice the depth it rises.", .faint)),
            .paragraph(.next(["why split", "map"])),
        ])
    }

    /// "Of the 5.8% fall, 3.6 would have come anyway", and what the rest was.
    private func sentence(to time: String) -> Block {
        let helped = -stopsPart >= 0.05 ? "Stops added \(fixed(-stopsPart, 1))" : stopsThatHelped
        return .paragraph(
            Prose([
                Span(
                    "Of spot's \(fixed(-full, 1))% fall by \(time), \(fixed(-newsOnly, 1)) would have come "
                        + "anyway.", .strong),
                Span(" \(helped), and forced closes \(fixed(-liquidationsPart, 1))."),
            ]))
    }

    private var stopsThatHelped: String {
        stopsPart >= 0.05
            ? "Stops took \(fixed(stopsPart, 1)) off it, because whoever had left could not be forced"
            : "Stops added next to nothing"
    }

    private func part(_ name: String, _ points: Double) -> [Prose] {
        [
            Prose(name), Prose(fixed(-points, 1) + "%", .figure),
            Prose(percent(points / -full, places: 0), .figure),
        ]
    }
}
