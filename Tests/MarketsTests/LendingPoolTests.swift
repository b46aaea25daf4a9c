import Testing

@testable import Markets

/// A small market with a deep fall in its news, and loans beside it.
private func falling(_ debt: Double, by level: Double = -0.35) -> LiveSetting {
    var setting = LiveSetting()
    setting.name = "falling"
    setting.minutes = 240
    setting.crowd.accounts = 600
    setting.noise = 0.3
    setting.news = [NewsKnot(60, 0), NewsKnot(160, level)]
    setting.loans.debt = debt
    setting.loans.count = 400
    return setting
}

@Suite("Lending pools beside a live market")
struct LendingPoolTests {
    @Test(
        "money, coins and debt only move, and no loan under one stays open", arguments: [1, 2, 3])
    func laws(_ seed: UInt64) throws {
        var setting = falling(60_000)
        setting.seed = seed
        setting.events = [
            LiveEvent(minute: 90, .freeze(minutes: 20)), LiveEvent(minute: 130, .depth(0.3)),
        ]
        var market = try LiveMarket(setting)
        let opened = market.conserved
        var scratch = LiveScratch()
        while !market.isAtEnd {
            market.step(&scratch)
            #expect(market.brokenLaws(since: opened).isEmpty)
            #expect(!market.loans.isDue(at: market.prices.spot))
            if !market.isFrozen, let calm = scratch.calmAt {
                #expect(market.brokenThresholds(at: calm).isEmpty)
            }
        }
        let lending = try #require(market.lendingStatement)
        #expect(lending.called > 0 && lending.repaid > 0 && lending.seized > 0)
        #expect(lending.repaid + lending.owed + lending.badDebt - lending.exposed < 1e-6)
    }

    @Test("coins of called loans are sold on spot, and push it further down")
    func feedback() throws {
        var with = try LiveMarket(falling(60_000))
        var without = try LiveMarket(falling(0))
        var scratch = LiveScratch()
        // Until the first call the two are the same market; in its minute one of them sells more.
        while with.loans.called == 0, !with.isAtEnd {
            #expect(with.state == without.state)
            with.step(&scratch)
            without.step(&scratch)
        }
        #expect(with.loans.called > 0 && with.state.spot < without.state.spot)
    }

    @Test("loans that nothing reaches change nothing of the market")
    func untouched() throws {
        var with = try LiveMarket(falling(60_000, by: -0.001))
        var without = try LiveMarket(falling(0, by: -0.001))
        _ = (with.runToEnd(), without.runToEnd())
        #expect(with.lendingStatement?.called == 0)
        #expect(with.state == without.state && with.pots == without.pots)
    }

    @Test("a market without pools has none to show")
    func none() throws { #expect(try LiveMarket(falling(0)).lendingStatement == nil) }

    @Test("while the venue is frozen, strangers go on")
    func frozen() throws {
        var setting = falling(60_000)
        setting.events = [LiveEvent(minute: 100, .freeze(minutes: 100))]
        var market = try LiveMarket(setting)
        var scratch = LiveScratch()
        while market.minute < 150 { market.step(&scratch) }
        #expect(market.isFrozen && market.loans.called > 0)
    }

    @Test(
        "a fall by steps of 1% calls what the published cohort has called",
        arguments: [(10, 0.28), (15, 0.41), (20, 0.70), (30, 1.5), (50, 6.2)])
    func published(_ fall: Int, _ percent: Double) {
        var setting = LendingSetting()
        setting.debt = 28_980
        var book = LoanBook(setting, spot: 1_000_000)
        var repaid = 0.0
        for step in 1...fall {
            repaid += Double(book.call(at: 1_000_000 - Int64(step) * 10_000).repaid) / 1e12
        }
        let share = repaid / 28_980 * 100
        #expect(share > percent * 0.75 && share < percent * 1.25, "\(fall)%: \(share)")
    }

    @Test("a gap leaves debts that nobody repays; steps leave none")
    func gap() {
        var setting = LendingSetting()
        setting.debt = 28_980
        var book = LoanBook(setting, spot: 1_000_000)
        #expect(book.call(at: 700_000).badDebt > 0)
        book = LoanBook(setting, spot: 1_000_000)
        var bad: Int64 = 0
        for spot in stride(from: Int64(990_000), through: 700_000, by: -10_000) {
            bad += book.call(at: spot).badDebt
        }
        #expect(bad == 0)
    }

    @Test(
        "what no pool can be is refused by its rule",
        arguments: [
            \LendingSetting.debt, \.exposed, \.health, \.healthSpread, \.leastHealth, \.threshold,
            \.bonus,
        ] as [WritableKeyPath<LendingSetting, Double> & Sendable])
    func refused(_ path: WritableKeyPath<LendingSetting, Double> & Sendable) {
        for wrong in [-1, .nan, .infinity, 1e9] {
            var setting = falling(100)
            setting.loans[keyPath: path] = wrong
            #expect(throws: LiveFault.loansOutOfRange) { try LiveMarket(setting) }
        }
    }
}
