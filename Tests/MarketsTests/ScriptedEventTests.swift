import Figures
import Margin
import Markets
import Scripts
import Testing

/// A small market in which one thing happens at 00:59, as a scenario file says it, beside the same
/// market in which it does not.
@Suite("What a live scenario may script")
struct ScriptedEventTests {
    private static func text(_ lines: String..., seed: Int = 5) -> String {
        """
        scenario "One thing happens"  live undated 00:00  for 3h
        market "model perpetual"
        coin BTC
        rules plain
        deposit you 5,000 USDT
        deposit fund 1,000,000 USDT
        price 100,000
        seed \(seed)
        noise 0.3
        crowd accounts 800
        crowd coin-share 0.5

        """ + lines.joined(separator: "\n") + "\n"
    }

    private static func world(_ lines: String...) throws -> TypedWorld {
        try TypedWorld(text: lines.reduce(text()) { $0 + $1 + "\n" })
    }

    private static func minute(_ lines: String..., to step: Int = 60) throws -> World {
        var typed = try TypedWorld(text: lines.reduce(text()) { $0 + $1 + "\n" })
        try typed.type("step \(step)")
        return typed.world
    }

    @Test(
        "nothing that is scripted reaches back, and none of it sets the price of the perp by hand")
    func before() throws {
        let plain = try Self.minute(to: 59)
        for line in [
            "depth x0.2", "noise x3", "sell 300", "buy 300", "freeze 20m", "max leverage 5x",
            "maintenance 2% rest 3%", "haircut 30%", "depeg x0.6 source own", "funding every 10m",
        ] {
            let other = try Self.minute("at 00:59 \(line)", to: 59)
            #expect(other.market?.prices == plain.market?.prices, "\(line)")
            #expect(other.minutes == plain.minutes, "\(line)")
        }
    }

    @Test("news moves the level that everybody quotes")
    func news() throws {
        let calm = try Self.minute(to: 90)
        let told = try Self.minute(
            "news 01:00 \"Something is said.\"", "level 01:00 0%", "level 01:10 -4%", to: 90)
        #expect(told.last < calm.last - Price(3_000))
        var typed = try Self.world("news 01:00 \"Something is said.\"")
        try typed.type("until news")
        #expect(typed.world.step == 61)
    }

    @Test("a tenth of the depth: the same order moves the price ten times as far at first")
    func depth() throws {
        func move(_ lines: String...) throws -> Double {
            let text = lines.reduce(Self.text()) { $0 + $1 + "\n" }
            var market = try #require(try ScenarioText.read(text, name: "x").live)
            var scratch = LiveScratch()
            while market.minute < 60 { market.step(&scratch) }
            let before = market.state.perp
            _ = market.trade(10_000)
            return before - market.state.perp
        }
        let full = try move()
        let tenth = try move("at 00:59 depth x0.1")
        #expect(abs(tenth / full - 10) < 0.5, "\(full) \(tenth)")
    }

    @Test("noise times three widens the minutes after it")
    func noise() throws {
        func spread(_ world: World) -> Int64 {
            world.minutes[60...].reduce(0) { $0 + abs($1.spot - $1.open) }
        }
        let quiet = try Self.minute(to: 180)
        let loud = try Self.minute("at 00:59 noise x3", to: 180)
        #expect(spread(loud) > 2 * spread(quiet))
    }

    @Test("a whale sells or buys at market, and the perp moves more than spot")
    func whale() throws {
        let calm = try #require(try Self.minute().market)
        let sold = try #require(try Self.minute("at 00:59 sell 300").market)
        let bought = try #require(try Self.minute("at 00:59 buy 300").market)
        #expect(sold.prices.last < calm.prices.last && calm.prices.last < bought.prices.last)
        #expect(sold.pots.guestLots < 0 && bought.pots.guestLots > 0)
        #expect(calm.prices.last - sold.prices.last > calm.prices.spot - sold.prices.spot)
    }

