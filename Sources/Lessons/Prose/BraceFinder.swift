/// Finds the place in the file of each brace that Markdown hands over.
///
/// cmark gives no place for a word inside a paragraph. Braces come in the order they were typed, so
/// walking the source beside the document finds each.
struct BraceFinder {
    private struct Found {
        /// Nil when the line ends before the brace closes.
        let text: String?
        let place: FilePlace
    }
    private let found: [Found]
    private var cursor = 0
    private(set) var problems = Problems()

    init(_ lines: [SourceLine]) {
        var found: [Found] = []
        for line in lines where line.text.contains("{") {
            var column = 1
            var open: (text: String, place: FilePlace)?
            for character in line.text {
                if character == "{", open == nil {
                    open = ("", FilePlace(line: line.number, column: column))
                } else if character == "}", let closed = open {
                    found.append(Found(text: closed.text, place: closed.place))
                    open = nil
                } else {
                    open?.text.append(character)
                }
                column += 1
            }
            if let open { found.append(Found(text: nil, place: open.place)) }
        }
        self.found = found
        start = FilePlace(line: lines.first?.number ?? 1)
    }
    private let start: FilePlace

    /// The brace that holds `text`; a problem is noted when it cannot be read.
    mutating func next(_ text: String) -> Brace? {
        let place = seek(text)
        if let brace = Brace(trim(text), at: place) { return brace }
        problems.add(BoxRule.braceUnreadable(text), at: place)
        return nil
    }
    /// A brace that is never closed was met.
    mutating func unclosed() { problems.add(BoxRule.braceNotClosed, at: seek(nil)) }
    /// Braces inside code are not filled: walk past them.
    mutating func pass(_ code: String) {
        for piece in code.split(separator: "{").dropFirst() {
            if let close = piece.firstIndex(of: "}") { _ = seek(String(piece[..<close])) }
        }
    }

    private mutating func seek(_ text: String?) -> FilePlace {
        for index in found.indices.dropFirst(cursor) where found[index].text == text {
            cursor = index + 1
            return found[index].place
        }
        return found.dropFirst(cursor).first?.place ?? start
    }
}
