import Desk
import Figures

/// One page for the whole class after an exercise: what was predicted, what happened, how often.
///
/// No names, no labels and no order among students: counts only. What is praised is a plan that
/// holds on tapes that nobody has seen.
public struct Debrief: Sendable {
    public var title: String
    /// How many were given the exercise, and how many handed in something that could be graded.
    public var given: Int
    public var runs: [RunFacts]
    /// The tape that the class played: its length in bars, and the minutes of a bar.
    public var bars: Int
    public var minutesPerBar: Int

    public init(title: String, given: Int, runs: [RunFacts], bars: Int, minutesPerBar: Int) {
        self.title = title
        self.given = given
        self.runs = runs
        self.bars = bars
        self.minutesPerBar = minutesPerBar
    }

    public var page: Page {
        var blocks: [Block] = [
            .paragraph(
                Prose(
                    "SIMULATION. Runs that could be graded came from "
                        + "\(Cells.told(runs.count, of: given)) students. This page counts; it names "
                        + "nobody and ranks nobody."))
        ]
        if runs.count < Cells.fewest {
            blocks.append(
                .paragraph(
                    Prose(
                        "So few runs can be told apart by those who were there, so nothing of them is "
                            + "counted here.", .warning)))
        } else {
            blocks.append(
                .paragraph(
                    Prose(
                        "Where fewer than \(Cells.fewest) people would stand in a cell, it is joined "
                            + "with the one beside it.", .faint)))
            blocks += predictionBlocks + endingBlocks + leverageBlocks + tapeBlocks + flowBlocks
        }
        blocks += [.heading("To talk about"), .numbered(questions.map { Prose($0) })]
        return Page(blocks)
    }

    /// Everyone's positions, and whose each was.
    var lives: [(who: Int, life: RunFacts.Life)] {
        runs.enumerated().flatMap { who, run in run.lives.map { (who, $0) } }
    }

    func students(_ count: Int) -> String { count == 1 ? "1 student" : "\(count) students" }
    func positions(_ count: Int) -> String { count == 1 ? "1 position" : "\(count) positions" }
}

extension Debrief {
    /// Cells as bars of their sum, and a sentence: one's own, and which of them is the largest.
    func chart(_ title: String, _ cells: [Cell], _ summary: String? = nil) -> Block {
        let whole = cells.map(\.count).reduce(0, +)
        let most = cells.max { $0.count < $1.count }
        let largest = most.map { "Most: \($0.name), \($0.count) of \(whole)." } ?? ""
        return .barChart(
            BarChart(
                title: title,
                bars: cells.map { BarChart.Bar($0.name, count: $0.count, of: whole) },
                summary: summary.map { "\($0) \(largest)" } ?? largest))
    }
}
