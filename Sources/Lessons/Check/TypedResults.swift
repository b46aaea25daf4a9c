/// Finds numbers that are typed where a `{term}` belongs.
///
/// A number may be typed when it is given: it stands in a line of a `do` or `show` box of this
/// lesson, in the header's `given:`, inside `code` that is a line to type, or in a cited paragraph,
/// which holds `(source: …)`. Nought, a lone one, and dates are always allowed.
struct TypedResults {
    private let given: [String]

    init(_ lesson: Lesson) {
        let lines = lesson.boxes.flatMap(\.content.lines).map(\.text)
        given =
            ["0", "1"] + lesson.header.given
            + lines.flatMap { TypedNumber.all(in: $0) }.map(\.value)
    }

    func problems(in text: LessonText) -> Problems {
        var problems = Problems()
        if let title = text.title { check([title], &problems) }
        for part in text.parts {
            switch part {
            case .heading(let line, _): check([line], &problems)
            case .prose(let lines): check(lines, &problems)
            case .box(let fenced): check(fenced.proseLines, &problems)
            }
        }
        return problems
    }

    /// Paragraph by paragraph, as a source speaks for the whole paragraph it stands in.
    private func check(_ lines: [SourceLine], _ problems: inout Problems) {
        for paragraph in lines.split(whereSeparator: \.isBlank) {
            if paragraph.contains(where: { $0.text.contains("(source:") }) { continue }
            for line in paragraph {
                for number in TypedNumber.all(in: withoutCode(line.text))
                where !given.contains(number.value) {
                    problems.add(
                        CheckRule.resultTyped(number.text),
                        at: FilePlace(line: line.number, column: number.column))
                }
            }
        }
    }

    /// Braces, list numbers, the targets of links, and code that begins with a word are blanked out.
    private func withoutCode(_ line: String) -> String {
        var out: [Character] = []
        var rest = Substring(line)
        let start = rest.drop(while: \.isWhitespace)
        let digits = start.prefix(while: \.isNumber)
        if !digits.isEmpty, [".", ")"].contains(start.dropFirst(digits.count).first) {
            out += repeatElement(" ", count: line.count - start.count + digits.count)
            rest = start.dropFirst(digits.count)
        }
        let pairs: [Character: Character] = ["{": "}", "`": "`", "(": ")"]
        while let next = rest.popFirst() {
            out.append(next)
            guard let close = pairs[next], let end = rest.firstIndex(of: close) else { continue }
            let inside = rest[..<end]
            let isTarget = next == "(" && out.dropLast().last == "]"
            let isLine = next == "`" && inside.first?.isLetter == true
            if next == "{" || isTarget || isLine {
                out += repeatElement(" ", count: inside.count)
                rest = rest[end...]
            }
        }
        return String(out)
    }
}

extension LessonText.Fenced {
    /// What of a box is said to the learner and may not hold a typed result; columns stay true.
    var proseLines: [SourceLine] {
        let silent = [
            "id", "hides", "keep", "tries", "open until", "keywords", "goal", "source", "n",
            "order",
            "answer",
        ]
        switch kind.first {
        case "ask":
            return lines.flatMap { line -> [SourceLine] in
                let word = trim(line.parted?.word ?? "").lowercased()
                if silent.contains(word) { return [] }
                return [line]
            }
        case "do", "show":
            return lines.filter { $0.trimmed.hasPrefix("hint:") || $0.indent > 0 }
        case "card": return lines
        default: return []
        }
    }
}
