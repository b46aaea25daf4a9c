/// A lesson file cut at its title, header, headings and fences; nothing is understood yet.
struct LessonText {
    /// `# Title`, if the first line that is not blank is one.
    var title: SourceLine?
    var header: [SourceLine] = []
    var parts: [Part] = []

    enum Part {
        /// `## Heading`, and the `id:` line directly under it.
        case heading(SourceLine, id: SourceLine?)
        case prose([SourceLine])
        case box(Fenced)
    }

    /// What stands between two fences.
    struct Fenced {
        /// The words behind the opening fence: `ask number`.
        var kind: [String]
        /// Of the first such word.
        var place: FilePlace
        var lines: [SourceLine]
        var isClosed = false
    }

    init(_ lines: [SourceLine]) {
        var rest = lines[...].drop(while: \.isBlank)
        if let first = rest.first, first.text.hasPrefix("# ") {
            title = first
            rest = rest.dropFirst().drop(while: \.isBlank)
        }
        if let first = rest.first?.parted, Self.isHeaderWord(first.word) {
            header = Array(rest.prefix { !$0.isBlank && !Self.endsHeader($0) })
            rest = rest.dropFirst(header.count)
        }
        cut(rest)
    }

    private static func isHeaderWord(_ word: String) -> Bool {
        !word.isEmpty && word.allSatisfy { $0.isLetter || $0 == "-" }
    }
    private static func endsHeader(_ line: SourceLine) -> Bool {
        line.text.hasPrefix("## ") || Fence(line) != nil
    }

    private mutating func cut(_ lines: ArraySlice<SourceLine>) {
        var rest = lines
        var prose: [SourceLine] = []
        func isProse(_ lines: [SourceLine]) -> Bool { !lines.allSatisfy(\.isBlank) }
        while let line = rest.popFirst() {
            let fence = Fence(line)
            guard fence != nil || line.text.hasPrefix("## ") else {
                prose.append(line)
                continue
            }
            if isProse(prose) { parts.append(.prose(prose)) }
            prose = []
            if let fence {
                parts.append(.box(fence.box(from: &rest)))
            } else {
                let id = rest.first.flatMap { $0.parted?.word == "id" ? $0 : nil }
                if id != nil { rest.removeFirst() }
                parts.append(.heading(line, id: id))
            }
        }
        if isProse(prose) { parts.append(.prose(prose)) }
    }
}

/// A line of three or more backticks or tildes.
private struct Fence {
    let mark: Character
    let length: Int
    let words: [String]
    let place: FilePlace

    init?(_ line: SourceLine) {
        let text = line.text.drop { $0 == " " }
        guard line.indent <= 3, let mark = text.first, mark == "`" || mark == "~" else {
            return nil
        }
        let length = text.prefix { $0 == mark }.count
        let after = text.dropFirst(length)
        // Backticks further on make it code inside a sentence.
        guard length >= 3, !after.contains("`") else { return nil }
        self.mark = mark
        self.length = length
        words = after.split(whereSeparator: \.isWhitespace).map(String.init)
        let blanks = after.prefix { $0.isWhitespace }.count
        place = FilePlace(line: line.number, column: line.indent + length + blanks + 1)
    }

    func closes(_ opening: Fence) -> Bool {
        mark == opening.mark && length >= opening.length && words.isEmpty
    }

    /// Takes the lines up to the closing fence off `rest`; a box that never closes takes none.
    func box(from rest: inout ArraySlice<SourceLine>) -> LessonText.Fenced {
        var box = LessonText.Fenced(kind: words, place: place, lines: [])
        let end = rest.firstIndex { Fence($0)?.closes(self) ?? false }
        guard let end else { return box }
        box.lines = Array(rest[..<end])
        box.isClosed = true
        rest = rest[(end + 1)...]
        return box
    }
}
