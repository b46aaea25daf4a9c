import Figures
import Margin
import Markets
import Testing

@testable import Scripts

@Suite("tables of prices as people have them")
struct PriceCaseTests {
    private static func read(
        _ text: String, _ change: (inout LoadRequest) -> Void = { _ in }, zone: ZoneCalendar? = nil
    ) throws(PriceFault) -> PriceSheet {
        var request = LoadRequest("my.csv")
        change(&request)
        return try PriceSheet.read(
            TableSource(name: "my.csv", bytes: Array(text.utf8)), request, zone: zone)
    }

    private static func fault(
        _ text: String, _ change: (inout LoadRequest) -> Void = { _ in }, zone: ZoneCalendar? = nil
    ) -> PriceFault? {
        do throws(PriceFault) {
            _ = try read(text, change, zone: zone)
            return nil
        } catch { return error }
    }

    private static let head = "time,open,high,low,close\n"

    private static func rows(
        _ times: [String], _ mark: String = ",", prices: String = "100,102,99,101"
    ) -> String {
        times.map { $0 + mark + prices.replacing(",", with: mark) }.joined(separator: "\n") + "\n"
    }

    private static func seconds(_ count: Int, every minutes: Int, from: Int = 1_760_054_400)
        -> [String]
    {
        (0..<count).map { String(from + $0 * minutes * 60) }
    }

