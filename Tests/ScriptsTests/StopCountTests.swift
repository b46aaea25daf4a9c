import Figures
import Margin
import Markets
import Testing

@testable import Scripts

@Suite("What always stopping came to")
struct StopCountTests {
    /// Counted again by plain loops in doubles, for a sample of the hours of bitcoin.
    @Test("A year is recounted, either side", arguments: [Side.long, .short])
    func recounted(_ side: Side) throws {
        let series = try #require(HistoryTests.btc)
        let first = try #require(Moment(year: 2021, month: 1, day: 1, hour: 0, minute: 0))
        let period = first..<(first + 365 * 1_440)
        let count = StopCount(
            series, side, distance: Rate(units: 3_000_000), bars: 48, in: period)
        var (taken, stopped, regretted) = (0, 0, 0)
        var (with, without) = (0.0, 0.0)
        let indices = series.indices(period)
        for entry in indices where entry + 48 <= indices.upperBound {
            guard series.bars(entry..<entry + 48) != nil else { continue }
            let open = Double(series.open[entry])
            let sign = side == .long ? 1.0 : -1.0
            let level = open * (1 - sign * 0.03)
            let end = Double(series.close[entry + 47])
            var fill = end
            for index in entry..<entry + 48 {
                let isHit =
                    side == .long
                    ? Double(series.low[index]) <= level : Double(series.high[index]) >= level
                guard isHit else { continue }
                let first = Double(series.open[index])
                fill = side == .long ? min(level, first) : max(level, first)
                if index == entry { fill = level }
                stopped += 1
                if (end - fill) * sign > 0.6 { regretted += 1 }
                break
            }
            taken += 1
            with += sign * (fill - open) / open
            without += sign * (end - open) / open
        }
        #expect(count.taken == taken && taken == 8_713 && count.stopped == stopped)
        // A fill within half a tick of the end may count either way.
        #expect(abs(count.regretted - regretted) <= 3)
        let means = [count.meanStopped, count.meanHeld].map { Double($0.units) / 1e8 }
        #expect(abs(means[0] - with / Double(taken)) < 2e-7)
        #expect(abs(means[1] - without / Double(taken)) < 2e-8)
    }

    @Test("A stop bounds each loss but for a gap")
    func bounded() throws {
        let series = try #require(HistoryTests.btc)
        let count = StopCount(series, .long, distance: Rate(units: 5_000_000), bars: 168)
        #expect(count.taken == 74_967 && count.worstHeld < count.worstStopped)
        #expect(count.worstStopped.units <= -5_000_000)
    }
}
