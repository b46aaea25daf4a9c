import Markets

extension Split {
    /// The times of the low, and of the end of what was lived.
    struct When {
        let low: String
        let end: String
    }

    /// `split` in plain words first, then its parts.
    func page(_ when: When) -> Page {
        guard full < -0.05 else {
            return Page([.paragraph("There was no fall to split by \(when.end).")])
        }
        let stops = -stopsPart
        let forced = -liquidationsPart
        let rows: [Table.Row] = [
            part("news alone", -newsPart), part("stops", stops), part("liquidations", forced),
            Table.Row(
                [
                    Prose("the fall to the low", .strong), Prose(fixed(full, 1) + "%", .figure),
                    Prose("100%"),
                ], said: .silence),
        ]
        return Page([
            sentence(when),
            .table(
                Table(
                    lead: ["As parts that add up to the whole fall:"],
                    header: ["part", "points", "of the fall"], rows: rows, numeric: [1, 2])),
            .paragraph(
                Prose(
                    "The news share is an output of this model with its tuned book, not a measurement of "
                        + "history; with twice the depth it rises.", .faint)),
            .paragraph(.next(["why split", "map"])),
        ])
    }

    /// "Of the 5.8% fall, 3.6 would have come anyway", and what the rest was.
    private func sentence(_ when: When) -> Block {
        let helped = -stopsPart >= 0.05 ? "Stops added \(fixed(-stopsPart, 1))" : stopsThatHelped
        return .paragraph(
            Prose([
                Span(
                    "Of spot's \(fixed(-full, 1))% fall to its low at \(when.low), "
                        + "\(fixed(-newsOnly, 1)) would have come anyway.", .strong),
                Span(
                    " \(helped), and forced closes \(fixed(-liquidationsPart, 1))." + since(when)),
            ]))
    }

    /// Where spot stands since, if that is not at the low.
    private func since(_ when: When) -> String {
        guard when.low != when.end, endPercent - full >= 0.05 else { return "" }
        let now = fixed(endPercent.magnitude, 1)
        return " At \(when.end) it stands \(now)% \(endPercent < 0 ? "under" : "over") the opening."
    }

    private var stopsThatHelped: String {
        stopsPart >= 0.05
            ? "Stops took \(fixed(stopsPart, 1)) off it, because whoever had left could not be forced"
            : "Stops added next to nothing"
    }

    private func part(_ name: String, _ points: Double) -> Table.Row {
        let share = percent(points / -full, places: 0)
        return Table.Row(
            [
                Prose(name), Prose(fixed(-points, 1) + "%", .figure), Prose(share, .figure),
            ], said: "\(name): \(fixed(points, 1)) points, \(share) of it.")
    }
}
