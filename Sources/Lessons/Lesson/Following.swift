import Scripts

/// Keeps a translation beside its original: the same steps, boxes, lines and answers, in other words.
///
/// A translation is called `NAME.LANG.md`. Its header says `lang: uk` and, in `follows:`, which
/// state of each step of the original it was made from: the step's id and four letters or digits
/// drawn from its text. When a step of the original changes, its mark changes with it.
public struct Following: Sendable, Equatable {
    /// The mark of each step of an original, in order: `open 3fa9 · line 77c2`.
    public static func marks(of original: String) -> String {
        marked(original).map { "\($0.step) \($0.mark)" }.joined(separator: " · ")
    }

    /// Each step and the mark of its text, from its heading to the next; blanks at ends of lines do
    /// not count.
    static func marked(_ original: String) -> [(step: String, mark: String)] {
        var marks: [(step: String, hash: RunningHash)] = []
        let lines = SourceLine.all(of: original)
        let cut = LessonText(lines)
        let starts: [(line: Int, id: String)] = cut.parts.compactMap { part in
            guard case .heading(let line, let id) = part else { return nil }
            return (line.number, id?.parted?.rest ?? slug(trim(line.text.dropFirst(2))))
        }
        let from = (cut.header.last?.number ?? cut.title?.number ?? 0) + 1
        for line in lines where line.number >= from && !line.isBlank {
            let id = starts.last { $0.line <= line.number }?.id ?? "start"
            if marks.last?.step != id { marks.append((id, RunningHash("wick step 1"))) }
            marks[marks.count - 1].hash.add(trim(line.text))
        }
        return marks.map { ($0.step, String($0.hash.text.suffix(4))) }
    }

    /// What `follows:` says, by step.
    static func read(_ text: String) -> [String: String] {
        var known: [String: String] = [:]
        for part in text.split(separator: "·") {
            let words = part.split(separator: " ").map(String.init)
            if words.count == 2 { known[words[0]] = words[1] }
        }
        return known
    }
}

extension Lesson {
    /// Where a translation no longer goes with its original.
    ///
    /// - Parameters:
    ///   - original: the lesson that it translates.
    ///   - text: the file of that.
    public func problems(against original: Lesson, text: String) -> [LessonProblem] {
        var problems = Problems()
        let top = header.places["follows"] ?? FilePlace(line: 1)
        if header.id != original.header.id {
            problems.add(
                CheckRule.translationOfOther(original.header.id),
                at: header.places["id"] ?? FilePlace(line: 1))
        }
        for (word, mine, theirs) in [
            ("scenario", header.scenario, original.header.scenario),
            ("rules", header.rules, original.header.rules),
            ("varies", header.variation?.text, original.header.variation?.text),
        ] where mine != theirs {
            problems.add(
                CheckRule.headerDiffers(word, theirs), at: header.places[word] ?? top)
        }
        for step in original.steps where !steps.contains(where: { $0.id == step.id }) {
            problems.add(CheckRule.stepUntranslated(step.id), at: top)
        }
        for step in steps {
            guard let other = original.steps.first(where: { $0.id == step.id }) else {
                problems.add(CheckRule.stepNotInOriginal(step.id), at: step.place)
                continue
            }
            if step.shape != other.shape {
                problems.add(CheckRule.boxesDiffer(step.id), at: step.place)
            }
        }
        let known = Following.read(header.follows ?? "")
        let behind = Following.marked(text).filter { known[$0.step] != $0.mark }.map(\.step)
        if !behind.isEmpty {
            problems.add(
                CheckRule.translationBehind(behind, now: Following.marks(of: text)), at: top)
        }
        return problems.located(file: file, lines: SourceLine.all(of: source))
    }
}

extension Step {
    /// What has to be the same in every language.
    fileprivate var shape: [String] {
        items.compactMap { item in
            guard case .box(let box) = item else { return nil }
            switch box {
            case .act(let act): return "do " + act.lines.map(\.text).joined(separator: ";")
            case .show(let show): return "show " + show.lines.map(\.text).joined(separator: ";")
            case .ask(let ask): return "ask " + ask.shape
            case .cards(let cards): return "card \(cards.count)"
            case .cite: return "cite"
            case .plan: return "plan"
            case .grade: return "grade"
            case .note: return nil
            }
        }
    }
}

extension Ask {
    fileprivate var shape: String {
        let judged: String =
            switch kind {
            case .number(let number):
                "\(number.answer.text) \(number.tolerance) \(number.wrongs.count)"
            case .keptNumber: "kept number"
            case .choice(let choices):
                choices.map { $0.isRight ? "x" : "-" }.joined()
            case .order(let order):
                "order \(order.rule) \(order.items.map { $0.value?.text ?? "-" })"
            case .words: "words"
            }
        return "\(id) \(judged) \(hides) \(openUntil.map { "\($0)" } ?? "") \(keep ?? "")"
    }
}

extension Amount {
    fileprivate var text: String {
        switch self {
        case .typed(_, let text, _): text
        case .brace(let brace): brace.text
        }
    }
}
