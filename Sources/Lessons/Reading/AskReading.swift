import Figures
import Scripts

extension Ask {
    /// Words that every kind of ask knows; those of `front` may stand above the question.
    private static let front = ["id", "hides", "open until", "keep", "tries"]
    private static let common = front + ["hint"]
    private static let kinds = ["number", "choice", "order", "words"]
    /// All the words are told apart in every kind, so that one in the wrong kind is not taken for a
    /// part of the question.
    private static let words = BoxWords(
        box: "ask",
        known: common
            + ["answer", "wrong", "right", "reply", "order", "keywords", "prompt"],
        many: ["hint", "wrong"], detailed: ["wrong"])
    private static func own(_ kind: String) -> [String] {
        switch kind {
        case "number": common + ["answer", "wrong", "right", "reply"]
        case "choice": common + ["right"]
        case "order": common + ["order", "wrong", "right", "reply"]
        default: common + ["keywords", "prompt", "reply"]
        }
    }

    /// Reads an ask. Nil when not even its kind can be told; the question may be missing still.
    init?(_ fenced: LessonText.Fenced, _ problems: inout Problems) {
        guard let name = fenced.kind.dropFirst().first else {
            problems.add(AskRule.kindMissing, at: fenced.place)
            return nil
        }
        guard Self.kinds.contains(name) else {
            let near = Nearest.word(to: name, among: Self.kinds)
            problems.add(AskRule.kindUnknown(name, nearest: near), at: fenced.place)
            return nil
        }
        if let extra = fenced.kind.dropFirst(2).first {
            problems.add(BoxRule.wordsAfterKind(extra), at: fenced.place)
        }
        let isItem = name == "order" ? Ordering.begins : Choice.begins
        let box = BoxLines(fenced.lines, Self.words, begins: isItem)
        box.check(Self.words, &problems)
        for entry in box.entries {
            guard let word = entry.word, Self.words.known.contains(word) else { continue }
            if !Self.own(name).contains(word) {
                problems.add(AskRule.wordNotForKind(word, kind: name), at: entry.place)
            }
        }
        self.init(box, isItem, at: fenced.place, &problems)
        switch name {
        case "number": kind = Self.number(box, at: fenced.place, &problems)
        case "choice": kind = .choice(readChoices(box, at: fenced.place, &problems))
        case "order": kind = .order(Ordering(box, at: fenced.place, &problems))
        default: kind = .words(Self.prompt(box, &problems))
        }
    }

    private init(
        _ box: BoxLines, _ isItem: (SourceLine) -> Bool, at place: FilePlace,
        _ problems: inout Problems
    ) {
        id = box.first("id")?.text ?? ""
        kind = .keptNumber
        question = Self.question(box, isItem, &problems)
        let hidden = box.first("hides")?.listed ?? []
        hides = hidden.map { $0.word.lowercased() }
        hidesPlaces = hidden.map(\.place)
        openUntil = box.first("open until").flatMap { readGoal($0, &problems) }
        keep = box.first("keep")?.text
        tries = nil
        reply = box.first("reply")?.wording(&problems)
        right = box.first("right")?.wording(&problems)
        hints = []
        self.place = place
        for entry in box.all("hint") { hints.append(entry.wording(&problems)) }
        if let entry = box.first("tries") {
            tries = Int(entry.text).flatMap { (1...9).contains($0) ? $0 : nil }
            if tries == nil {
                problems.add(AskRule.triesNotCounted(entry.text), at: entry.textPlace)
            }
        }
    }

    /// The lines above the first answer, reply, hint or option.
    private static func question(
        _ box: BoxLines, _ isItem: (SourceLine) -> Bool, _ problems: inout Problems
    ) -> Wording {
        func isOption(_ entry: BoxLines.Entry) -> Bool {
            entry.word == nil && entry.lines.first.map(isItem) ?? false
        }
        func isFront(_ entry: BoxLines.Entry) -> Bool {
            entry.word.map { (front + ["order"]).contains($0) } ?? !isOption(entry)
        }
        let above = box.entries.prefix(while: isFront)
        for entry in box.entries.dropFirst(above.count) where entry.word == nil && !isOption(entry)
        {
            problems.add(AskRule.lineOutOfPlace, at: entry.place)
        }
        return readWording(above.filter { $0.word == nil }.flatMap(\.whole), &problems)
    }

    private static func number(
        _ box: BoxLines, at place: FilePlace, _ problems: inout Problems
    ) -> Kind {
        guard let entry = box.first("answer") else {
            if !box.says("keep"), !box.says("answer") {
                problems.add(AskRule.answerMissing, at: place)
            }
            for wrong in box.all("wrong") + box.all("right") {
                let word = wrong.word ?? ""
                problems.add(
                    AskRule.wordNotForKind(word, kind: "a number that is kept"), at: wrong.place)
            }
            return .keptNumber
        }
        let parts = entry.text.split(separator: " within ", maxSplits: 1).map(String.init)
        guard let answer = Amount(parts.first ?? "", at: entry.textPlace, &problems) else {
            return .keptNumber
        }
        var tolerance = NumberAnswer.Tolerance.within(0)
        if parts.count == 2 {
            tolerance = NumberAnswer.Tolerance(parts[1]) ?? tolerance
            if NumberAnswer.Tolerance(parts[1]) == nil {
                problems.add(AskRule.toleranceUnreadable(parts[1]), at: entry.textPlace)
            }
        }
        let wrongs = box.all("wrong").compactMap { readWrong($0, &problems) }
        return .number(NumberAnswer(answer: answer, tolerance: tolerance, wrongs: wrongs))
    }

    private static func prompt(_ box: BoxLines, _ problems: inout Problems) -> Prompt? {
        switch (box.first("keywords"), box.first("prompt")) {
        case (let keywords?, let prompt?):
            let words = keywords.wholeText.split(separator: ",").map { trim($0).lowercased() }
            return Prompt(
                keywords: words.filter { !$0.isEmpty }, text: prompt.wording(&problems))
        case (let keywords?, nil):
            problems.add(AskRule.keywordsWithoutPrompt, at: keywords.place)
        case (nil, let prompt?): problems.add(AskRule.promptWithoutKeywords, at: prompt.place)
        case (nil, nil): break
        }
        return nil
    }
}
