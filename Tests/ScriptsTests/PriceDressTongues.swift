import Markets

@testable import Scripts

// Names in other languages, clocks in other forms, columns apart by blanks.

extension PriceDress {
    static let tongues = [
        PriceDress(name: "Portuguese", head: "Data;Último;Abertura;Máxima;Mínima\n") { bar in
            row(
                ["\(european(bar, ".")) \(bar.moment.clock)"]
                    + [bar.close, bar.open, bar.high, bar.low].map { grouped($0, ".", ",") }, ";")
        },
        PriceDress(name: "Dutch", head: "Datum;Laatste;Open;Hoog;Laag\n") { bar in
            row(
                ["\(european(bar, "-")) \(bar.moment.clock)"]
                    + [bar.close, bar.open, bar.high, bar.low].map(comma), ";")
        },
        PriceDress(name: "Russian", head: "Дата;Цена;Откр.;Макс.;Мин.\n") { bar in
            row(
                ["\(european(bar, ".")) \(bar.moment.clock)"]
                    + [bar.close, bar.open, bar.high, bar.low].map(comma), ";")
        },
        PriceDress(name: "Chinese", head: "时间,开盘,最高,最低,收盘,成交量\n") { bar in
            row(["\(date(bar, "-")) \(bar.moment.clock)"] + bar.four + ["8.26"])
        },
        PriceDress(
            name: "units in the names",
            head: "Time,Open (USD),High (USD),Low (USD),Close (USD),Volume\n"
        ) { bar in row([seconds(bar)] + bar.four + ["8.26"]) },
        PriceDress(name: "Deribit", head: "ticks,open,high,low,close,volume,cost\n") { bar in
            row([seconds(bar) + "000"] + bar.four + ["8.26", "99.5"])
        },
    ]

    static let clocks = [
        PriceDress(name: "aligned by blanks", head: "time    open   high  low close  volume\n") {
            bar in
            row([seconds(bar)] + bar.four + ["8.26"], "   ")
        },
        PriceDress(name: "blanks, a clock apart", head: "date time open high low close\n") { bar in
            row([date(bar, "-"), bar.moment.clock] + bar.four, " ")
        },
        PriceDress(name: "an hour of its own", head: "date,hour,open,high,low,close\n") { bar in
            row([date(bar, "-"), String(bar.moment.minuteOfDay / 60)] + bar.four)
        },
        PriceDress(name: "a clock without noughts", head: "Date,Time,Open,High,Low,Close\n") {
            bar in
            row([date(bar, ""), String(bar.moment.minuteOfDay / 60 * 100)] + bar.four)
        },
        PriceDress(name: "a script's date", head: "time,open,high,low,close\n") { bar in
            let date = bar.moment.date
            let months = ["Oct", "Nov"]
            return row(
                [
                    "\(weekday(bar)) \(months[date.month - 10]) \(two(date.day)) \(date.year) "
                        + "\(bar.moment.clock):00 GMT+0000 (Coordinated Universal Time)"
                ] + bar.four)
        },
        PriceDress(name: "a mail's date", head: "time;open;high;low;close\n") { bar in
            let local = bar.moment + -240
            let shown = DressBar(moment: local, open: "", high: "", low: "", close: "")
            return row(
                [
                    "\(weekday(shown)), \(local.date.day) Oct \(local.date.year) "
                        + "\(local.clock):00 EDT"
                ] + bar.four, ";")
        },
    ]

    private static func weekday(_ bar: DressBar) -> String {
        ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][bar.moment.day % 7]
    }
}
