import Desk
import Figures

/// A candle chart as SVG: candles hollow when they rise and filled when they fall.
struct ChartDrawing {
    private let bars: [Bar]
    private let moments: [Chart.Moment]
    private let count: Int
    private let frame: DrawingFrame

    /// - Parameter number: which chart of the document this is; its ids carry it.
    init(_ chart: Chart, number: Int, _ alphabet: Alphabet) {
        bars = Bar.merged(chart.candles, into: 110)
        moments = chart.moments
        count = chart.candles.count
        frame = DrawingFrame(
            title: chart.title, summary: chart.summary, from: chart.from, to: chart.to,
            scale: ChartScale(bars, levels: chart.levels), number: number, alphabet)
    }

    /// The picture with its title above and its sentence below.
    var figure: String {
        if bars.isEmpty { return frame.figure(nil) }
        let plot = frame.plot(for: bars.count)
        return frame.figure(
            frame.picture(
                candles(within: plot), within: plot, drawn: places(within: plot),
                moments: moments.map { (x: x(of: $0.candle, within: plot), name: $0.name) }))
    }

    private func stride(within plot: Int) -> Int {
        min(DrawingFrame.widestStep, plot / bars.count)
    }

    /// The middle of the column that a candle was merged into.
    private func x(of candle: Int, within plot: Int) -> Int {
        let stride = stride(within: plot)
        let column = min(max(0, candle), count - 1) * bars.count / count
        return column * stride + stride / 2
    }

    private func places(within plot: Int) -> [FreePlaces.Box] {
        let stride = stride(within: plot)
        return bars.enumerated().map { place, bar in
            FreePlaces.Box(
                left: place * stride, right: (place + 1) * stride, top: frame.y(bar.high),
                bottom: frame.y(bar.low) + 1)
        }
    }

    /// One path for each way a candle can go, wicks and bodies together.
    private func candles(within plot: Int) -> [String] {
        let stride = stride(within: plot)
        let half = max(6, stride * 3 / 8)
        var up = ""
        var down = ""
        var flat = ""
        for (place, bar) in bars.enumerated() {
            let x = place * stride + stride / 2
            let (upper, lower) = (
                frame.y(max(bar.open, bar.close)), frame.y(min(bar.open, bar.close))
            )
            let wicks = "M\(x) \(frame.y(bar.high))V\(upper)M\(x) \(lower)V\(frame.y(bar.low))"
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
}
