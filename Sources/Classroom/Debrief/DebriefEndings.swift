import Desk
import Figures
import Lessons

// When and where positions ended, what leverage was chosen, and what the plans met on tapes that
// nobody has seen.

extension Debrief {
    var endingBlocks: [Block] {
        guard !lives.isEmpty else {
            return [.heading("What happened"), .paragraph("Nobody opened a position.")]
        }
        let ends = RunFacts.Life.End.allCases.map { end in
            (name: end.rawValue, count: lives.count { $0.end == end })
        }
        var blocks: [Block] = [
            .heading("What happened"),
            .barChart(
                chart(
                    "How positions ended (of \(lives.count) positions)",
                    ends.filter { $0.count > 0 })),
        ]
        let liquidated = lives.filter { $0.end == .liquidated }
        let stopped = lives.filter { $0.end == .stopped }
        if let block = times("When they were liquidated", liquidated) { blocks.append(block) }
        if let block = times("When stops were filled", stopped) { blocks.append(block) }
        if let block = places(liquidated) { blocks.append(block) }
        return blocks
    }

    /// Eight stretches of equal length.
    private func times(_ title: String, _ lives: [RunFacts.Life]) -> Block? {
        guard !lives.isEmpty else { return nil }
        // Up to the last that ended, so that a quick end is not one bar.
        let whole = max(1, min(bars, self.lives.compactMap(\.ended).max() ?? bars))
        let count = min(8, whole)
        let ranges = (1...count).map { place in
            let (from, to) = (whole * (place - 1) / count, whole * place / count)
            return (name: "\(clock(from))–\(clock(to))", upTo: to)
        }
        return spread(
            title, lives.compactMap(\.ended), ranges, of: "of \(lives.count) positions",
            "Hours from the tape's opening.")
    }

    /// Hours and minutes, "1:15", with the day before them where the tape is longer: "2 d 4:00".
    private func clock(_ bar: Int) -> String {
        let minutes = bar * minutesPerBar
        let rest = minutes % 60
        let hours = "\(minutes / 60 % 24):\(rest < 10 ? "0" : "")\(rest)"
        return minutes < 1440 ? hours : "\(minutes / 1440) d \(hours)"
    }

    private func places(_ lives: [RunFacts.Life]) -> Block? {
        let places = lives.compactMap(\.place)
        guard !places.isEmpty else { return nil }
        let steps = [-5_000, -3_000, -2_000, -1_500, -1_000, -500, 0, 500, 1_000, 2_000, 5_000]
        var ranges = steps.enumerated().map { index, step in
            let from = index == 0 ? nil : steps[index - 1]
            return (
                name: from.map { "\(percent($0)) to \(percent(step))" } ?? "below \(percent(step))",
                upTo: step
            )
        }
        ranges.append((name: "above \(percent(steps[steps.count - 1]))", upTo: .max))
        return spread(
            "Where the mark stood when they were liquidated", places, ranges,
            of: "of \(places.count) positions", "Against the tape's first price.")
    }

    private func percent(_ hundredths: Int) -> String {
        hundredths < 0
            ? "−\(-hundredths / 100)%" : "\(hundredths > 0 ? "+" : "")\(hundredths / 100)%"
    }

    private static let leverages: [(name: String, upTo: Int)] = [
        ("1x", 100), ("up to 2x", 200), ("up to 3x", 300), ("up to 5x", 500), ("up to 10x", 1_000),
        ("up to 20x", 2_000), ("up to 50x", 5_000), ("above 50x", .max),
    ]

