import Figures
import Foundation
import Lessons
import Margin
import Markets
import Press
import Scripts
import Testing

@testable import Desk

/// One truth a figure: whatever page or channel shows it, at one moment it is the same number, and what is
/// shown is that number to the cent.
@Suite("Every page and channel tells one figure")
struct AgreementTests {
    /// A seed, and the rulebook of its evening. `.ci/evenings` lives many more.
    static let evenings: [(seed: UInt64, rules: String)] = (1...count).map {
        ($0, rulebooks[Int($0) % rulebooks.count])
    }
    private static let count =
        ProcessInfo.processInfo.environment["WICK_EVENINGS"].flatMap(UInt64.init) ?? 13
    private static let rulebooks = [
        "plain", "binance-2021", "bybit-2026", "okx-2026", "hyperliquid-2026", "plain-takeover",
        "bybit-legacy", "binance-2026-09", "bitmex-2020", "plain-inverse", "bybit-inverse",
        "okx-coin-2023", "binance-coinm-2021", "plain",
    ]
    private static let acts = [
        "open long BTC 20x margin 300", "open long BTC 10x margin 200 stop 6,900",
        "open short BTC 5x margin 250 stop 7,700 limit 7,750", "open short BTC 25x margin 150",
        "open long BTC 50x margin 100", "close half", "close 0.1", "close", "add margin 150",
        "stop 3%", "stop 7,000 limit 6,990", "trail 2%", "step 3", "step 20", "step 90",
        "mode cross", "mode isolated", "mode multi", "deposit 100", "withdraw 40", "leverage 15x",
        "flip", "until liquidation", "convert 0.1 BTC to USDT", "deposit 0.5 BTC", "rewind 60",
        "what if 3x", "until stop", "hedge put BTC 95% 7d 0.2", "hedge call BTC 103% 2d 0.1",
        "hedge sell", "hedge sell 1", "lend 0.3 BTC borrow 700", "lend repay 200", "lend repay all",
        "hedge short half", "step 400",
    ]
    /// What is asked after every line; what lives the journal again only where a position has ended.
    private static let questions = [
        "account", "positions", "who", "why", "why fee", "branches", "hedges", "health", "orders",
        "market",
    ]
    private static let afterwards = ["debrief", "mirror", "ledger", "compare"]

    @Test("of one evening", arguments: evenings)
    func evening(seed: UInt64, rules: String) throws {
        var chance = Chance(seed: seed)
        var session = Checkout.session()
        for line in ["load black-thursday", "rules \(rules)", "deposit 5,000 USDC"] {
            _ = session.perform(line)
        }
        let settles = try #require(session.timeline?.world).settles
        if !settles.isDollar { _ = session.perform("deposit 2 \(settles)") }
        var ended = 0
        for _ in 0..<16 {
            let line = Self.acts[chance.below(Self.acts.count)]
                .replacing("margin 150", with: settles.isDollar ? "margin 150" : "margin 0.02 BTC")
            let reply = session.perform(inUnits(of: settles, line))
            guard reply.outcome == .done else { continue }
            let place = "seed \(seed), \(rules), after `\(line)`"
            let world = try #require(session.timeline?.world)
            var told = Telling(world)
            told.read(reply.page, "its answer", place)
            told.listen(reply.page, "its answer", place)
            for question in Self.questions
            // Of an option alone `why` is its working, down to the price of one coin.
            where question != "why" || world.statement != nil {
                told.ask(question, session, place)
            }
            if world.endings.count > ended || chance.below(6) == 0 {
                for question in Self.afterwards { told.ask(question, session, place) }
                let timeline = try #require(session.timeline)
                told.read(
                    Report(timeline, Checkout.content).page.ofSession, "the report", place)
                ended = world.endings.count
            }
            told.hear(session.figures, "the figures for programs", place)
            told.hear(reply.events, "the events for programs", place)
            told.askLesson(place)
            told.askEngine(place)
        }
    }

    /// Margins of inverse contracts are said in coins.
    private func inUnits(of settles: Asset, _ line: String) -> String {
        guard !settles.isDollar else { return line }
        let words = line.split(separator: " ").map(String.init)
        guard let place = words.firstIndex(of: "margin"), place + 1 < words.count,
            let dollars = Int(words[place + 1])
        else { return line }
        var coins = words
        coins[place + 1] = "0.0\(dollars) BTC"
        return coins.joined(separator: " ")
    }

    @Test("A page that shows money without saying which figure it is fails the law")
    func unmarked() {
        #expect(Telling.unmarked(Page([.lines([Prose("You have 1,000.00 left")])])) == ["1,000.00"])
        let span = Span.told(Money(1000), .usdt, .freeWallet, .account)
        #expect(Telling.unmarked(Page([.lines([Prose([span])])])).isEmpty)
        #expect(Telling.unmarked(Page([.lines([Prose("at 7,353.5, 4.52% under")])])).isEmpty)
    }

    @Test("Two pages that tell one figure differently fail the law, and so does a wrong cent")
    func different() throws {
        let world = try #require(Self.loaded.timeline?.world)
        var told = Telling(world, isStrict: false)
        let right = Span.told(Money(1000), .usdt, .freeWallet, .account)
        let wrong = Span.told(Money(1001), .usdt, .freeWallet, .account)
        told.read(Page([.lines([Prose([right])])]), "one", "")
        told.read(Page([.lines([Prose([wrong])])]), "another", "")
        #expect(told.faults.count == 1)
        let cent = Span.told(Money(1000), .usdt, .account, .account, as: "1,000.01 USDT")
        told.read(Page([.lines([Prose([cent])])]), "a third", "")
        #expect(told.faults.count == 2)
        told.read(
            Page([.lines([Prose([cent, Span(Prose.roundedToAddUp)])])]), "a fourth", "")
        #expect(told.faults.count == 2, "a page that says so may move a cent")
    }

    private static var loaded: Session {
        var session = Checkout.session()
        _ = session.perform("load black-thursday")
        return session
    }
}
