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

    /// Fewer students than this could be told apart by what they did.
    static let fewest = 5

    public var page: Page {
        var blocks: [Block] = [
            .paragraph(
                Prose(
                    "SIMULATION. \(runs.count) of \(given) students handed in a run that could be "
                        + "graded. This page counts; it names nobody and ranks nobody."))
        ]
        if runs.count < Debrief.fewest {
            blocks.append(
                .paragraph(
                    Prose(
                        "So few runs can be told apart by those who were there. Think before "
                            + "showing this page to the class.", .warning)))
        }
        guard !runs.isEmpty else { return Page(blocks) }
        blocks += predictionBlocks + endingBlocks + leverageBlocks + tapeBlocks + flowBlocks
        blocks += [.heading("To talk about"), .numbered(questions.map { Prose($0) })]
        return Page(blocks)
    }

    var lives: [RunFacts.Life] { runs.flatMap(\.lives) }

    func students(_ count: Int) -> String { count == 1 ? "1 student" : "\(count) students" }
}

extension Debrief {
    /// Bars for ranges of a number; the ranges meet, each reaching up to its upper end.
    func spread(
        _ title: String, _ values: [Int], _ ranges: [(name: String, upTo: Int)], of what: String,
        _ summary: String? = nil
    ) -> Block {
        var counts = [Int](repeating: 0, count: ranges.count)
        for value in values {
            let place = ranges.firstIndex { value <= $0.upTo } ?? ranges.count - 1
            counts[place] += 1
        }
        // Empty ranges at both ends say nothing; those between do.
        let first = counts.firstIndex { $0 > 0 } ?? 0
        let last = counts.lastIndex { $0 > 0 } ?? max(0, counts.count - 1)
        let rows = zip(ranges, counts).map { (name: $0.name, count: $1) }[first...last]
        return .barChart(chart("\(title) (\(what))", Array(rows), summary))
    }

    /// Counts as bars of their sum, and a sentence: one's own, and which of them is the largest.
    func chart(
        _ title: String, _ rows: [(name: String, count: Int)], _ summary: String? = nil
    ) -> BarChart {
        let whole = rows.map(\.count).reduce(0, +)
        let most = rows.max { $0.count < $1.count }
        let largest = most.map { "Most: \($0.name), \($0.count) of \(whole)." } ?? ""
        return BarChart(
            title: title, bars: rows.map { BarChart.Bar($0.name, count: $0.count, of: whole) },
            summary: summary.map { "\($0) \(largest)" } ?? largest)
    }
}
