import Desk

// How predictions were spread, and which wrong answers were common.

extension Debrief {
    var predictionBlocks: [Block] {
        var blocks: [Block] = []
        for id in questionIDs {
            let answers = runs.flatMap(\.answers).filter { $0.id == id && $0.isRight != nil }
            guard let first = answers.first else { continue }
            if blocks.isEmpty { blocks.append(.heading("What was predicted")) }
            let right = answers.count { $0.isRight == true }
            let say = "\(right) of \(answers.count) were right."
            blocks.append(.paragraph(Prose([Span(first.question, .strong), Span(" " + say)])))
            blocks += spreadOfNumbers(answers) + commonestWrong(answers)
        }
        return blocks
    }

    /// Questions in the order in which the exercise asks them.
    private var questionIDs: [String] {
        var ids: [String] = []
        for answer in runs.flatMap(\.answers) where !ids.contains(answer.id) {
            ids.append(answer.id)
        }
        return ids
    }

    /// Every student has a tape of their own, so what can be compared is how far off a number was.
    private func spreadOfNumbers(_ answers: [RunFacts.Answer]) -> [Block] {
        let offs = answers.filter { $0.isRight == false }.compactMap(\.off)
        guard !offs.isEmpty else { return [] }
        let right = answers.count { $0.isRight == true }
        let low = Debrief.tooLow.map { range in
            (name: range.name, count: offs.count { $0 >= range.from && $0 < range.to })
        }
        let high = Debrief.tooHigh.map { range in
            (name: range.name, count: offs.count { $0 >= range.from && $0 < range.to })
        }
        let rows =
            low.drop { $0.count == 0 } + [(name: "right", count: right)]
            + high.reversed().drop { $0.count == 0 }.reversed()
        return [
            .barChart(
                chart("How far too low or too high (of \(answers.count) answers)", Array(rows)))
        ]
    }

    /// Hundredths of a percent of the right answer.
    private typealias Range = (name: String, from: Int, to: Int)
    private static let tooLow: [Range] = [
        ("over 20% low", .min, -2_000), ("5–20% low", -2_000, -500),
        ("1–5% low", -500, -100), ("under 1% low", -100, 0),
    ]
    private static let tooHigh: [Range] = [
        ("under 1% high", 0, 101), ("1–5% high", 101, 501),
        ("5–20% high", 501, 2_001), ("over 20% high", 2_001, .max),
    ]

    /// The three that most gave, by what the exercise knows of them or else as they were typed.
    private func commonestWrong(_ answers: [RunFacts.Answer]) -> [Block] {
        let wrong = answers.filter { $0.isRight == false }.compactMap { answer in
            answer.mistake ?? (answer.off == nil ? answer.said : nil)
        }
        // What only one gave could be known by those who sat beside them.
        let common = tally(wrong).prefix(3).filter { $0.count > 1 }
        guard !common.isEmpty else { return [] }
        return [
            .table(
                Table(
                    caption: "The commonest wrong answers", header: ["answer", "how many gave it"],
                    rows: common.map {
                        Table.Row(
                            [Prose($0.what), Prose("\($0.count)", .figure)],
                            said: "\($0.what): given by \($0.count).")
                    },
                    numeric: [1]))
        ]
    }

    /// How often each word stands in a list: the most frequent first, then by the alphabet.
    func tally(_ words: [String]) -> [(what: String, count: Int)] {
        let counts = words.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
    }
}
