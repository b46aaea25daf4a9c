import Desk
import Figures

/// What stands at the right of a picture, and the lines that run out from it.
struct Axis {
    /// What is written at each row, and the glyph of the line across it.
    private(set) var labels: [Slug?]
    private(set) var lines: [Character?]
    private(set) var notes: [Prose] = []
    private(set) var width = 0

    /// A level's label replaces the round price of its row. Names stand at the axis while the
    /// picture keeps three fifths of the width, otherwise under the picture with their line.
    init(
        _ scale: ChartScale, height: Int, width: Int, _ glyphs: CandleGlyphs, _ alphabet: Alphabet
    ) {
        labels = Array(repeating: nil, count: height)
        lines = Array(repeating: nil, count: height)
        let round = scale.roundPrices(about: max(3, height / 3))
        let prices = (round + scale.drawn.map(\.price)).map(scale.write)
        let digits = prices.reduce(0) { max($0, displayWidth(alphabet.cleaned($1))) }
        func figure(_ price: Price, _ ink: Ink) -> Slug {
            Slug(alphabet.cleaned(scale.write(price)), ink).filled(to: digits, flushRight: true)
        }
        for price in round {
            labels[scale.row(of: price, in: height)] = figure(price, .faint)
        }
        let room = width - 2 - max(8, width * 3 / 5)
        for (place, level) in scale.drawn.enumerated() {
            let row = scale.row(of: level.price, in: height)
            let name = Slug(alphabet.cleaned(level.name), .strong)
            let price = figure(level.price, .figure)
            let isFirst = lines[row] == nil
            let line = lines[row] ?? glyphs.line(place)
            lines[row] = line
            var label = price
            if !isFirst, let above = labels[row] {
                label =
                    above + Slug(", ") + Slug(alphabet.cleaned(scale.write(level.price)), .figure)
            }
            label = label + Slug(" ") + name
            if label.width <= room {
                labels[row] = label
            } else {
                if isFirst { labels[row] = price }
                notes.append(Prose("\(line) \(scale.words(level))"))
            }
        }
        self.width = labels.reduce(digits) { max($0, $1?.width ?? 0) }
    }
}
