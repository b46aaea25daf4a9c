import Figures
import Margin
import Markets
import Scripts

// `odds 4.5% under within a week in 2022`: one line, counted, with what was counted.

extension Session {
    func history(_ question: HistoryQuestion) -> Reply {
        switch question {
        case .calendar(let coin): calendar(coin)
        case .funding: fundingHistory()
        case .stops(let away, let side, let coin): stopsHistory(away, side, coin)
        case .count(let request): count(request)
        }
    }

    /// The series of a coin; of a coin that has none, the tape of one's own that holds it.
    private func series(_ asked: Asset?) -> HourSeries? {
        let world = timeline?.world
        let coin = asked ?? world?.scenario.coin ?? Asset("BTC")
        if let series = content.history(of: coin) { return series }
        guard let scenario = world?.scenario, scenario.live == nil, asked == nil else { return nil }
        return HourSeries(of: scenario.tape, coin: coin, name: scenario.market)
    }

    static func noHours(of coin: Asset) -> Reply {
        Reply(
            .problem(
                "There are no hourly prices of \(coin.code) here; there are of BTC and ETH.",
                fix: "history"), .refused)
    }

    private func count(_ request: CountRequest) -> Reply {
        // How far a line lies is what a prediction may be about.
        if let lesson, !lesson.hidden.isEmpty { return .calculatorsWait }
        guard let series = series(request.coin) else {
            return Self.noHours(of: request.coin ?? timeline?.world.scenario.coin ?? Asset("BTC"))
        }
        let distance =
            switch request.away {
            case .distance(let rate): rate
            case .leverage(let leverage): LeverageHistory.distance(leverage, request.side)
            }
        guard distance.isPositive else {
            return Reply(
                .problem(
                    "At such a leverage nothing lies between the entry and its line.",
                    fix: "odds 100x"), .refused)
        }
        guard request.side == .short || distance.units < unitsPerOne - 5_000_000 else {
            return Reply(
                .problem("A long at 1x has no line that a price reaches.", fix: "odds 2x"), .refused
            )
        }
        var choice = EntryChoice(atLeast: request.atLeast, under: request.under)
        switch request.years {
        case .lastThree?: choice.period = series.lastThreeYears
        case .these(let years)?: choice.period = HourSeries.period(years)
        case nil: break
        }
        let isRegime = request.atLeast != nil || request.under != nil
        let moves = isRegime ? content.memo.moves(series) : []
        let windows = request.minutes.map { [$0] } ?? [1_440, 10_080, 43_200]
        let counts = windows.map { minutes in
            let bars = max(1, minutes / series.minutesPerBar)
            let excursions =
                content.history(of: series.coin) == nil
                ? Excursions(series, request.side, bars: bars)
                : content.memo.excursions(series, request.side, bars: bars)
            return (
                minutes,
                PathCount(excursions, of: series, distance: distance, choice: choice, moves: moves)
            )
        }
        guard counts.contains(where: { $0.1.isEnough }) else {
            return tooFew(counts.map(\.1.blocks).max() ?? 0, request, series)
        }
        var page = CountPage(request, series, distance, counts).page
        if lesson == nil,
            let picture = content.chancePicture(of: series.coin, own: (distance, request.side))
        {
            page.blocks.insert(picture, at: 2)
        }
        return Reply(page)
    }
}

extension Session {
    private func tooFew(_ most: Int, _ request: CountRequest, _ series: HourSeries) -> Reply {
        let words =
            most == 0
            ? "Nothing is known of such hours"
            : "Only \(most) window\(most == 1 ? "" : "s") lie side by side there, and under "
                + "\(PathCount.fewest) no share says anything: take a shorter time or more years"
        return Reply(
            .problem(
                words + "; the prices of \(series.coin.code) go from \(series.start.dateText) to "
                    + "\(series.end.dateText)\(series.holeWords).",
                fix: "odds \(request.widened.text)"), .refused)
    }

    /// `why how often`: the counting behind the frequency beside a position's line.
    func whyHowOften(_ statement: Statement?) -> Reply {
        guard let statement, let line = statement.position.liquidationPrice?.value,
            statement.record.price.isPositive
        else {
            return Reply(
                .problem("Nothing is held that has a line to count.", fix: "odds 20x"), .refused)
        }
        let entry = statement.record.price
        let away = (entry - line).magnitude.divided(by: entry, .nearest)
        var request = CountRequest(.distance(away), statement.position.side)
        request.coin = statement.contract.coin
        return history(.count(request))
    }
}

