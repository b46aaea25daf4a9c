// What may be typed at all: right answers never, and a given only where something gives it.

extension LessonCheck {
    /// Right answers that are typed, and numbers of `given:` that nothing gives.
    ///
    /// A number is given by a line to type, by the lesson's scenarios and rulebooks, by what varies, or
    /// as a mistake that the author expects (`wrong above 50:`); what the lesson cites may be named again.
    /// A leverage, and a number of one figure or a round one, as 20 % or 2,400, is somebody's choice.
    func givenProblems(_ lesson: Lesson, in text: LessonText) -> Problems {
        var problems = Problems()
        for case .number(let number) in lesson.asks.map(\.kind) {
            // Nought is "none of them".
            if case .typed(let units, let text, let place) = number.answer, units != 0 {
                problems.add(CheckRule.answerTyped(text), at: place)
            }
        }
        guard let givens else { return problems }
        let typed = lesson.boxes.flatMap(\.content.lines).map(\.text)
        var known = Set(
            (typed + givens(lesson).split(separator: "\n").map(String.init))
                .flatMap(TypedNumber.all).map(\.value))
        known.formUnion(["0", "1"])
        known.formUnion(cited(lesson, in: text))
        for name in lesson.header.variation?.names ?? [] {
            known.formUnion(name.values.flatMap(TypedNumber.all).map(\.value))
        }
        for case .number(let number) in lesson.asks.map(\.kind) {
            known.formUnion(number.wrongs.flatMap(\.mistake.typed))
        }
        let place = lesson.header.places["given"] ?? FilePlace(line: 1)
        for number in lesson.header.givenAsTyped.flatMap(TypedNumber.all)
        where !known.contains(number.value) && !number.isChosen {
            problems.add(CheckRule.givenByNothing(number.text), at: place)
        }
        return problems
    }

    /// The figures that a lesson cites, from its tables of facts and from its own boxes and paragraphs.
    private func cited(_ lesson: Lesson, in text: LessonText) -> [String] {
        var lines: [SourceLine] = []
        for part in text.parts {
            switch part {
            case .box(let fenced) where fenced.kind.first == "cite": lines += fenced.lines
            case .prose(let prose):
                for paragraph in prose.split(whereSeparator: \.isBlank)
                where paragraph.contains(where: { $0.text.contains("(source:") }) {
                    lines += paragraph
                }
            case .box, .heading: continue
            }
        }
        let rows = lesson.namedFacts.compactMap(facts).flatMap(\.rows).map(\.text)
        return (lines.map(\.text) + rows).flatMap(TypedNumber.all).map(\.value)
    }

    /// Sources that are no sources: this page itself, or a formula.
    func sourceProblems(in text: LessonText) -> Problems {
        var problems = Problems()
        for part in text.parts {
            switch part {
            case .prose(let lines): Self.check(lines, &problems)
            case .box(let fenced):
                if ["ask", "card"].contains(fenced.kind.first) {
                    Self.check(fenced.lines, &problems)
                }
                guard fenced.kind.first == "cite" else { continue }
                for line in fenced.lines where line.trimmed.hasPrefix("source:") {
                    if line.trimmed.lowercased().contains("worked out") {
                        problems.add(CheckRule.workedOutTyped, at: line.place)
                    }
                }
            case .heading: continue
            }
        }
        return problems
    }

    /// Ways of pointing back at the lesson.
    private static let here = [
        "above", "below", "this example", "this lesson", "the lesson", "this tape", "this scenario",
        "next scenario", "the table", "the box", "next lines", "the two prices", "the split",
        "the ladder", "the same formula", "divided by", "this model", "this page",
    ]

    private static func check(_ lines: [SourceLine], _ problems: inout Problems) {
        for line in lines {
            guard let start = line.text.firstRange(of: "(source:") else { continue }
            let said = line.text[start.upperBound...].prefix { $0 != ")" }
            if let words = here.first(where: said.lowercased().contains) {
                let column = line.text.distance(
                    from: line.text.startIndex, to: start.lowerBound)
                problems.add(
                    CheckRule.sourceIsHere(words),
                    at: FilePlace(line: line.number, column: column + 1))
            }
        }
    }
}

extension TypedNumber {
    /// A leverage, a number of one figure, or a round one as 2,400: nobody works those out.
    fileprivate var isChosen: Bool {
        if text.hasSuffix("x") { return true }
        if text.contains(":") { return false }
        if text.count(where: { $0.isNumber && $0 != "0" }) == 1 { return true }
        let digits = text.filter { $0 != "," }
        return digits.count > 3 && digits.allSatisfy(\.isNumber)
            && digits.dropFirst(2).allSatisfy { $0 == "0" }
    }
}

extension NumberAnswer.Mistake {
    /// The numbers it types.
    fileprivate var typed: [String] {
        let amounts: [Amount] =
            switch self {
            case .near(let value), .above(let value), .below(let value): [value]
            case .between(let low, let high): [low, high]
            case .other: []
            }
        return amounts.flatMap { amount -> [String] in
            guard case .typed(_, let text, _) = amount else { return [] }
            return TypedNumber.all(in: text).map(\.value)
        }
    }
}
