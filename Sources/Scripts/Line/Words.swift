import Figures
import Margin

/// The words of a line, read from left to right.
struct Words {
    let line: Line
    private var words: [Line.Word]
    private var place = 0

    init(_ line: Line) {
        self.line = line
        words = line.words
    }
    /// The words of `line` with its first one replaced, all standing in that one's columns.
    init(_ line: Line, replacingFirstBy spelling: [String]) {
        self.line = line
        guard let first = line.words.first else {
            words = []
            return
        }
        words =
            spelling.map {
                Line.Word(text: $0, from: first.from, to: first.to, isQuoted: false)
            } + line.words.dropFirst()
    }

    var next: Line.Word? { place < words.count ? words[place] : nil }
    var afterNext: Line.Word? { place + 1 < words.count ? words[place + 1] : nil }
    var isAtEnd: Bool { place >= words.count }

    mutating func take() -> Line.Word? {
        guard place < words.count else { return nil }
        place += 1
        return words[place - 1]
    }

    /// Takes the next word if it is this one, whatever its case.
    mutating func take(_ keyword: String) -> Bool {
        guard let next, !next.isQuoted, next.lowered == keyword else { return false }
        place += 1
        return true
    }

    /// Takes the last word off the end if it is this one, and others stand before it.
    mutating func takeLast(_ keyword: String) -> Bool {
        guard let last = words.last, !last.isQuoted, last.lowered == keyword, words.count > 2 else {
            return false
        }
        words.removeLast()
        return true
    }

    /// What is missing is missing after the last word.
    func missing(_ what: String) -> Misreading {
        let column = words.last?.to ?? 0
        return Misreading(.missing(what), from: column, to: column + 1)
    }

    mutating func need(_ what: String) throws(Misreading) -> Line.Word {
        guard let word = take() else { throw missing(what) }
        return word
    }

    /// Nothing may be left.
    func finish() throws(Misreading) {
        if let next { throw Misreading(.extra(next.text), next) }
    }

    /// One of several words, or a beginning that only one of them has.
    mutating func one(
        of options: [String], _ expected: String
    ) throws(Misreading) -> String {
        let word = try need(expected)
        switch Short.form(word.lowered, of: options) {
        case .word(let found): return found
        case .several(let several):
            throw Misreading(.ambiguous(word.text, several), word)
        case .none:
            throw Misreading(
                .unknownWord(word.text, expected: expected), word,
                nearest: Nearest.word(to: word.text, among: options))
        }
    }

    /// The rest of the line as typed, comment left out; nil if nothing is left.
    mutating func rest(withComment: Bool = false) -> String? {
        guard let next else { return nil }
        place = words.count
        var text = line.text(from: next.from, to: withComment ? .max : line.end)
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text.isEmpty ? nil : text
    }

    /// The columns of everything not yet read.
    var remaining: ArraySlice<Line.Word> { words[place...] }
}

/// A beginning of a word that stands for the whole word.
enum Short {
    case word(String)
    case several([String])
    case none

    /// The option itself, or the only option that begins so.
    static func form(_ typed: String, of options: [String]) -> Short {
        if options.contains(typed) { return .word(typed) }
        guard !typed.isEmpty else { return .none }
        let longer = options.filter { $0.hasPrefix(typed) }
        if longer.count == 1 { return .word(longer[0]) }
        return longer.isEmpty ? .none : .several(longer)
    }
}
