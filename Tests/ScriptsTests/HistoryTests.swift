import Figures
import Foundation
import Margin
import Markets
import Scripts
import Testing

/// The hourly series: its file, and what is counted over it.
@Suite struct HistoryTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "scenarios/history")

    static func text(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name + ".hours"), encoding: .utf8)
    }
    static let btc = try? HoursText.series(reading: text("btc"))

    /// The line of a long under maintenance 0.5 %, in 10⁻⁸: (1/L − m) / (1 − m).
    private func distance(_ leverage: Int128) -> Rate {
        Rate(units: (unitsPerOne / leverage - 500_000) * unitsPerOne / (unitsPerOne - 500_000))
    }

    @Test("The shipped series are printed as they stand in their files", arguments: ["btc", "eth"])
    func roundTrip(_ name: String) throws {
        let text = try Self.text(name)
        let series = try HoursText.series(reading: text)
        let printed = HoursText.text(of: series)
        #expect(printed.utf8.elementsEqual(text.utf8))
    }

    @Test("Bitcoin has 75,301 hours with one hole of 271, and 5,478 payments eight hours apart")
    func shape() throws {
        let series = try #require(Self.btc)
        #expect(series.known == 75_301)
        #expect(series.open.count - series.known == 271)
        #expect(series.runs.count == 2)
        #expect(series.start.text == "2017-08-17 04:00" && series.end.text == "2026-03-31 23:00")
        #expect(series.payments.count == 5_478)
        let apart = zip(series.payments, series.payments.dropFirst())
            .map { $1.moment.minutes - $0.moment.minutes }
        #expect(apart.allSatisfy { $0 == 480 })
        let first = try #require(series.bars(0..<1)?.first)
        #expect(first.open.plainText == "4261.48" && first.high.plainText == "4313.62")
        #expect(first.low.plainText == "4261.32" && first.close.plainText == "4308.83")
    }

    @Test(
        "How often a long was closed within a day and a week, over all hours",
        arguments: [
            (10, 3.52, 21.8), (20, 15.37, 50.3), (50, 52.23, 80.9), (100, 81.79, 93.1),
        ])
    func yardstick(_ leverage: Int, _ day: Double, _ week: Double) throws {
        let series = try #require(Self.btc)
        for (bars, entries, share, places) in [(24, 75_255, day, 2), (168, 74_967, week, 1)] {
            let count = PathCount(
                Excursions(series, .long, bars: bars), of: series,
                distance: distance(Int128(leverage)))
            #expect(count.taken == entries)
            let text = count.share.percent(places: places).dropLast()
            #expect(Double(text) == share)
        }
    }

    @Test("Of 2022 alone a 5x was closed within a week after 7.6 % of its hours")
    func year() throws {
        let series = try #require(Self.btc)
        let first = try #require(Moment(year: 2022, month: 1, day: 1, hour: 0, minute: 0))
        let next = try #require(Moment(year: 2023, month: 1, day: 1, hour: 0, minute: 0))
        let count = PathCount(
            Excursions(series, .long, bars: 168), of: series, distance: distance(5),
            choice: EntryChoice(period: first..<next))
        #expect(count.taken == 8_760)
        #expect(count.share.percent(places: 1) == "7.6%")
    }

    @Test("A sample recounted by plain loops, both sides", arguments: [Side.long, .short])
    func plainLoops(_ side: Side) throws {
        let series = try #require(Self.btc)
        let bars = 37
        let excursions = Excursions(series, side, bars: bars)
        let line = Rate(units: 7_300_000)
        var (taken, reached) = (0, 0)
        var first: Int?
        // Around the hole, and a stretch of each year.
        let sample = stride(from: 0, to: series.open.count, by: 1).filter { $0 % 4_000 < 400 }
        for entry in sample {
            let window = entry..<entry + bars
            guard window.upperBound <= series.open.count,
                window.allSatisfy({ series.open[$0] > 0 })
            else {
                #expect(excursions.worst[entry] < 0)
                continue
            }
            let open = Int128(series.open[entry])
            let isReached = window.contains { hour in
                side == .long
                    ? Int128(series.low[hour]) * unitsPerOne <= open * (unitsPerOne - line.units)
                    : Int128(series.high[hour]) * unitsPerOne >= open * (unitsPerOne + line.units)
            }
            taken += 1
            if isReached {
                reached += 1
                first = first ?? entry
            }
            #expect((Int128(excursions.worst[entry]) >= line.units) == isReached)
        }
        #expect(taken > 5_000 && reached > 50 && first != nil)
    }

    @Test("The interval takes windows side by side for the number of cases")
    func interval() throws {
        let series = try #require(Self.btc)
        let count = PathCount(
            Excursions(series, .long, bars: 168), of: series, distance: distance(10))
        // 8.6 years have 449 weeks less the broken ones.
        #expect((440...450).contains(count.blocks))
        let (low, high) = count.interval
        let share = Double(count.reached) / Double(count.taken)
        #expect(low < share && share < high)
        // Wilson by hand, n = 447 and p = 0.2176 give 0.182 and 0.258.
        #expect(abs(low - 0.182) < 0.003 && abs(high - 0.258) < 0.003)
    }

    @Test("The worst day is 12 March 2020, and the mean daily move counts only what had closed")
    func days() throws {
        let series = try #require(Self.btc)
        #expect(series.worstDays(1).first?.moment.dateText == "2020-03-12")
        let moves = series.dailyMoves()
        let index = 30 * 24 + 100
        var sum = 0
        for day in 0..<30 {
            let to = series.close[index - 1 - day * 24]
            let from = series.close[index - 1 - (day + 1) * 24]
            sum += Int(Int128(abs(to - from)) * unitsPerOne / Int128(from))
        }
        #expect(moves[index] == sum / 30)
        #expect(moves[30 * 24 - 1] == -1)
    }

    @Test(
        "A file that is no series says where",
        arguments: [
            ("history x\n", 1),
            ("history x\ncoin BTC\nmarket M\ntick 0.01\nsource s\n2017-02-30 5", 6),
            ("2017-08-17 5 - -\n", 1), ("bogus\n", 1), ("2017-08-17 5 1,2,3\n", 1),
            ("paid 2021-05-01 x\n", 1), ("2017-08-17 99999999999999999999", 1),
            ("2017-08-17 5" + String(repeating: " ,,,9", count: 24), 1),
        ])
    func faults(_ text: String, _ line: Int) {
        do throws(HoursText.Fault) {
            _ = try HoursText.series(reading: text)
            Issue.record("it was read")
        } catch {
            #expect(error.line == line && !error.reason.isEmpty)
        }
    }

    @Test(
        "Lines about the series are read, and printed as they are read",
        arguments: [
            ("odds 4.5%", "odds 4.5% under"), ("odds 20x short", "odds 20x short"),
            ("odds short 20x within a week", "odds 20x short within 7 days"),
            (
                "odds 4.5% over ETH within 36 hours in 2022",
                "odds 4.5% over ETH within 36 hours in 2022"
            ),
            ("odds 10x lately moving 2%", "odds 10x long lately moving 2%"),
            ("history eth", "history ETH"), ("history funding", "history funding"),
            ("load 2022-06-13", "load 2022-06-13"),
            ("load 2021-05-19 for 3 days", "load 2021-05-19 for 3 days"),
            ("load worst 7", "load worst 7"), ("odds", "odds"), ("odds 50", "odds 50"),
        ])
    func lines(_ typed: String, _ printed: String) throws {
        let command = try Reader.read(typed)
        #expect(CommandText.print(command) == printed)
        #expect(try Reader.read(printed) == command)
    }

    @Test(
        "What is said twice or means nothing is refused",
        arguments: [
            "odds 4.5% under over", "odds 0%", "odds 120%", "odds 10x within 5 bars",
            "odds 10x in 1200", "load 2022-06-31", "load 2022-06-13 for 90 days", "load worst 0",
            "history gold", "odds 10x within a fortnight",
        ])
    func refused(_ line: String) {
        #expect(throws: Misreading.self) { try Reader.read(line) }
    }
}
