import Desk
import Figures

/// What every drawn chart has: an axis with round values, levels with a dash of their own and their
/// name, the times below, and the whole in words for whoever does not see it.
///
/// Beside the picture stand numbers alone, so that it keeps the width; the name of a level stands
/// at its line, where nothing else is drawn.
struct DrawingFrame {
    let scale: ChartScale
    private let title: String
    private let summary: String
    private let from: String
    private let to: String
    private let number: Int
    private let alphabet: Alphabet

    // Tenths of a pixel at a figure's natural size, so that every coordinate is a whole number. A
    // line and a letter are those of a phone, where the letters are largest.
    static let width = 4600
    private let width = Self.width
    private let top = 200
    private let height = 2200
    private let line = 190
    private let letter = 92
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
        let longest = labels.reduce(0) { max($0, Self.extent(of: $1.text)) }
        let room = max(width / 2, width - longest - 60)
        return min(room, max(1_600, steps * Self.widestStep))
    }

    /// How far a number reaches, in the widest font that a browser is likely to have: a digit is 0.64
    /// of its height, a point or comma half of that, a per cent sign half as much again.
    private static func extent(of number: String) -> Int {
        number.reduce(0) { extent, character in
            switch character {
            case ".", ",", " ": extent + 51
            case "%": extent + 153
            default: extent + 102 * max(1, displayWidth(String(character)))
            }
        }
    }

    /// The picture with its title above and its sentences below; nil draws none.
    func figure(_ picture: String?, key: String? = nil) -> String {
        var parts = ["<figure><figcaption>\(text(title))</figcaption>"]
        if let picture {
            parts.append(picture)
            if let key { parts.append("<p class=\"faint\">\(text(key))</p>") }
            parts += outside.map { "<p class=\"faint\">\(text($0))</p>" }
        } else {
            parts += scale.all.map { "<p>\(text(scale.words($0)))</p>" }
        }
        parts.append("<p>\(text(summary))</p></figure>")
        return parts.joined(separator: "\n")
    }

    /// "Below the picture: liquidation 5,867.6, bankruptcy 5,838.3."
    private var outside: [String] {
        [(true, "Above"), (false, "Below")].compactMap { isAbove, side in
            let levels = scale.outside.filter { $0.isAbove == isAbove }.map(\.words)
            return levels.isEmpty ? nil : "\(side) the picture: \(levels.joined(separator: ", "))."
        }
    }

    /// The drawing around `inside`, which is drawn over the levels.
    ///
    /// - Parameters:
    ///   - drawn: where `inside` draws, so that names stand beside it.
    ///   - moments: the x of a moment and its name.
    func picture(
        _ inside: [String], within plot: Int, drawn: [FreePlaces.Box],
        moments: [(x: Int, name: String)] = []
    ) -> String {
        let id = "chart-\(number)"
        let isShort = (displayWidth(from) + displayWidth(to) + 2) * letter <= plot
        let below = top + height + line
        let whole = (isShort ? below : below + line) + 50
        let levels = scale.all.map { scale.words($0) }.joined(separator: "; ")
        var parts = [
            """
            <svg viewBox="0 0 \(width) \(whole)" preserveAspectRatio="xMinYMin" role="img" \
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
        parts += moments.map { "<path class=\"moment\" d=\"M\($0.x) 0V\(top + height)\"/>" }
        parts += inside + names(within: plot, drawn, moments)
        parts += labels.map { label in
            let role = label.isLevel ? " class=\"name\"" : ""
            return
                "<text\(role) x=\"\(plot + 50)\" y=\"\(label.y + 48)\">\(text(label.text))</text>"
        }
        parts.append("<text x=\"0\" y=\"\(below)\">\(text(from))</text>")
        parts.append(
            """
            <text x="\(plot)" y="\(isShort ? below : below + line)" text-anchor="end">\
            \(text(to))</text></svg>
            """)
        return parts.joined(separator: "\n")
    }

    /// The names of levels, on their lines, and of moments, at an end of theirs.
    private func names(
        within plot: Int, _ drawn: [FreePlaces.Box], _ moments: [(x: Int, name: String)]
    ) -> [String] {
        let floor = top + height
        let lines = scale.drawn.map { level in
            let y = top + scale.row(of: level.price, in: height)
            return FreePlaces.Box(left: 0, right: plot, top: y - 4, bottom: y + 4)
        }
        let ends = moments.map {
            FreePlaces.Box(left: $0.x - 4, right: $0.x + 4, top: 0, bottom: floor)
        }
        var places = FreePlaces(drawn + lines + ends)
        let moments = moments.map { x, name in
            let ends = [Anchor(x: x + 40, from: .start), Anchor(x: x - 40, from: .end)]
            return set(name, at: ends, [0, floor - line], within: plot, &places)
        }
        let across = [
            Anchor(x: 40, from: .start), Anchor(x: plot / 2, from: .middle),
            Anchor(x: plot - 40, from: .end),
        ]
        let levels = scale.drawn.map { level in
            let y = top + scale.row(of: level.price, in: height)
            let name = level.name.count > 24 ? level.name.prefix(23) + "…" : level.name[...]
            return set(String(name), at: across, [y - line - 5, y + 5], within: plot, &places)
        }
        return moments + levels
    }

    /// Where a word is held, and by which of its ends.
    private struct Anchor {
        enum End: String { case start, middle, end }
        let x: Int
        let from: End
    }

    /// A name at the best of some anchors, its upper edge at one of `tops`.
    private func set(
        _ name: String, at anchors: [Anchor], _ tops: [Int], within plot: Int,
        _ places: inout FreePlaces
    ) -> String {
        let long = displayWidth(name) * letter
        let boxes = tops.flatMap { top in
            anchors.map { anchor in
                let left =
                    switch anchor.from {
                    case .start: anchor.x
                    case .middle: anchor.x - long / 2
                    case .end: anchor.x - long
                    }
                return (
                    anchor,
                    FreePlaces.Box(left: left, right: left + long, top: top, bottom: top + line)
                )
            }
        }
        let inside = boxes.filter { _, box in
            box.left >= 0 && box.right <= plot && box.top >= 0 && box.bottom <= top + height
        }
        let offered = inside.isEmpty ? boxes : inside
        let (anchor, box) = offered[places.take(offered.map(\.1))]
        return "<text class=\"on\" x=\"\(anchor.x)\" y=\"\(box.bottom - 40)\" "
            + "text-anchor=\"\(anchor.from)\">\(text(name))</text>"
    }

    private struct Label {
        var y: Int
        let text: String
        let isLevel: Bool
    }

    /// Levels and, where they leave room, round values; close labels are moved apart.
    private var labels: [Label] {
        var labels = scale.drawn.map {
            Label(
                y: top + scale.row(of: $0.price, in: height), text: scale.write($0.price),
                isLevel: true)
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

    private func text(_ text: String) -> String { escaped(alphabet.cleaned(text)) }
}
