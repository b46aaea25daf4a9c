import Scripts

extension DoBox {
    private static let words = BoxWords(
        box: "do", known: ["goal", "hint"], many: ["goal", "hint"], isStrict: true)

    /// Reads the lines to type, the goals and the hints.
    init(_ fenced: LessonText.Fenced, _ problems: inout Problems) {
        let box = BoxLines(fenced.lines, Self.words)
        box.check(Self.words, &problems)
        lines = box.typedLines
        goals = []
        hints = []
        place = fenced.place
        if lines.isEmpty { problems.add(BoxRule.noLine(box: "do"), at: fenced.place) }
        for entry in box.all("goal") {
            if let goal = readGoal(entry, &problems) { goals.append(goal) }
        }
        if !box.says("goal") { problems.add(BoxRule.goalMissing, at: fenced.place) }
        for entry in box.all("hint") { hints.append(entry.wording(&problems)) }
    }
}

/// Reads a goal; one that is none is a problem.
func readGoal(_ entry: BoxLines.Entry, _ problems: inout Problems) -> Goal? {
    if let goal = Goal(entry.wholeText) { return goal }
    let near = Nearest.word(to: entry.wholeText, among: Goal.phrases.map(\.text))
    problems.add(BoxRule.goalUnknown(entry.wholeText, nearest: near), at: entry.textPlace)
    return nil
}

extension BoxLines {
    /// The lines of the language, each as typed.
    fileprivate var typedLines: [TypedLine] {
        free.flatMap(\.whole).map { TypedLine(text: $0.trimmed, place: $0.place) }
    }
}

extension ShowBox {
    private static let words = BoxWords(box: "show", known: [], isStrict: true)

    init(_ fenced: LessonText.Fenced, _ problems: inout Problems) {
        let box = BoxLines(fenced.lines, Self.words)
        box.check(Self.words, &problems)
        lines = box.typedLines
        isBrief = fenced.kind.dropFirst() == ["last"]
        place = fenced.place
        if lines.isEmpty { problems.add(BoxRule.noLine(box: "show"), at: fenced.place) }
    }
}

extension Cite {
    /// Everything but the two words is the body, with its empty lines.
    init(_ fenced: LessonText.Fenced, _ problems: inout Problems) {
        let words = BoxWords(box: "cite", known: ["facts", "source", "n"])
        var said: [SourceLine] = []
        var rest: [SourceLine] = []
        for line in fenced.lines {
            let isSaid = BoxLines([line], words).entries.first?.word != nil
            let goesOn = rest.isEmpty && !said.isEmpty && line.indent > 0 && !line.isBlank
            if isSaid || goesOn { said.append(line) } else { rest.append(line) }
            if rest.allSatisfy(\.isBlank) { rest = [] }
        }
        let box = BoxLines(said, words)
        box.check(words, &problems)
        facts = box.first("facts")?.text
        if !box.says("source"), facts == nil {
            problems.add(BoxRule.sourceMissing, at: fenced.place)
        }
        source = box.first("source")?.wording(&problems) ?? Wording([], at: fenced.place)
        n = box.first("n")?.wording(&problems)
        body = readMarkdown(rest, &problems)
        place = fenced.place
        if body.isEmpty { problems.add(BoxRule.citeEmpty, at: fenced.place) }
    }
}

extension Note {
    init(_ fenced: LessonText.Fenced, _ problems: inout Problems) {
        // What a teacher writes here is shown as typed, so a brace in it is no problem.
        var ignored = Problems()
        body = readMarkdown(fenced.lines, &ignored)
        place = fenced.place
        if body.isEmpty { problems.add(BoxRule.noteEmpty, at: fenced.place) }
    }
}

/// Reads pairs of `Q:` and `A:`.
func readCards(_ fenced: LessonText.Fenced, _ problems: inout Problems) -> [Card] {
    let words = BoxWords(box: "card", known: ["q", "a"], many: ["q", "a"], isStrict: true)
    let box = BoxLines(fenced.lines, words)
    box.check(words, &problems)
    var cards: [Card] = []
    var open: BoxLines.Entry?
    for entry in box.entries {
        switch entry.word {
        case "q":
            if let open { problems.add(BoxRule.cardWithoutAnswer, at: open.place) }
            open = entry
        case "a":
            guard let question = open else {
                problems.add(BoxRule.cardWithoutQuestion, at: entry.place)
                continue
            }
            let asked = question.wording(&problems)
            cards.append(Card(question: asked, answer: entry.wording(&problems)))
            open = nil
        case nil: problems.add(BoxRule.cardLineOutOfPlace, at: entry.place)
        default: break
        }
    }
    if let open { problems.add(BoxRule.cardWithoutAnswer, at: open.place) }
    if box.entries.isEmpty { problems.add(BoxRule.cardWithoutQuestion, at: fenced.place) }
    return cards
}
