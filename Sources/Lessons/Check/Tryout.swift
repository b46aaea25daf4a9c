import Figures

/// Something to type at an ask, and what has to come of it.
public struct Tryout: Sendable, Equatable {
    public let text: String
    public let isRight: Bool
    /// The place among the `wrong` lines, or among the options, whose reply has to be given.
    public let reply: Int?
}

extension Ask {
    /// The right answer first, then one answer for each listed mistake or option.
    ///
    /// A mistake that no answer reaches is left out: see `problems`. Where the right number has no
    /// value now, the list is empty; where nothing is judged, it holds one answer.
    public func tryouts(_ facts: some LessonFacts) -> [Tryout] {
        switch kind {
        case .keptNumber: [Tryout(text: "1", isRight: true, reply: nil)]
        case .words: [Tryout(text: "in my own words", isRight: true, reply: nil)]
        case .choice(let choices):
            choices.indices.sorted { choices[$0].isRight && !choices[$1].isRight }
                .map { Tryout(text: String($0 + 1), isRight: choices[$0].isRight, reply: $0) }
        case .order(let order):
            (order.typed(facts) ?? (order.rule == .kept ? order.firstTyped : nil)).map { right in
                let turned = right.split(separator: " ").reversed().joined(separator: " ")
                let tryout = Tryout(text: right, isRight: true, reply: nil)
                return order.rule == .kept
                    ? [tryout] : [tryout, Tryout(text: turned, isRight: false, reply: nil)]
            } ?? []
        case .number(let number): number.tryouts(facts)
        }
    }

    /// What is wrong with the answers themselves: a right one that is not taken, a reply that
    /// nothing reaches, a value that is missing.
    public func problems(_ facts: some LessonFacts) -> [(rule: CheckRule, place: FilePlace)] {
        if case .order(let order) = kind { return order.problems(facts) }
        guard case .number(let number) = kind else { return [] }
        guard let right = number.answer.units(facts) else {
            guard case .brace(let brace) = number.answer else { return [] }
            return [(.braceWithoutValue(brace.text), brace.place)]
        }
        var out: [(rule: CheckRule, place: FilePlace)] = []
        if let text = number.answer.text(facts), let shown = try? readNumberAnswer(text),
            number.judge(shown, facts) != .right
        {
            out.append((.rightAnswerRefused, place))
        }
        for index in number.wrongs.indices where number.example(of: index, right, facts) == nil {
            out.append((.replyNeverGiven, number.wrongs[index].reply.place))
        }
        return out
    }
}

extension Ordering {
    /// The items as they are shown.
    fileprivate var firstTyped: String {
        items.indices.map { String($0 + 1) }.joined(separator: " ")
    }

    /// Values that are missing or equal, and an order that is shown as it is right.
    fileprivate func problems(
        _ facts: some LessonFacts
    ) -> [(rule: CheckRule, place: FilePlace)] {
        guard rule == .largestFirst || rule == .smallestFirst else { return [] }
        for item in items where item.value?.units(facts) == nil {
            guard case .brace(let brace) = item.value else { continue }
            return [(.braceWithoutValue(brace.text), brace.place)]
        }
        guard let right = right(facts), let values = values(facts), let first = items.first else {
            return []
        }
        if Set(values).count < values.count { return [(.orderTied, first.text.place)] }
        return right == shown ? [(.orderGivenAway, first.text.place)] : []
    }
}

extension NumberAnswer {
    fileprivate func tryouts(_ facts: some LessonFacts) -> [Tryout] {
        guard let right = answer.units(facts) else { return [] }
        var out = [Tryout(text: typed(right), isRight: true, reply: nil)]
        for index in wrongs.indices {
            if let example = example(of: index, right, facts) {
                out.append(Tryout(text: typed(example), isRight: false, reply: index))
            }
        }
        return out
    }
    private func typed(_ units: Int128) -> String {
        decimalText(units, decimals: 8, grouped: false, minus: "-")
    }

    /// A number that gets this reply; nil when none of many likely ones does.
    fileprivate func example(
        of index: Int, _ right: Int128, _ facts: some LessonFacts
    ) -> Int128? {
        let limit = Money.limit * unitsPerOne
        return candidates(wrongs[index].mistake, right, facts).first {
            abs($0) <= limit && judge($0, facts) == .wrong(reply: index)
        }
    }

    private func candidates(
        _ mistake: Mistake, _ right: Int128, _ facts: some LessonFacts
    ) -> [Int128] {
        let one = unitsPerOne
        func steps(from value: Int128) -> [Int128] {
            [1, one / 10, one, 10 * one, 100 * one, 1_000 * one, abs(value) / 10, abs(value)]
        }
        switch mistake {
        case .near(let value): return value.units(facts).map { [$0] } ?? []
        case .above(let value):
            return value.units(facts).map { least in steps(from: least).map { least + $0 } } ?? []
        case .below(let value):
            return value.units(facts).map { most in steps(from: most).map { most - $0 } } ?? []
        case .between(let one, let other):
            guard let one = one.units(facts), let other = other.units(facts) else { return [] }
            let low = min(one, other)
            return (0...20).map { low + (max(one, other) - low) * $0 / 20 }
        case .other:
            let far = steps(from: right).flatMap { [right - $0, right + $0] }
            return far + [0, one, -one, right / 2, right * 3 / 4, right * 2]
        }
    }
}
