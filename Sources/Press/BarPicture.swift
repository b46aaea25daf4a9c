import Desk
import Figures

// Bars: in text a row each, their length and their number side by side; in a document the same as
// a drawing.

extension Typesetter {
    func set(_ chart: BarChart, width: Int) -> [Slug] {
        let title = Prose(chart.title, .strong).wrapped(alphabet, width: width)
        let summary = Prose(chart.summary).wrapped(alphabet, width: width)
        let names = chart.bars.map { Slug(alphabet.cleaned($0.name)) }
        let column = names.reduce(0) { max($0, $1.width) } + 1
        let words = chart.bars.map { Slug($0.words, .figure) }
        let number = words.reduce(0) { max($0, $1.width) } + 1
        let room = min(120, width - column - number - 1)
        guard room >= 8, let most = chart.bars.map(\.share.units).max(), most > 0 else {
            let rows = chart.bars.flatMap {
                Prose("\($0.name): \($0.words)").wrapped(alphabet, width: width)
            }
            return title + rows + summary
        }
        let rows = chart.bars.enumerated().map { place, bar in
            var slug = names[place].filled(to: column)
            slug.append(words[place].filled(to: number - 1, flushRight: true))
            slug.space(1)
            slug.append(stroke(bar.share.units, of: most, room: room), .gain)
            return slug
        }
        return title + rows + summary
    }

    /// Half columns where the alphabet has them; what is more than nothing is seen.
    private func stroke(_ share: Int128, of most: Int128, room: Int) -> String {
        let halves = Int(max(0, share) * Int128(room * 2) / most)
        let shown = share > 0 ? max(1, halves) : 0
        if alphabet.ascii { return String(repeating: "#", count: (shown + 1) / 2) }
        return String(repeating: "█", count: shown / 2) + (shown % 2 == 1 ? "▌" : "")
    }
}

extension FlatText {
    func lines(_ chart: BarChart) -> [String] {
        let bars = chart.bars.map { $0.words.isEmpty ? $0.name : "\($0.name): \($0.words)" }
        return [chart.title] + bars + [chart.summary]
    }
}

/// Bars as SVG.
struct BarDrawing {
    let chart: BarChart
    /// Which chart of the document this is; its ids carry it.
    let number: Int
    let alphabet: Alphabet

    // Tenths of a pixel, as in every drawing here.
    private let row = 230
    private let left = 1_300
    private let room = 2_500
    private let width = 4_600

    var figure: String {
        func text(_ text: String) -> String { escaped(alphabet.cleaned(text)) }
        let id = "chart-\(number)"
        let most = chart.bars.map(\.share.units).max() ?? 0
        var parts = [
            "<figure><figcaption>\(text(chart.title))</figcaption>",
            """
            <svg viewBox="0 0 \(width) \(row * max(1, chart.bars.count))" role="img" \
            aria-labelledby="\(id)-title \(id)-text">
            <title id="\(id)-title">\(text(chart.title))</title>
            <desc id="\(id)-text">\(text(chart.summary))</desc>
            """,
        ]
        for (place, bar) in chart.bars.enumerated() {
            let top = place * row
            let long =
                most > 0 ? Int(max(0, bar.share.units) * Int128(room) / most) : 0
            parts += [
                """
                <text class="name" x="\(left - 80)" y="\(top + 160)" text-anchor="end">\
                \(text(bar.name))</text>
                """,
                "<path class=\"bar\" d=\"M\(left) \(top + 40)h\(long)v150h-\(long)z\"/>",
                "<text x=\"\(left + long + 60)\" y=\"\(top + 160)\">\(text(bar.words))</text>",
            ]
        }
        return (parts + ["</svg>", "<p>\(text(chart.summary))</p></figure>"])
            .joined(separator: "\n")
    }
}
