import Testing

@testable import Markets

@Suite("the live market")
struct LiveMarketTests {
    /// A small market with noise and stops, from the calibrated headline.
    static func small(_ change: (inout LiveSetting) -> Void = { _ in }) throws -> LiveMarket {
        var setting = Calibration.headline.setting
        setting.crowd.accounts = 1_000
        change(&setting)
        return try LiveMarket(setting)
    }

    @Test("a copy is a branch: what one does leaves the other as it was")
    func branches() throws {
        var market = try LiveMarketTests.small()
        var scratch = LiveScratch()
        while market.minute < 500 { market.step(&scratch) }
        let kept = market
        let before = kept.checksum
        _ = market.runToEnd()
        #expect(kept.checksum == before)
        var again = kept
        _ = again.runToEnd()
        #expect(again.checksum == market.checksum)
    }

    @Test("with trades that move nothing, prices follow the news and nothing is caused")
    func impactOff() throws {
        var market = try LiveMarketTests.small {
            $0.warmUp = 0
            $0.arbitrage.basisAtFullSkew = 0
        }
        market.switches = Switches(impact: false)
        var scratch = LiveScratch()
        while !market.isAtEnd {
            market.step(&scratch)
            #expect(abs(market.state.spot / market.news - 1) < 1e-4)
            #expect(abs(market.state.perp / market.news - 1) < 1e-4)
        }
    }

    @Test("with stops and liquidations off, spot and perp stay with the news")
    func newsAlone() throws {
        var market = try LiveMarketTests.small {
            $0.warmUp = 0
            $0.noise = 0
            $0.arbitrage.basisAtFullSkew = 0
        }
        market.switches = Switches(stops: false, liquidations: false)
        var scratch = LiveScratch()
        while !market.isAtEnd {
            let report = market.step(&scratch)
            #expect(report.liquidatedTotal == 0)
            #expect(abs(market.state.perp - market.news) < 1e-3 * market.news)
        }
    }

    @Test("everything twice as large gives the same prices and twice the liquidations")
    func scale() throws {
        let one = try LiveMarketTests.small { $0.crowd.openInterest = 100_000 }
        let two = try LiveMarketTests.small {
            $0.crowd.openInterest = 200_000
            $0.book.spotDepth *= 2
            $0.book.perpDepth *= 2
            $0.book.spotLatent *= 2
            $0.book.perpLatent *= 2
            $0.arbitrage.capacity *= 2
            $0.insurance *= 2
        }
        var (a, b) = (one, two)
        let first = a.runToEnd()
        let second = b.runToEnd()
        // Whole lots and ticks round a little differently.
        #expect(abs(first.lowPercent - second.lowPercent) < 0.05)
        #expect(abs(Double(second.liquidated) / Double(first.liquidated) - 2) < 0.06)
    }

