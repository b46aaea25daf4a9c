/// Compares the numbers of cite boxes with the tables of facts they name.
///
/// A row of a table has to stand in one row of the file, with every number it shows; in a sentence
/// each number has to stand in some row.
func citedProblems(
    in text: LessonText, facts: (String) -> FactsFile?
) -> Problems {
    var problems = Problems()
    for case .box(let fenced) in text.parts where fenced.kind.first == "cite" {
        guard let naming = fenced.lines.first(where: { $0.trimmed.hasPrefix("facts:") }),
            let name = naming.parted?.rest, let place = naming.parted?.restPlace
        else { continue }
        guard let file = facts(name) else {
            problems.add(CheckRule.factsMissing(name), at: place)
            continue
        }
        for line in fenced.bodyOfCite {
            let isRow = line.trimmed.hasPrefix("|")
            if let stray = file.stray(in: line.withoutBraces, inOneRow: isRow) {
                problems.add(
                    CheckRule.figureNotInFacts(stray.text, facts: name),
                    at: FilePlace(line: line.number, column: stray.column))
            }
        }
    }
    return problems
}

extension SourceLine {
    /// The line with its braces blanked out, so that columns stay true.
    fileprivate var withoutBraces: String {
        var isInside = false
        return String(
            text.map { character in
                if character == "{" { isInside = true }
                defer { if character == "}" { isInside = false } }
                return isInside ? " " : character
            })
    }
}

extension LessonText.Fenced {
    /// The lines of a cite box under its words.
    fileprivate var bodyOfCite: [SourceLine] {
        var isUnderWord = false
        return lines.filter { line in
            let word = line.parted?.word ?? ""
            if ["facts", "source", "n"].contains(trim(word)) {
                isUnderWord = true
                return false
            }
            if isUnderWord, line.indent > 0, !line.isBlank { return false }
            isUnderWord = false
            return !line.isBlank
        }
    }
}
