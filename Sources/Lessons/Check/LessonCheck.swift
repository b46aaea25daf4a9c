import Scripts

/// Proves what can be proved of a lesson without playing it.
///
/// What needs the world, whether goals are met and answers taken, is for whoever plays the lesson;
/// `Tryout` holds what to type, and `CheckRule` the words for what is found.
public struct LessonCheck: Sendable {
    /// Why a line of the language would be refused, or nil when it can be read.
    public var refusal: @Sendable (String) -> String?
    /// The terms braces may use; nil leaves them to the one who plays.
    public var terms: [String]?
    /// The tables of facts there are, by name; one that is not there is nil.
    public var facts: @Sendable (String) -> FactsFile?
    /// The figures that pages can hide, by their words; nil takes `hides:` on trust.
    public var hideable: [String]?
    /// What the header words `scenario`, `rules` and `next` may name; nil takes them on trust.
    public var named: (@Sendable (_ word: String) -> [String])?
    /// The scenarios and rulebooks of a lesson, whole: what they hold is given. Nil takes `given:` on
    /// trust.
    public var givens: (@Sendable (Lesson) -> String)?

    public init(
        terms: [String]? = LessonTerm.all.map(\.name),
        facts: @escaping @Sendable (String) -> FactsFile? = { _ in nil },
        givens: (@Sendable (Lesson) -> String)? = nil, hideable: [String]? = nil,
        named: (@Sendable (_ word: String) -> [String])? = nil,
        refusal: @escaping @Sendable (String) -> String? = { _ in nil }
    ) {
        self.terms = terms
        self.facts = facts
        self.givens = givens
        self.hideable = hideable
        self.named = named
        self.refusal = refusal
    }

    /// Everything found, errors and warnings, in the order of the file.
    public func problems(of lesson: Lesson) -> [LessonProblem] {
        var problems = Problems()
        let lines = SourceLine.all(of: lesson.source)
        let text = LessonText(lines)
        checkNames(lesson, &problems)
        checkHeader(lesson.header, &problems)
        checkHides(lesson.asks, &problems)
        checkSteps(lesson, &problems)
        checkPredictions(lesson, &problems)
        checkHints(lesson, &problems)
        lesson.exerciseProblems(&problems)
        checkLines(lesson, &problems)
        problems.add(TypedResults(lesson).problems(in: text))
        problems.add(givenProblems(lesson, in: text))
        problems.add(sourceProblems(in: text))
        problems.add(citedProblems(in: text, facts: facts))
        problems.add(adviceProblems(in: text))
        return problems.located(file: lesson.file, lines: lines)
    }

    /// Whether a term is a row of a table of facts, or a bar of a tape.
    private func knows(_ term: String) -> Bool {
        if let name = FactsFile.name(in: term), let file = facts(name) {
            return [file].value(of: term) != nil
        }
        return BarTerm(term) != nil || PutTerm(term) != nil
    }

    private func checkNames(_ lesson: Lesson, _ problems: inout Problems) {
        let file = lesson.file.split(separator: "/").last.map(String.init) ?? ""
        let stem = file.prefix { $0 != "." }
        if lesson.header.id != stem {
            let place = lesson.header.places["id"] ?? FilePlace(line: 1)
            problems.add(CheckRule.idNotFileName(lesson.header.id), at: place)
        }
        if lesson.cards.isEmpty, lesson.exercise == nil {
            problems.add(CheckRule.cardMissing, at: FilePlace(line: 1))
        }
    }

    /// What the header names is there.
    private func checkHeader(_ header: Lesson.Header, _ problems: inout Problems) {
        guard let named else { return }
        let said = [
            ("scenario", header.scenario), ("rules", header.rules), ("next", header.next),
        ]
        for case (let word, let name?) in said {
            let known = named(word)
            let spellings = word == "next" ? known + known.map(lessonKey) : known
            guard !spellings.contains(name) else { continue }
            let place = header.places[word] ?? FilePlace(line: 1)
            problems.add(
                CheckRule.nameUnknown(
                    name, word: word, nearest: Nearest.word(to: name, among: spellings)),
                at: FilePlace(line: place.line, column: place.column + word.count + 2))
        }
    }

