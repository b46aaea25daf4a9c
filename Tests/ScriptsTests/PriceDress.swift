import Markets

@testable import Scripts

/// A bar with its prices as digits, for writing tables of it.
struct DressBar {
    let moment: Moment
    let open: String
    let high: String
    let low: String
    let close: String
    var four: [String] { [open, high, low, close] }
}

/// A dress in which a table of prices is handed out: how one bar becomes a row.
struct PriceDress: Sendable {
    let name: String
    /// Hours or days.
    var isDaily = false
    var newestFirst = false
    /// What `load` has to be told beside it.
    var zone: String?
    let head: String
    let row: @Sendable (DressBar) -> String

    func text(_ bars: [DressBar]) -> String {
        let rows = (newestFirst ? bars.reversed() : bars).map(row)
        return head + rows.joined(separator: "\n") + "\n"
    }

    /// Made-up bars of bitcoin from the evening of a day on, so that hours pass midnight and days pass
    /// the twelfth; every price has its own digits, and each bar opens at the close before.
    static func bars(isDaily: Bool) -> [DressBar] {
        let start = Moment(year: 2025, month: 10, day: 8, hour: 0, minute: 0)
        var close: Int128 = 121_000_250
        return (0..<40).map { place in
            let open = close
            close += Int128((place * 7919) % 1601 - 800) * 250
            let high = max(open, close) + Int128((place * 104_729) % 977) * 250
            let low = min(open, close) - Int128((place * 1_299_709) % 1201) * 250
            let moment = (start ?? Moment(minutes: 0)) + place * (isDaily ? 1440 : 60)
            return DressBar(
                moment: moment, open: digits(open), high: digits(high), low: digits(low),
                close: digits(close))
        }
    }

