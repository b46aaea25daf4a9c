import Desk
import Figures

/// A line chart as SVG: every line has a dash and a weight of its own beside its colour.
struct LineDrawing {
    private let chart: LineChart
    private let frame: DrawingFrame

    /// - Parameter number: which chart of the document this is; its ids carry it.
    init(_ chart: LineChart, number: Int, _ alphabet: Alphabet) {
        self.chart = chart
        frame = DrawingFrame(
            title: chart.title, summary: chart.summary, from: chart.from, to: chart.to,
            scale: ChartScale(chart), number: number, alphabet)
    }

    /// The picture with its title above and its sentence below.
    var figure: String {
        let count = chart.lines.reduce(0) { max($0, $1.values.count) }
        guard !frame.scale.isEmpty else { return frame.figure(nil) }
        let plot = frame.plot(for: max(count, 40))
        // Two heights a step: a fall and its spring within one step are both seen.
        let steps = min(count, 360)
        let columns = chart.lines.map { Bar.merged($0.values, of: count, into: steps) }
        return frame.figure(
            frame.picture(
                paths(columns, within: plot), within: plot, drawn: places(columns, within: plot),
                moments: chart.moments.map { moment in
                    let place = min(max(0, moment.candle), count - 1)
                    return (x: count > 1 ? place * plot / (count - 1) : plot / 2, name: moment.name)
                }),
            key: key)
    }

    /// Where the lines run: each step with half a step to both sides.
    private func places(_ lines: [[Bar?]], within plot: Int) -> [FreePlaces.Box] {
        lines.flatMap { line in
            line.enumerated().compactMap { column, bar -> FreePlaces.Box? in
                guard let bar else { return nil }
                let stride = plot / max(1, line.count - 1)
                let x = line.count > 1 ? column * plot / (line.count - 1) : plot / 2
                return FreePlaces.Box(
                    left: x - stride / 2 - 1, right: x + stride / 2 + 1,
                    top: frame.y(bar.high) - 20, bottom: frame.y(bar.low) + 20)
            }
        }
    }

    private func paths(_ lines: [[Bar?]], within plot: Int) -> [String] {
        lines.enumerated().map { place, line in
            let steps = line.count
            var path = ""
            var isDrawing = false
            for (column, bar) in line.enumerated() {
                guard let bar else {
                    isDrawing = false
                    continue
                }
                let x = steps > 1 ? column * plot / (steps - 1) : plot / 2
                for value in bar.turns {
                    let y = frame.y(value)
                    path += (isDrawing ? "L" : "M") + "\(x) \(y)"
                    isDrawing = true
                }
            }
            return "<path class=\"line\(place % 3 + 1)\" d=\"\(path)\"/>"
        }
    }

    /// Which line is which, in words; a single line is what the title says.
    private var key: String? {
        guard chart.lines.count > 1 else { return nil }
        let strokes = ["solid", "dashed", "dotted"]
        let words = chart.lines.enumerated().map { place, line in
            "\(strokes[place % 3]): \(line.name)"
        }
        return words.joined(separator: "; ")
    }
}

extension Bar {
    /// The values that a line through this bar visits, neighbours that are equal once.
    fileprivate var turns: [Int128] {
        let middle = close >= open ? [low, high] : [high, low]
        return ([open] + middle + [close]).reduce(into: []) { turns, value in
            if turns.last != value { turns.append(value) }
        }
    }
}
