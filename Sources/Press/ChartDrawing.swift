import Desk
import Figures

/// A chart as SVG: candles hollow when they rise and filled when they fall, levels with a dash of
/// their own and their name, described in words for whoever does not see it.
struct ChartDrawing {
    private let chart: Chart
    private let number: Int
    private let alphabet: Alphabet
    private let bars: [Bar]
    private let scale: ChartScale

    // Tenths of a pixel at a figure's natural size, so that every coordinate is a whole number.
    private let width = 4600
    private let top = 100
    private let height = 2500
    private let line = 170
    private let letter = 78
    private let widestCandle = 200

    /// - Parameter number: which chart of the document this is; its ids carry it.
    init(_ chart: Chart, number: Int, _ alphabet: Alphabet) {
        self.chart = chart
        self.number = number
        self.alphabet = alphabet
        bars = Bar.merged(chart.candles, into: 110)
        scale = ChartScale(bars, levels: chart.levels)
    }

    /// The picture with its title above and its sentence below.
    var figure: String {
        var parts = ["<figure><figcaption>\(text(chart.title))</figcaption>"]
        if !bars.isEmpty { parts.append(picture) }
        for outside in bars.isEmpty ? [] : scale.outside {
            parts.append("<p>\(text(outside.sentence))</p>")
        }
        if bars.isEmpty { parts += chart.levels.map { "<p>\(text($0.words))</p>" } }
        parts.append("<p>\(text(chart.summary))</p></figure>")
        return parts.joined(separator: "\n")
    }

    private var picture: String {
        let labels = labels
        let longest = labels.reduce(0) { max($0, displayWidth($1.text)) }
        // Few candles make a narrow picture, so that the times stand under them.
        let room = max(width / 2, width - longest * letter - 120)
        let plot = min(room, max(1_600, bars.count * widestCandle))
        let id = "chart-\(number)"
        let levels = chart.levels.map(\.words).joined(separator: "; ")
        var parts = [
            """
            <svg viewBox="0 0 \(width) \(top + height + 2 * line)" role="img" \
            aria-labelledby="\(id)-title \(id)-text">
            <title id="\(id)-title">\(text(chart.title))</title>
            <desc id="\(id)-text">\(text(chart.summary)) \(text(levels))</desc>
            <path class="axis" d="M\(plot) 0V\(top + height)"/>
            """
        ]
        parts += scale.drawn.enumerated().map { place, level in
            let y = top + scale.row(of: level.price, in: height)
            let dash = ["", "90 50", "15 45", "180 40 30 40"][place % 4]
            let pattern = dash.isEmpty ? "" : " stroke-dasharray=\"\(dash)\""
            return "<path class=\"level\"\(pattern) d=\"M0 \(y)H\(plot)\"/>"
        }
        parts += candles(within: plot)
        parts += labels.map { label in
            let role = label.isLevel ? " class=\"name\"" : ""
            return
                "<text\(role) x=\"\(plot + 50)\" y=\"\(label.y + 48)\">\(text(label.text))</text>"
        }
        let below = top + height + line
        let isShort = (displayWidth(chart.from) + displayWidth(chart.to) + 2) * letter <= plot
        parts.append("<text x=\"0\" y=\"\(below)\">\(text(chart.from))</text>")
        parts.append(
            """
            <text x="\(plot)" y="\(isShort ? below : below + line)" text-anchor="end">\
            \(text(chart.to))</text></svg>
            """)
        return parts.joined(separator: "\n")
    }

    /// One path for each way a candle can go, wicks and bodies together.
    private func candles(within plot: Int) -> [String] {
        let stride = min(widestCandle, plot / bars.count)
        let half = max(6, stride * 3 / 8)
        func y(_ price: Int128) -> Int { top + scale.row(of: price, in: height) }
        var up = ""
        var down = ""
        var flat = ""
        for (place, bar) in bars.enumerated() {
            let x = place * stride + stride / 2
            let (upper, lower) = (y(max(bar.open, bar.close)), y(min(bar.open, bar.close)))
            let wicks = "M\(x) \(y(bar.high))V\(upper)M\(x) \(lower)V\(y(bar.low))"
            let body = "M\(x - half) \(upper)H\(x + half)V\(lower)H\(x - half)Z"
            switch bar.way {
            case .up: up += wicks + body
            case .down: down += wicks + body
            case .flat: flat += wicks + "M\(x - half) \(upper)H\(x + half)"
            }
        }
        return [("up", up), ("down", down), ("flat", flat)].compactMap { way, path in
            path.isEmpty ? nil : "<path class=\"\(way)\" d=\"\(path)\"/>"
        }
    }

    private struct Label {
        var y: Int
        let text: String
        let isLevel: Bool
    }

    /// Levels and, where they leave room, round prices; close labels are moved apart.
    private var labels: [Label] {
        var labels = scale.drawn.map {
            Label(y: top + scale.row(of: $0.price, in: height), text: words($0), isLevel: true)
        }
        labels.sort { $0.y < $1.y }
        for place in labels.indices.dropFirst() {
            labels[place].y = max(labels[place].y, labels[place - 1].y + line)
        }
        var floor = top + height
        for place in labels.indices.reversed() {
            labels[place].y = min(labels[place].y, floor)
            floor = labels[place].y - line
        }
        for price in scale.roundPrices(about: 5) {
            let y = top + scale.row(of: price, in: height)
            guard labels.allSatisfy({ abs($0.y - y) >= line }) else { continue }
            labels.append(Label(y: y, text: price.description, isLevel: false))
        }
        return labels
    }

    /// "7,020.8 liquidation". A name too long for the margin is cut.
    private func words(_ level: Chart.Level) -> String {
        let name = level.name.count > 24 ? level.name.prefix(23) + "…" : level.name[...]
        return "\(level.price) \(name)"
    }

    private func text(_ text: String) -> String { escaped(alphabet.cleanedLine(text)) }
}
