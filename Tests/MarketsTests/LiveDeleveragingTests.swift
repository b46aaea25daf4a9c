import Figures
import Foundation
import Margin
import Markets
import Scripts
import Testing

/// A person in profit while the crowd's fund is empty.
@Suite("Closed for others in a live market")
struct LiveDeleveragingTests {
    /// October 2025, with another fund and another purse.
    private func october(fund: Int, deposit: String = "5,000") throws -> TypedWorld {
        let file = BlackThursday.folder.appending(path: "october-2025.scenario")
        let kept = try String(contentsOf: file, encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.hasPrefix("insurance") && !$0.hasPrefix("deposit you") }
        let lines = kept.joined(separator: "\n")
        return try TypedWorld(text: lines + "\ninsurance \(fund)\ndeposit you \(deposit) USDT\n")
    }

    private func ending(_ typed: TypedWorld) -> Ending? {
        typed.world.endings.first { if case .deleveraged = $0.cause { true } else { false } }
    }

    @Test("with the fund full nobody is, with it empty a short is, at a profit and free of fees")
    func emptyFund() throws {
        var full = try october(fund: 5_000)
        try full.type("open short BTC 5x margin 2000", "until end")
        #expect(ending(full) == nil)

        var empty = try october(fund: 50)
        try empty.type("open short BTC 5x margin 2000", "until end")
        let closed = try #require(ending(empty))
        #expect(closed.profit.isPositive)
        #expect(closed.returned == closed.record.margin + closed.profit)
        // Right, and paid less than holding on would have: the fall went on.
        #expect(closed.price > empty.world.last)
        #expect(WorldLawTests.broken(empty.world).isEmpty)
    }

    @Test("the more levered of two winners is closed earlier or at the same minute")
    func rank() throws {
        func minute(_ leverage: Int) throws -> Int {
            var typed = try october(fund: 50)
            try typed.type("open short BTC \(leverage)x margin 1000", "until end")
            return ending(typed)?.soldStep ?? .max
        }
        let steps = try [10, 5, 2, 1].map { try minute($0) }
        #expect(steps == steps.sorted())
        #expect(steps[0] < .max)
    }

    @Test("a winner larger than what is bust keeps the rest, and no dollar or lot is made")
    func part() throws {
        var large = try october(fund: 50, deposit: "12,000,000")
        let market = try #require(large.world.market)
        let opened = market.conserved
        try large.type("open short BTC 10x margin 9,000,000", "until end")
        let parts = large.events.compactMap { event -> PartClose? in
            if case .reduced(let part) = event.happening { part } else { nil }
        }
        let first = try #require(parts.first)
        #expect(first.loser == World.crowd)
        #expect(first.closed < first.position.size.value)
        #expect(first.profit.isPositive && first.fee == .zero)
        let after = try #require(large.world.market)
        #expect(after.brokenLaws(since: opened).isEmpty)
        #expect(WorldLawTests.broken(large.world).isEmpty)
    }
}
