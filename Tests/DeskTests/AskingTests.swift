import Foundation
import Testing

@testable import Desk
@testable import Scripts

/// What is asked in other words than ours.
@Suite("Questions in other words")
struct AskingTests {
    private static func lines(_ line: String, in state: SessionState) throws -> (Reply, String) {
        var session = try state.session
        let reply = session.perform(line)
        return (reply, reply.page.words)
    }

    @Test(
        "a look that has one meaning is simply answered, and the line is said",
        arguments: [
            ("show chart", "chart"), ("show me the chart", "chart"), ("funding rate", "funding"),
            ("who liquidated me", "who"), ("who liquidated me?", "who"),
            ("what's my pnl", "positions"),
            ("what’s my P&L?", "positions"), ("how much can I lose", "positions"),
            ("when do I get liquidated", "why liquidation price"),
            ("where will i be liquidated?", "why liquidation price"),
            ("show me my open orders", "orders"), ("account balance", "account"),
            ("what are my positions", "positions"), ("equity curve", "chart equity"),
            ("go to 12:00", "until 12:00"),
            ("jump to 12:00", "until 12:00"), ("use eth as collateral", "collateral ETH"),
            ("open positions", "positions"), ("max leverage", "rulebooks"),
        ])
    func looks(typed: String, line: String) throws {
        for state in [SessionState.held, .ended] {
            var session = try state.session
            let reply = session.perform(typed)
            let said = "Read as \(line)."
            if reply.outcome == .refused, state == .held {
                // Nobody was paid yet, and no funding was recorded: the look says so itself.
                #expect(["who", "funding"].contains(line), "\(typed): \(reply.page.words)")
            }
            #expect(reply.page.words.contains(said), "\(typed): \(reply.page.words)")
        }
    }

    @Test("a look in other words leaves no line in the journal, and going to a time leaves ours")
    func kept() throws {
        var session = try SessionState.held.session
        #expect(session.perform("show chart").kept.isEmpty)
        #expect(session.perform("go to 12:00").kept == ["until 12:00"])
    }

    @Test(
        "a question finds the lesson, the word or the command that answers it",
        arguments: [
            ("what does futures liquidated mean", "lesson q1"),
            ("What does “futures liquidated” mean?", "lesson q1"),
            ("why did 350 million go in one hour?", "lesson q2"),
            ("who loses money when futures are liquidated", "lesson q3"),
            ("is a large liquidation bullish or bearish?", "lesson q4"),
            ("how can I avoid being liquidated", "lesson q5"),
            ("how does a trader avoid liquidations?", "lesson q5"),
            ("what is this funding and who pays it", "lesson p4"),
            ("what happened in may 2021?", "lesson h2"),
            ("is this real", "about"), ("is any of this real money?", "about"),
            ("can I use my own data", "help load"),
            ("can i load my own prices?", "help load"),
            ("how do I take profit?", "help take"),
        ])
    func places(typed: String, line: String) throws {
        for state in [SessionState.empty, .held] {
            let (reply, words) = try Self.lines(typed, in: state)
            #expect(reply.outcome == .refused)
            #expect(reply.suggestion == line, "\(typed): \(words)")
        }
    }

    @Test(
        "words of a sentence are the beginning of no command",
        arguments: [
            "is", "can", "do", "by", "for", "or", "my", "is this real", "can I use my own data",
        ])
    func noBeginnings(typed: String) throws {
        var session = try SessionState.held.session
        let before = session.timeline
        let reply = session.perform(typed)
        #expect(reply.outcome == .refused)
        #expect(session.timeline == before)
        for word in ["mode isolated", "cancel", "quit", "book", "orders"] {
            #expect(reply.suggestion != word)
        }
    }

