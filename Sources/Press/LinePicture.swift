import Desk
import Figures

/// The drawn part of a line chart in text: the first line in strokes, a second and a third in marks
/// of their own.
struct LinePicture {
    private(set) var slugs: [Slug] = []
    /// Columns from the left edge to the axis.
    let plot: Int
    /// Which glyph is whose; empty for a single line.
    let key: Prose
    /// Round times by the column under which they stand.
    let ticks: [(column: Int, text: String)]
    /// What happened, by the column above it.
    let moments: [(column: Int, name: String)]
    private(set) var notes: [Prose] = []

    /// Nil where there is nothing to draw or no room to draw it in.
    init?(_ chart: LineChart, width: Int, height: Int, _ alphabet: Alphabet) {
        let count = chart.lines.reduce(0) { max($0, $1.values.count) }
        let scale = ChartScale(chart)
        let glyphs = CandleGlyphs(ascii: alphabet.ascii)
        let axis = Axis(scale, height: height, width: width, glyphs, alphabet)
        let room = width - axis.width - 2
        guard !scale.isEmpty, room >= 8 else { return nil }
        let plot = max(8, min(room, count * 8))
        self.plot = plot
        ticks = (chart.times?.ticks(atMost: plot / 8) ?? []).map {
            ($0.place * plot / count, $0.text)
        }
        moments = chart.moments.map { (min($0.candle, count - 1) * plot / count, $0.name) }
        key = Self.key(chart, ascii: alphabet.ascii)
        notes = axis.notes + scale.outsideSentences.map { Prose($0) }

        var cells = [[(Character, Ink)]](
            repeating: .init(repeating: (" ", .plain), count: plot), count: height)
        for (row, line) in axis.lines.enumerated() {
            if let line { cells[row] = .init(repeating: (line, .figure), count: plot) }
        }
        // The first line is drawn last, over the others.
        for (place, line) in chart.lines.enumerated().reversed() {
            let bars = Bar.merged(line.values, of: count, into: plot)
            Stroke(place, ascii: alphabet.ascii).draw(bars, on: &cells) {
                scale.row(of: $0, in: height)
            }
        }
        slugs = cells.enumerated().map { row, cells in
            var slug = Slug()
            for (glyph, ink) in cells { slug.append(String(glyph), ink, width: 1) }
            return axis.closed(slug, row: row, glyphs)
        }
    }

    private static func key(_ chart: LineChart, ascii: Bool) -> Prose {
        guard chart.lines.count > 1 else { return Prose([]) }
        return Prose(
            chart.lines.enumerated().flatMap { place, line in
                [
                    Span(place > 0 ? "  " : ""),
                    Span("\(Stroke(place, ascii: ascii).glyph) \(line.name)", .strong),
                ]
            })
    }
}

/// How one line of a chart is drawn in text.
private struct Stroke {
    private let place: Int
    private let ascii: Bool

    init(_ place: Int, ascii: Bool) {
        self.place = place
        self.ascii = ascii
    }

    /// The mark that stands for the line.
    var glyph: Character {
        let glyphs: [Character] = ascii ? ["_", "o", "x"] : ["━", "•", "×"]
        return glyphs[place % glyphs.count]
    }

    /// Draws a value a column, joined to the one before it.
    func draw(
        _ bars: [Bar?], on cells: inout [[(Character, Ink)]], row: (Int128) -> Int
    ) {
        var before: Int?
        for (column, bar) in bars.enumerated() {
            guard let bar else {
                before = nil
                continue
            }
            let now = row(bar.close)
            let from = before ?? row(bar.open)
            let top = min(row(bar.high), min(from, now))
            let bottom = max(row(bar.low), max(from, now))
            for place in top...bottom {
                let glyph = self.glyph(at: place, top...bottom, from, now)
                cells[place][column] = (glyph, self.place == 0 ? .strong : .figure)
            }
            before = now
        }
    }

    private func glyph(
        at row: Int, _ span: ClosedRange<Int>, _ from: Int, _ now: Int
    ) -> Character {
        guard place == 0 else { return glyph }
        if span.count == 1 { return glyph }
        if ascii { return row == now ? glyph : "|" }
        // Beyond where it came from and where it went, the column only reaches up or down.
        guard row == from || row == now, from != now else { return "┃" }
        let isEnd = row == span.lowerBound || row == span.upperBound
        let goesDown = now > from
        if row == now { return !isEnd ? "┣" : goesDown ? "┗" : "┏" }
        return !isEnd ? "┫" : goesDown ? "┓" : "┛"
    }
}
