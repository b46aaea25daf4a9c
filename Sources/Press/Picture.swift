import Desk

/// The drawn part of a chart.
struct Picture {
    private(set) var slugs: [Slug] = []
    /// Columns from the left edge to the axis, and to the end of the last candle.
    let plot: Int
    let drawn: Int
    /// What the glyphs mean.
    let key: Prose
    /// Round times by the column under which they stand.
    let ticks: [(column: Int, text: String)]
    /// What happened, by the column above it.
    let moments: [(column: Int, name: String)]
    /// What the picture has no room to say: names that found no room at the axis, levels outside it.
    private(set) var notes: [Prose] = []

    /// Nil where there is nothing to draw or no room to draw it in.
    init?(_ chart: Chart, width: Int, height: Int, _ alphabet: Alphabet) {
        let glyphs = CandleGlyphs(ascii: alphabet.ascii)
        let scale = ChartScale(Bar.merged(chart.candles, into: 1), levels: chart.levels)
        let axis = Axis(scale, height: height, width: width, glyphs, alphabet)
        let room = width - axis.width - 2
        guard !chart.candles.isEmpty, room >= 8 else { return nil }

        let columns = Columns(of: chart.candles.count, chart.times, room: room)
        plot = columns.plot
        drawn = columns.drawn
        key = Self.key(columns, glyphs)
        ticks = (chart.times?.ticks(atMost: columns.drawn / 8) ?? []).map {
            (columns.column(of: $0.place), $0.text)
        }
        let moments = chart.moments.map { (columns.column(of: $0.candle), $0) }
        self.moments = moments.map { ($0, $1.name) }

        var canvas = Canvas(width: plot, height: height)
        for (row, line) in axis.lines.enumerated() {
            if let line { canvas.draw(line: line, row: row) }
        }
        for (place, candle) in columns.candles.enumerated() {
            guard let bar = Bar(chart.candles[candle]) else { continue }
            canvas.draw(
                bar, column: columns.left(place), wide: columns.body, scale, glyphs)
        }
        for (column, moment) in moments {
            guard let price = moment.price, let letter = moment.letter else { continue }
            canvas.draw(letter: letter, row: scale.row(of: price, in: height), column: column)
        }
        slugs = (0..<height).map { axis.closed(canvas.slug($0), row: $0, glyphs) }
        notes = axis.notes + scale.outsideSentences.map { Prose($0) }
    }

    private static func key(_ columns: Columns, _ glyphs: CandleGlyphs) -> Prose {
        let wide = columns.body
        return Prose(
            [
                Span("\(glyphs.sample(.up, wide: wide)) up", .gain), Span("  "),
                Span("\(glyphs.sample(.down, wide: wide)) down", .loss),
            ] + (columns.share.map { [Span("  \($0)", .faint)] } ?? []))
    }
}

extension Axis {
    /// A row of a picture with the axis behind it, and what is written at it.
    func closed(_ row: Slug, row place: Int, _ glyphs: CandleGlyphs) -> Slug {
        var slug = row
        slug.append(String(labels[place] == nil ? glyphs.axis : glyphs.tick), .faint)
        if let label = labels[place] { slug = slug + Slug(" ") + label }
        return slug
    }
}
