import Figures
import Margin
import Markets
import Scripts
import Testing

/// Every kind of order × its trigger × both sides × recorded and live.
@Suite("The table of orders")
struct OrderTableTests {
    private static let open = "open SIDE BTC 10x size 0.1"

    static let rows: [OrderRow] = [
        OrderRow(
            "market",
            [open],
            recorded: "opened 100000",
            long: "opened 100032.6",
            short: "opened 100027.4"),
        OrderRow(
            "limit",
            [open + " at {99,000}"],
            recorded: "opened 99000",
            long: "opened 99000",
            short: "opened 101000"),
        OrderRow(
            "limit through the market",
            [open + " at {100,500}"],
            recorded: "opened 100000",
            long: "opened 100032.6",
            short: "opened 100027.4"),
        OrderRow(
            "trigger beyond the price",
            [open + " trigger {101,000}"],
            recorded: "opened 101000",
            long: "opened 101047.6",
            short: "opened 98819.5"),
        OrderRow(
            "trigger before the price",
            [open + " trigger {99,000}"],
            recorded: "opened 99000",
            long: "opened 98695.5",
            short: "opened 100996.2"),
        OrderRow(
            "trigger on the mark",
            [open + " trigger {101,000} on mark"],
            recorded: "opened 101400",
            long: "opened 101108.3",
            short: "opened 98559"),
        OrderRow(
            "trigger on the index",
            [open + " trigger {101,000} on index"],
            recorded: "opened 101400",
            long: "opened 101248.1",
            short: "opened 98480.5"),
        OrderRow(
            "trigger and a limit beyond it",
            [open + " trigger {101,000} at {101,200}"],
            recorded: "opened 101000",
            long: "opened 101047.6",
            short: "opened 98819.5"),
        OrderRow(
            "trigger and a limit that is jumped over",
            [open + " trigger {101,000} at {100,900}"],
            recorded: "rests 101000, opened 100900",
            long: "rests 101045, opened 100900",
            short: "rests 98822, opened 99100"),
        OrderRow(
            "trigger for a better price, and a limit over it",
            [open + " trigger {99,000} at {99,100}"],
            recorded: "opened 99000",
            long: "opened 98695.5",
            short: "opened 100996.2"),
        OrderRow(
            "trigger for a better price, and a limit under it",
            [open + " trigger {99,000} at {98,500}"],
            recorded: "rests 99000, opened 98500",
            long: "rests 98692.7, opened 98500",
            short: "rests 101006.6, opened 101500"),
        OrderRow(
            "limit with a stop",
            [open + " at {99,000} stop {98,000}"],
            recorded: "opened 99000, closed 98000",
            long: "opened 99000, closed 97834",
            short: "opened 101000"),
        OrderRow(
            "close",
            [open, "close"],
            recorded: "opened 100000, closed 100000",
            long: "opened 100032.6, closed 100027.5",
            short: "opened 100027.4, closed 100032.5"),
        OrderRow(
            "close half",
            [open, "close half"],
            recorded: "opened 100000, reduced 100000",
            long: "opened 100032.6, reduced 100027.5",
            short: "opened 100027.4, reduced 100032.5"),
        OrderRow(
            "close at a limit",
            [open, "close at {101,000}"],
            recorded: "opened 100000, closed 101000",
            long: "opened 100032.6, closed 101000",
            short: "opened 100027.4, closed 99000"),
        OrderRow(
            "close at a limit through the market",
            [open, "close at {99,900}"],
            recorded: "opened 100000, closed 100000",
            long: "opened 100032.6, closed 100027.5",
            short: "opened 100027.4, closed 100032.5"),
        OrderRow(
            "reduce-only",
            [open, "open OTHER BTC 0.04 reduce-only"],
            recorded: "opened 100000, reduced 100000",
            long: "opened 100032.6, reduced 100027.5",
            short: "opened 100027.4, reduced 100032.5"),
        OrderRow(
            "reduce-only at a limit",
            [open, "open OTHER BTC 0.04 at {101,000} reduce-only"],
            recorded: "opened 100000, reduced 101000",
            long: "opened 100032.6, reduced 101000",
            short: "opened 100027.4, reduced 99000"),
        OrderRow(
            "the other side at a limit",
            [open, "open OTHER BTC 10x size 0.15 at {101,000}"],
            recorded: "opened 100000, closed 101000, opened 101000",
            long: "opened 100032.6, closed 101000, opened 101000",
            short: "opened 100027.4, closed 99000, opened 99000"),
        OrderRow(
            "stop",
            [open, "stop {99,000}"],
            recorded: "opened 100000, closed 99000",
            long: "opened 100032.6, closed 98541.8",
            short: "opened 100027.4, closed 101039.9"),
        OrderRow(
            "stop on the mark",
            [open, "stop {99,000} on mark"],
            recorded: "opened 100000, closed 98800",
            long: "opened 100032.6, closed 98261.2",
            short: "opened 100027.4, closed 101163.8"),
        OrderRow(
            "stop on the index",
            [open, "stop {99,000} on index"],
            recorded: "opened 100000, closed 98800",
            long: "opened 100032.6, closed 98261.2",
            short: "opened 100027.4, closed 101163.8"),
        OrderRow(
            "stop-limit",
            [open, "stop {99,000} limit {98,500}"],
            recorded: "opened 100000, closed 99000",
            long: "opened 100032.6, closed 98689.8",
            short: "opened 100027.4, closed 101016.9"),
        OrderRow(
            "stop-limit that is jumped over",
            [open, "stop {99,000} limit {98,999.9}"],
            recorded: "opened 100000, closed 99000",
            long: "opened 100032.6, rests 98692.7",
            short: "opened 100027.4, rests 101006.6, closed 101000.1"),
        OrderRow(
            "stop-limit on the mark",
            [open, "stop {99,000} limit {98,999.9} on mark"],
            recorded: "opened 100000, rests 98800, closed 98999.9",
            long: "opened 100032.6, rests 98599.2",
            short: "opened 100027.4, rests 101102, closed 101000.1"),
        OrderRow(
            "stop-limit on the index",
            [open, "stop {99,000} limit {98,500} on index"],
            recorded: "opened 100000, closed 98800",
            long: "opened 100032.6, rests 98824",
            short: "opened 100027.4, closed 101132.7"),
        OrderRow(
            "take",
            [open, "take {101,000}"],
            recorded: "opened 100000, closed 101000",
            long: "opened 100032.6, closed 101042.4",
            short: "opened 100027.4, closed 98711"),
        OrderRow(
            "take half",
            [open, "take {101,000} half"],
            recorded: "opened 100000, reduced 101000",
            long: "opened 100032.6, reduced 101042.5",
            short: "opened 100027.4, reduced 98711"),
        OrderRow(
            "take on the mark",
            [open, "take {101,000} on mark"],
            recorded: "opened 100000, closed 101400",
            long: "opened 100032.6, closed 101145.5",
            short: "opened 100027.4, closed 98553.9"),
        OrderRow(
            "take on the index",
            [open, "take {101,000} on index"],
            recorded: "opened 100000, closed 101400",
            long: "opened 100032.6, closed 101247",
            short: "opened 100027.4, closed 98445.9"),
        OrderRow(
            "take-limit",
            [open, "take {101,000} limit {100,900}"],
            recorded: "opened 100000, closed 101000",
            long: "opened 100032.6, closed 101042.4",
            short: "opened 100027.4, closed 98824.5"),
        OrderRow(
            "take-limit that wants more",
            [open, "take {101,000} limit {101,300}"],
            recorded: "opened 100000, closed 101300",
            long: "opened 100032.6, rests 101045, closed 101300",
            short: "opened 100027.4, rests 98822, closed 98700"),
        OrderRow(
            "take-limit on the mark",
            [open, "take {101,000} limit {101,300} on mark"],
            recorded: "opened 100000, closed 101400",
            long: "opened 100032.6, rests 101079, closed 101300",
            short: "opened 100027.4, closed 98575.6"),
        OrderRow(
            "trail",
            [open, "trail 1%"],
            recorded: "opened 100000, closed 100485",
            recordedShort: "opened 100000, closed 99485",
            long: "opened 100032.6, closed 101064",
            short: "opened 100027.4, closed 97365.8"),
        OrderRow(
            "trail from a price",
            [open, "trail 1% from {101,000}"],
            recorded: "opened 100000, closed 100485",
            recordedShort: "opened 100000, closed 99485",
            long: "opened 100032.6, closed 101064",
            short: "opened 100027.4, closed 97365.8"),
        OrderRow(
            "trail on the mark",
            [open, "trail 1% on mark"],
            recorded: "opened 100000, closed 100200",
            long: "opened 100032.6, closed 101064",
            short: "opened 100027.4, closed 97451.7"),
        OrderRow(
            "two takes and a stop",
            [open, "take {100,500} half", "take {101,000}", "stop {99,000}"],
            recorded: "opened 100000, reduced 100500, closed 101000",
            long: "opened 100032.6, reduced 100532.4, closed 101042.4",
            short: "opened 100027.4, reduced 99353.4, closed 98711"),
        OrderRow(
            "forced",
            ["open SIDE BTC 50x size 0.1"],
            recorded: "opened 100000, liquidated 97200",
            long: "opened 100032.6, liquidated 98078.5",
            short: "opened 100027.4, liquidated 101646"),
    ]