    /// Thousandths with all three decimals.
    private static func digits(_ thousandths: Int128) -> String {
        let rest = String(thousandths % 1000)
        return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - rest.utf8.count) + rest
    }

    // MARK: Ways to write

    static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    static func date(_ bar: DressBar, _ mark: String) -> String {
        let date = bar.moment.date
        return [String(date.year), two(date.month), two(date.day)].joined(separator: mark)
    }
    static func european(_ bar: DressBar, _ mark: String) -> String {
        let date = bar.moment.date
        return [two(date.day), two(date.month), String(date.year)].joined(separator: mark)
    }
    private static func american(_ bar: DressBar) -> String {
        let date = bar.moment.date
        return "\(date.month)/\(date.day)/\(date.year)"
    }
    static func seconds(_ bar: DressBar) -> String { String(bar.moment.minutes * 60) }
    static func comma(_ number: String) -> String { number.replacing(".", with: ",") }
    static func grouped(_ number: String, _ group: String, _ mark: String) -> String {
        let parts = number.split(separator: ".")
        let whole = parts[0]
        return whole.dropLast(3) + group + whole.suffix(3) + mark + parts[1]
    }
    private static func american(_ number: String) -> String {
        "\"" + grouped(number, ",", ".") + "\""
    }
    static func row(_ cells: [String], _ mark: String = ",") -> String {
        cells.joined(separator: mark)
    }

    static let all: [PriceDress] = programs + sites + exchanges + tongues + clocks

    private static let programs = [
        PriceDress(name: "MetaTrader 4", head: "") { bar in
            row([date(bar, "."), bar.moment.clock] + bar.four + ["826"])
        },
        PriceDress(
            name: "MetaTrader 5",
            head: "<DATE>\t<TIME>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>\t<SPREAD>\r\n"
        ) { bar in
            row(
                [date(bar, "."), bar.moment.clock + ":00"] + bar.four + ["826", "0", "1500\r"], "\t"
            )
        },
        PriceDress(name: "TradingView", head: "time,open,high,low,close,Volume,Plot,Plot\n") {
            bar in
            row([seconds(bar)] + bar.four + ["8.26", "NaN", ""])
        },
        PriceDress(
            name: "TradingView, ISO", zone: nil, head: "time,open,high,low,close\n"
        ) { bar in
            let shifted = bar.moment + 120
            return row(["\(shifted.dateText)T\(shifted.clock):00+02:00"] + bar.four)
        },
        PriceDress(name: "Excel, German", head: "\u{FEFF}Datum;Open;High;Low;Close;Volume\r\n") {
            bar in
            row(
                ["\(european(bar, ".")) \(bar.moment.clock)"] + bar.four.map(comma) + ["8,26\r"],
                ";")
        },
        PriceDress(
            name: "Excel, German, thousands", head: "Datum;Eröffnung;Hoch;Tief;Schluss\r\n"
        ) { bar in
            row(
                ["\(european(bar, ".")) \(bar.moment.clock)"]
                    + bar.four.map { grouped($0, ".", ",") }, ";")
        },
        PriceDress(name: "Excel, US", head: "\u{FEFF}Date,Open,High,Low,Close,Volume\r\n") { bar in
            row(
                ["\(american(bar)) \(bar.moment.minuteOfDay / 60):00"] + bar.four.map(american)
                    + ["8.26\r"])
        },
        PriceDress(name: "Excel, US, noon", head: "Date,Open,High,Low,Close\n") { bar in
            let hour = bar.moment.minuteOfDay / 60
            return row(
                ["\(american(bar)) \((hour + 11) % 12 + 1):00:00 \(hour < 12 ? "AM" : "PM")"]
                    + bar.four)
        },
        PriceDress(name: "Excel, days", head: "Date;Open;High;Low;Close\n") { bar in
            let millionths = bar.moment.minuteOfDay * 1_000_000 / 1440
            let digits = String(1_000_000 + millionths).dropFirst()
            return row(["\(bar.moment.day + 25_569),\(digits)"] + bar.four.map(comma), ";")
        },
        PriceDress(name: "Excel, French", head: "Date;Ouverture;Plus Haut;Plus Bas;Dernier\r\n") {
            bar in
            row(
                ["\(european(bar, "/")) \(bar.moment.clock)"]
                    + bar.four.map { grouped($0, "\u{202F}", ",") }, ";")
        },
    ]

    private static let sites = [
        PriceDress(
            name: "CryptoDataDownload", newestFirst: true,
            head: "https://www.CryptoDataDownload.com\n"
                + "Unix,Date,Symbol,Open,High,Low,Close,Volume BTC,Volume USDT,tradecount\n"
        ) { bar in
            row(
                [seconds(bar) + "000", "\(bar.moment.text):00", "BTCUSDT"] + bar.four
                    + ["49.033", "5835315.8317", "123"])
        },
        PriceDress(
            name: "CryptoDataDownload, older", newestFirst: true,
            head: "https://www.CryptoDataDownload.com\nDate,Symbol,Open,High,Low,Close,Volume BTC\n"
        ) { bar in
            let hour = bar.moment.minuteOfDay / 60
            let clock = two((hour + 11) % 12 + 1) + (hour < 12 ? "-AM" : "-PM")
            return row(["\(date(bar, "-")) \(clock)", "BTCUSD"] + bar.four + ["1.5"])
        },
        PriceDress(name: "dukascopy", head: "Gmt time,Open,High,Low,Close,Volume\n") { bar in
            row(["\(european(bar, ".")) \(bar.moment.clock):00.000"] + bar.four + ["8.26"])
        },
        PriceDress(name: "dukascopy, local", head: "Local time,Open,High,Low,Close,Volume\n") {
            bar in
            let local = bar.moment + 120
            let shown = DressBar(moment: local, open: "", high: "", low: "", close: "")
            return row(
                ["\(european(shown, ".")) \(local.clock):00.000 GMT+0200"] + bar.four + ["8.26"])
        },
        PriceDress(
            name: "investing.com", isDaily: true, newestFirst: true,
            head: "\u{FEFF}\"Date\",\"Price\",\"Open\",\"High\",\"Low\",\"Vol.\",\"Change %\"\n"
        ) { bar in
            let date = bar.moment.date
            return row(
                ["\"\(two(date.month))/\(two(date.day))/\(date.year)\""]
                    + [bar.close, bar.open, bar.high, bar.low].map(american)
                    + ["\"25.65K\"", "\"0.26%\""])
        },
        PriceDress(
            name: "investing.com, German", isDaily: true, newestFirst: true,
            head: "\"Datum\",\"Zuletzt\",\"Eröffn.\",\"Hoch\",\"Tief\",\"Vol.\",\"+/- %\"\n"
        ) { bar in
            row(
                ["\"\(european(bar, "."))\""]
                    + [bar.close, bar.open, bar.high, bar.low].map {
                        "\"\(grouped($0, ".", ","))\""
                    } + ["\"25,65K\"", "\"0,26%\""])
        },
        PriceDress(
            name: "Stooq", head: "<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>\n"
        ) { bar in
            let clock = bar.moment.clock.replacing(":", with: "") + "00"
            return row(["BTC.V", "60", date(bar, ""), clock] + bar.four + ["0"])
        },
        PriceDress(name: "Stooq, days", isDaily: true, head: "Date,Open,High,Low,Close\n") { bar in
            row([date(bar, "-")] + bar.four)
        },
        PriceDress(
            name: "CoinMarketCap", isDaily: true, newestFirst: true,
            head: "timeOpen;timeClose;timeHigh;timeLow;name;open;high;low;close;volume;marketCap;"
                + "timestamp\n"
        ) { bar in
            let day = bar.moment.dateText
            let end = "\"\(day)T23:59:59.999Z\""
            return row(
                ["\"\(day)T00:00:00.000Z\"", end, end, end, "\"2781\""] + bar.four
                    + ["1.5", "2.5", end], ";")
        },
        PriceDress(
            name: "Yahoo", isDaily: true, head: "Date,Open,High,Low,Close,Adj Close,Volume\n"
        ) { bar in row([date(bar, "-")] + bar.four + [bar.close, "19917000000"]) },
        PriceDress(
            name: "yfinance", isDaily: true,
            head: "Price,Close,High,Low,Open,Volume\n"
                + "Ticker,BTC-USD,BTC-USD,BTC-USD,BTC-USD,BTC-USD\nDate,,,,,\n"
        ) { bar in row([date(bar, "-"), bar.close, bar.high, bar.low, bar.open, "199170"]) },
        PriceDress(name: "pandas", head: ",Open,High,Low,Close\n") { bar in
            row(["\(bar.moment.text):00+00:00"] + bar.four)
        },
    ]

    private static let exchanges = [
        PriceDress(name: "Binance", head: "") { bar in
            let end = (bar.moment.minutes + 60) * 60 * 1000 - 1
            return row(
                [seconds(bar) + "000"] + bar.four.map { $0 + "00000" }
                    + ["8.26", "\(end)", "998586.9", "41459", "4.13", "499293.4", "0"])
        },
        PriceDress(
            name: "Binance, named, microseconds",
            head: "open_time,open,high,low,close,volume,close_time,quote_volume,count\n"
        ) { bar in
            row([seconds(bar) + "000000"] + bar.four + ["8.26", "0", "1.5", "7"])
        },
        PriceDress(
            name: "Bybit", newestFirst: true,
            head: "startTime,openPrice,highPrice,lowPrice,closePrice,volume,turnover\n"
        ) { bar in row([seconds(bar) + "000"] + bar.four + ["8.26", "99.5"]) },
        PriceDress(
            name: "OKX", newestFirst: true, head: "ts,o,h,l,c,vol,volCcy,volCcyQuote,confirm\n"
        ) { bar in row([seconds(bar) + "000"] + bar.four + ["8", "0.8", "96000", "1"]) },
        PriceDress(name: "Coinbase", newestFirst: true, head: "") { bar in
            row([seconds(bar), bar.low, bar.high, bar.open, bar.close, "49.033"])
        },
        PriceDress(name: "Kraken", head: "") { bar in
            row([seconds(bar)] + bar.four + ["8.26", "300"])
        },
        PriceDress(
            name: "Bitstamp", newestFirst: true,
            head: "unix,date,symbol,open,high,low,close,volume\n"
        ) { bar in row([seconds(bar), "\(bar.moment.text):00", "BTC/USD"] + bar.four + ["1.5"]) },
        PriceDress(
            name: "BitMEX",
            head: "timestamp,symbol,open,high,low,close,trades,volume,vwap,lastSize,turnover,"
                + "homeNotional,foreignNotional\n"
        ) { bar in
            let end = bar.moment + 60
            return row(
                ["\(end.dateText)T\(end.clock):00.000Z", "XBTUSD"] + bar.four
                    + ["7", "100", "121000", "1", "82", "0.1", "100"])
        },
        PriceDress(name: "KuCoin", newestFirst: true, head: "") { bar in
            row([seconds(bar), bar.open, bar.close, bar.high, bar.low, "1.5", "2.5"])
        },
        PriceDress(name: "HTX", head: "") { bar in
            row([seconds(bar), bar.open, bar.close, bar.low, bar.high, "1.5"])
        },
        PriceDress(
            name: "local times of Berlin", zone: "Europe/Berlin", head: "time,open,high,low,close\n"
        ) { bar in row([(bar.moment + 120).text] + bar.four) },
    ]
}
