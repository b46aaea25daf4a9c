import Figures

/// What a number answer comes to.
public enum Judgement: Sendable, Equatable {
    case right
    /// With the place of its reply among the `wrong` lines; nil when none fits.
    case wrong(reply: Int?)
    /// The right answer has no value now: the lesson is at fault, not the learner.
    case unjudged(Brace)
}

extension NumberAnswer {
    /// Judges a number, in units of 10⁻⁸. The right answer comes first, then the file's order.
    public func judge(_ given: Int128, _ facts: some LessonFacts) -> Judgement {
        guard let right = answer.units(facts) else {
            if case .brace(let brace) = answer { return .unjudged(brace) }
            return .wrong(reply: nil)
        }
        let margin = tolerance.margin(of: right)
        if isNear(given, right, margin) { return .right }
        let reply = wrongs.firstIndex { wrong in
            switch wrong.mistake {
            case .near(let value): value.units(facts).map { isNear(given, $0, margin) } ?? false
            case .above(let value): value.units(facts).map { given > $0 } ?? false
            case .below(let value): value.units(facts).map { given < $0 } ?? false
            case .between(let one, let other): isBetween(given, one, other, facts)
            case .other: true
            }
        }
        return .wrong(reply: reply)
    }

    private func isNear(_ given: Int128, _ value: Int128, _ margin: Int128) -> Bool {
        (given - value).magnitude <= margin.magnitude
    }
    private func isBetween(
        _ given: Int128, _ one: Amount, _ other: Amount, _ facts: some LessonFacts
    ) -> Bool {
        guard let one = one.units(facts), let other = other.units(facts) else { return false }
        return min(one, other) <= given && given <= max(one, other)
    }
}

extension NumberAnswer.Tolerance {
    /// How far from `value` is near enough, in units of 10⁻⁸; a share is rounded up.
    func margin(of value: Int128) -> Int128 {
        switch self {
        case .within(let units): units
        case .percent(let units): scaledQuotient(abs(value), units, 100 * unitsPerOne, .up)
        }
    }
}

extension Amount {
    /// In units of 10⁻⁸; nil when a brace has no number now, or one beyond the limit of money.
    public func units(_ facts: some LessonFacts) -> Int128? {
        switch self {
        case .typed(let units, _, _): units
        case .brace(let brace): brace.value(facts)?.units.flatMap(admitted)
        }
    }
    /// As it is shown.
    public func text(_ facts: some LessonFacts) -> String? {
        switch self {
        case .typed(_, let text, _): text
        case .brace(let brace): brace.value(facts)?.text
        }
    }
    private func admitted(_ units: Int128) -> Int128? {
        units.magnitude <= (Money.limit * unitsPerOne).magnitude ? units : nil
    }
}