    /// Beside what was chosen stands what students say they would choose: asked before, and after.
    var leverageBlocks: [Block] {
        var columns: [(name: String, values: [Int])] = []
        for name in keptNames {
            let values = runs.flatMap(\.answers).filter { $0.keptAs == name }.compactMap {
                RunFacts.leverage($0.said)
            }
            if !values.isEmpty { columns.append((name, values)) }
        }
        let chosen = lives.map(\.leverage)
        if !chosen.isEmpty { columns.append(("opened", chosen)) }
        guard !columns.isEmpty else { return [] }
        let ranges = Debrief.leverages
        let rows = ranges.enumerated().map { index, range in
            let from = index == 0 ? Int.min : ranges[index - 1].upTo
            let counts = columns.map { column in
                column.values.count { $0 > from && $0 <= range.upTo }
            }
            let said = zip(columns, counts).map { column, count in
                "\(Debrief.asked(column.name)) \(count == 0 ? "none" : "\(count)")"
            }
            return Table.Row(
                [Prose(range.name)]
                    + counts.map { $0 == 0 ? Prose("–", .faint) : Prose("\($0)", .figure) },
                said: "\(range.name): \(said.joined(separator: ", ")).")
        }
        return [
            .heading("Leverage, before and after"),
            .table(
                Table(
                    header: ["leverage"]
                        + columns.map { Prose(Debrief.asked($0.name)) }, rows: rows,
                    numeric: Set(1...columns.count))),
        ]
    }

    private static func asked(_ name: String) -> String {
        name.replacing("leverage ", with: "", maxReplacements: 1)
    }

    private var keptNames: [String] {
        var names: [String] = []
        for name in runs.flatMap(\.answers).compactMap(\.keptAs)
        where name.contains("leverage") && !names.contains(name) { names.append(name) }
        return names
    }

    var tapeBlocks: [Block] {
        let tapes = runs.compactMap(\.tapes).filter { $0.all > 0 }
        guard let all = tapes.first?.all else { return [] }
        let liquidated = tapes.map(\.liquidated)
        let none = liquidated.count { $0 == 0 }
        let held = tapes.count { $0.held * 100 >= $0.all * 95 }
        return [
            .heading("The same plans on \(all) tapes that nobody has seen"),
            spread(
                "Liquidated on", liquidated.map { $0 * 100 / all },
                [
                    ("none of them", 0), ("up to 5 in 100", 5), ("up to 20 in 100", 20),
                    ("up to 50 in 100", 50), ("more than half", .max),
                ], of: "of \(students(tapes.count))",
                "\(none) of \(tapes.count) plans were liquidated on none of the \(all) tapes; "
                    + "\(held) still held on at least 95 in 100. One tape alone says little."),
        ]
    }

    var flowBlocks: [Block] {
        var sums: [RunFacts.Flow] = []
        for flow in runs.flatMap(\.flows) {
            let place = sums.firstIndex {
                ($0.from, $0.to, $0.asset) == (flow.from, flow.to, flow.asset)
            }
            if let place { sums[place].units += flow.units } else { sums.append(flow) }
        }
        guard !sums.isEmpty else { return [] }
        sums.sort { ($0.asset, -$0.units, $0.from, $0.to) < ($1.asset, -$1.units, $1.from, $1.to) }
        return [
            .heading("Who paid whom"),
            .table(
                Table(
                    caption: "all students together",
                    header: ["from", "to", "amount"],
                    rows: sums.map {
                        let amount = "\(Money(units: $0.units).text(places: 2)) \($0.asset)"
                        return Table.Row(
                            [Prose($0.from), Prose($0.to), Prose(amount, .figure)],
                            said: "From \($0.from) to \($0.to): \(amount).")
                    }, numeric: [2])),
            .paragraph(Prose("Money only moves: whatever one lost, another was paid.", .faint)),
        ]
    }

    /// Five, made of what happened here.
    var questions: [String] {
        let liquidated = lives.count { $0.end == .liquidated }
        let tapes = runs.compactMap(\.tapes)
        return [
            "Which prediction was furthest off, and what did those who gave it have in mind?",
            liquidated > 0
                ? "\(liquidated) positions were liquidated. What did they have in common before the "
                    + "price moved?"
                : "Nobody was liquidated. Was it the plan or the tape?",
            tapes.contains { $0.liquidated > 0 }
                ? "Some plans lived here and died elsewhere. What would have told them apart "
                    + "beforehand?"
                : "What would a tape have to do to break these plans?",
            "Who was paid what the others lost, and did anybody have to mean them harm?",
            "What would you write into your plan next time, and what would you leave out?",
        ]
    }
}

extension RunFacts {
    /// Hundredths of `5`, `5x` or `2.5 x`; nil where it is no leverage.
    static func leverage(_ said: String) -> Int? {
        let digits = said.lowercased().filter { !" x×".contains($0) }
        return Marks(digits)?.hundredths
    }
}