    @Test("on recorded prices", arguments: rows, Side.allCases)
    func recorded(_ row: OrderRow, _ side: Side) throws {
        var tape = try OrderTable.recorded(side)
        for line in row.typed(side) + OrderTable.bars.map({ _ in "step" }) {
            try tape.type(line)
            #expect(tape.broken.isEmpty)
        }
        #expect(OrderTable.story(tape.events) == row.story(side))
    }

    @Test(
        "in a live market, where each step keeps crowd, fund and person", arguments: rows,
        Side.allCases)
    func live(_ row: OrderRow, _ side: Side) throws {
        var live = try OrderTable.live(side)
        let opened = try #require(live.world.market).conserved
        var limits: [Int: Price] = [:]
        for line in row.typed(side) + (0..<170).map({ _ in "step" }) {
            let before = live.events.count
            try live.type(line)
            #expect(live.broken.isEmpty)
            let market = try #require(live.world.market)
            #expect(market.brokenLaws(since: opened).isEmpty)
            #expect(market.pots.guestLots == OrderTable.lots(live.world))
            for placed in live.world.orders { limits[placed.number] = placed.order.limit }
            for event in live.events[before...] {
                #expect(!OrderTable.isBeyondLimit(event, limits), "\(event)")
            }
        }
        #expect(OrderTable.story(live.events) == (side == .long ? row.long : row.short))
        // What the person gained is what the market's book says, to the last unit.
        let market = try #require(live.world.market)
        if live.world.holdings.isEmpty, live.world.forcedCloses.isEmpty {
            #expect(Money(units: market.pots.guests * 100) == -live.usdt(.market))
        }
    }
}