extension CountRequest {
    /// The same over everything there is, within a day.
    fileprivate var widened: CountRequest {
        var other = CountRequest(away, side)
        other.minutes = 1_440
        return other
    }
}

private struct CountPage {
    private let request: CountRequest
    private let series: HourSeries
    private let distance: Rate
    private let counts: [(minutes: Int, count: PathCount)]

    init(
        _ request: CountRequest, _ series: HourSeries, _ distance: Rate,
        _ counts: [(Int, PathCount)]
    ) {
        self.request = request
        self.series = series
        self.distance = distance
        self.counts = counts
    }

    private var way: String { request.side == .long ? "under" : "over" }
    private var line: String { "\(distance.percent(places: 2)) \(way)" }

    var page: Page {
        var blocks: [Block] = [
            .heading("How often a line \(line) was reached: \(series.coin.code)"),
            .table(table),
        ]
        if let first = counts.first(where: { $0.count.isEnough }) {
            blocks.append(.paragraph(Prose(working(first.minutes, first.count))))
        }
        blocks.append(.paragraph(Prose(note, .faint)))
        return Page(blocks)
    }

    private var table: Table {
        Table(
            lead: ["Of every hour taken as an entry: how often the price went as far."],
            header: ["within", "entries", "reached", "share", "95% between"],
            rows: counts.map { minutes, count in
                let time = Self.words(minutes)
                guard count.isEnough else {
                    let few = "only \(count.blocks) side by side"
                    return Table.Row(
                        [
                            Prose(time, .strong), Prose(groupedCount(count.taken)), "–", "–",
                            Prose(few, .faint),
                        ],
                        said: Prose("Within \(time): too few to say, \(few)."))
                }
                let between = Self.between(count)
                return Table.Row(
                    [
                        Prose(time, .strong), Prose(groupedCount(count.taken)),
                        Prose(groupedCount(count.reached)), Prose(count.shareText, .figure),
                        Prose(between),
                    ],
                    said: Prose(
                        "Within \(time): after \(groupedCount(count.reached)) of "
                            + "\(groupedCount(count.taken)) hours, \(count.shareText); with 95% "
                            + "certainty \(between)."))
            }, numeric: [1, 2, 3])
    }

    /// The counting of one row: its first, its worst, and what overlaps.
    private func working(_ minutes: Int, _ count: PathCount) -> String {
        var words = "Within \(Self.words(minutes)): "
        if let first = count.first { words += "first from the entry of \(first.text); " }
        if let worst = count.worst {
            let end = request.side == .long ? "lowest" : "highest"
            words +=
                "furthest from that of \(worst.moment.text), \(worst.way.percent(places: 1)) "
                + "\(way) "
                + "at its \(end). "
        }
        words +=
            "The windows overlap: side by side there are \(groupedCount(count.blocks)) of them, "
            + "and "
            + "the last column takes those for the number of cases. Bad days come together, so the "
            + "truth may lie further off still."
        return words
    }

    private var note: String {
        var words =
            "Entries at each hour's open, the low or high of the hours from there on; "
            + "\(series.market), "
            + "\(series.start.dateText) to \(series.end.dateText)."
        if case .leverage(let leverage) = request.away {
            words +=
                " The line of \(leverage.times), isolated, maintenance 0.5%, nothing added."
        }
        if let least = request.atLeast {
            words +=
                " Only hours before which the price moved \(least.exactPercent) a day or more, "
                + "as a "
                + "mean of 30 days."
        }
        if let under = request.under {
            words +=
                " Only hours before which the price moved less than \(under.exactPercent) a "
                + "day, as a "
                + "mean of 30 days."
        }
        if series.sources.isEmpty {
            words += " All of this tape is counted, what is still to come included."
        }
        return words + " It is the past, and no forecast."
    }

    private static func between(_ count: PathCount) -> String {
        func percent(_ share: Double) -> String { fixed(share * 100, 1) + "%" }
        let (low, high) = count.interval
        return "\(percent(low)) and \(percent(high))"
    }

    static func words(_ minutes: Int) -> String {
        switch minutes {
        case 1_440: "a day"
        case 10_080: "a week"
        case 43_200: "a month"
        default:
            minutes % 1_440 == 0
                ? "\(minutes / 1_440) days"
                : minutes == 60 ? "an hour" : "\(minutes / 60) hours"
        }
    }
}