    @Test("half the depth takes the brink over the edge")
    func criticality() throws {
        func low(_ depth: Double) throws -> Double {
            var setting = Calibration.brink.setting
            setting.book.spotDepth *= depth
            setting.book.perpDepth *= depth
            setting.book.spotLatent *= depth
            setting.book.perpLatent *= depth
            var market = try LiveMarket(setting)
            return market.runToEnd().lowPercent
        }
        let lows = try [4, 2, 1, 0.5].map(low)
        for (deep, thin) in zip(lows, lows.dropFirst()) { #expect(thin < deep) }
        #expect(lows[3] < lows[2] - 3, "\(lows)")
    }

    @Test("with an empty fund, the bust are passed to winners and the sale stops there")
    func deleveraging() throws {
        var setting = Calibration.october2025.setting
        setting.crowd.accounts = 2_000
        setting.insurance = 0
        setting.news = [NewsKnot(10, 0), NewsKnot(12, -0.25), NewsKnot(40, -0.30)]
        setting.minutes = 60
        let opened = try LiveMarket(setting)
        let before = opened.conserved
        var market = opened
        let tally = market.runToEnd()
        #expect(tally.deleveraged > 0)
        #expect(tally.deleveragings > 0)
        #expect(market.brokenLaws(since: before).isEmpty)
    }

    @Test("a whale's sale lowers the price, and its lots are on the books")
    func whale() throws {
        let calm = try LiveMarketTests.small { $0.noise = 0 }
        let sold = try LiveMarketTests.small {
            $0.noise = 0
            $0.events = [LiveEvent(minute: 10, .whale(500))]
        }
        var (a, b) = (calm, sold)
        var scratch = LiveScratch()
        while a.minute < 10 {
            a.step(&scratch)
            b.step(&scratch)
        }
        #expect(b.state.perp < a.state.perp * 0.999)
        #expect(b.pots.guestLots < 0)
        #expect(b.brokenLaws(since: sold.conserved).isEmpty)
    }

    @Test("a frozen venue prints one price, and trades again at the news")
    func freeze() throws {
        var market = try LiveMarketTests.small {
            $0.events = [LiveEvent(minute: 500, .freeze(minutes: 20))]
        }
        var scratch = LiveScratch()
        while market.minute < 500 { market.step(&scratch) }
        let frozen = market.state.perp
        while market.minute < 519 {
            let report = market.step(&scratch)
            #expect(market.state.perp == frozen)
            #expect(report.forced == 0)
        }
        market.step(&scratch)
        #expect(market.state.perp != frozen)
    }

    struct Seller: Guests {
        var lots: Int64
        var averages: [Double] = []
        mutating func due(at prices: MarketPrices) -> Int64? { lots == 0 ? nil : lots }
        mutating func filled(at average: Double, halfSpread: Double, prices: MarketPrices) {
            averages.append(average)
            lots = 0
        }
    }

    @Test("people who must close join the round and move the price")
    func guests() throws {
        var market = try LiveMarketTests.small()
        let before = market.conserved
        var alone = market
        var seller = Seller(lots: 40_000_000)
        var scratch = LiveScratch()
        _ = market.step(&seller, &scratch)
        _ = alone.step(&scratch)
        #expect(seller.averages.count == 1)
        #expect(market.state.perp < alone.state.perp)
        #expect(market.pots.guestLots == -40_000_000)
        #expect(market.brokenLaws(since: before).isEmpty)
    }

    @Test("a setting out of range is refused by the rule it breaks")
    func refusals() {
        func fault(_ change: (inout LiveSetting) -> Void) -> LiveFault? {
            var setting = LiveSetting()
            change(&setting)
            do {
                try setting.check()
                return nil
            } catch { return error }
        }
        #expect(fault { _ in } == nil)
        #expect(fault { $0.price = .nan } == .priceOutOfRange)
        #expect(fault { $0.noise = .infinity } == .noiseOutOfRange)
        #expect(fault { $0.book.perpDepth = 0 } == .depthNotPositive)
        #expect(fault { $0.crowd.accounts = 99 } == .accountsOutOfRange)
        #expect(fault { $0.news = [NewsKnot(5, 0), NewsKnot(5, 0)] } == .newsOutOfOrder)
        #expect(fault { $0.venues = [] } == .venuesNotWhole)
        #expect(throws: LiveFault.nobodyLeft) {
            var setting = LiveSetting()
            setting.crowd.openingRange = 1
            setting.crowd.patient = 0
            _ = try LiveMarket(setting)
        }
    }
}

@Suite("looking at a live market")
struct LiveStatementTests {
    @Test("the parts of a split add up to the whole fall")
    func splitAddsUp() throws {
        let opened = try LiveMarketTests.small()
        let split = Split(of: opened)
        let sum = split.newsPart + split.stopsPart + split.liquidationsPart
        #expect(abs(sum - split.full) < 1e-9)
        #expect(split.amplification > 1)
        #expect((0...1).contains(split.causalBranching))
    }

