import Testing

@testable import Markets

/// Laws of one cascade: whatever the order of closing, it ends in the same place.
@Suite("laws of a cascade")
struct CascadeLawTests {
    /// A market that only falls, so that all triggers are on one side: the law is about that.
    static func falling(_ change: (inout LiveSetting) -> Void = { _ in }) -> LiveSetting {
        var setting = Calibration.brink.setting
        setting.warmUp = 0
        setting.minutes = 120
        setting.crowd.accounts = 700
        setting.crowd.coinShare = 0
        setting.insurance = 1_000_000
        setting.arbitrage.makerLimit = 10
        setting.news = [NewsKnot(10, 0), NewsKnot(90, -0.06), NewsKnot(120, -0.08)]
        change(&setting)
        return setting
    }

    @Test("closing one account at a time ends at the same price, with the same accounts closed")
    func oneByOne() throws {
        var batch = try LiveMarket(Self.falling())
        batch.looksAtAll = true
        var single = batch
        single.closesOneByOne = true
        var (a, b) = (LiveScratch(), LiveScratch())
        var (most, closed) = (0, 0)
        while !batch.isAtEnd {
            let together = batch.step(&a)
            let apart = single.step(&b)
            most = max(most, apart.rounds - together.rounds)
            closed += together.forced + together.stops
            #expect(batch.state.perp == single.state.perp, "minute \(batch.minute)")
            #expect(batch.crowd.alive == single.crowd.alive, "minute \(batch.minute)")
        }
        #expect(closed > 100 && most > 5, "\(closed) \(most)")
    }

    @Test("accounts in another order give the same prices and the same totals")
    func permuted() throws {
        let setting = Self.falling { $0.crowd.coinShare = 0.4 }
        let drawn = setting.crowd.drawn(price: setting.price, venues: setting.venues)
        func run(_ accounts: [CrowdAccount]) throws -> (LiveMarket, LiveTally) {
            var market = try LiveMarket(setting, crowd: LiveMarket.crowd(accounts, setting))
            let tally = market.runToEnd()
            return (market, tally)
        }
        let (market, tally) = try run(drawn)
        let noise = Noise(seed: 9)
        for stream in 1...3 as ClosedRange<UInt64> {
            let order = drawn.indices.sorted {
                noise.uniform(stream: stream, step: UInt64($0))
                    < noise.uniform(stream: stream, step: UInt64($1))
            }
            let (other, otherTally) = try run(order.map { drawn[$0] })
            #expect(other.prices == market.prices)
            #expect(otherTally.liquidated == tally.liquidated)
            #expect(otherTally.forced == tally.forced && otherTally.stops == tally.stops)
            #expect(otherTally.lowestPerp == tally.lowestPerp)
            #expect(other.crowd.interest == market.crowd.interest)
        }
        #expect(tally.forced > 50)
    }

    @Test("a larger shock closes everybody whom a smaller one closes")
    func superset() throws {
        var before: [UInt64]?
        var counts: [Int] = []
        for percent in [1, 2, 3, 4, 6, 8, 12] {
            let setting = Self.falling {
                $0.crowd.coinShare = 0.3
                $0.arbitrage.speed = 0
                $0.news = [NewsKnot(10, 0), NewsKnot(11, -Double(percent) / 100)]
                $0.minutes = 11
            }
            var market = try LiveMarket(setting)
            _ = market.runToEnd()
            let alive = market.crowd.alive
            if let before {
                #expect(zip(before, alive).allSatisfy { $1 & ~$0 == 0 }, "\(percent)%")
            }
            before = alive
            counts.append(market.crowd.survivors)
        }
        #expect(counts == counts.sorted(by: >) && counts[0] > counts[6], "\(counts)")
    }

    @Test("closing longs never raises the price, and whoever is left is not due")
    func neverRaises() throws {
        let setting = Self.falling { $0.crowd.coinShare = 0.3 }
        var market = try LiveMarket(setting)
        var scratch = LiveScratch()
        var closed = 0
        while !market.isAtEnd {
            var without = market
            without.switches = Switches(stops: false, liquidations: false)
            var other = LiveScratch()
            let report = market.step(&scratch)
            without.step(&other)
            closed += report.forced
            #expect(market.state.perp <= without.state.perp)
            let calm = try #require(scratch.calmAt)
            #expect(market.brokenThresholds(at: calm) == [], "minute \(market.minute)")
        }
        #expect(closed > 50)
    }

    @Test("twice the depth is half the open interest")
    func depthAgainstInterest() throws {
        func run(_ interest: Double, _ depth: Double) throws -> (low: Double, forced: Double) {
            var market = try LiveMarket(
                Self.falling {
                    $0.crowd.openInterest *= interest
                    $0.book.spotDepth *= depth
                    $0.book.perpDepth *= depth
                    $0.book.spotLatent *= depth
                    $0.book.perpLatent *= depth
                    $0.arbitrage.capacity *= depth
                })
            let tally = market.runToEnd()
            return (tally.lowPercent, Double(tally.liquidated) / interest)
        }
        let half = try run(0.5, 1)
        let deep = try run(1, 2)
        // Whole lots and ticks round a little differently.
        #expect(abs(half.low - deep.low) < 0.05, "\(half) \(deep)")
        #expect(abs(half.forced / deep.forced - 1) < 0.03, "\(half) \(deep)")
    }

    @Test(
        "the line of a crowd's account: nearer with leverage, nearer still with coin, each side its own"
    )
    func lines() throws {
        let setting = Self.falling()
        let entry = 100_000.0
        func line(_ leverage: Double, isLong: Bool, isCoin: Bool) throws -> Double {
            let margin = entry / leverage
            let account = CrowdAccount(
                isLong: isLong, isAlt: false, isCoin: isCoin, venue: 0, quantity: 10_000,
                holding: isCoin ? Int64(margin / entry * 1e5) : Int64(margin * 1e6),
                entry: Int32(entry * 100), stop: 0)
            let crowd = LiveMarket.crowd([account], setting)
            return crowd.liquidationTicks(crowd.rows[0]) / 10
        }
        let leverages: [Double] = [2, 3, 5, 7, 10, 15, 20, 33, 50, 75, 100, 125]
        let longs = try leverages.map { try line($0, isLong: true, isCoin: false) }
        let shorts = try leverages.map { try line($0, isLong: false, isCoin: false) }
        let coins = try leverages.map { try line($0, isLong: true, isCoin: true) }
        #expect(zip(longs, longs.dropFirst()).allSatisfy { $0 < $1 })
        #expect(zip(shorts, shorts.dropFirst()).allSatisfy { $0 > $1 })
        #expect(zip(longs, coins).allSatisfy { $0 < $1 })
        // Below 1 ÷ m = 200x a line lies on its own side of the entry.
        #expect(longs.allSatisfy { $0 < entry } && shorts.allSatisfy { $0 > entry })
    }
}