    @Test(
        "a stop and a take on one line are both set, or neither, and are two lines of the journal")
    func both() throws {
        for line in ["sl 7000 tp 8000", "stop 7000 take 8000", "tp 8000 sl 7000"] {
            var session = try SessionState.held.session
            let reply = session.perform(line)
            #expect(reply.outcome == .done, "\(reply.page.words)")
            #expect(Set(reply.kept) == ["stop 7,000", "take 8,000"])
            #expect(session.timeline?.world.holdings.first?.stop?.price.value.written == "7,000")
            #expect(session.timeline?.world.orders.count == 1)
        }
        var session = try SessionState.held.session
        let before = session.timeline
        #expect(session.perform("sl 7000 tp 100").outcome == .refused)
        #expect(session.timeline == before)
    }

    @Test(
        "what only reduces is read as that",
        arguments: [
            ("sell half", "close 50%"), ("sell 25%", "close 25%"), ("sell all", "close"),
            ("sell half of btc", "close BTC 50%"), ("add collateral 500", "add margin 500"),
            ("stop at entry", "stop entry"), ("stop to 7,100", "stop 7,100"),
            ("move stop to 7,000", ""),
        ])
    func reduces(typed: String, same: String) throws {
        var session = try SessionState.held.session
        let reply = session.perform(typed)
        if same.isEmpty {
            #expect(reply.suggestion == "stop 7,000")
            return
        }
        var other = try SessionState.held.session
        // A stop at the entry may lie on the wrong side of the price; then both are refused alike.
        #expect(reply.outcome == other.perform(same).outcome, "\(typed): \(reply.page.words)")
        #expect(session.timeline?.world.holdings == other.timeline?.world.holdings)
    }

    @Test("twenty behind a coin is a leverage where nobody has so many coins")
    func bareLeverage() throws {
        for state in [SessionState.empty, .branched] {
            var session = try state.session
            _ = session.perform("load black-thursday")
            let reply = session.perform("open long btc 20")
            #expect(reply.suggestion == "open long BTC 20x margin 1,000", "\(reply.page.words)")
        }
        var session = Checkout.session()
        _ = session.perform("load black-thursday")
        #expect(session.perform("buy 0.1 btc").suggestion == "buy 0.1 btc 20x")
    }

    @Test("collateral of one coin tells the lines that do it")
    func collateral() throws {
        var session = Checkout.session()
        _ = session.perform("load black-thursday")
        _ = session.perform("rules okx-2026")
        #expect(session.said("collateral BTC").contains("okx-2026 does not list BTC"))
        _ = session.perform("rules plain")
        let told = session.text("use btc as collateral")
        #expect(told.contains("mode multi") && told.contains("deposit 0.1 BTC"), "\(told)")
        _ = session.perform("deposit 0.1 BTC")
        #expect(session.perform("multi-asset").suggestion == "mode multi")
        _ = session.perform("mode multi")
        #expect(session.text("collateral BTC").contains("counts for"))
        #expect(session.perform("collateral all").outcome == .refused)
    }

    @Test("an autopsy takes answers only, says so to a command, and undo does not reach past it")
    func autopsy() throws {
        var session = try SessionState.held.session
        let before = session.timeline
        _ = session.perform("autopsy")
        for line in ["close all", "step 5", "what if 3x", "load headline", "rewind 10:00", "help"] {
            let prompt = session.prompt
            let reply = session.perform(line)
            #expect(
                reply.outcome == .refused && reply.page.words.contains("answers only"), "\(line)")
            #expect(session.prompt == prompt && session.timeline == before)
        }
        for line in ["undo", "back", "undo", "undo"] { _ = session.perform(line) }
        #expect(session.timeline == before)
        _ = session.perform("plain")
        #expect(session.prompt.contains("2/6"))
        _ = session.perform("undo")
        #expect(session.prompt.contains("1/6"))
        _ = session.perform("cancel")
        #expect(session.timeline == before && !session.prompt.contains("autopsy"))
    }

    @Test("words of an order are no coins")
    func noCoins() throws {
        for line in [
            "flip all", "leverage all 5x", "stop all 7,000", "hedge short all", "cancel stop now",
        ] {
            var session = try SessionState.held.session
            #expect(!session.perform(line).page.words.contains("is not listed"), "\(line)")
        }
    }
}
