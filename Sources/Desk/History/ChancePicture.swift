import Figures
import Margin
import Markets

// Distance against chance as a picture: how often prices went so far within a week, down for longs
// and up for shorts.

extension Content {
    /// Nil where no series of the coin is there.
    ///
    /// - Parameter own: how far the person's own line lies from its entry, and on which side.
    func chancePicture(of coin: Asset, own: (away: Rate, side: Side)? = nil) -> Block? {
        guard let series = history(of: coin) else { return nil }
        let curves = [Side.long, .short].map { side in
            ChanceCurve(
                memo.excursions(series, side, bars: 168), step: Rate(units: unitsPerOne / 200),
                places: 60)
        }
        let exact = own.map { own in
            PathCount(
                memo.excursions(series, own.side, bars: 168), of: series, distance: own.away
            ).shareText
        }
        return .lineChart(ChancePicture(series, curves, own?.away, exact).chart)
    }
}

private struct ChancePicture {
    let series: HourSeries
    let curves: [ChanceCurve]
    /// How far the person's own line lies away, and how often prices went as far on its side.
    let away: Rate?
    let exact: String?

    init(_ series: HourSeries, _ curves: [ChanceCurve], _ away: Rate?, _ exact: String?) {
        self.series = series
        self.curves = curves
        self.away = away
        self.exact = exact
    }

    var chart: LineChart {
        LineChart(
            title: "How often \(series.coin.code) went so far within a week, since "
                + "\(series.start.date.year)", unit: .share,
            lines: curves.map { LineChart.Line(Self.name($0.side), $0.shares.map(\.units)) },
            moments: mark, from: "0.5% away", to: "30% away", summary: summary)
    }

    private static func name(_ side: Side) -> String {
        side == .long ? "down, a long's line" : "up, a short's line"
    }

    private var mark: [Chart.Moment] {
        guard let away, let place = curves[0].place(of: away) else { return [] }
        return [Chart.Moment("your line", at: place)]
    }

    /// Some points of both lines, and the person's own.
    private var summary: String {
        let points = [1, 5, 10, 20].map { percent -> String in
            let place = percent * 2 - 1
            let shares = curves.map { $0.shares[place].percent(places: 1) }
            return "\(percent)% away \(shares[0]) down and \(shares[1]) up"
        }
        let all =
            "Of \(groupedCount(curves[0].taken)) hours, within a week: "
            + points.joined(separator: ", ") + "."
        guard let away, let exact else { return all }
        let beyond = curves[0].place(of: away) == nil ? ", beyond the picture" : ""
        return all + " Yours, \(away.percent(places: 1)) away\(beyond): \(exact)."
    }
}

extension Session {
    /// `ladder`, and how often prices went as far as each line lies. A lesson shows one thing at a
    /// time.
    func ladder(
        _ side: Side?, only leverage: Multiple?, on coin: Asset?, _ world: World
    ) -> Reply {
        var page = world.ladderPage(side, only: leverage, on: coin)
        let asked = coin ?? world.statement?.contract.coin ?? world.scenario.coin
        if lesson == nil, page.blocks.count > 2,
            let picture = content.chancePicture(
                of: asked, own: world.statement?.contract.coin == asked ? world.ownLine : nil)
        {
            page.blocks.append(picture)
        }
        return Reply(page)
    }
}

extension World {
    /// How far the line of what is held lies from its entry, or of what was held last.
    var ownLine: (away: Rate, side: Side)? {
        guard let statement, let line = statement.position.liquidationPrice?.value,
            statement.record.price.isPositive
        else { return nil }
        let entry = statement.record.price
        return ((entry - line).magnitude.divided(by: entry, .nearest), statement.position.side)
    }
}
