import Figures
import Margin
import Markets
import Testing

@testable import Desk

/// Which tier counts is told from the size that is asked for, on every page that speaks of it.
@Suite("A tier is looked up by size")
struct TierTruthTests {
    private func session(_ lines: String...) -> Session {
        var session = Checkout.session()
        for line in lines { _ = session.perform(line) }
        return session
    }

    @Test("OKX: where the table of sizes ends the order is refused, as the calculator refuses it")
    func beyond() {
        var session = session("load black-thursday", "rules okx-2026", "deposit 30,000,000 USDT")
        let before = session.timeline
        for line in [
            "open long BTC 10x size 3,200", "calc liquidation long BTC 10x size 3,200 entry 7,000",
        ] {
            #expect(session.perform(line).outcome == .refused, "\(line)")
            #expect(
                session.said(line).contains("10 BTC") || session.said(line).contains("10 coins"),
                "\(session.said(line))")
        }
        #expect(session.timeline == before)
    }

    /// The table of June 2023: to 200,000 contracts 125x and 0.4 %, to 500,000 100x and 0.5 %. A contract
    /// is 100 dollars.
    @Test(
        "OKX in coin, 2023: leverage, rate and margin are of one tier",
        arguments: [
            ("125x", "10,000,000", "125x", "0.4%"), ("125x", "30,000,000", "100x", "0.5%"),
            ("100x", "30,000,000", "100x", "0.5%"), ("10x", "60,000,000", "10x", "0.75%"),
        ])
    func tiers(_ asked: String, _ size: String, _ given: String, _ rate: String) throws {
        var session = session(
            "load black-thursday", "rules okx-coin-2023", "deposit 20,000 BTC")
        let order = session.said("open long BTC \(asked) size \(size)")
        guard asked == given else {
            #expect(order.contains("100x"), "\(order)")
            #expect(session.timeline?.world.holdings.isEmpty == true)
            return
        }
        #expect(order.contains("(maintenance \(rate))"), "\(order)")
        let why = session.said("why maintenance rate")
        #expect(why.hasPrefix("maintenance rate = \(rate)"), "\(why)")
        // What must remain is the size ÷ mark × (that rate + the taker fee of 0.05 %).
        let world = try #require(session.timeline?.world)
        let holding = try #require(world.holdings.first)
        let units = try Rate(reading: String(rate.dropLast())).units / 100 + 50_000
        let value = holding.position.value(at: Figure(world.mark)).value
        let expected: Money = (value * Rate(units: units)).rounded(.up)
        let statement = try #require(world.statement)
        #expect((statement.maintenance.value - expected).magnitude.units <= 2)
        #expect(session.said("positions").contains(statement.maintenance.value.named(Asset("BTC"))))
    }
}
