import Markets
import Testing

@testable import Desk

@Suite("Times of a picture")
struct TimeScaleTests {
    private func scale(_ clock: (Int, Int), bars: Int, of minutes: Int = 1) throws -> TimeScale {
        let start = try #require(
            Moment(year: 2020, month: 3, day: 12, hour: clock.0, minute: clock.1))
        return TimeScale(start: start, minutesPerBar: minutes, count: bars)
    }

    @Test("are round, as many as may be, and stand under the bar that they open")
    func ticks() throws {
        let hours = try scale((4, 0), bars: 420).ticks(atMost: 8)
        #expect(
            hours.map(\.text) == ["04:00", "05:00", "06:00", "07:00", "08:00", "09:00", "10:00"])
        #expect(hours.map(\.place) == [0, 60, 120, 180, 240, 300, 360])
        let quarters = try scale((9, 7), bars: 60).ticks(atMost: 5)
        #expect(quarters.map(\.text) == ["09:15", "09:30", "09:45", "10:00"])
        #expect(quarters.map(\.place) == [8, 23, 38, 53])
    }

    @Test("are dates where a day begins, and nothing but dates over weeks")
    func dates() throws {
        let days = try scale((12, 0), bars: 30 * 60).ticks(atMost: 6)
        #expect(days.map(\.text) == ["12:00", "18:00", "13 Mar", "06:00", "12:00"])
        let weeks = try scale((0, 0), bars: 24 * 20, of: 60).ticks(atMost: 4)
        #expect(weeks.allSatisfy { !$0.text.contains(":") })
        #expect(weeks.count <= 4 && weeks.count >= 2)
    }

    @Test("are never more than asked for", arguments: 1...40)
    func most(most: Int) throws {
        for bars in [0, 1, 59, 60, 61, 1_440, 40_000] {
            #expect(try scale((3, 17), bars: bars).ticks(atMost: most).count <= most + 1)
        }
    }

    @Test("Joined bars lose none, begin at round times and are as few as the columns")
    func joined() throws {
        for (bars, columns) in [(420, 60), (2_640, 73), (61, 60), (90_000, 50), (5, 60)] {
            let joined = try #require(try scale((4, 7), bars: bars).joined(into: columns))
            #expect(joined.places.count <= columns)
            #expect(joined.places.first?.lowerBound == 0)
            #expect(joined.places.last?.upperBound == bars)
            #expect(
                zip(joined.places, joined.places.dropFirst()).allSatisfy {
                    $0.upperBound == $1.lowerBound
                })
            let inner = joined.places.dropFirst().map {
                ($0.lowerBound + 4 * 60 + 7) % joined.minutes
            }
            #expect(joined.minutes > 1_440 || inner.allSatisfy { $0 == 0 })
        }
        #expect(try scale((4, 0), bars: 60).joined(into: 60)?.minutes == 1)
        #expect(try scale((4, 0), bars: 61).joined(into: 60)?.minutes == 2)
    }

    @Test("A length is said in the largest unit that it is whole in")
    func words() {
        let minutes = [1, 5, 60, 90, 120, 1_440, 2_880]
        #expect(
            minutes.map(TimeScale.words) == [
                "1 minute", "5 minutes", "1 hour", "90 minutes", "2 hours", "1 day", "2 days",
            ])
    }
}
