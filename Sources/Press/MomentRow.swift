import Desk

// What happened under a picture: a pointer and a letter under the column, and in the key the word
// that the letter stands for.

extension Chart.Moment {
    /// Its first letter, as it stands in a picture.
    var letter: Character? { name.letter }
}

extension String {
    fileprivate var letter: Character? {
        uppercased().first.flatMap { displayWidth($0) == 1 ? $0 : nil }
    }
}

extension Typesetter {
    /// Nil where nothing happened. What finds no room beside its neighbours is left to the letter
    /// in the picture.
    func row(of moments: [(column: Int, name: String)], under plot: Int) -> Slug? {
        let pointer = CandleGlyphs(ascii: alphabet.ascii).pointer
        var cells: [(glyph: Character, ink: Ink)] = .init(
            repeating: (" ", .plain), count: plot + 2)
        var free = 0
        for (column, name) in moments {
            guard let letter = name.letter else { continue }
            guard column < plot, free < column + 5 else { continue }
            if column >= free {
                cells[column] = (pointer, .faint)
                free = column + 1
            }
            guard free < cells.count else { continue }
            cells[free] = (letter, .strong)
            free += 1
        }
        guard free > 0 else { return nil }
        var slug = Slug()
        for cell in cells { slug.append(String(cell.glyph), cell.ink, width: 1) }
        return slug
    }

    /// "O opened  S stopped", in the order in which they happened first.
    func key(of moments: [(column: Int, name: String)]) -> Prose {
        var told: Set<String> = []
        let names = moments.map(\.name).filter { told.insert($0).inserted }
        let parts = names.compactMap { name in
            name.letter.map { [Span("\($0)", .strong), Span(" \(name)", .faint)] }
        }
        return Prose(Array(parts.joined(separator: [Span("  ")])))
    }

    /// The times under the first and the last candle with round ones between them, or in words where
    /// they do not fit there.
    func times(
        _ first: String, _ last: String, _ ticks: [(column: Int, text: String)], under plot: Int,
        width: Int
    ) -> [Slug] {
        let from = alphabet.cleaned(first)
        let to = alphabet.cleaned(last)
        if from == to { return [Slug(from, .faint)] }
        let end = plot - displayWidth(to)
        guard displayWidth(from) < end else {
            return Prose("\(first) to \(last)", .faint).wrapped(alphabet, width: width)
        }
        var slug = Slug(from, .faint)
        for tick in ticks {
            let text = alphabet.cleaned(tick.text)
            let left = tick.column - (displayWidth(text) - 1) / 2
            guard left >= slug.width + 2, left + displayWidth(text) + 2 <= end else { continue }
            slug = slug.filled(to: left)
            slug.append(text, .faint)
        }
        return [slug.filled(to: end) + Slug(to, .faint)]
    }
}
