import Foundation
import Scripts
import Testing

@testable import Markets

/// What crowds of one law have in common, and what differs between them.
@Suite("crowds of one law")
struct CrowdLawTests {
    private static let distances = [0.02, 0.03, 0.05, 0.08, 0.12, 0.2]

    /// Millions of dollars that a fall by each distance would force, of the open interest of one side.
    private func held(_ setting: LiveSetting, seed: UInt64) -> [Double] {
        let accounts = CrowdLaw(setting.crowd, price: setting.price, venues: setting.venues)
            .crowd(seed: seed)
        let crowd = LiveMarket.crowd(accounts, setting)
        return Self.distances.map { distance in
            let ticks = setting.price * 10 * (1 - distance)
            return crowd.rows.filter { crowd.isLong($0) }.reduce(0) { sum, row in
                let line = max(crowd.liquidationTicks(row), Double(row.stop))
                return line < ticks ? sum : sum + Double(row.quantity) * setting.price / 1e10
            }
        }
    }

    @Test("a small crowd and a large one hold the same up to every line, whatever the seed")
    func sameLaw() {
        var setting = Calibration.brink.setting
        setting.crowd.accounts = 200_000
        let whole = held(setting, seed: 1)
        #expect(whole == whole.sorted() && whole[0] > 100 && whole[5] > 10_000)
        for size in [2_000, 4_000, 6_000, 30_000] {
            setting.crowd.accounts = size
            for seed in 1...3 as ClosedRange<UInt64> {
                for (held, whole) in zip(held(setting, seed: seed), whole) {
                    #expect(
                        abs(held - whole) < 150 + 0.02 * whole, "\(size) \(seed): \(held) \(whole)")
                }
            }
        }
    }

    @Test("another seed is another crowd, and the same seed the same")
    func seeds() {
        let setting = Calibration.headline.setting
        let law = CrowdLaw(setting.crowd, price: setting.price, venues: setting.venues)
        let (one, two) = (law.crowd(seed: 1), law.crowd(seed: 2))
        #expect(one == law.crowd(seed: 1))
        #expect(one.count == two.count && zip(one, two).count { $0 != $1 } > one.count / 2)
        // Both hold the open interest, to a hundredth of a percent.
        for crowd in [one, two] {
            let longs = crowd.filter(\.isLong).reduce(0) { $0 + Double($1.quantity) }
            let millions = longs * setting.price / 1e10
            #expect(abs(millions / setting.crowd.openInterest - 1) < 1e-4, "\(millions)")
        }
    }

    /// A shorter version of `.ci/crowds`, which takes twenty crowds and sizes to 100,000.
    @Test(
        "the middle low of a shipped market hardly moves with the size of its crowd",
        arguments: EveryScenarioTests.names)
    func sizes(_ name: String) throws {
        let file = BlackThursday.folder.appending(path: "\(name).scenario")
        let text = try String(contentsOf: file, encoding: .utf8)
        guard text.contains(/(?m)^crowd accounts/) else { return }
        var setting = try #require(ScenarioText.read(text, name: name).live?.setting)
        let spreads = try [4_000, 12_000, 40_000].map { size in
            setting.crowd.accounts = size
            return try CrowdSpread(setting, crowds: 5)
        }
        let lows = spreads.map(\.low)
        let moved = try #require(lows.max()) - (try #require(lows.min()))
        #expect(moved < 0.75, "\(name): \(lows)")
        // The crowds did differ, and something was forced.
        #expect(spreads.allSatisfy { $0.days[0] < $0.days[4] && $0.days[0] > 0 })
    }

    @Test("thirteen shipped markets have a crowd")
    func some() throws {
        let live = try EveryScenarioTests.names.filter {
            try EveryScenarioTests.smaller($0).live != nil
        }
        #expect(live.count >= 13)
    }

    @Test("on an edge the crowds of one law part")
    func edge() throws {
        var setting = Calibration.brink.setting
        setting.crowd.heat = 0.03
        setting.book.spotDepth /= 2
        setting.book.perpDepth /= 2
        setting.book.spotLatent /= 2
        setting.book.perpLatent /= 2
        let spread = try CrowdSpread(setting, crowds: 20)
        #expect(spread.lows[0] < -12 && spread.lows[19] > -6, "\(spread.lows)")
    }
}
