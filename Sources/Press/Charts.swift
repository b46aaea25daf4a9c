import Desk

// Charts in text: candles to the width of the window, an axis of round prices at the right, the
// levels as lines across with their names, and the sentence that says it all underneath.

extension Typesetter {
    func set(_ chart: Chart, width: Int) -> [Slug] {
        let title = Prose(chart.title, .strong).wrapped(alphabet, width: width)
        let summary = Prose(chart.summary).wrapped(alphabet, width: width)
        let height = pictureHeight
        guard let picture = Picture(chart, width: min(width, 240), height: height, alphabet) else {
            let levels = chart.levels.flatMap {
                Prose("\($0.name) \($0.price)").wrapped(alphabet, width: width)
            }
            return title + summary + levels
        }
        var slugs = title + picture.slugs
        slugs += times(chart.from, chart.to, under: picture.plot, width: width)
        slugs += picture.key.wrapped(alphabet, width: width)
        slugs += picture.notes.flatMap { $0.wrapped(alphabet, width: width, hanging: 2) }
        return slugs + summary
    }

    func set(_ chart: LineChart, width: Int) -> [Slug] {
        let title = Prose(chart.title, .strong).wrapped(alphabet, width: width)
        let summary = Prose(chart.summary).wrapped(alphabet, width: width)
        let height = pictureHeight
        guard
            let picture = LinePicture(chart, width: min(width, 240), height: height, alphabet)
        else {
            let levels = chart.levels.flatMap {
                Prose("\($0.name) \(chart.unit.text($0.value))").wrapped(alphabet, width: width)
            }
            return title + summary + levels
        }
        var slugs = title + picture.slugs
        slugs += times(chart.from, chart.to, under: picture.plot, width: width)
        if !picture.key.spans.isEmpty { slugs += picture.key.wrapped(alphabet, width: width) }
        slugs += picture.notes.flatMap { $0.wrapped(alphabet, width: width, hanging: 2) }
        return slugs + summary
    }

    /// The window's, less what stands above and below a picture and the line typed next.
    private var pictureHeight: Int { max(4, rows <= 24 ? min(14, rows - 8) : min(28, rows - 10)) }

    /// The times under the first and the last candle, or in words where they do not fit there.
    private func times(
        _ first: String, _ last: String, under plot: Int, width: Int
    ) -> [Slug] {
        let from = Slug(alphabet.cleanedLine(first), .faint)
        let to = Slug(alphabet.cleanedLine(last), .faint)
        if from.width + 1 + to.width <= plot {
            return [from + to.filled(to: plot - from.width, flushRight: true)]
        }
        return Prose("\(first) to \(last)", .faint).wrapped(alphabet, width: width)
    }
}
