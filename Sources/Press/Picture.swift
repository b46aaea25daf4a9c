import Desk

/// The drawn part of a chart.
struct Picture {
    private(set) var slugs: [Slug] = []
    /// Columns from the left edge to the axis.
    let plot: Int
    /// What the glyphs mean.
    let key: Prose
    /// What the picture has no room to say: names that found no room at the axis, levels outside it.
    private(set) var notes: [Prose] = []

    /// Nil where there is nothing to draw or no room to draw it in.
    init?(_ chart: Chart, width: Int, height: Int, _ alphabet: Alphabet) {
        let glyphs = CandleGlyphs(ascii: alphabet.ascii)
        let scale = ChartScale(Bar.merged(chart.candles, into: 1), levels: chart.levels)
        let axis = Axis(scale, height: height, width: width, glyphs, alphabet)
        let room = width - axis.width - 2
        guard !chart.candles.isEmpty, room >= 8 else { return nil }

        let bars = Bar.merged(chart.candles, into: room)
        let stride = max(1, min(3, room / bars.count))
        plot = max(8, bars.count * stride)
        key = Self.key(bars.count, chart.candles.count, glyphs)

        var canvas = Canvas(width: plot, height: height)
        for (row, line) in axis.lines.enumerated() {
            if let line { canvas.draw(line: line, row: row) }
        }
        for (column, bar) in bars.enumerated() {
            canvas.draw(bar, column: column * stride, scale, glyphs)
        }
        for row in 0..<height {
            let label = axis.labels[row]
            let edge = label == nil ? glyphs.axis : glyphs.tick
            var slug = canvas.slug(row)
            slug.append(String(edge), .faint)
            if let label { slug = slug + Slug(" ") + label }
            slugs.append(slug)
        }
        notes = axis.notes + scale.outside.map { Prose($0.sentence) }
    }

    private static func key(_ columns: Int, _ candles: Int, _ glyphs: CandleGlyphs) -> Prose {
        let shapes = [
            Span("\(glyphs.body(.up)) up", .gain), Span("  "),
            Span("\(glyphs.body(.down)) down", .loss),
        ]
        guard candles > columns else { return Prose(shapes) }
        let (least, rest) = candles.quotientAndRemainder(dividingBy: columns)
        let share = rest == 0 ? "\(least)" : "\(least) or \(least + 1)"
        return Prose(shapes + [Span("  \(share) bars a column", .faint)])
    }
}

/// Cells of a picture, drawn over one another.
private struct Canvas {
    private var cells: [[(glyph: Character, ink: Ink)]]
    private let height: Int

    init(width: Int, height: Int) {
        cells = .init(repeating: .init(repeating: (" ", .plain), count: width), count: height)
        self.height = height
    }

    mutating func draw(line: Character, row: Int) {
        for column in cells[row].indices { cells[row][column] = (line, .figure) }
    }

    mutating func draw(_ bar: Bar, column: Int, _ scale: ChartScale, _ glyphs: CandleGlyphs) {
        func half(_ price: Int128) -> Int { scale.row(of: price, in: height * 2) }
        let wick = half(bar.high)...half(bar.low)
        let body = half(max(bar.open, bar.close))...half(min(bar.open, bar.close))
        func cover(_ step: Int) -> CandleGlyphs.Half {
            body.contains(step) ? .body : wick.contains(step) ? .wick : .none
        }
        let ink: Ink = bar.way == .up ? .gain : bar.way == .down ? .loss : .plain
        for row in wick.lowerBound / 2...wick.upperBound / 2 {
            guard let glyph = glyphs.glyph(cover(row * 2), cover(row * 2 + 1), bar.way) else {
                continue
            }
            cells[row][column] = (glyph, ink)
        }
    }

    func slug(_ row: Int) -> Slug {
        var slug = Slug()
        for cell in cells[row] { slug.append(String(cell.glyph), cell.ink, width: 1) }
        return slug
    }
}
