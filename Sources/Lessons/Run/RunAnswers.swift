extension LessonRun {
    /// Whether a line can be read as an answer to what is asked now. Words always can.
    ///
    /// The desk asks this to tell an answer from a command typed while a question is open.
    public func takes(_ line: String) -> Bool {
        guard case .answer(let index) = state else { return false }
        switch asks[index].content.kind {
        case .number, .keptNumber: return (try? readNumberAnswer(line)) != nil
        case .choice(let choices): return (try? readChoiceAnswer(line, among: choices)) != nil
        case .order(let order):
            return (try? readOrderAnswer(line, of: order.items.count)) != nil
        case .words: return !simplified(line).isEmpty
        }
    }

    /// An answer to what is asked. Nothing that can be typed fails: what is no answer is said to be
    /// none and uses up no try, a wrong one gets its reply, and after the last try it is told.
    public mutating func answer(_ text: String, _ facts: some LessonFacts) {
        guard case .answer(let index) = state else {
            pending.append(.nothing(.toAnswer))
            return
        }
        let ask = asks[index].content
        do throws(AnswerMisreading) {
            try read(text, to: ask)
        } catch {
            pending.append(.again(ask, error))
            return
        }
        if records[index].tried.isEmpty, records[index].given == nil {
            records[index].isForeseen = facts.isForeseen
        }
        if case .words(let prompt?) = ask.kind, !records[index].isPrompted,
            !prompt.isAnswered(by: text)
        {
            records[index].isPrompted = true
            records[index].given = trim(text)
            pending.append(.prompted(ask, prompt.text))
            return
        }
        if isHeldBack(index, facts) {
            hold(index, trim(text))
            state = .moving
            return
        }
        take(trim(text), index, facts)
    }

    private func read(_ text: String, to ask: Ask) throws(AnswerMisreading) {
        switch ask.kind {
        case .number: _ = try readNumberAnswer(text)
        case .keptNumber: if try readNumberAnswer(text) < 0 { throw .belowZero(text) }
        case .choice(let choices): _ = try readChoiceAnswer(text, among: choices)
        case .order(let order): _ = try readOrderAnswer(text, of: order.items.count)
        case .words: if trim(text).isEmpty { throw .empty }
        }
    }

    /// A prediction that is answered before its moment has come.
    func isHeldBack(_ index: Int, _ facts: some LessonFacts) -> Bool {
        asks[index].content.openUntil.map { !facts.holds($0) } ?? false
    }
    mutating func hold(_ index: Int, _ given: String?) {
        records[index].isHeld = true
        records[index].given = given
        pending.append(.held(asks[index].content, given: given))
    }

    private mutating func take(_ text: String, _ index: Int, _ facts: some LessonFacts) {
        let ask = asks[index].content
        let grade = ask.grade(text, facts)
        let tries = ask.tries(of: lesson)
        if grade.outcome == .wrong, records[index].tried.count + 1 < tries {
            records[index].tried.append(text)
            let left = tries - records[index].tried.count
            pending.append(
                .verdict(
                    Verdict(
                        ask: ask, given: text, outcome: nil, reply: grade.reply, triesLeft: left)))
            return
        }
        if grade.outcome == .wrong { records[index].tried.append(text) }
        let before = records[index].given.map { $0 + "\n" } ?? ""
        records[index].given = before + text
        pending.append(.verdict(settle(index, facts)))
        state = .moving
    }

    /// Settles an ask with the answer that stands.
    mutating func settle(_ index: Int, _ facts: some LessonFacts) -> Verdict {
        let ask = asks[index].content
        var record = records[index]
        let grade = record.given.map { ask.grade($0, facts) }
        var outcome = grade?.outcome ?? .skipped
        if outcome == .wrong, !record.isHeld { outcome = .told }
        if record.isShown, outcome != .kept { outcome = .shown }
        record.outcome = outcome
        record.isHeld = false
        let isTold = outcome != .kept && outcome != .unjudged
        record.answer = isTold ? ask.answerText(facts) : nil
        records[index] = record
        return Verdict(
            ask: ask, given: record.given, outcome: outcome,
            reply: grade?.reply ?? (outcome == .kept ? ask.reply : nil), answer: record.answer,
            about: isTold ? ask.right : nil, triesLeft: 0)
    }
}

extension Ask {
    /// What an answer that can be read comes to: right, wrong, kept or unjudged, and the reply to it.
    func grade(
        _ text: String, _ facts: some LessonFacts
    ) -> (outcome: AskRecord.Outcome, reply: Wording?) {
        switch kind {
        case .keptNumber, .words: return (.kept, reply)
        case .choice(let choices):
            guard let index = try? readChoiceAnswer(text, among: choices) else {
                return (.unjudged, nil)
            }
            // A student's copy does not know which is right.
            if !choices.contains(where: \.isRight) { return (.kept, reply) }
            return (choices[index].isRight ? .right : .wrong, choices[index].reply)
        case .order(let order): return grade(text, order, facts)
        case .number(let number):
            guard let given = try? readNumberAnswer(text) else { return (.unjudged, nil) }
            switch number.judge(given, facts) {
            case .right: return (.right, nil)
            case .wrong(let reply): return (.wrong, reply.map { number.wrongs[$0].reply })
            case .unjudged: return (.unjudged, nil)
            }
        }
    }

    private func grade(
        _ text: String, _ order: Ordering, _ facts: some LessonFacts
    ) -> (outcome: AskRecord.Outcome, reply: Wording?) {
        if order.rule == .kept { return (.kept, reply) }
        guard let typed = try? readOrderAnswer(text, of: order.items.count),
            let count = order.inPlace(typed, facts)
        else { return (.unjudged, nil) }
        return count == order.items.count ? (.right, nil) : (.wrong, order.reply(inPlace: count))
    }

    /// The right answer as it is told; nil where nothing is right or it has no value now.
    public func answerText(_ facts: some LessonFacts) -> String? {
        switch kind {
        case .number(let number): number.answer.text(facts)
        case .choice(let choices): choices.first(where: \.isRight)?.text.filled(facts).words.plain
        case .order(let order): order.rightText(facts)
        case .keptNumber, .words: nil
        }
    }

    /// How often an answer may be tried: of a choice, so that one wrong option is left untried.
    func tries(of lesson: Lesson) -> Int {
        let most = tries ?? lesson.header.tries
        if case .choice(let choices) = kind { return max(1, min(most, choices.count - 1)) }
        return most
    }
}

extension Prompt {
    /// Whether one of the keywords occurs among the words.
    func isAnswered(by text: String) -> Bool {
        let words = " " + simplified(text)
        return keywords.contains { keyword in
            let keyword = simplified(keyword)
            return words.contains(keyword.isSpaced ? " " + keyword : keyword)
        }
    }
}

extension String {
    /// Whether its script puts blanks between words; Chinese, Japanese and Thai do not.
    fileprivate var isSpaced: Bool {
        !unicodeScalars.contains { scalar in
            (0x0E00...0x0EFF).contains(scalar.value) || (0x3040...0x30FF).contains(scalar.value)
                || (0x3400...0x9FFF).contains(scalar.value)
        }
    }
}
