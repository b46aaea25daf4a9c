import Figures
import Margin
import Markets
import Scripts
import Testing

/// A venue's forced closes in a market that they move.
@Suite("The venue closes in a live market")
struct LiveForcedTests {
    private func world(_ rules: String, _ deposits: String) throws -> TypedWorld {
        try TypedWorld(text: LiveEveningTests.text(deposits), name: "small", rules: rules)
    }

    private func parts(_ forced: ForcedClose?) -> [LiquidationStep.Part] {
        (forced?.steps ?? []).compactMap { if case .reduced(let part) = $0 { part } else { nil } }
    }

    @Test("Bybit goes down tier by tier, each sale at a price of its own, and the book feels it")
    func tierByTier() throws {
        var large = try world("bybit-2026", "deposit you 3,000,000 USDT")
        try large.type("open long BTC 20x margin 1,500,000", "until liquidation")
        let forced = large.world.forcedCloses.first
        let parts = parts(forced)
        #expect(parts.count >= 1)
        for part in parts { #expect(part.tierAfter.map { $0 < part.tierBefore } ?? true) }
        let prices = parts.map(\.price)
        #expect(zip(prices, prices.dropFirst()).allSatisfy { $0 > $1 }, "\(prices)")

        // A sale walks the book: it is filled under the mark that asked for it.
        let mark = try #require(forced?.mark)
        #expect(prices.allSatisfy { $0 < mark }, "\(prices) under \(mark)")
    }

    @Test("what a part leaves stays open, with the margin that is in the ledger")
    func restStays() throws {
        var large = try world("binance-2026-09", "deposit you 3,000,000 USDT")
        try large.type("mode cross", "open long BTC 20x margin 2,900,000", "until liquidation")
        let forced = try #require(large.world.forcedCloses.first)
        let ends = forced.steps.last
        if case .compliant = ends {
            #expect(large.holding != nil)
        } else {
            #expect(large.holding == nil)
        }
        #expect(WorldLawTests.broken(large.world).isEmpty)
    }

    @Test("a small account is taken over whole, and the fund's sale walks the book")
    func takenOver() throws {
        var small = try world("binance-2026-09", "deposit you 5,000 USDT")
        try small.type("open long BTC 50x margin 1,000", "until liquidation")
        let steps = small.world.forcedCloses.first?.steps ?? []
        #expect(steps.contains { if case .takenOver = $0 { true } else { false } })
        #expect(steps.contains { if case .soldOn = $0 { true } else { false } })
        #expect(small.holding == nil)
    }

    @Test("coins behind dollars fall with the market, and the venue sells them for what is owed")
    func multiAsset() throws {
        var coins = try world("binance-2026-09", "deposit you 20 BTC")
        try coins.type("mode multi", "open long BTC 20x size 330")
        let statement = try #require(coins.world.statement)
        let still = try #require(statement.position.liquidationPrice?.value)
        guard case .at(let moving)? = statement.shared?.repriced else {
            Issue.record("no line with the coins re-priced")
            return
        }
        #expect(moving.value > still)
        try coins.type("until liquidation")
        let forced = try #require(coins.world.forcedCloses.first)
        #expect(forced.pool == .multiAsset)
        #expect(WorldLawTests.broken(coins.world).isEmpty)
    }
}
