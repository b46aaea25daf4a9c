import Figures
import Margin
import Markets

/// A series of hours as a file: `scenarios/history/NAME.hours`.
///
///     history btc
///     coin BTC
///     market "BTC/USDT spot, Binance"
///     tick 0.01
///     source "who keeps these prices"
///     payer "BTCUSDT perpetual, Binance"
///     paid 2021-05-01 11209 10000 32496
///     2017-08-17 426148 - - - - ,4735,479,16 …
///
/// A line of a day has its first open in ticks and one cell for each hour from 00:00, `-`
/// where nobody
/// recorded it. A cell is four whole numbers of ticks: the open less the close before (for the
/// first
/// hour the open of the line), the close less the open, how far the high lies over both, how
/// far the
/// low lies under both; a 0 may be left out. `paid` has the funding of 00:00, 08:00 and 16:00
/// in 10⁻⁸.
public enum HoursText {
    /// Where a file cannot be read, and why; the line counts from 1.
    public struct Fault: Error, Sendable, Equatable {
        public let line: Int
        public let reason: String
    }

    static let paymentHours = [0, 8, 16]

    /// The file that reads as this series.
    public static func text(of series: HourSeries) -> String {
        var text = "history \(series.name)\ncoin \(series.coin.code)\n"
        text += "market \"\(series.market)\"\ntick \(series.tick.plainText)\n"
        for source in series.sources { text += "source \"\(source)\"\n" }
        if !series.payments.isEmpty { text += "payer \"\(series.payer)\"\n" }
        text += paid(series.payments)
        var index = 0
        while index < series.open.count {
            let moment = series.moment(index)
            let hour = moment.minuteOfDay / 60
            let hours = index..<min(series.open.count, index + 24 - hour)
            if let first = hours.first(where: { series.open[$0] > 0 }) {
                var before = series.open[first]
                text += "\(moment.dateText) \(before)"
                for _ in 0..<hour { text += " -" }
                for place in hours {
                    text += " " + cell(series, place, &before)
                }
                for _ in (hour + hours.count)..<24 { text += " -" }
                text += "\n"
            }
            index = hours.upperBound
        }
        return text
    }

    private static func cell(_ series: HourSeries, _ place: Int, _ before: inout Int) -> String {
        let (open, close) = (series.open[place], series.close[place])
        guard open > 0 else { return "-" }
        let numbers = [
            open - before, close - open, series.high[place] - max(open, close),
            min(open, close) - series.low[place],
        ]
        before = close
        return numbers.map { $0 == 0 ? "" : String($0) }.joined(separator: ",")
    }

    private static func paid(_ payments: [FundingStamp]) -> String {
        var text = ""
        var day: Int?
        for payment in payments {
            if payment.moment.day != day {
                text += (day == nil ? "" : "\n") + "paid \(payment.moment.dateText)"
                day = payment.moment.day
                let missing = paymentHours.prefix { $0 * 60 < payment.moment.minuteOfDay }.count
                for _ in 0..<missing { text += " -" }
            }
            text += " \(payment.rate.units)"
        }
        return text + (day == nil ? "" : "\n")
    }

    public static func series(reading text: String) throws(Fault) -> HourSeries {
        var draft = HoursDraft(text)
        return try draft.series()
    }
}
