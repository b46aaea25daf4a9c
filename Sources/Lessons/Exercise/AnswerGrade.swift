import Figures

/// What an answer is worth beside the right one, once somebody may say so.
public struct AnswerGrade: Sendable, Equatable {
    /// Nil where nothing is right or wrong, or the right answer has no value.
    public var isRight: Bool?
    /// The bankruptcy price in place of the liquidation price: near, and worth a part.
    public var isNear = false
    /// The number that was given, in units of 10⁻⁸; nil for words and choices.
    public var number: Int128?
    /// How far a number is off, in hundredths of a percent of the right one.
    public var off: Int?
    /// The listed mistake it is, in words.
    public var mistake: String?
    /// The right answer as it is told.
    public var right: String?
}

extension Ask {
    /// Grades an answer by the whole exercise, with the facts of the moment it is judged at.
    public func graded(_ text: String, _ facts: some LessonFacts) -> AnswerGrade {
        var grade = AnswerGrade(right: answerText(facts))
        switch kind {
        case .words: break
        case .order(let order):
            guard let typed = try? readOrderAnswer(text, of: order.items.count),
                let count = order.inPlace(typed, facts)
            else { break }
            grade.isRight = count == order.items.count
        case .keptNumber: grade.number = try? readNumberAnswer(text)
        case .choice(let choices):
            guard let index = try? readChoiceAnswer(text, among: choices) else { break }
            grade.isRight = choices[index].isRight
            if !choices[index].isRight {
                grade.mistake = choices[index].text.filled(facts).words.plain
            }
        case .number(let number):
            guard let given = try? readNumberAnswer(text) else { break }
            grade.number = given
            grade.off = number.answer.units(facts).flatMap { AnswerGrade.off(given, from: $0) }
            switch number.judge(given, facts) {
            case .right: grade.isRight = true
            case .unjudged: break
            case .wrong(let reply):
                grade.isRight = false
                guard let reply, case .near(.brace(let brace)) = number.wrongs[reply].mistake else {
                    break
                }
                let term = LessonTerm.all.first { $0.name == brace.soleTerm }
                grade.mistake = term?.meaning ?? AnswerGrade.inWords(brace.text)
                grade.isNear = brace.soleTerm?.hasSuffix(".bankruptcy") ?? false
            }
        }
        return grade
    }

    /// Grades an answer where a size was rounded to a lot: right is what lies near the right answer of
    /// either size, the rounded or the one before rounding, or between the two. Where there is no such
    /// number, as the line of a position that no price closes, 0 is right; students are told so.
    ///
    /// - Parameter unrounded: the same facts before the rounding; nil where nothing was rounded.
    public func graded<Facts: LessonFacts>(
        _ text: String, _ facts: Facts, unrounded: Facts?
    ) -> AnswerGrade {
        var grade = graded(text, facts)
        if case .number(let number) = kind, let given = grade.number,
            number.answer.units(facts) == nil
        {
            grade.isRight = given == 0
            grade.right = "0, since there is none"
            return grade
        }
        guard grade.isRight == false, let given = grade.number, case .number(let number) = kind,
            let unrounded, let one = number.answer.units(facts),
            let other = number.answer.units(unrounded)
        else { return grade }
        let nearest = max(min(one, other), min(max(one, other), given))
        guard (given - nearest).magnitude <= number.tolerance.margin(of: nearest).magnitude else {
            return grade
        }
        grade.isRight = true
        grade.isNear = false
        grade.mistake = nil
        return grade
    }

    /// The question without its figures, which differ from student to student.
    public var plainQuestion: String { question.plain }
}

extension AnswerGrade {
    /// `100 ÷ plan.leverage` as "100 ÷ the planned position's leverage": no name of ours.
    static func inWords(_ formula: String) -> String {
        formula.split(separator: " ", omittingEmptySubsequences: false).map { word in
            let name = word.trimmingBrackets
            guard let term = LessonTerm.all.first(where: { $0.name == name }) else {
                return String(word)
            }
            return String(word).replacing(name, with: term.meaning)
        }.joined(separator: " ")
    }

    /// Hundredths of a percent, nearest; what is off by more than a hundredfold counts as that.
    static func off(_ given: Int128, from right: Int128) -> Int? {
        guard right != 0, (given - right).magnitude <= Money.limit.magnitude * 100_000_000 else {
            return nil
        }
        let off = scaledQuotient(given - right, 10_000, abs(right), .nearest)
        return Int(max(-1_000_000, min(1_000_000, off)))
    }
}

extension Substring {
    /// Without the brackets that a formula puts around a name.
    fileprivate var trimmingBrackets: String {
        String(drop { "()".contains($0) }.reversed().drop { "()".contains($0) }.reversed())
    }
}
