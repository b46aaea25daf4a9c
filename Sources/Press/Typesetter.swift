import Desk

/// Sets blocks as slugs: where lines break and what stands under what. Colours come later, so a
/// page looks the same with and without them.
struct Typesetter {
    var alphabet: Alphabet
    /// Rows that a picture is drawn in; none draws none.
    var pictureHeight: Int

    /// - Parameter rows: of the window, which keep a chart from pushing its own heading out of
    ///   sight: a picture takes most of them, less what stands above and below it and the line
    ///   typed next.
    init(alphabet: Alphabet, rows: Int) {
        self.alphabet = alphabet
        pictureHeight = max(4, rows <= 24 ? min(14, rows - 8) : min(28, rows - 10))
    }

    /// The same, no more rows than the window has room for above the prompt and the line that was
    /// typed: pictures give way, and go altogether where what stands beside them needs the rows.
    mutating func set(_ blocks: [Block], width: Int, within most: Int) -> [Slug] {
        var slugs = set(blocks, width: width)
        let pictures = blocks.count(where: \.isPicture)
        guard pictures > 0 else { return slugs }
        // A lower picture can have fewer labels at its axis and more notes under it.
        for _ in 0..<3 where slugs.count > most && pictureHeight > 0 {
            let less = pictureHeight - (slugs.count - most + pictures - 1) / pictures
            let isAlone = pictures == blocks.count
            pictureHeight = less >= 4 ? less : isAlone ? 4 : 0
            slugs = set(blocks, width: width)
        }
        return slugs
    }

    func set(_ blocks: [Block], width: Int) -> [Slug] {
        var slugs: [Slug] = []
        var above: Block?
        for block in blocks {
            let next = set(block, width: width)
            guard !next.isEmpty else { continue }
            if let above, !stand(above, close: block) { slugs.append(Slug()) }
            slugs += next
            above = block
        }
        return slugs
    }

    /// Blocks are an empty line apart, except under a heading and around a caret.
    private func stand(_ above: Block, close below: Block) -> Bool {
        if case .heading = above { return true }
        if case .caret = above { return true }
        if case .caret = below { return true }
        return false
    }

    /// The longest line of prose in a window: an eye loses its way back over wider ones. Tables and
    /// pictures take what there is.
    private static let measure = 100
    private static let widestWindow = 1_000

    private func set(_ block: Block, width: Int) -> [Slug] {
        let measure = width > Self.widestWindow ? width : min(width, Self.measure)
        return switch block {
        case .heading(let text): Prose(text, .strong).wrapped(alphabet, width: measure)
        case .paragraph(let prose): prose.wrapped(alphabet, width: measure)
        case .lines(let lines): lines.flatMap { $0.wrapped(alphabet, width: measure, hanging: 2) }
        case .bullets(let items):
            set(items.map { (alphabet.cleaned("•"), $0) }, width: measure)
        case .numbered(let items):
            set(items.enumerated().map { ("\($0.offset + 1).", $0.element) }, width: measure)
        case .entries(let entries): set(entries: entries, width: measure)
        case .table(let table): set(table, width: width)
        case .chart(let chart): set(chart, width: width)
        case .lineChart(let chart): set(chart, width: width)
        case .barChart(let chart): set(chart, width: width)
        case .calendar(let calendar): set(calendar, width: width)
        case .fold(let head, let blocks): set(head, above: blocks, width: width)
        case .quote(let blocks): set(quote: blocks, width: width)
        case .caret(let line, let from, let to): set(line, from: from, to: to, width: width)
        case .rule: [Slug(line("─", max(1, min(width, 240))), .faint)]
        }
    }

    /// Items under one another, each behind its mark.
    private func set(_ items: [(mark: String, Prose)], width: Int) -> [Slug] {
        let widest = items.reduce(0) { max($0, displayWidth($1.mark)) }
        return items.flatMap { mark, prose in
            let head = Slug(mark, .faint).filled(to: widest, flushRight: true) + Slug(" ")
            return behind(head, prose.wrapped(alphabet, width: width - head.width))
        }
    }

    private func set(quote blocks: [Block], width: Int) -> [Slug] {
        let bar = Slug(alphabet.cleaned("│"), .faint) + Slug(" ")
        return set(blocks, width: width - bar.width).map { bar + $0 }
    }

    /// Nothing can be folded on paper: what it says in short, and under it all of it, indented.
    private func set(_ head: Prose, above blocks: [Block], width: Int) -> [Slug] {
        let indent = width >= 20 ? 2 : 0
        return head.wrapped(alphabet, width: width, base: .strong)
            + set(blocks, width: width - indent).map { Slug().filled(to: indent) + $0 }
    }

    /// The slugs behind a head that stands before the first of them only.
    func behind(_ head: Slug, _ slugs: [Slug]) -> [Slug] {
        slugs.enumerated().map { place, slug in
            (place == 0 ? head : Slug().filled(to: head.width)) + slug
        }
    }

    /// A glyph repeated, in this alphabet.
    func line(_ glyph: Character, _ count: Int) -> String {
        String(repeating: alphabet.cleaned(String(glyph)), count: max(0, count))
    }
}

extension Block {
    /// Whether it is drawn as high as there is room for.
    fileprivate var isPicture: Bool {
        switch self {
        case .chart, .lineChart: true
        default: false
        }
    }
}
