import Figures
import Margin
import Markets
import Testing

/// What is asked of a long bar is asked at its ends, as its liquidation is.
@Suite("Conditions inside long bars")
struct LongBarConditionTests {
    /// Hours of BTC and ETH that end where they began; the second has a low and a high far away.
    private func tape(_ said: String = "", rules: String = "okx-2026") throws -> TypedWorld {
        try TypedWorld(
            text: """
                scenario "Long"  2026-01-05 10:00  every 1h
                market BTCUSDT none
                rules \(rules)
                \(said)
                deposit you 5,000 USDT
                deposit fund 1,000,000 USDT
                bar 2026-01-05 10:00 10,000 10,000 10,000 10,000
                bar 11:00 10,000 10,010 9,990 10,000
                bar 12:00 10,000 10,800 9,200 10,000
                bar 13:00 10,000 10,010 9,990 10,000
                """)
    }

    @Test(
        "an alert and `until` see the low and the high",
        arguments: [
            ("price < 9,300", BarPoint.low), ("price > 10,700", .high), ("mark < 9,300", .low),
            ("left < 800", .low), ("left > 1,200", .high), ("line < 20%", .low),
            ("account > 5,200", .high), ("account < 4,800", .low),
        ])
    func inside(_ condition: String, _ point: BarPoint) throws {
        var tape = try tape(rules: "plain")
        try tape.type("step", "open long BTC 4x margin 1000", "alert \(condition)")
        try tape.type("until \(condition)")
        #expect(tape.world.now.clock == "12:00")
        let points = tape.events.compactMap { event -> BarPoint? in
            switch event.happening {
            case .rang(_, let point), .metInside(_, let point): point
            default: nil
            }
        }
        #expect(points == [point, point])
    }

    @Test("where closes judge, closes are asked")
    func closes() throws {
        var tape = try tape("judged at closes", rules: "plain")
        try tape.type("step", "open long BTC 4x margin 1000", "alert price < 9,300")
        try tape.type("until price < 9,300")
        #expect(tape.world.isAtEnd && tape.world.alerts.count == 1)
    }

    @Test("what opened somewhere inside the bar is asked at its close alone")
    func openedInside() throws {
        var tape = try tape(rules: "plain")
        try tape.type("step", "open long BTC 0.1 2x at 9,950", "alert left < 480", "until end")
        #expect(tape.world.alerts.count == 1 && tape.world.holdings.count == 1)
    }

    @Test("a venue's warning comes with the low, once, and again only after the ratio had left it")
    func warned() throws {
        // Warned at 300 %: left over required, at 9,200 of a 10x long.
        var tape = try tape()
        try tape.type("step", "open long BTC 11x margin 1000", "until end")
        let calls = tape.events.compactMap { event -> (MarginCall, String)? in
            if case .marginCall(let call) = event.happening {
                return (call, event.moment.clock)
            }
            return nil
        }
        #expect(calls.count == 1)
        #expect(calls.first?.0.point == .low && calls.first?.1 == "12:00")
        // left 1,000 − 0.11 × 800 ×…: the same ratio as at a mark of 9,200.
        let holding = try #require(tape.world.holdings.first)
        let ratio = holding.position.bare.marginRatio(at: Figure(Price(9_200)))?.value
        #expect(calls.first?.0.ratio == ratio)
    }
}
