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
                grade.mistake = term?.meaning ?? brace.text
                grade.isNear = brace.soleTerm?.hasSuffix(".bankruptcy") ?? false
            }
        }
        return grade
    }

    /// The question without its figures, which differ from student to student.
    public var plainQuestion: String { question.plain }
}

extension AnswerGrade {
    /// Hundredths of a percent, nearest; what is off by more than a hundredfold counts as that.
    static func off(_ given: Int128, from right: Int128) -> Int? {
        guard right != 0, (given - right).magnitude <= Money.limit.magnitude * 100_000_000 else {
            return nil
        }
        let off = scaledQuotient(given - right, 10_000, abs(right), .nearest)
        return Int(max(-1_000_000, min(1_000_000, off)))
    }
}