    @Test("a frozen venue prints one price and fills nobody, and says when it ends")
    func freeze() throws {
        var typed = try Self.world("at 00:59 freeze 14m")
        try typed.type("step 60", "step 5")
        let frozen = typed.world
        #expect(frozen.minutes[59...64].allSatisfy { $0.last == frozen.minutes[59].last })
        #expect(
            try typed.refusal("open long BTC 5x margin 100")
                == .frozen(until: frozen.tape.opening + 74))
        try typed.type("step 9", "open long BTC 5x margin 100")
        #expect(typed.events.contains { $0.happening == .thawed })
    }

    @Test("a lower greatest leverage refuses what is new and leaves what is open")
    func maxLeverage() throws {
        var typed = try Self.world("at 00:59 max leverage 5x")
        try typed.type("open long BTC 20x margin 100", "step 59")
        let line = typed.line
        try typed.type("step 1")
        #expect(typed.line == line && typed.holding?.position.leverage == Multiple(20))
        try typed.type("close")
        #expect(try typed.refusal("open long BTC 20x margin 100") != nil)
        #expect(try typed.refusal("open long BTC 5x margin 100") == nil)
        // Rules that are chosen afterwards are under it, too.
        var other = try Self.world("at 00:59 max leverage 5x")
        try other.type("step 60", "rules binance-2026-09")
        #expect(try other.refusal("open long BTC 6x margin 100") != nil)
    }

    @Test("higher maintenance moves the line of what is open, by its formula, and the crowd's")
    func maintenance() throws {
        var typed = try Self.world("at 00:59 maintenance 2% rest 3%")
        try typed.type("open long BTC 20x margin 100", "step 59")
        let before = try #require(typed.holding?.position)
        try typed.type("step 1")
        let after = try #require(typed.holding?.position)
        #expect(after.contract.tiers[0].rate.value == Rate(units: 2_000_000))
        // P = (cost − margin) ÷ (size × (1 − m)): the same cost, another m, up to a tick.
        let old = try #require(before.liquidationPrice?.value.units)
        let new = try #require(after.liquidationPrice?.value.units)
        let expected = Double(old) * (1 - 0.005) / (1 - 0.02)
        #expect(abs(Double(new) - expected) <= 2e7, "\(new) \(expected)")
        let notices = typed.events.compactMap {
            if case .venueChanged(let notice) = $0.happening { notice } else { nil }
        }
        #expect(notices.count == 1 && notices[0].moved.count == 1)
        let calm = try Self.minute(to: 60).minutes[59]
        let raised = typed.world.minutes[59]
        #expect(raised.forced > calm.forced)
        #expect(typed.broken.isEmpty)
    }

    @Test("a position that the new maintenance leaves short is closed in the same minute")
    func dueAtOnce() throws {
        var typed = try Self.world("at 00:59 maintenance 10% rest 10%")
        try typed.type("open long BTC 20x margin 100", "until liquidation")
        #expect(typed.world.step == 60, "\(typed.world.step)")
        #expect(typed.holding == nil)
        #expect(typed.broken.isEmpty)
    }

    @Test("a rise and a return: the table's own rates hold again")
    func maintenanceReturns() throws {
        var typed = try Self.world(
            "at 00:59 maintenance 2% rest 2%", "at 01:29 maintenance 0.1% rest 0.1%")
        try typed.type("open long BTC 10x margin 100", "step 59")
        let line = typed.line
        try typed.type("step 1")
        #expect(typed.line != line)
        try typed.type("step 30")
        #expect(typed.line == line)
    }

    @Test("a haircut takes coin accounts before their time")
    func haircut() throws {
        let calm = try Self.minute().minutes[59]
        let cut = try Self.minute("at 00:59 haircut 60%").minutes[59]
        #expect(cut.forced > calm.forced)
    }

    @Test(
        "a depeg takes coin accounts where the venue prices by its own book, and nobody elsewhere")
    func depeg() throws {
        let calm = try Self.minute().minutes[59]
        let own = try Self.minute("at 00:59 depeg x0.4 source own").minutes[59]
        let external = try Self.minute("at 00:59 depeg x0.4 source external").minutes[59]
        let redeemed = try Self.minute("at 00:59 depeg x0.4 source redemption").minutes[59]
        #expect(own.forced > calm.forced)
        #expect(external == calm && redeemed == calm)
    }

    @Test(
        "a haircut and a depeg reach the person's coins too, and say how far the line moved",
        arguments: [
            ("haircut 60%", true), ("depeg x0.4 source own", true),
            ("depeg x0.4 source external", false),
        ])
    func person(_ line: String, _ moves: Bool) throws {
        var typed = try Self.world("at 00:59 \(line)")
        try typed.type(
            "rules binance-2026-09", "deposit 0.5 BTC", "mode multi", "open long BTC 1 5x",
            "step 60")
        let moved = typed.events.compactMap { event in
            if case .venueChanged(let notice) = event.happening { notice.moved } else { nil }
        }.flatMap { $0 }
        #expect(moved.isEmpty != moves)
        for line in moved {
            #expect(try #require(line.before) < #require(line.after))
        }
    }

    @Test("funding is paid as often as it is switched to")
    func fundingEvery() throws {
        let calm = try Self.minute(to: 180).minutes.count { $0.fundingPaid != nil }
        let often = try Self.minute("at 00:59 funding every 30m", to: 180).minutes
        #expect(calm == 0)
        #expect(often.indices.filter { often[$0].fundingPaid != nil } == [59, 89, 119, 149, 179])
    }

    @Test("a world with all of it replays to the last digit, and money is kept")
    func replay() throws {
        var typed = try TypedWorld("venue-answers")
        try typed.type(
            "open long BTC 4x margin 1000", "until 03:31", "add margin 100", "until 05:10",
            "leverage 3x", "until end")
        #expect(typed.broken.isEmpty)
        #expect(typed.world.replaying(typed.world.journal.entries).world == typed.world)
        let opened = try #require(typed.world.scenario.live)
        #expect(typed.world.market?.brokenLaws(since: opened.conserved) == [])
    }
}
