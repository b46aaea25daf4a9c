import Figures
import Margin
import Markets
import Scripts

// `load 2022-06-13`: any days of the series as a recorded market of hourly bars.

extension Session {
    /// How much of the past the chart has at the opening, in hours, where it is known.
    private static let pastHours = 72

    mutating func loadDays(_ request: DayRequest, line: String) -> Reply {
        let coin = request.coin ?? Asset("BTC")
        guard let series = content.history(of: coin) else { return Self.noHours(of: coin) }
        let day: Moment
        switch request.day {
        case .date(let moment): day = moment
        case .worst(let place):
            let worst = series.worstDays(place)
            guard worst.count == place, let last = worst.last else {
                return Reply(
                    .problem("There are not so many days.", fix: "load worst 1"), .refused)
            }
            day = last.moment
        }
        var dated = request
        dated.day = .date(day)
        guard let scenario = Self.scenario(of: series, dated, from: day, minutes: scenarioDays)
        else {
            return Reply(
                .problem(
                    "Not every hour of \(dated.text) is known: the prices of \(coin.code) go from "
                        + "\(series.start.dateText) to \(series.end.dateText)"
                        + series.holeWords + ".", fix: "history"), .refused)
        }
        switch world(of: scenario) {
        case .success(let world):
            timeline = Timeline(world: world)
            return Reply(world.openingPage, kept: ["load \(dated.text)"])
        case .failure(let problem): return problem.reply
        }
    }

    private static func scenario(
        of series: HourSeries, _ request: DayRequest, from day: Moment, minutes: [Int: [String]]
    ) -> Scenario? {
        let hours = request.days * 24
        guard let first = series.index(holding: day),
            let run = series.runs.first(where: { $0.contains(first) }),
            first + hours <= run.upperBound
        else { return nil }
        let past = min(pastHours, first - run.lowerBound)
        guard let bars = series.bars((first - past)..<(first + hours)) else { return nil }
        let tape = Tape(
            start: series.moment(first - past), minutesPerBar: series.minutesPerBar, bars: bars,
            past: past, markWindow: 1)
        let end = tape.end + series.minutesPerBar
        let paid = series.payments.filter { $0.moment >= day && $0.moment < end }
        let expected = (end.minutes - day.minutes) / 480
        let funding =
            paid.count == expected && expected > 0
            ? "Funding is paid as \(series.payer) paid it."
            : "What funding was is not known here, and none is paid: that is our assumption."
        let finer = (0..<request.days).flatMap { minutes[day.day + $0] ?? [] }
        let offered =
            finer.isEmpty
            ? "" : " Finer bars of it: \(finer.map { "load \($0)" }.joined(separator: ", "))."
        var scenario = Scenario(
            name: request.text.split(separator: " ").joined(separator: "-"),
            title: "\(series.coin.code) on \(day.longDate)"
                + (request.days > 1 ? " and \(request.days - 1) more" : ""),
            about: [
                "Hourly prices of \(series.market). \(funding) The deposits and the rules are our "
                    + "assumption." + offered
            ], sources: series.sources, market: series.market, coin: series.coin, rules: "plain",
            deposits: [
                Scenario.Deposit(
                    pot: .wallet(trader: World.you), amount: Money(5_000), asset: .usdt),
                Scenario.Deposit(pot: .fund, amount: Money(1_000_000), asset: .usdt),
            ], tape: tape, news: [], freezes: [], fundings: paid.count == expected ? paid : [])
        scenario.loadedAs = request.text
        return scenario
    }
}

extension HourSeries {
    /// ", with 2 holes, the longest from 2022-10-11 11:00 to 2024-01-01 00:00"; nothing
    /// without one.
    var holeWords: String {
        let holes = zip(runs, runs.dropFirst()).map { $0.upperBound..<$1.lowerBound }
        guard let longest = holes.max(by: { $0.count < $1.count }) else { return "" }
        return ", with \(holes.count) hole\(holes.count == 1 ? "" : "s"), the longest from "
            + "\(moment(longest.lowerBound).text) to \(moment(longest.upperBound).text)"
    }
}
