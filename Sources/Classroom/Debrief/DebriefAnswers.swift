import Desk

// How predictions were spread, and which wrong answers were common.

extension Debrief {
    var predictionBlocks: [Block] {
        var blocks: [Block] = []
        for id in questionIDs {
            let answers = runs.enumerated().compactMap { who, run in
                run.answers.first { $0.id == id && $0.isRight != nil }.map { (who, $0) }
            }
            guard let first = answers.first?.1, answers.count >= Cells.fewest else { continue }
            if blocks.isEmpty { blocks.append(.heading("What was predicted")) }
            let right = answers.count { $0.1.isRight == true }
            let say = "Right were \(Cells.told(right, of: answers.count))."
            blocks.append(.paragraph(Prose([Span(first.question, .strong), Span(" " + say)])))
            blocks += spreadOfNumbers(answers) + commonestWrong(answers.map(\.1))
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
    private func spreadOfNumbers(_ answers: [(who: Int, answer: RunFacts.Answer)]) -> [Block] {
        let offs = answers.compactMap { who, answer in
            answer.isRight == false ? answer.off.map { Deed(who: who, value: $0) } : nil
        }
        guard !offs.isEmpty else { return [] }
        let right = answers.filter { $0.answer.isRight == true }
        func side(_ word: String, _ deeds: [Deed]) -> [Cell]? {
            let sizes = deeds.map { Deed(who: $0.who, value: abs($0.value)) }
            return deeds.isEmpty ? [] : Cells.joined(sizes, Debrief.distances(word))
        }
        let low = side("low", offs.filter { $0.value < 0 })
        let high = side("high", offs.filter { $0.value >= 0 })
        let middle = right.isEmpty ? [] : [Cell(name: "right", count: right.count)]
        var cells = (low ?? []).reversed() + middle + (high ?? [])
        if low == nil || high == nil || (1..<Cells.fewest).contains(right.count) {
            let kinds = [
                (name: "right", deeds: right.map { Deed(who: $0.who, value: 0) }),
                (name: "wrong", deeds: offs),
            ]
            guard let joined = Cells.joined(kinds, rest: "right or wrong"), joined.count > 1 else {
                return []
            }
            cells = joined
        }
        return [chart("How far too low or too high (of \(answers.count) answers)", cells)]
    }

    /// Hundredths of a percent of the right answer.
    private static func distances(_ word: String) -> Ranges {
        Ranges(ends: [100, 500, 2_000]) { from, upTo in
            switch (from, upTo) {
            case (nil, nil): word
            case (nil, let upTo?): "under \(upTo / 100)% \(word)"
            case (let from?, nil): "over \(from / 100)% \(word)"
            case (let from?, let upTo?): "\(from / 100)–\(upTo / 100)% \(word)"
            }
        }
    }

    /// The three that most gave, by what the exercise knows of them or else as they were typed.
    private func commonestWrong(_ answers: [RunFacts.Answer]) -> [Block] {
        let wrong = answers.filter { $0.isRight == false }.compactMap { answer in
            answer.mistake ?? (answer.off == nil ? answer.said : nil)
        }
        let common = tally(wrong).prefix(3).filter { $0.count >= Cells.fewest }
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
