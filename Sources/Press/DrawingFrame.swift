import Desk
import Figures

/// What every drawn chart has: an axis with round values, levels with a dash of their own and their
/// name, the times below, and the whole in words for whoever does not see it.
struct DrawingFrame {
    let scale: ChartScale
    private let title: String
    private let summary: String
    private let from: String
    private let to: String
    private let number: Int
    private let alphabet: Alphabet

    // Tenths of a pixel at a figure's natural size, so that every coordinate is a whole number.
    private let width = 4600
    private let top = 100
    private let height = 2500
    private let line = 170
    private let letter = 78
    static let widestStep = 200

    /// - Parameter number: which chart of the document this is; its ids carry it.
    init(
        title: String, summary: String, from: String, to: String, scale: ChartScale, number: Int,
        _ alphabet: Alphabet
    ) {
        self.title = title
        self.summary = summary
        self.from = from
        self.to = to
        self.scale = scale
        self.number = number
        self.alphabet = alphabet
    }

    /// Where a value lies.
    func y(_ value: Int128) -> Int { top + scale.row(of: value, in: height) }

    /// How wide the picture is drawn for so many steps. Few make a narrow one, so that the times
    /// stand under them.
    func plot(for steps: Int) -> Int {
        let longest = labels.reduce(0) { max($0, displayWidth($1.text)) }
        let room = max(width / 2, width - longest * letter - 120)
        return min(room, max(1_600, steps * Self.widestStep))
    }

    /// The picture with its title above and its sentences below; nil draws none.
    func figure(_ picture: String?, key: String? = nil) -> String {
        var parts = ["<figure><figcaption>\(text(title))</figcaption>"]
        if let picture {
            parts.append(picture)
            if let key { parts.append("<p class=\"faint\">\(text(key))</p>") }
            parts += scale.outside.map { "<p>\(text($0.sentence))</p>" }
        } else {
            parts += scale.all.map { "<p>\(text(scale.words($0)))</p>" }
        }
        parts.append("<p>\(text(summary))</p></figure>")
        return parts.joined(separator: "\n")
    }

    /// The drawing around `inside`, which is drawn over the levels.
    func picture(_ inside: [String], within plot: Int) -> String {
        let id = "chart-\(number)"
        let levels = scale.all.map { scale.words($0) }.joined(separator: "; ")
        var parts = [
            """
            <svg viewBox="0 0 \(width) \(top + height + 2 * line)" role="img" \
            aria-labelledby="\(id)-title \(id)-text">
            <title id="\(id)-title">\(text(title))</title>
            <desc id="\(id)-text">\(text(summary)) \(text(levels))</desc>
            <path class="axis" d="M\(plot) 0V\(top + height)"/>
            """
        ]
        parts += scale.drawn.enumerated().map { place, level in
            let y = top + scale.row(of: level.price, in: height)
            let dash = ["", "90 50", "15 45", "180 40 30 40"][place % 4]
            let pattern = dash.isEmpty ? "" : " stroke-dasharray=\"\(dash)\""
            return "<path class=\"level\"\(pattern) d=\"M0 \(y)H\(plot)\"/>"
        }
        parts += inside
        parts += labels.map { label in
            let role = label.isLevel ? " class=\"name\"" : ""
            return
                "<text\(role) x=\"\(plot + 50)\" y=\"\(label.y + 48)\">\(text(label.text))</text>"
        }
        let below = top + height + line
        let isShort = (displayWidth(from) + displayWidth(to) + 2) * letter <= plot
        parts.append("<text x=\"0\" y=\"\(below)\">\(text(from))</text>")
        parts.append(
            """
            <text x="\(plot)" y="\(isShort ? below : below + line)" text-anchor="end">\
            \(text(to))</text></svg>
            """)
        return parts.joined(separator: "\n")
    }

    private struct Label {
        var y: Int
        let text: String
        let isLevel: Bool
    }

    /// Levels and, where they leave room, round values; close labels are moved apart.
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
            labels.append(Label(y: y, text: scale.write(price), isLevel: false))
        }
        return labels
    }

    /// "7,020.8 liquidation". A name too long for the margin is cut.
    private func words(_ level: Chart.Level) -> String {
        let name = level.name.count > 24 ? level.name.prefix(23) + "…" : level.name[...]
        return "\(scale.write(level.price)) \(name)"
    }

    private func text(_ text: String) -> String { escaped(alphabet.cleanedLine(text)) }
}
