import Desk
import Press
import Testing

/// Two coins whose prices differ twenty-five-fold: every figure belongs to one of them.
@Suite("A second coin")
struct TwoCoinTests {
    private func session(_ lines: [String]) -> Session {
        var session = Checkout.session()
        for line in ["load two-coins"] + lines {
            #expect(session.perform(line).outcome == .done, "\(line)")
        }
        return session
    }

    @Test(
        "no page of an ETH position speaks of a price of bitcoin",
        arguments: [
            "why", "positions", "why liquidation price", "why mark price", "positions ETH",
            "why ETH",
            "why ETH liquidation price", "ladder", "ladder ETH", "ladder long ETH 20x", "chart ETH",
        ])
    func pages(_ line: String) {
        var session = session(["open long ETH 5x margin 500", "step"])
        let page = session.text(line)
        #expect(!page.contains("100,000"), "\(page)")
        #expect(session.perform(line).outcome == .done)
    }

    @Test("the line under a move, and the one before the cursor, have the position's own prices")
    func status() {
        var session = session(["open long ETH 5x margin 500"])
        let status = session.text("step")
        #expect(status.contains("ETH last 4,"), "\(status)")
        #expect(!status.contains("last 100,000"), "\(status)")
        #expect(session.prompt.contains("ETH 4,"))
        #expect(session.text("step", style: .flat).contains("The last price of ETH is "))
    }

    @Test("the ladder names its coin, and a refused coin is told")
    func named() {
        var session = session([])
        #expect(session.text("ladder").contains("Ladder: BTC opened at"))
        #expect(session.text("ladder ETH").contains("Ladder: ETH opened at"))
        #expect(session.perform("ladder DOGE").outcome == .refused)
    }

    @Test("why tells of what ended last, and of a coin where one is named")
    func ended() {
        var session = session([
            "open long BTC 100x margin 500", "open long ETH 2x margin 500", "until liquidation",
        ])
        let last = session.text("why")
        #expect(last.contains("your line") && !last.contains("ETH"), "\(last)")
        #expect(session.text("why ETH").contains("You are long"))
        #expect(session.text("why liquidation price ETH").contains("Of your long"))
    }
}
