import Markets

// What bars in order become: a tape, in whose holes nobody is filled, and of which whoever opens it is
// told.

extension BarsDraft.Laid {
    /// Holes as freezes, less those that the file calls so itself.
    func unsaid(_ freezes: [Scenario.Freeze]) -> [Scenario.Freeze] {
        holes.filter { hole in !freezes.contains { $0.from <= hole.to && hole.from <= $0.to } }
    }

    /// The tape; a mark that is computed is a mean of closes.
    func tape(
        from start: Moment, every: Int, past: Int, mark: Tape.MarkSource?, judging: BarJudging?
    ) -> Tape {
        if case .recorded = mark {
            return Tape(
                start: start, minutesPerBar: every, bars: bars, past: past, marks: marks,
                judging: judging)
        }
        var window = 1
        if case .mean(let closes) = mark { window = closes }
        return Tape(
            start: start, minutesPerBar: every, bars: bars, past: past, markWindow: window,
            judging: judging)
    }

    /// What is told of the scenario, with its holes where it is told first of all.
    func about(_ about: [String], every: Int) -> [String] {
        guard let first = holes.first else { return about }
        let count = holes.reduce(0) { $0 + ($1.to.minutes - $1.from.minutes) / every + 1 }
        let words =
            "\(count == 1 ? "1 bar is" : "\(count) bars are") missing in the file, the first at "
            + "\(first.from.text): there the price stands still and nobody is filled."
        return [(about.prefix(1) + [words]).joined(separator: " ")] + about.dropFirst()
    }
}