    @Test("names that come again between two months are skipped, and said")
    func joined() throws {
        let hours = Self.seconds(6, every: 60)
        let text =
            Self.head + Self.rows(Array(hours[..<3])) + Self.head + Self.rows(Array(hours[3...]))
        let sheet = try Self.read(text)
        #expect(sheet.bars.count == 6 && sheet.notes == [.namesAgain(lines: [5])])
        let bare = Self.rows(Array(hours[..<3])) + Self.head + Self.rows(Array(hours[3...]))
        let unnamed = try Self.read(bare)
        #expect(unnamed.bars == sheet.bars)
        #expect(
            unnamed.notes == [
                .namesAgain(lines: [4]), .noNames(order: "open, high, low, close", isUsual: true),
            ])
        // Names in another order are not skipped: their rows would be read wrongly.
        let other = Self.head + Self.rows(hours) + "time,open,low,high,close\n1760076000,1,1,1,1\n"
        #expect(Self.fault(other) != nil)
    }

    @Test("a row without prices is a hole, counted; one with some of them is an error")
    func null() throws {
        var days = Self.seconds(10, every: 1440).map { $0 + ",100,102,99,101" }
        days[4] = "1760400000,null,null,null,null"
        let sheet = try Self.read(Self.head + days.joined(separator: "\n"))
        #expect(sheet.bars.count == 10 && sheet.filled == 1 && sheet.holes.count == 1)
        #expect(sheet.holes[0].from.dateText == "2025-10-14")
        #expect(sheet.notes.contains(.rowsWithoutPrices(1)))
        days[4] = "1760400000,100,null,99,101"
        #expect(Self.fault(Self.head + days.joined(separator: "\n")) != nil)
    }

    @Test("weekdays alone: the weekends are filled, and nobody is filled on them")
    func weekdays() throws {
        let days = (0..<21).map { Moment(minutes: (20_332 + $0) * 1440) }
        let open = days.filter { ($0.day + 3) % 7 < 5 }.map(\.dateText)
        let sheet = try Self.read(Self.head + Self.rows(open))
        #expect(sheet.start.dateText == "2025-09-01" && sheet.minutesPerBar == 1440)
        #expect(sheet.filled == 4 && sheet.bars.count == 19 && sheet.holes.count == 2)
        #expect(sheet.notes == [.weekends(4)])
    }

    @Test("weeks are bars; months are not")
    func weeks() throws {
        let sheet = try Self.read(
            Self.head + Self.rows(["2025-10-06", "2025-10-13", "2025-10-27"]))
        #expect(sheet.minutesPerBar == 10_080 && sheet.bars.count == 4 && sheet.filled == 1)
        #expect(Self.fault(Self.head + Self.rows(["2025-10-01", "2025-11-01"])) != nil)
    }

    @Test("minutes without a trade are filled with the close before, and counted")
    func sparse() throws {
        let minutes = [0, 3, 5, 8, 9, 11, 13, 14].map { String(1_760_054_400 + $0 * 60) }
        let sheet = try Self.read(Self.rows(minutes))
        #expect(sheet.minutesPerBar == 1 && sheet.bars.count == 15 && sheet.filled == 7)
        #expect(sheet.holes.isEmpty && sheet.notes.contains(.quiet(7, of: 15)))
        #expect(sheet.bars[1].open == Price(101) && sheet.bars[1].high == Price(101))
    }

    // MARK: Rows

    @Test("a row that stands twice is taken once; two bars of one time are an error")
    func twice() throws {
        let hours = Self.seconds(4, every: 60)
        let text = Self.head + Self.rows([hours[0], hours[1], hours[1], hours[2]])
        let sheet = try Self.read(text)
        #expect(sheet.bars.count == 3)
        #expect(sheet.notes == [.sameRows(1, first: Moment(minutes: 29_334_300))])
        let clash = Self.head + Self.rows(hours) + "1760058000,100,103,99,101\n"
        #expect(Self.fault(clash) != nil)
    }

    @Test(
        "a last row that is not finished is left out, and said; at either end of the file",
        arguments: ["1760068800,100,,,", "1760068800,100,102", "1760068800"])
    func unfinished(_ last: String) throws {
        let hours = Self.seconds(4, every: 60)
        let sheet = try Self.read(Self.head + Self.rows(hours) + last)
        #expect(sheet.bars.count == 4 && sheet.notes == [.unfinished(lines: [6])])
        let turned = try Self.read(Self.head + last + "\n" + Self.rows(hours.reversed()))
        #expect(turned.bars == sheet.bars)
        #expect(turned.notes == [.unfinished(lines: [2]), .wasReversed])
    }

    @Test("OKX says itself that its newest bar still runs")
    func confirm() throws {
        let text =
            "ts,o,h,l,c,vol,confirm\n1760061600000,1,2,1,2,5,0\n1760058000000,1,2,1,2,5,1\n"
            + "1760054400000,1,2,1,2,5,1\n"
        let sheet = try Self.read(text)
        #expect(sheet.bars.count == 2)
        #expect(sheet.notes == [.unfinished(lines: [2]), .unused(["vol"]), .wasReversed])
    }

    @Test("rows in no order are sorted, and said")
    func unordered() throws {
        let hours = Self.seconds(5, every: 60)
        let sheet = try Self.read(Self.head + Self.rows([hours[3], hours[4]] + hours[..<3]))
        #expect(sheet.bars.count == 5 && sheet.notes == [.wasSorted])
    }

    @Test("lines before the names and behind the rows are named")
    func around() throws {
        let text =
            "https://example.org\n" + Self.head + Self.rows(Self.seconds(3, every: 60))
            + "Highest: 102, lowest: 99\n"
        let sheet = try Self.read(text)
        #expect(sheet.bars.count == 3)
        #expect(
            sheet.notes == [
                .linesBefore(1, first: "https://example.org"),
                .linesAfter(1, first: "Highest: 102,lowest: 99"),
            ])
        let unknown = "a,b,c,d,e\n" + Self.rows(Self.seconds(3, every: 60))
        #expect(Self.fault(unknown) != nil, "what unknown names mean is not guessed")
    }

    // MARK: Numbers

    @Test("a mark that may part thousands or decimals is asked about, its rows shown")
    func marks() throws {
        let text =
            "time;open;high;low;close\n2025-10-10 00:00;121.000;121.500;120.500;121.250\n"
            + "2025-10-10 01:00;121.250;121.500;120.500;121.000\n"
        guard case .question(let question) = Self.fault(text) else {
            Issue.record("nothing tells what the mark is")
            return
        }
        let (what, rows, fix) = question.words(LoadRequest("my.csv"))
        #expect(what.contains("`121.000` may be 121 or 121,000"))
        #expect(rows.count == 2 && rows[0].contains("open 121.000"))
        #expect(fix == "load my.csv decimal comma")
        let comma = try Self.read(text) { $0.decimals = .comma }
        #expect(comma.bars[0].close == Price(121_250) && comma.bars[0].low == Price(120_500))
        let point = try Self.read(text) { $0.decimals = .point }
        #expect(point.bars[0].close.description == "121.25")
        // Another column tells.
        let told = text.replacing("close\n", with: "close;vol\n").replacing(
            "50\n", with: "50;8,26\n")
        let sheet = try Self.read(told.replacing("121.000\n", with: "121.000;9,5\n"))
        #expect(sheet.bars[0].close == Price(121_250))
        #expect(sheet.notes.first == .marks(.comma, by: "the other columns"))
        // One price tells for all.
        #expect(
            try Self.read(text + "2025-10-10 02:00;121.000;121.500;120.500;121.2\n").bars[0].close
                .description == "121.25")
    }

    @Test("two kinds of decimals in one table are an error")
    func mixedMarks() {
        let text =
            "time;open;high;low;close\n2025-10-10 00:00;1,5;2,5;1,5;2,5\n"
            + "2025-10-10 01:00;1.5;2.5;1.5;2.5\n"
        #expect(Self.fault(text) != nil)
    }

    // MARK: Times

    @Test("day and month: one date shows it, or the order of the rows, or it is asked")
    func dayOrder() throws {
        let shown = try Self.read(Self.head + Self.rows(["10/12/2025", "10/13/2025"]))
        #expect(shown.start.dateText == "2025-10-12")
        #expect(
            shown.notes == [.dayOrder(isDayFirst: false, sample: "10/13/2025", follows: false)])
        let hours = (0..<30).map { "\(10 + $0 / 24)/10/2025 \($0 % 24):00" }
        let followed = try Self.read(Self.head + Self.rows(hours))
        #expect(followed.start.dateText == "2025-10-10" && followed.bars.count == 30)
        #expect(
            followed.notes.first
                == .dayOrder(isDayFirst: true, sample: "11/10/2025 0:00", follows: true))
        let open = Self.head + Self.rows(["02/01/2025", "03/01/2025", "04/01/2025"])
        guard case .question(.dayOrMonth(let sample, _)) = Self.fault(open) else {
            Issue.record("days of January, or the first of three months")
            return
        }
        #expect(sample == "02/01/2025")
        #expect(try Self.read(open) { $0.isDayFirst = true }.start.dateText == "2025-01-02")
    }

    @Test("yyyymmdd is a day; days of Excel, milli- and microseconds in one file")
    func numbers() throws {
        let days = try Self.read(Self.head + Self.rows(["20251010", "20251011", "20251012"]))
        #expect(days.start.text == "2025-10-10 00:00" && days.minutesPerBar == 1440)
        #expect(days.notes.isEmpty)
        let excel = try Self.read(
            Self.head + Self.rows(["45940", "45940.0416666667", "45940.0833333333"]))
        #expect(excel.start.text == "2025-10-10 00:00" && excel.minutesPerBar == 60)
        let mixed = try Self.read(Self.rows(["1735621200000", "1735624800000000"]))
        #expect(mixed.start.text == "2024-12-31 05:00" && mixed.bars.count == 2)
        let nano = try Self.read(Self.rows(["1735621200000000000", "1735624800000000000"]))
        #expect(nano.start == mixed.start)
    }

    @Test("the hour in which clocks are set back is never lost: it is asked for, and kept")
    func clocksBack() throws {
        let times = ["23:00", "00:00", "01:00", "02:00", "02:00", "03:00"]
        var text = Self.head
        for (place, time) in times.enumerated() {
            let day = place == 0 ? "2025-10-25" : "2025-10-26"
            text += "\(day) \(time),\(100 + place),110,90,\(101 + place)\n"
        }
        guard case .question(let question) = Self.fault(text) else {
            Issue.record("02:00 comes twice")
            return
        }
        #expect(question == .localTimes(Moment(minutes: 29_357_400)))
        #expect(question.words(LoadRequest("my.csv")).fix == "load my.csv zone Europe/Berlin")
        let sheet = try Self.read(text, { $0.zone = "Europe/Berlin" }, zone: PriceDressTests.berlin)
        #expect(sheet.bars.count == 6 && sheet.filled == 0)
        #expect(sheet.start.text == "2025-10-25 21:00")
        #expect(sheet.bars.map(\.open.description) == ["100", "101", "102", "103", "104", "105"])
        // The same file, newest first.
        let lines = text.split(separator: "\n")
        let turned = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n")
        let again = try Self.read(
            turned, { $0.zone = "Europe/Berlin" }, zone: PriceDressTests.berlin)
        #expect(again.bars == sheet.bars && again.start == sheet.start)
    }

    @Test("an hour that its zone never had is refused; one that is missing is spoken of")
    func clocksOn() throws {
        let times = ["00:00", "01:00", "03:00", "04:00", "05:00", "06:00", "07:00"]
        let text = Self.head + Self.rows(times.map { "2025-03-30 " + $0 })
        let unzoned = try Self.read(text)
        #expect(unzoned.notes.contains(.hourMissing(Moment(minutes: 29_055_000))))
        let zoned = try Self.read(text, { $0.zone = "Europe/Berlin" }, zone: PriceDressTests.berlin)
        #expect(zoned.bars.count == 7 && zoned.filled == 0)
        let never = text.replacing("03:00", with: "02:00")
        guard
            case .question(.noHour(_, let line, _)) = Self.fault(
                never, { $0.zone = "Europe/Berlin" }, zone: PriceDressTests.berlin)
        else {
            Issue.record("no clock of Berlin showed it")
            return
        }
        #expect(line == 4)
    }

    @Test("a price that could be a clock is a price, in whatever order the four stand")
    func noClock() throws {
        let coinbase = try Self.read(
            "1760058000,112112.5,112250,112233,112200,1\n1760054400,112101,112240,112102,112233,2\n"
        )
        #expect(coinbase.bars.count == 2 && coinbase.bars[0].low == Price(112_101))
        #expect(
            coinbase.notes.contains(
                .noNames(order: "low, high, open, close", isUsual: false)))
        let days = try Self.read("20251010,1512,1520,1501,1515,9\n20251011,1515,1530,1510,1512,9\n")
        #expect(days.minutesPerBar == 1440 && days.bars[0].open == Price(1_512))
        let clocks = try Self.read(
            "20251010,1500,151,152,150,151,9\n20251010,1600,151,153,150,152,9\n")
        #expect(clocks.minutesPerBar == 60 && clocks.start.text == "2025-10-10 15:00")
    }

    @Test("a zone in the name of the column counts")
    func zoneOfName() throws {
        let sheet = try Self.read(
            "Time(UTC+8),Open,High,Low,Close\n"
                + Self.rows(["2025-10-10 08:00", "2025-10-10 09:00"]))
        #expect(sheet.start.text == "2025-10-10 00:00" && sheet.notes.isEmpty)
    }

    // MARK: Bars

    @Test("BitMEX's open at the close before widens its bar, said once; another open does not")
    func widened() throws {
        let head =
            "timestamp,symbol,open,high,low,close,trades,volume,vwap,lastSize,turnover,"
            + "homeNotional,foreignNotional\n"
        let tail = ",7,1,1,1,1,1,1\n"
        let text =
            head + "2025-10-10T00:01:00.000Z,XBTUSD,100,101,99,99.5" + tail
            + "2025-10-10T00:02:00.000Z,XBTUSD,99.5,103,100,102" + tail
            + "2025-10-10T00:03:00.000Z,XBTUSD,102,102,101,101" + tail
        let sheet = try Self.read(text)
        #expect(sheet.start.text == "2025-10-10 00:00" && sheet.symbol == "XBTUSD")
        #expect(sheet.bars[1].open.description == "99.5" && sheet.bars[1].low == sheet.bars[1].open)
        #expect(sheet.notes.contains(.widened(1, of: 3)))
        #expect(sheet.notes.contains(.endTimes(minutes: 1, isBitMEX: true)))
        #expect(Self.fault(text.replacing(",99.5,103", with: ",98,103")) != nil)
    }

    @Test("rows of several coins are of one only when it is said which")
    func symbols() throws {
        let text =
            "time,symbol,open,high,low,close\n1760054400,BTCUSDT,9,9,9,9\n"
            + "1760054400,ETHUSDT,5,5,5,5\n1760058000,BTCUSDT,9,9,9,9\n1760058000,ETHUSDT,5,5,5,5\n"
        #expect(Self.fault(text) == .question(.severalSymbols(["BTCUSDT", "ETHUSDT"])))
        let sheet = try Self.read(text) { $0.coin = Asset("ETH") }
        #expect(sheet.bars.map(\.close) == [Price(5), Price(5)])
        #expect(sheet.notes.contains(.onlySymbol("ETHUSDT", of: ["BTCUSDT", "ETHUSDT"])))
    }

    @Test(
        "whose prices they are, by a symbol or a file's name",
        arguments: [
            ("data/ETHUSDT-1h-2025-10.csv", "ETH"), ("BINANCE_BTCUSDT.P, 60.csv", "BTC"),
            ("BTC-USD.csv", "BTC"), ("coinbase-eth-usd-1h.csv", "ETH"), ("XBTUSD_1440.csv", "BTC"),
            ("Bitcoin Historical Data.csv", "BTC"), ("SHIBUSDT.csv", "SHIB"),
            ("1000PEPEUSDT-1m.csv", "1000PEPE"), ("btcusd_1-min_data.csv", "BTC"),
            ("hourly-deep-wick.csv", nil), ("my.csv", nil), ("USDT.csv", nil), ("usd-eur.csv", nil),
            ("prices-usd.csv", nil),
            ("trades 2025.csv", nil), ("SOLPERP.csv", "SOL"), ("ETHBTC.csv", "ETH"),
        ] as [(String, String?)])
    func coin(_ file: String, _ code: String?) {
        #expect(TableSymbol(file: file)?.coin.code == code)
    }

    // MARK: Long files

    @Test("a stretch of a long file is read; without one it says its span and a line to type")
    func stretch() throws {
        let minutes = Self.seconds(6_000, every: 1)
        let text = Self.head + Self.rows(minutes)
        let sheet = try Self.read(text) {
            $0.from = .moment(Moment(minutes: 29_337_120))
            $0.minutes = 1440
        }
        #expect(sheet.start.text == "2025-10-11 23:00" && sheet.bars.count == 1500)
        #expect(
            Self.fault(text) {
                $0.from = .moment(Moment(minutes: 0)); $0.minutes = 60
            }
                == .question(
                    .outside(
                        from: Moment(minutes: 29_334_240), to: Moment(minutes: 29_340_239))))
        var table = PriceTable(
            TableSource(name: "my.csv", bytes: Array(text.utf8)), LoadRequest("my.csv"), nil,
            limit: 5_000)
        #expect(
            throws: PriceFault.question(
                .tooLong(
                    from: Moment(minutes: 29_334_240), to: Moment(minutes: 29_340_239), bars: 6_000,
                    minutesPerBar: 1))
        ) { try table.sheet() }
        let question = PriceQuestion.tooLong(
            from: Moment(minutes: 28_928_160), to: Moment(minutes: 29_453_759), bars: 525_600,
            minutesPerBar: 1)
        #expect(
            question.words(LoadRequest("year.csv")).fix
                == "load year.csv from 2025-12-28 00:00 for 3 days")
    }
}
