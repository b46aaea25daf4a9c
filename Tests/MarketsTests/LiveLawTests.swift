import Testing

@testable import Markets

/// Settings that no one would write: few huge accounts, wild noise, hardly any depth.
struct WildSettings {
    static func setting(_ number: Int) -> LiveSetting {
        let chance = Noise(seed: 77)
        var draw: UInt64 = 0
        func u(_ low: Double, _ high: Double) -> Double {
            draw += 1
            return low + (high - low) * chance.uniform(stream: UInt64(number), step: draw)
        }
        func tenths(_ x: Double) -> Double { Double(Int(x * 10)) / 10 }
        var s = LiveSetting()
        s.name = "wild-\(number)"
        s.price = Double(Int(Logarithm.exp(u(5, 13))))
        s.minutes = 200
        s.warmUp = number % 3 == 0 ? 0 : Int(u(0, 200))
        s.seed = UInt64(number)
        s.noise = number % 7 == 0 ? 0 : u(0, 2.5)
        s.hasFatTails = number % 2 == 0
        s.isBridged = number % 4 == 0
        s.insurance = number % 5 == 0 ? 0 : u(0, 5_000)
        s.fundingEvery = [480, 60, 17, 240][number % 4]
        s.crowd.accounts = Int(u(100, 600))
        s.crowd.openInterest = Logarithm.exp(u(3, 14))
        s.crowd.skew = u(-0.3, 0.3)
        s.crowd.heat = u(0, 0.5)
        s.crowd.patient = u(0, 0.8)
        s.crowd.coinShare = number % 6 == 0 ? 1 : u(0, 1)
        s.crowd.altShare = u(0, 1)
        s.crowd.altBeta = tenths(u(1, 4))
        s.crowd.stopShare = u(0, 0.6)
        s.crowd.entrySpread = u(0, 0.1)
        s.crowd.openingRange = u(0, 0.02)
        let depth = Logarithm.exp(u(-7, 0)) * s.crowd.openInterest
        s.book.spotDepth = depth * u(0.001, 0.02)
        s.book.perpDepth = depth * u(0.001, 0.02)
        s.book.spotLatent = depth * u(0.001, 0.02)
        s.book.perpLatent = depth * u(0.001, 0.02)
        s.news = [NewsKnot(40, 0), NewsKnot(90, u(-0.5, 0.5)), NewsKnot(200, u(-0.3, 0.5))]
        if number % 3 == 1 {
            s.events = [
                LiveEvent(minute: 30, .whale(u(-1, 1) * s.crowd.openInterest * 0.01)),
                LiveEvent(minute: 50, .depth(u(0.05, 2))),
                LiveEvent(minute: 70, .freeze(minutes: 12)),
                LiveEvent(minute: 100, .maintenance(0.01, 0.02)),
                LiveEvent(minute: 120, .haircut(0.2)),
                LiveEvent(minute: 140, .fundingEvery(30)),
            ]
        }
        return s
    }
}

@Suite("laws of the live market")
struct LiveLawTests {
    @Test(
        "ladders close exactly whom a plain look at everybody closes, and nothing is made or lost",
        arguments: 0..<24)
    func ladderEqualsScan(_ number: Int) throws {
        let setting = WildSettings.setting(number)
        let opened: LiveMarket
        do {
            opened = try LiveMarket(setting)
        } catch .nobodyLeft {
            return
        }
        var ladder = opened
        var plain = opened
        plain.looksAtAll = true
        let before = opened.conserved
        var scratch = LiveScratch()
        var scan = LiveScratch()
        var tally = LiveTally(opened)
        while !ladder.isAtEnd {
            let report = ladder.step(&scratch)
            let expected = plain.step(&scan)
            tally.add(report)
            #expect(report == expected, "\(setting)")
            #expect(ladder.checksum == plain.checksum, "minute \(ladder.minute) of \(setting)")
            let broken = ladder.brokenLaws(since: before)
            #expect(broken.isEmpty, "\(broken), minute \(ladder.minute) of \(setting)")
            if report != expected || !broken.isEmpty { return }
        }
        #expect(tally.brokenLaws(report: setting.report).isEmpty)
    }

    @Test("the wild settings reach every part of the loop")
    func wildReachesAll() {
        var (forced, stops, deleveraged, shorts, neutral, rounds) = (0, 0, 0, 0, 0, 0)
        for number in 0..<24 {
            guard let opened = try? LiveMarket(WildSettings.setting(number)) else { continue }
            var market = opened
            var scratch = LiveScratch()
            neutral +=
                market.crowd.kinds.indices.filter { number in
                    market.crowd.kinds[number].check == .gap
                        && market.crowd.ladders[number].end > market.crowd.ladders[number].start
                }.count
            while !market.isAtEnd {
                let report = market.step(&scratch)
                forced += report.forced
                stops += report.stops
                deleveraged += report.deleveragings
                shorts += (4..<8).reduce(0) { $0 + Int(report.closes[$1]) }
                rounds = max(rounds, report.rounds)
            }
        }
        #expect(forced > 500, "\(forced)")
        #expect(shorts > 100, "\(shorts)")
        #expect(stops > 100, "\(stops)")
        #expect(deleveraged > 0)
        #expect(neutral > 5)
        #expect(rounds > 3)
    }
}
