import Markets

/// The lines of a file as stretches of its bytes: a bar line never becomes a string.
struct FileLines: Sequence, IteratorProtocol {
    let bytes: [UInt8]
    private var start = 0
    private var number = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    /// The next line: its number from 1 and its bytes without the line's end.
    mutating func next() -> (number: Int, range: Range<Int>)? {
        guard start < bytes.count else { return nil }
        var end = start
        while end < bytes.count, bytes[end] != 10 { end += 1 }
        let range = start..<end
        start = end + 1
        number += 1
        return (number, range)
    }
}

/// A day (nil: the one the file is at) and a minute of it, as a file says times.
public struct FileTime: Sendable, Equatable {
    /// Days since 1970-01-01.
    public var day: Int?
    public var minuteOfDay: Int
    public init(day: Int?, minuteOfDay: Int) {
        self.day = day
        self.minuteOfDay = minuteOfDay
    }
}

extension Character {
    /// A quote as text programs set it in the place of a straight one.
    public var isCurlyQuote: Bool { "“”„‟«»".contains(self) }
}

extension Line {
    /// A double quote that nothing closes: closed by a curly one, or not at all.
    func unclosed(_ quote: Int) -> Misreading {
        let inside = text(from: quote + 1)
        if let place = inside.firstIndex(where: \.isCurlyQuote) {
            let column = quote + 1 + inside.distance(from: inside.startIndex, to: place)
            return Misreading(.curlyQuote(String(inside[place])), from: column, to: column + 1)
        }
        return Misreading(.quoteNotClosed, from: quote, to: quote + 1)
    }
}

extension Words {
    /// `2020-03-12 10:29`, or `10:29` alone.
    mutating func fileTime() throws(Misreading) -> FileTime {
        guard let word = next, let date = word.text.date else {
            return FileTime(day: nil, minuteOfDay: try clock())
        }
        _ = take()
        guard let start = Moment(date, 0) else { throw Misreading(.noSuchDay(word.text), word) }
        return FileTime(day: start.day, minuteOfDay: try clock())
    }

    /// A text in double quotes.
    mutating func quotedText(_ expected: String) throws(Misreading) -> String {
        let word = try need(expected)
        if !word.isQuoted, let first = word.text.first, first.isCurlyQuote {
            throw Misreading(.curlyQuote(String(first)), from: word.from, to: word.from + 1)
        }
        guard word.isQuoted else {
            throw Misreading(.unknownWord(word.text, expected: expected), word)
        }
        return word.text
    }

    /// A word that has to stand here.
    mutating func expect(_ keyword: String) throws(Misreading) {
        let word = try need("`\(keyword)`")
        guard word.lowered == keyword, !word.isQuoted else {
            throw Misreading(
                .unknownWord(word.text, expected: "`\(keyword)`"), word,
                nearest: Nearest.word(to: word.text, among: [keyword]))
        }
    }
}
