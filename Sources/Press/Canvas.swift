import Desk

/// Cells of a picture, drawn over one another.
struct Canvas {
    private(set) var cells: [[(glyph: Character, ink: Ink)]]
    private let height: Int

    init(width: Int, height: Int) {
        cells = .init(repeating: .init(repeating: (" ", .plain), count: width), count: height)
        self.height = height
    }

    mutating func draw(line: Character, row: Int) {
        for column in cells[row].indices { cells[row][column] = (line, .figure) }
    }

    mutating func draw(letter: Character, row: Int, column: Int) {
        guard cells.indices.contains(row), cells[row].indices.contains(column) else { return }
        cells[row][column] = (letter, .strong)
    }

    /// A candle from a column on, so many columns wide.
    mutating func draw(
        _ bar: Bar, column: Int, wide: Int, _ scale: ChartScale, _ glyphs: CandleGlyphs
    ) {
        func half(_ price: Int128) -> Int { scale.row(of: price, in: height * 2) }
        let wick = half(bar.high)...half(bar.low)
        let body = half(max(bar.open, bar.close))...half(min(bar.open, bar.close))
        func cover(_ step: Int) -> CandleGlyphs.Half {
            body.contains(step) ? .body : wick.contains(step) ? .wick : .none
        }
        let ink: Ink = bar.way == .up ? .gain : bar.way == .down ? .loss : .plain
        let rows = body.lowerBound / 2...body.upperBound / 2
        for row in wick.lowerBound / 2...wick.upperBound / 2 {
            let cell = CandleGlyphs.Cell(
                top: cover(row * 2), bottom: cover(row * 2 + 1), isFirst: row == rows.lowerBound,
                isLast: row == rows.upperBound, reachesUp: wick.lowerBound < row * 2,
                reachesDown: wick.upperBound > row * 2 + 1)
            for (place, glyph) in glyphs.glyphs(cell, bar.way, wide: wide).enumerated() {
                if let glyph { cells[row][column + place] = (glyph, ink) }
            }
        }
    }

    func slug(_ row: Int) -> Slug {
        var slug = Slug()
        for cell in cells[row] { slug.append(String(cell.glyph), cell.ink, width: 1) }
        return slug
    }
}
