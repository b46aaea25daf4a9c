/// Wordings that advise, blame or sell. A lesson tells what happens.
private let phrases = [
    "you should", "you must buy", "you must sell", "we recommend", "i recommend", "we advise",
    "never use", "always use", "is safe", "are safe", "safe leverage", "rekt", "smart money",
    "hunted", "stop hunters", "foolish", "stupid", "easy money", "guaranteed", "get rich",
    "to the moon", "buy the dip", "the price came back", "stops your loss", "change comes back",
]

/// Each such wording outside the teacher's notes, by its first word.
func adviceProblems(in text: LessonText) -> Problems {
    var problems = Problems()
    var lines: [SourceLine] = []
    for part in text.parts {
        switch part {
        case .heading(let line, _): lines.append(line)
        case .prose(let prose): lines += prose
        case .box(let fenced): lines += fenced.kind.first == "note" ? [] : fenced.lines
        }
    }
    for line in lines {
        let words = Array(line.text.lowercased())
        for phrase in phrases {
            guard let start = place(of: Array(phrase), in: words) else { continue }
            problems.add(
                CheckRule.advice(phrase), at: FilePlace(line: line.number, column: start + 1))
        }
    }
    return problems
}

/// Where the phrase stands as whole words.
private func place(of phrase: [Character], in line: [Character]) -> Int? {
    guard phrase.count <= line.count else { return nil }
    return (0...(line.count - phrase.count)).first { start in
        let end = start + phrase.count
        return line[start..<end].elementsEqual(phrase)
            && (start == 0 || !line[start - 1].isLetter)
            && (end == line.count || !line[end].isLetter)
    }
}