    /// What is to be hidden is a figure that pages show.
    private func checkHides(_ asks: [Ask], _ problems: inout Problems) {
        guard let hideable else { return }
        for ask in asks {
            for (word, place) in zip(ask.hides, ask.hidesPlaces) where !hideable.contains(word) {
                let part = hideable.first { $0.hasPrefix(word) || $0.hasSuffix(word) }
                let near = Nearest.word(to: word, among: hideable) ?? part
                problems.add(
                    CheckRule.hidesNothing(word, nearest: near, known: hideable), at: place)
            }
        }
    }

    private func checkSteps(_ lesson: Lesson, _ problems: inout Problems) {
        for step in lesson.steps {
            let count = step.wordCount
            if count > CheckRule.longestStep {
                problems.add(CheckRule.stepTooLong(count), at: step.place)
            }
        }
    }

    /// A liquidation comes after a prediction, and its frequency stands on the same screen.
    private func checkPredictions(_ lesson: Lesson, _ problems: inout Problems) {
        var predicted = false
        for step in lesson.steps {
            var death: FilePlace?
            var frequency = false
            for case .box(let box) in step.items {
                if case .ask(let ask) = box, ask.isPrediction { predicted = true }
                if case .cite = box { frequency = true }
                if box.lines.contains(where: { $0.text.hasPrefix("odds") }) { frequency = true }
                guard let place = box.liquidation else { continue }
                if !predicted { problems.add(CheckRule.liquidationUnpredicted, at: place) }
                if death == nil { death = place }
            }
            if let death, !frequency { problems.add(CheckRule.frequencyMissing, at: death) }
        }
    }

    private func checkHints(_ lesson: Lesson, _ problems: inout Problems) {
        for box in lesson.boxes.map(\.content) {
            switch box {
            case .act(let box):
                guard let hint = box.hints.first else { continue }
                let words = simplified(hint.plain)
                if box.lines.contains(where: { words.contains(simplified($0.text)) }) {
                    problems.add(CheckRule.hintGivesAnswer, at: hint.place)
                }
            case .ask(let ask):
                if let hint = ask.hints.first, ask.isGivenAway(by: hint.plain) {
                    problems.add(CheckRule.hintGivesAnswer, at: hint.place)
                }
            case .show, .cite, .cards, .note, .plan, .grade: continue
            }
        }
    }

    private func checkLines(_ lesson: Lesson, _ problems: inout Problems) {
        for box in lesson.boxes.map(\.content) {
            for line in box.lines where !line.text.hasPrefix("plan ") && !line.text.contains("{") {
                if let reason = refusal(line.text) {
                    problems.add(CheckRule.lineRefused(reason), at: line.place)
                }
            }
        }
        var asked: [String] = []
        let secrets = lesson.asks.compactMap(\.secret)
        for brace in lesson.braces {
            for name in brace.brace.terms {
                if let terms, !terms.contains(name), !knows(name) {
                    let near = Nearest.word(to: name, among: terms)
                    problems.add(CheckRule.termUnknown(name, nearest: near), at: brace.brace.place)
                }
                if brace.isAnswer { asked.append(name) }
                if brace.isShown, secrets.contains(name), !asked.contains(name) {
                    problems.add(CheckRule.answerGivenAway(name), at: brace.brace.place)
                }
            }
        }
    }
}

extension Ask {
    /// Whether it has a right answer, so that giving it is a prediction.
    var isPrediction: Bool {
        switch kind {
        case .number, .choice, .order: true
        case .keptNumber, .words: false
        }
    }
    /// The term that is the right answer.
    var secret: String? {
        guard case .number(let number) = kind, case .brace(let brace) = number.answer else {
            return nil
        }
        return brace.soleTerm
    }
    fileprivate func isGivenAway(by hint: String) -> Bool {
        switch kind {
        case .number(let number):
            switch number.answer {
            case .brace(let brace): return hint.contains("{\(brace.text)}")
            case .typed(_, let text, _):
                let value = TypedNumber.all(in: text).first?.value
                return TypedNumber.all(in: hint).contains { $0.value == value }
            }
        case .choice(let choices):
            let right = choices.first(where: \.isRight).map { simplified($0.text.plain) } ?? ""
            return !right.isEmpty && " \(simplified(hint)) ".contains(" \(right) ")
        case .keptNumber, .words, .order: return false
        }
    }
}

extension Box {
    /// Where a liquidation is run into, if one is.
    fileprivate var liquidation: FilePlace? {
        if let line = lines.first(where: { simplified($0.text).hasPrefix("until liq") }) {
            return line.place
        }
        if case .act(let box) = self, box.goals.contains(.liquidated) { return box.place }
        return nil
    }
}
