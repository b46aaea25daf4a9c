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
            (name: end.rawValue, deeds: deeds(end) { _ in 0 })
        }
        guard let cells = Cells.joined(ends, rest: "in other ways") else {
            return [
                .heading("What happened"),
                .paragraph("How positions ended cannot be counted without telling of one student."),
            ]
        }
        var blocks: [Block] = [
            .heading("What happened"),
            chart("How positions ended (of \(positions(lives.count)))", cells),
        ]
        if let block = times("When they were liquidated", deeds(.liquidated, \.ended)) {
            blocks.append(block)
        }
        if let block = times("When stops were filled", deeds(.stopped, \.ended)) {
            blocks.append(block)
        }
        if let block = places(deeds(.liquidated, \.place)) { blocks.append(block) }
        return blocks
    }

    /// A figure of every position that ended so.
    private func deeds(
        _ end: RunFacts.Life.End, _ figure: (RunFacts.Life) -> Int?
    ) -> [Deed] {
        lives.filter { $0.life.end == end }.compactMap { who, life in
            figure(life).map { Deed(who: who, value: $0) }
        }
    }

    /// Eight stretches of equal length.
    private func times(_ title: String, _ ended: [Deed]) -> Block? {
        // Up to the last that ended, so that a quick end is not one bar.
        let whole = max(1, min(bars, lives.compactMap(\.life.ended).max() ?? bars))
        let count = min(8, whole)
        let ranges = Ranges(ends: (1..<max(2, count)).map { whole * $0 / count }) { from, upTo in
            "\(clock(from ?? 0))–\(clock(upTo ?? whole))"
        }
        return Cells.joined(ended, ranges).map {
            chart(
                "\(title) (of \(positions(ended.count)))", $0, "Hours from the tape's opening.")
        }
    }

    /// Hours and minutes, "1:15", with the day before them where the tape is longer: "2 d 4:00".
    private func clock(_ bar: Int) -> String {
        let minutes = bar * minutesPerBar
        let rest = minutes % 60
        let hours = "\(minutes / 60 % 24):\(rest < 10 ? "0" : "")\(rest)"
        return minutes < 1440 ? hours : "\(minutes / 1440) d \(hours)"
    }

    private func places(_ places: [Deed]) -> Block? {
        let ends = [-5_000, -3_000, -2_000, -1_500, -1_000, -500, 0, 500, 1_000, 2_000, 5_000]
        let ranges = Ranges(ends: ends) { from, upTo in
            switch (from, upTo) {
            case (nil, nil): "anywhere"
            case (nil, let upTo?): "below \(percent(upTo))"
            case (let from?, nil): "above \(percent(from))"
            case (let from?, let upTo?): "\(percent(from)) to \(percent(upTo))"
            }
        }
        return Cells.joined(places, ranges).map {
            chart(
                "Where the mark stood when they were liquidated (of \(positions(places.count)))",
                $0,
                "Against the tape's first price.")
        }
    }

    private func percent(_ hundredths: Int) -> String {
        hundredths < 0
            ? "−\(-hundredths / 100)%" : "\(hundredths > 0 ? "+" : "")\(hundredths / 100)%"
    }

    private static let leverages = Ranges(
        ends: [100, 200, 300, 500, 1_000, 2_000, 5_000]
    ) { from, upTo in
        switch (from, upTo) {
        case (nil, 100): "1x"
        case (_, let upTo?): "up to \(upTo / 100)x"
        case (let from?, nil): "above \(from / 100)x"
        case (nil, nil): "any"
        }
    }

    /// Beside what was chosen stands what students say they would choose: asked before, and after.
    var leverageBlocks: [Block] {
        var columns: [(name: String, deeds: [Deed])] = []
        for name in keptNames {
            let deeds = runs.enumerated().flatMap { who, run in
                run.answers.filter { $0.keptAs == name }.compactMap { answer in
                    RunFacts.leverage(answer.said).map { Deed(who: who, value: $0) }
                }
            }
            columns.append((Debrief.asked(name), deeds))
        }
        columns.append(("opened", lives.map { Deed(who: $0, value: $1.leverage) }))
        // A column of a few people would have every row joined with the next.
        columns = columns.filter { Cells.people($0.deeds) >= Cells.fewest }
        guard !columns.isEmpty,
            let table = Cells.table(columns.map(\.deeds), Debrief.leverages)
        else { return [] }
        let rows = table.map { row in
            let said = zip(columns, row.counts).map { column, count in
                "\(column.name) \(count == 0 ? "none" : "\(count)")"
            }
            return Table.Row(
                [Prose(row.name)]
                    + row.counts.map { $0 == 0 ? Prose("–", .faint) : Prose("\($0)", .figure) },
                said: "\(row.name): \(said.joined(separator: ", ")).")
        }
        return [
            .heading("Leverage, before and after"),
            .table(
                Table(
                    header: ["leverage"] + columns.map { Prose($0.name) }, rows: rows,
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

    private static let shares = Ranges(ends: [0, 5, 20, 50]) { from, upTo in
        switch (from, upTo) {
        case (nil, nil): "any of them"
        case (_, 0): "none of them"
        case (_, let upTo?): "up to \(upTo) in 100"
        case (50, nil): "more than half"
        case (let from?, nil): "more than \(from) in 100"
        }
    }

    var tapeBlocks: [Block] {
        let tapes = runs.enumerated().compactMap { who, run in run.tapes.map { (who, $0) } }
            .filter { $0.1.all > 0 }
        guard let all = tapes.first?.1.all,
            let cells = Cells.joined(
                tapes.map { Deed(who: $0, value: $1.liquidated * 100 / all) }, Debrief.shares)
        else { return [] }
        let none = tapes.count { $0.1.liquidated == 0 }
        let held = tapes.count { $0.1.held * 100 >= $0.1.all * 95 }
        return [
            .heading("The same plans on \(all) tapes that nobody has seen"),
            chart(
                "Liquidated on (of \(students(tapes.count)))", cells,
                "Liquidated on none of the \(all) tapes: \(Cells.told(none, of: tapes.count)) plans; "
                    + "still held on at least 95 in 100: \(Cells.told(held, of: tapes.count)). One tape "
                    + "alone says little."),
        ]
    }

    var flowBlocks: [Block] {
        var sums: [RunFacts.Flow] = []
        var payers: [Set<Int>] = []
        for (who, run) in runs.enumerated() {
            for flow in run.flows {
                let place = sums.firstIndex {
                    ($0.from, $0.to, $0.asset) == (flow.from, flow.to, flow.asset)
                }
                if let place {
                    sums[place].units += flow.units
                    payers[place].insert(who)
                } else {
                    sums.append(flow)
                    payers.append([who])
                }
            }
        }
        let isShort = payers.contains { $0.count < Cells.fewest }
        sums = zip(sums, payers).filter { $1.count >= Cells.fewest }.map(\.0)
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
            .paragraph(
                Prose(
                    "Money only moves: whatever one lost, another was paid."
                        + (isShort
                            ? " What moved for fewer than \(Cells.fewest) students is left out."
                            : ""),
                    .faint)),
        ]
    }

    /// Five, made of what happened here.
    var questions: [String] {
        let liquidated = deeds(.liquidated) { _ in 0 }
        let few = Cells.people(liquidated) < Cells.fewest
        let tapes = runs.compactMap(\.tapes)
        return [
            "Which prediction was furthest off, and what did those who gave it have in mind?",
            !liquidated.isEmpty
                ? "\(few ? "Some" : "\(liquidated.count)") positions were liquidated. What did they have in common before the "
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
