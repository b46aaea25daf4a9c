import Figures

extension Amount {
    /// Reads `{term}` or a typed number.
    init?(_ text: String, at place: FilePlace, _ problems: inout Problems) {
        let word = trim(text)
        if word.hasPrefix("{"), word.hasSuffix("}"), word.count > 2 {
            if let brace = Brace(trim(word.dropFirst().dropLast()), at: place) {
                self = .brace(brace)
                return
            }
            problems.add(BoxRule.braceUnreadable(String(word.dropFirst().dropLast())), at: place)
            return nil
        }
        guard let number = try? readNumberAnswer(word) else {
            problems.add(AskRule.amountUnreadable(word), at: place)
            return nil
        }
        self = .typed(number, text: word, place)
    }
}

extension NumberAnswer.Tolerance {
    /// Reads `15` or `0.7 %`; nil when it is neither, or negative.
    init?(_ text: String) {
        let percent = text.hasSuffix("%")
        let word = trim(percent ? text.dropLast() : text[...])
        guard let units = try? readDecimal(word, limit: 1_000_000_000), units >= 0 else {
            return nil
        }
        if percent, units > 1_000_000 * unitsPerOne { return nil }
        self = percent ? .percent(units) : .within(units)
    }
}

/// Reads one `wrong …: reply`.
func readWrong(_ entry: BoxLines.Entry, _ problems: inout Problems) -> NumberAnswer.Wrong? {
    let reply = entry.wording(&problems)
    guard let mistake = readMistake(entry, &problems) else { return nil }
    return NumberAnswer.Wrong(mistake: mistake, reply: reply)
}

private func readMistake(
    _ entry: BoxLines.Entry, _ problems: inout Problems
) -> NumberAnswer.Mistake? {
    let detail = entry.detail
    let place = entry.detailPlace
    if detail.isEmpty { return .other }
    func amount(_ text: some StringProtocol) -> Amount? {
        Amount(String(text), at: place, &problems)
    }
    for (word, make) in [
        ("above ", NumberAnswer.Mistake.above), ("below ", NumberAnswer.Mistake.below),
    ] where detail.hasPrefix(word) {
        return amount(detail.dropFirst(word.count)).map(make)
    }
    if detail.hasPrefix("between ") {
        let ends = detail.dropFirst(8).split(separator: " and ", maxSplits: 1)
        guard ends.count == 2 else {
            problems.add(AskRule.mistakeUnreadable(detail), at: place)
            return nil
        }
        guard let low = amount(ends[0]), let high = amount(ends[1]) else { return nil }
        return .between(low, high)
    }
    if detail.hasPrefix("{") || detail.first?.isNumber == true || "+-−$".contains(detail.prefix(1))
    {
        return amount(detail).map { .near($0) }
    }
    problems.add(AskRule.mistakeUnreadable(detail), at: place)
    return nil
}

extension Choice {
    /// Whether a line is an option: `( ) …` or `(x) …`.
    static func begins(_ line: SourceLine) -> Bool {
        let text = line.trimmed.lowercased()
        return text.hasPrefix("( )") || text.hasPrefix("(x)") || text.hasPrefix("()")
    }
}

extension BoxLines.Entry {
    var isOption: Bool { word == nil && lines.first.map(Choice.begins) ?? false }
}

/// Reads the options of a choice, each with the reply indented under it.
func readChoices(
    _ box: BoxLines, at place: FilePlace, _ problems: inout Problems
) -> [Choice] {
    var choices: [Choice] = []
    for entry in box.entries where entry.isOption {
        guard let line = entry.lines.first else { continue }
        let close = line.text.firstIndex(of: ")") ?? line.text.startIndex
        let head = line.text.distance(from: line.text.startIndex, to: close) + 1
        let words = String(repeating: " ", count: head) + line.text.dropFirst(head)
        let text = readWording([SourceLine(text: words, number: line.number)], &problems)
        if text.inlines.isEmpty { problems.add(AskRule.choiceWithoutWords, at: line.place) }
        if choices.contains(where: { simplified($0.text.plain) == simplified(text.plain) }) {
            problems.add(AskRule.choiceRepeated(text.plain), at: line.place)
        }
        let reply = entry.indented.isEmpty ? nil : readWording(entry.indented, &problems)
        let isRight = line.trimmed.lowercased().hasPrefix("(x)")
        choices.append(Choice(text: text, isRight: isRight, reply: reply))
    }
    if choices.count < 2 { problems.add(AskRule.choicesTooFew, at: place) }
    let right = choices.filter(\.isRight).count
    if choices.count >= 2, right != 1 { problems.add(AskRule.rightChoices(right), at: place) }
    return choices
}
