import Figures
import Margin
import Markets
import Testing

/// Orders in a live market have one way through the book: what they promise is kept, what they take is
/// missing there, and nobody trades with themselves.
@Suite("One way through the book")
struct LiveOrderTests {
    /// What a venue's account in dollars is worth at the mark.
    private func worth(_ world: World) -> Money { world.accountValue(.usdt) }

    @Test(
        "a stop-limit keeps its limit in every market, also when the position then is liquidated",
        arguments: ["headline", "brink", "brink-froth", "brink-reset", "brink-thin"])
    func stopLimit(_ name: String) throws {
        var live = try TypedWorld(name)
        try live.type("open long BTC 20x margin 1000", "stop 100,000 limit 99,999", "until flat")
        let fired = live.events.contains {
            guard case .orderRests(_, let price) = $0.happening else { return false }
            return price <= Price(100_000)
        }
        #expect(fired)
        for ending in live.world.endings {
            guard case .filled = ending.cause else {
                #expect(ending.settlement != nil)
                continue
            }
            #expect(ending.price >= Price(99_999))
        }
        #expect(live.broken.isEmpty)
    }

    @Test("the headline hour jumps over the limit, and the position is liquidated")
    func headline() throws {
        var live = try TypedWorld("headline")
        try live.type("open long BTC 20x margin 4000 stop 99,000 limit 98,999", "until flat")
        #expect(
            OrderTable.story(live.events)
                == "opened 102033.3, rests 98970.2, liquidated 97262.9")
        #expect(live.world.endings.last?.settlement != nil)
    }

    @Test("a limit through the market takes the book up to its limit and rests with the remainder")
    func marketable() throws {
        var live = try TypedWorld("brink-thin")
        try live.type("deposit 90,000,000", "open long BTC 10x size 900 at 102,100")
        let fill = try #require(live.holding?.record)
        #expect(fill.price == Price(units: 10_206_740_000_000))
        let order = try #require(live.world.orders.first?.order)
        #expect(order.filled == live.holding?.position.size.value)
        #expect(order.filled == Quantity(units: 12_857_200_000))
        #expect(order.left == Quantity(900) - order.filled)
        // The last lot cost the limit, spread included; half of it lies beside the price.
        #expect(live.world.last < Price(102_100) && live.world.last > Price(102_090))
        // The rest is a maker's: it buys at its own price, and the price does not fall under it.
        try live.type("step 30")
        let parts = live.events.filter {
            if case .orderFilledInPart(_, _, Price(102_100)) = $0.happening { true } else { false }
        }
        #expect(parts.count >= 10)
        #expect(live.world.last == Price(102_100))
        let held = try #require(live.holding?.position.size.value)
        #expect(live.world.orders.first?.order.left == Quantity(900) - held)
        #expect(live.broken.isEmpty)
        #expect(live.world.replaying(live.world.journal.entries).world == live.world)
    }

    @Test(
        "a resting limit is filled by what trades through it, and the price stands there meanwhile")
    func resting() throws {
        var live = try TypedWorld("brink")
        try live.type("deposit 90,000,000", "open long BTC 10x size 900 at 99,950", "until 12:00")
        var still = try TypedWorld("brink")
        try still.type("deposit 90,000,000", "until 12:00")
        let first = live.world.minutes.firstIndex { $0.low < 999_500 }
        let reached = try #require(still.world.minutes.firstIndex { $0.low < 999_500 })
        // The same minutes without the order were under its price; with it they are not, until the
        // last of it is filled.
        let filled = live.world.orders.isEmpty
        #expect(filled ? (first ?? .max) > reached : first == nil)
        let minute = still.world.minutes[reached]
        let sizes = live.events.compactMap { event -> Quantity? in
            if case .orderFilledInPart(_, let size, _) = event.happening { size } else { nil }
        }
        #expect(sizes.count >= 2, "\(minute)")
        #expect(sizes.allSatisfy { $0 < Quantity(900) })
        #expect(live.broken.isEmpty)
    }

    @Test("nobody trades with themselves: the order that rests is taken back, and no round pays")
    func selfTrade() throws {
        var live = try TypedWorld("brink-thin")
        try live.type("deposit 90,000,000")
        let before = worth(live.world)
        for _ in 0..<3 {
            try live.type("open short BTC 10x size 900 at 102,110.6")
            try live.type("open long BTC 10x size 900")
            #expect(live.world.orders.isEmpty)
            try live.type("step")
            if live.holding != nil { try live.type("close") }
        }
        let taken = live.events.filter {
            if case .orderCancelled(_, .selfTrade) = $0.happening { true } else { false }
        }
        #expect(taken.count >= 1)
        #expect(worth(live.world) < before)
        #expect(live.broken.isEmpty)
    }

    @Test("orders of one's own never stand on both sides of one price")
    func crossed() throws {
        var live = try TypedWorld("brink-thin")
        try live.type("deposit 90,000,000", "open short BTC 10x size 1 at 102,110")
        try live.type("open long BTC 10x size 900 at 102,150")
        #expect(live.world.orders.map(\.order.direction) == [.buy])
    }

    @Test("taking and giving back at the same minute costs two spreads and two fees, in any pieces")
    func roundTrip() throws {
        for lines in [
            ["open long BTC 10x size 300", "close"],
            ["open long BTC 10x size 300 at 103,000", "close at 101,000"],
            ["open short BTC 10x size 300", "close half", "close half", "close"],
        ] {
            var live = try TypedWorld("brink-thin")
            try live.type("deposit 90,000,000")
            let before = worth(live.world)
            for line in lines { try live.type(line) }
            #expect(live.world.holdings.isEmpty)
            let fees = live.world.ledger[.venue, .usdt]
            #expect(worth(live.world) < before - fees, "\(lines)")
        }
    }

    @Test("coins are sold at what was traded, not at a mark that nobody pays")
    func convertRecorded() throws {
        var tape = try TypedWorld("black-thursday")
        try tape.type("deposit 100 BTC", "until 10:47", "convert 100 BTC to USDT")
        let conversion = try #require(
            tape.events.compactMap { event -> Conversion? in
                if case .converted(let conversion) = event.happening { conversion } else { nil }
            }.first)
        #expect(tape.world.mark > Price(6_000))
        #expect(conversion.prices.map(\.price) == [Price(5_622)])
        #expect(conversion.got + conversion.cost == Money(562_200))
    }

    @Test("in a live market a conversion walks the spot book, and its pieces do too")
    func convertLive() throws {
        func got(_ lines: [String]) throws -> Money {
            var live = try TypedWorld("brink-thin")
            try live.type("deposit 400 BTC")
            for line in lines { try live.type(line) }
            return live.world.free(.usdt) + live.world.ledger[.venue, .usdt]
        }
        let start = try TypedWorld("brink-thin").world
        let index = try #require(start.index(of: Asset("BTC")))
        let whole = try got(["convert 400 BTC"])
        let pieces = try got(["convert 200 BTC", "convert 100 BTC", "convert 100 BTC"])
        #expect(whole < (index * Quantity(400)).rounded(.down))
        // Each piece goes on where the one before left the book: ticks of rounding apart.
        #expect((whole - pieces).magnitude < Money(400))
        // It moved no index and no mark, and in the next minute the book is filled again.
        var live = try TypedWorld("brink-thin")
        try live.type("deposit 400 BTC", "convert 400 BTC")
        #expect(live.world.index(of: Asset("BTC")) == index)
        #expect(live.world.mark == start.mark)
    }
}