    @Test("of many seeds, higher leverage is never closed less often")
    func sweep() throws {
        var setting = Calibration.headline.setting
        setting.crowd.accounts = 400
        let sweep = try Sweep(setting, seeds: 1..<13)
        let one = sweep.seeds.compactMap { sweep.outcome(seed: $0) }
        #expect(one.count == 12)
        let odds = LeverageOdds(one)
        for (calm, bold) in zip(odds.rows, odds.rows.dropFirst()) {
            #expect(calm.longs <= bold.longs)
            #expect(calm.shorts <= bold.shorts)
        }
    }

    @Test("the crowd's shares add up, and its index starts where it is said to")
    func crowd() throws {
        let market = try LiveMarketTests.small()
        let statement = market.crowdStatement
        #expect(abs(statement.leverageShares.reduce(0, +) - 1) < 1e-9)
        #expect(abs(statement.venueShares.reduce(0, +) - 1) < 1e-9)
        #expect(abs(statement.leverageIndex - 0.20) < 0.01)
        #expect(statement.longs > statement.shorts)
    }

    @Test("the map holds what then falls due")
    func map() throws {
        var market = try LiveMarketTests.small { $0.noise = 0 }
        let map = market.liquidationMap(bands: 10, percent: 1)
        let mapped = map.below.prefix(4).reduce(0) { $0 + $1.liquidations + $1.stops }
        #expect(mapped > 0)
        let tally = market.runToEnd()
        let fell = LiveTally.millions(tally.liquidated + tally.stopped)
        #expect(fell > mapped * 0.4)
        for level in map.below { #expect(level.depth >= level.visibleDepth) }
    }

    @Test(
        "a push ends no nearer than it was pushed, and a farther push no nearer than a shorter one")
    func pushes() throws {
        let map = try LiveMarketTests.small { $0.noise = 0 }.liquidationMap(bands: 10, percent: 1)
        for levels in [map.below, map.above] {
            var last = 0.0
            for level in levels {
                let end = abs(level.settles)
                #expect(end >= abs(level.far) - 1e-9)
                #expect(end >= last)
                last = end
            }
        }
        let forced = map.below.contains { $0.settles < $0.far - 0.05 }
        #expect(forced, "what is forced on the way takes some push farther")
    }

    @Test("a push ends where the book has taken all that was forced, and a level sooner it has not")
    func pushSettles() throws {
        let market = try LiveMarketTests.small { $0.noise = 0 }
        // Bands as narrow as the book's own levels, so that bands can be added up.
        let map = market.liquidationMap(bands: 1_000, percent: 0.01)
        for push in [99, 199, 399] {
            let end = Int((-map.below[push].settles * 100).rounded()) - 1
            guard end < 990 else { continue }
            func forced(_ band: Int) -> Double {
                map.below[...band].reduce(0) { $0 + $1.liquidations + $1.stops }
            }
            func taken(_ band: Int) -> Double {
                push < band ? map.below[(push + 1)...band].reduce(0) { $0 + $1.depth } : 0
            }
            #expect(taken(end + 2) >= forced(end) * 0.999)
            if end > push + 2 { #expect(taken(end - 2) <= forced(end)) }
        }
    }

    @Test("a stream shows everything on a quiet minute and little in a storm")
    func feed() throws {
        let quiet: Int64 = 12_000_000
        #expect(Feed.published(quiet, under: .all) == quiet)
        #expect(Double(Feed.published(quiet, under: .onePerSecond)) > Double(quiet) * 0.99)
        let storm: Int64 = 300_000_000_000
        #expect(Double(Feed.published(storm, under: .onePerSecond)) < Double(storm) * 0.05)
        var market = try LiveMarketTests.small()
        var feed = Feed(market.setting)
        var tally = LiveTally(market)
        var scratch = LiveScratch()
        while !market.isAtEnd {
            let report = market.step(&scratch)
            feed.add(report)
            tally.add(report)
        }
        #expect(feed.venues.reduce(0) { $0 + $1.actual } == tally.liquidated)
        #expect(feed.lastDay.longs + feed.lastDay.shorts == tally.liquidated)
        #expect(feed.lastHour.longs + feed.lastHour.shorts == tally.lastHour)
        for venue in feed.venues { #expect(venue.published <= venue.actual) }
    }
}
