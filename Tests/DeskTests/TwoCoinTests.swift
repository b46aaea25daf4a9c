import Press
import Testing

@testable import Desk

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

    // MARK: Every page

    /// Sentences that are of bitcoin alone, and say so.
    private static let ofBitcoin = ["of bitcoin", "bitcoin prices"]

    /// Prices near a coin's own: whether such a number stands on a page.
    private func speaksOf(_ low: Int, _ high: Int, _ page: String) -> Bool {
        page.matches(of: #/[\d][\d,]*(?:\.\d+)?/#).contains { match in
            let whole = match.output.split(separator: ".")[0].replacing(",", with: "")
            guard let number = Int(whole) else { return false }
            return (low...high).contains(number)
        }
    }

    /// A line of every look and question about one coin, with the coin left open.
    private static let looks = [
        "market X", "orders X", "positions X", "collateral X", "why X", "why X liquidation price",
        "why X mark price", "debrief X", "ladder X", "ladder long X 20x", "chart X",
        "calc liquidation long X 10x margin 100", "venues long X 10x margin 100",
        "plan long X 5x size 0.02 stop 6%", "size X 1% stop 6%", "put X 95% 7d", "call X 105% 7d",
    ]

    @Test(
        "a page that is asked about one coin has no price of the other", arguments: looks,
        ["BTC", "ETH"])
    func asked(_ look: String, _ coin: String) throws {
        var session = session([
            "deposit 50,000 USDT", "open long BTC 5x margin 500 stop 70,000",
            "open long ETH 5x margin 500 stop 2,900", "step",
        ])
        if look.hasPrefix("debrief") { _ = session.perform("close \(coin)") }
        let line = look.replacing("X", with: coin)
        let reply = session.perform(line)
        guard reply.outcome == .done else {
            // Without a forced close there is nothing to debrief, and other coins have no `why`.
            #expect(look.hasPrefix("debrief"), "\(line): \(reply.page.words)")
            return
        }
        // The tape's own coin is shown with the others beside it, each under its name.
        // Nor is a count of hours a price.
        let page = reply.page.words.replacing(#/ETH [\d,.]+|[\d,]+ hours/#, with: "")
        let others = coin == "ETH" ? (60_000, 110_000) : (2_800, 4_400)
        #expect(!speaksOf(others.0, others.1, page), "\(line)\n\(page)")
    }

    @Test(
        "with ether alone held, a page that is not asked about a coin names bitcoin beside its prices",
        arguments: [
            "account", "positions", "orders", "alerts", "market", "chart", "chart equity",
            "chart margin", "ledger", "news", "who", "journal", "branches", "why", "mirror",
            "hedges", "collateral", "compare", "plan", "step", "until ETH < 3,990", "add margin 10",
            "trail 30%", "close half", "away 1", "leverage 6x", "flip", "what if 3x", "ladder",
        ])
    func unasked(_ line: String) throws {
        var session = session(["open long ETH 5x margin 500 stop 2,900", "step"])
        let page = session.text(line).replacing(#/[\d,]+ hours/#, with: "")
        for paragraph in page.split(separator: "\n\n")
        where speaksOf(60_000, 110_000, String(paragraph)) {
            #expect(
                paragraph.contains("BTC") || Self.ofBitcoin.contains { paragraph.contains($0) },
                "\(line): \(paragraph)")
        }
    }

    @Test("orders and prices of one coin are told alone")
    func alone() {
        var session = session([
            "open long BTC 5x margin 500 stop 90,000", "open long ETH 5x margin 500 stop 3,100",
            "long ETH 5x margin 100 at 3,500",
        ])
        let ether = session.text("orders ETH")
        #expect(ether.contains("3,100.00") && ether.contains("3,500.00"))
        #expect(!ether.contains("90,000") && session.text("orders").contains("90,000"))
        #expect(session.text("orders").contains("closes the long of ETH"))
        let market = session.text("market ETH")
        #expect(market.contains("ETH last price") && market.contains("ETHUSDT"))
        #expect(!market.contains("100,000") && !market.contains("BTCUSDT"))
        #expect(session.perform("market DOGE").outcome == .refused)
    }

    /// Bitcoin was closed, ether is still open: what another leverage would have done is told of bitcoin.
    @Test("a comparison tells of the coin on which the two lives differ")
    func compared() {
        let session = session([
            "open long ETH 5x margin 500", "open long BTC 50x margin 500", "until liquidation",
        ])
        for (line, other) in [
            ("what if 3x", "long 0.015 BTC and 1 more"), ("what if without 2", "none"),
        ] {
            var session = session
            let page = session.text(line)
            #expect(page.contains("long 0.25 BTC and 1 more") && page.contains(other), "\(page)")
            #expect(page.contains("98,393.5") && page.contains("liquidated 10:01"))
            #expect(!page.contains("3,212.85"), "the line of ether is no part of it")
            #expect(page.split(separator: "\n").contains { $0.hasPrefix("account") }, "\(page)")
        }
    }
}
