import Figures
import Margin
import Markets
import Scripts

// `history`: the years as a calendar, the worst days, and what is known of them.

extension Session {
    func calendar(_ asked: Asset?) -> Reply {
        let coin = asked ?? timeline?.world.scenario.coin ?? Asset("BTC")
        guard
            let series = content.history(of: coin)
                ?? (asked == nil ? content.history(of: .btc) : nil)
        else { return Self.noHours(of: coin) }
        let known = scenarioDays
        let worst = series.worstDays(20)
        return Reply(
            Page([
                .heading(
                    "\(series.coin.code) since \(series.start.date.year), by how far a day fell"),
                .calendar(series.calendar), .table(Self.table(worst, known)),
                .paragraph(
                    Prose(
                        "A day's fall goes from its first price to its lowest, in UTC. "
                            + "\(series.market), \(series.start.dateText) to "
                            + "\(series.end.dateText), \(groupedCount(series.known)) hours.", .faint
                    )),
                .paragraph(.next(["load worst 1", "history funding"])),
            ]))
    }

    private static func table(_ worst: [DayFall], _ known: [Int: [String]]) -> Table {
        Table(
            lead: ["The worst days, the worst first."],
            header: ["", "day", "fell to", "closed", "in minutes"],
            rows: worst.enumerated().map { place, day in
                let names = (known[day.moment.day] ?? []).joined(separator: ", ")
                let fall = "−" + day.fall.percent(places: 1)
                let sign = day.change.isPositive ? "+" : ""
                let change = sign + day.change.percent(places: 1)
                return Table.Row(
                    [
                        Prose("\(place + 1)", .faint), Prose(day.moment.dateText, .strong),
                        Prose(fall, .loss), Prose(change), Prose(names, .verb),
                    ],
                    said: Prose(
                        "\(day.moment.longDate): \(day.fall.percent(places: 1)) under its first "
                            + "price "
                            + "at the lowest, \(change) at its end."
                            + (names.isEmpty ? "" : " In minutes: load \(names).")))
            }, numeric: [0, 2, 3])
    }

    /// The scenarios that play on a day, as their files say it.
    var scenarioDays: [Int: [String]] {
        var days: [Int: [String]] = [:]
        for name in (try? content.names(.scenarios)) ?? [] {
            guard let text = try? content.text(.scenarios, name), text.hasPrefix("scenario "),
                text.contains("\nsource \"Prices")
            else { continue }
            // `scenario "Black Thursday"  2020-03-12 10:00  every 1m`
            let head = text.prefix { $0 != "\n" }
            for word in head.split(separator: " ") {
                let parts = word.split(separator: "-").compactMap { Int($0) }
                guard parts.count == 3, parts[0] > 2000,
                    let moment = Moment(
                        year: parts[0], month: parts[1], day: parts[2], hour: 0, minute: 0)
                else { continue }
                days[moment.day, default: []].append(name)
                break
            }
        }
        return days
    }
}

extension HourSeries {
    /// The years, each day in a band by how far it fell.
    var calendar: DayCalendar {
        let days = days()
        let first = days.first?.moment.date.year ?? 0
        let last = days.last?.moment.date.year ?? -1
        let years = (first..<max(first, last + 1)).map { year in
            Self.year(year, days.filter { $0.moment.date.year == year })
        }
        let deep = days.count { $0.fall.units >= 10_000_000 }
        return DayCalendar(
            bands: ["under 3%", "3%", "6%", "10%", "20% and more"],
            years: years,
            summary: "Of \(groupedCount(days.count)) days \(groupedCount(deep)) fell 10% or more.")
    }

    private static func year(_ year: Int, _ own: [DayFall]) -> DayCalendar.Year {
        let start = Moment(year: year, month: 1, day: 1, hour: 0, minute: 0)?.day ?? 0
        var bands = [Int?](repeating: nil, count: 366)
        for day in own where bands.indices.contains(day.moment.day - start) {
            bands[day.moment.day - start] = band(day.fall)
        }
        let deep = own.count { $0.fall.units >= 10_000_000 }
        let some = own.count { $0.fall.units >= 5_000_000 }
        let worst = own.max { $0.fall < $1.fall }.map {
            "; the worst \($0.moment.longDate), \($0.fall.percent(places: 1))"
        }
        return DayCalendar.Year(
            number: year, days: bands,
            said: "\(year): \(some) of \(own.count) days fell 5% or more, \(deep) of them 10%"
                + "\(worst ?? "").")
    }

    private static func band(_ fall: Rate) -> Int {
        switch fall.units {
        case ..<3_000_000: 0
        case ..<6_000_000: 1
        case ..<10_000_000: 2
        case ..<20_000_000: 3
        default: 4
        }
    }
}

extension Asset {
    fileprivate static let btc = Asset("BTC")
}
