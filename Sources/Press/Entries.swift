import Desk

// Names and values in two columns: the statement of an account.

extension Typesetter {
    func set(entries: [(Prose, Prose)], width: Int) -> [Slug] {
        let names = entries.map { $0.0.words(alphabet).joined().set() }
        let values = entries.map { $0.1.words(alphabet) }
        let column = names.reduce(0) { max($0, $1.width) } + 2
        // Two columns squeezed into a narrow window read worse than running lines.
        guard column <= width * 3 / 5 else { return set(running: entries, width: width) }
        let figures = values.compactMap { $0.first?.first }.filter(\.isFigure)
        let flush = figures.reduce(0) { max($0, $1.slug.width) }
        return zip(names, values).flatMap { name, value in
            var value = value
            if let first = value.first?.first, first.isFigure {
                value[0][0].gap = flush - first.slug.width
            }
            let slugs = value.flatMap { broken($0, width: width - column) }
            return behind(name.filled(to: column), slugs)
        }
    }

    /// Names and values in running lines: "equity: 3,990.00".
    func set(running entries: [(Prose, Prose)], width: Int) -> [Slug] {
        entries.flatMap { name, value in
            let colon = name.text.isEmpty ? Prose("") : Prose(": ")
            let line = name + colon + Prose(value.signed)
            return line.wrapped(alphabet, width: width, hanging: 2)
        }
    }
}

extension Sequence<Word> {
    /// The words on one line, however long.
    fileprivate func set() -> Slug {
        var out = Slug()
        for word in self {
            if out.width > 0 { out.space(Swift.max(1, word.gap)) }
            out.append(word.slug)
        }
        return out
    }
}

extension Word {
    /// True for a number with its sign and unit mark: "3,990.00", "−4.52%", "20x". Such words are
    /// set flush right, so that sizes can be compared by eye.
    fileprivate var isFigure: Bool {
        let text = slug.runs.map(\.text).joined()
        return text.contains { $0.isASCII && $0.isNumber }
            && text.allSatisfy { ($0.isASCII && $0.isNumber) || "+−-.,%x$".contains($0) }
    }
}
