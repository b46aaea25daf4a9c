import Figures
import Margin
import Markets
import Testing

/// A 50x long at 60,000 is closed on three tapes, with Ola short on the other side: who loses what.
@Suite("The waterfall on a recorded tape")
struct WaterfallTests {
    private let ola = Pot.wallet(trader: "ola")
    private let olaMargin = Pot.margin(trader: "ola", symbol: "BTCUSDT")

    private func closed(_ scenario: String) throws -> TypedWorld {
        var tape = try TypedWorld(scenario)
        try tape.type("open long BTC 50x margin 1200")
        #expect(tape.line == "59095.4")
        try tape.type("until liquidation")
        #expect(tape.world.now.clock == "10:02")
        #expect(tape.world.free(.usdt) == Money(3800))
        #expect(tape.broken.isEmpty)
        return tape
    }

    @Test("a sale above the bankruptcy price is the fund's gain")
    func above() throws {
        let tape = try closed("exit-above")
        #expect(tape.usdt(.fund) == Money(1150))
        #expect(tape.usdt(.market) == Money(1050))
        #expect(tape.usdt(olaMargin) == Money(3000))
    }

    @Test("a sale below it is the fund's loss")
    func below() throws {
        let tape = try closed("exit-below")
        #expect(tape.usdt(.fund) == Money(800))
        #expect(tape.usdt(.market) == Money(1400))
    }

    @Test("an empty fund hands the position to the winner, at the bankruptcy price")
    func deleveraged() throws {
        let tape = try closed("empty-fund")
        #expect(tape.usdt(.fund) == .zero)
        #expect(tape.usdt(.market) == .zero)
        #expect(tape.usdt(ola) == Money(4200))
        #expect(tape.world.bystanders[0].position == nil)
        let forced = try #require(tape.world.forcedCloses.last)
        #expect(forced.queue.map(\.name) == ["ola"])
        #expect(
            tape.steps.contains(
                .deleveraged(
                    name: "ola", symbol: "BTCUSDT", Quantity(1), at: Price(58_800),
                    profit: Money(1200))))
    }

    @Test("every step of it is an event, in the venue's order")
    func told() throws {
        let kinds = try closed("exit-below").events.compactMap { event -> String? in
            guard case .forced(let step, _) = event.happening else { return nil }
            return "\(step)".prefix { $0 != "(" }.description
        }
        #expect(kinds == ["triggered", "takenOver", "soldOn", "shortfall"])
    }

    @Test("whoever is right may be closed for it, and that may be you")
    func closedForIt() throws {
        let text = """
            scenario "Up"  2026-01-05 10:00  every 1m
            market BTCUSDT none
            rules plain-takeover
            deposit you 5,000 USDT
            deposit ola 1,500 USDT
            ola opens long BTC 1 50x
            bar 10:00 60,000 60,000 60,000 60,000
            bar 10:01 58,000 58,000 58,000 58,000
            bar 10:02 55,000 55,000 55,000 55,000
            """
        var tape = try TypedWorld(text: text)
        try tape.type("open short BTC 1 20x", "until end")
        let ending = try #require(tape.world.endings.last)
        #expect(ending.cause == .deleveraged(of: "ola"))
        #expect(ending.price == Price(58_800) && ending.profit == Money(1200))
        #expect(tape.world.free(.usdt) == Money(6200))
        #expect(tape.usdt(.market) == .zero)
        #expect(tape.broken.isEmpty)
    }

    @Test("the other side is liquidated as anybody is")
    func squeezed() throws {
        let text = """
            scenario "Up"  2026-01-05 10:00  every 1m
            market BTCUSDT none
            rules plain-takeover
            deposit you 5,000 USDT
            deposit fund 1,000 USDT
            deposit ola 3,000 USDT
            ola opens short BTC 1 20x
            bar 10:00 60,000 60,000 60,000 60,000
            bar 10:01 62,900 62,900 62,900 62,900
            """
        var tape = try TypedWorld(text: text)
        try tape.type("until end")
        #expect(tape.world.bystanders[0].position == nil)
        #expect(tape.usdt(.fund) == Money(1100))
        #expect(tape.world.forcedCloses.map(\.trader) == ["ola"])
        #expect(tape.broken.isEmpty)
    }
}
