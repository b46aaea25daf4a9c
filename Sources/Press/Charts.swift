import Desk

// Charts in text: candles to the width of the window, an axis of round prices at the right, the
// levels as lines across with their names, and the sentence that says it all underneath.

extension Typesetter {
    func set(_ chart: Chart, width: Int) -> [Slug] {
        let title = Prose(chart.title, .strong).wrapped(alphabet, width: width)
        let summary = Prose(chart.summary).wrapped(alphabet, width: width)
        guard pictureHeight > 0 else { return title + summary + noRoom(width) }
        guard
            let picture = Picture(
                chart, width: min(width, 240), height: pictureHeight, alphabet)
        else {
            let levels = chart.levels.flatMap {
                Prose("\($0.name) \($0.price)").wrapped(alphabet, width: width)
            }
            return title + summary + levels
        }
        var slugs = title + picture.slugs
        if let row = row(of: picture.moments, under: picture.plot) { slugs.append(row) }
        slugs += times(chart.from, chart.to, picture.ticks, under: picture.drawn, width: width)
        slugs += joined(picture.key, key(of: picture.moments)).wrapped(alphabet, width: width)
        slugs += picture.notes.flatMap { $0.wrapped(alphabet, width: width, hanging: 2) }
        let distances = chart.distances.map { Prose($0).wrapped(alphabet, width: width) } ?? []
        return slugs + summary + distances
    }

    func set(_ chart: LineChart, width: Int) -> [Slug] {
        let title = Prose(chart.title, .strong).wrapped(alphabet, width: width)
        let summary = Prose(chart.summary).wrapped(alphabet, width: width)
        guard pictureHeight > 0 else { return title + summary + noRoom(width) }
        guard
            let picture = LinePicture(
                chart, width: min(width, 240), height: pictureHeight, alphabet)
        else {
            let levels = chart.levels.flatMap {
                Prose("\($0.name) \(chart.unit.text($0.value))").wrapped(alphabet, width: width)
            }
            return title + summary + levels
        }
        var slugs = title + picture.slugs
        if let row = row(of: picture.moments, under: picture.plot) { slugs.append(row) }
        slugs += times(chart.from, chart.to, picture.ticks, under: picture.plot, width: width)
        let key = joined(picture.key, key(of: picture.moments))
        if !key.spans.isEmpty { slugs += key.wrapped(alphabet, width: width) }
        slugs += picture.notes.flatMap { $0.wrapped(alphabet, width: width, hanging: 2) }
        return slugs + summary
    }

    private func joined(_ a: Prose, _ b: Prose) -> Prose {
        a.spans.isEmpty || b.spans.isEmpty ? a + b : a + Prose("  ") + b
    }

    private func noRoom(_ width: Int) -> [Slug] {
        Prose("This window has no row left for the picture.", .faint)
            .wrapped(alphabet, width: width)
    }
}
