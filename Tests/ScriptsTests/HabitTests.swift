import Margin
import Testing

@testable import Scripts

/// What traders type by habit, and the line it stands for.
@Suite("Habits")
struct HabitTests {
    @Test(
        "are read as the command they mean",
        arguments: [
            ("tp 8k", "take 8,000"), ("take profit 8000 half", "take 8,000 50%"),
            ("stop loss 7.1k", "stop 7,100"), ("stop-loss 7000", "stop 7,000"),
            ("sl 7000", "stop 7,000"), ("sto 7000", "stop 7,000"), ("continue", "until end"),
            ("run", "until end"), ("wait 1h", "step 60"), ("pnl", "positions"),
            ("status", "account"), ("wallet", "account"), ("quote", "market"), ("bye", "quit"),
            ("explain liquidation price", "why liquidation price"), ("commands", "help all"),
            ("buy btc 10x margin 1k", "open long BTC 10x margin 1,000"),
            ("chart equ", "chart equity"), ("deposit $2k", "deposit 2,000 USDT"),
            ("what is margin ratio", "define margin ratio"), ("p&l", "positions"),
            ("graph", "chart"), ("dom", "book"), ("oi", "crowd"), ("heatmap", "map"),
            ("fills", "journal"), ("liq", "why liq"), ("flatten", "close all"),
            ("close everything", "close all"), ("close position", "close"), ("close long", "close"),
            ("reverse position", "flip"), ("stop BTC-PERP 7000", "stop BTC 7,000"),
            ("long btcusdt x10 margin 1000", "open long BTC 10x margin 1,000"),
            ("long XBT 10x margin 1000", "open long BTC 10x margin 1,000"),
            ("market buy 0.2 btc 100x", "open long BTC 0.2 100x"),
            ("buy market btc 10x margin 100", "open long BTC 10x margin 100"),
            ("open market short btc 10x margin 100", "open short BTC 10x margin 100"),
            ("limit buy btc 7000 10x margin 100", "open long BTC 10x margin 100 at 7,000"),
            ("limit sell 0.1 btc 8000 5x", "open short BTC 0.1 5x at 8,000"),
            ("buy limit btc 0.1 5x at 7000", "open long BTC 0.1 5x at 7,000"),
            ("buy limit 7000 btc 10x margin 100", "open long BTC 10x margin 100 at 7,000"),
            ("buy stop btc 7500 10x margin 100", "open long BTC 10x margin 100 trigger 7,500"),
            ("play 10x", "play 10"), ("why did I get stopped", "why"),
            ("why was i liquidated", "why"),
            ("size 1% stop 2%", "calc size risk 1% stop 2%"),
            ("calc liquidation price long 10x margin 100", "calc liquidation long 10x margin 100"),
            ("plan long 10x margin 100 tp 8000", "plan long 10x margin 100 take 8,000"),
            ("buy btc/usdt 0.1 x5", "open long BTC 0.1 5x"), ("lev x5", "leverage 5x"),
        ])
    func habits(typed: String, means: String) throws {
        let command = try Reader.read(typed, in: Surroundings(coin: Asset("BTC")))
        #expect(CommandText.print(command) == means)
    }

    /// What would act on an account, or says too little, is answered with one line that reads.
    @Test(
        "are answered with the line to type where they only resemble a command",
        arguments: [
            ("liquidate", "until liquidation"), ("go to liquidation", "until liquidation"),
            ("goto 10:40", "until 10:40"), ("jump to 10:40", "until 10:40"),
            ("10:40", "until 10:40"), ("ff 1h", "step 1h"), ("end", "until end"),
            ("reset", "rewind 2020-03-12 10:00"), ("start over", "rewind 2020-03-12 10:00"),
            ("restart", "rewind 2020-03-12 10:00"), ("next bar", "step"),
            ("10x", "leverage 10x"), ("x10", "leverage x10"), ("buy 1 btc", "buy 1 btc 20x"),
            ("sell all", "close all"), ("exit position", "close"), ("exit all", "close all"),
            ("market buy 0.1 btc", "market buy 0.1 btc 20x"), ("market close", "close"),
            ("buy $1000 btc x10", "buy margin 1000 btc x10"),
            ("long btc 10x 1k", "long btc 10x margin 1k"),
            ("long 1000 usdt btc 10x", "long margin 1000 btc 10x"),
            ("go long btc 10x margin 500", "open long btc 10x margin 500"),
            ("set leverage 5", "leverage 5"), ("margin mode cross", "mode cross"),
            ("margin 500", "add margin 500"), ("margin", "why margin ratio"),
            ("move stop 7000", "stop 7000"), ("remove stop", "cancel stop"),
            ("topup 500", "add margin 500"), ("top up 500", "add margin 500"),
            ("order book", "book"), ("open orders", "orders"), ("open interest", "crowd"),
            ("funding rate", "funding"), ("liquidations", "feed"), ("fees", "why fee"),
            ("what happened", "why"), ("hello", "help"), ("man stop", "help stop"),
            ("tutorial", "demo"),
            ("quiz", "review"), ("drawdown", "chart equity"), ("export", "report evening.html"),
            ("exit()", "quit"), (":q", "quit"), ("settings", "set"), ("--version", "about"),
            ("switch to cross", "mode cross"), ("scenario black-thursday", "load black-thursday"),
        ])
    func suggestions(typed: String, next: String) throws {
        var around = Surroundings(coin: Asset("BTC"))
        around.opening = "2020-03-12 10:00"
        do throws(Misreading) {
            _ = try Reader.read(typed, in: around)
            // Read as something else: the world refuses it, or answers another question.
            #expect(["switch to cross", "open orders"].contains(typed))
        } catch {
            #expect(error.text(for: typed, in: around).next == next)
            #expect((try? Reader.read(next, in: around)) != nil)
        }
    }

    @Test("lead only to lines that read, whatever they begin with")
    func everyHabit() {
        let around = Surroundings(coin: Asset("BTC"))
        for habit in Habit.all {
            for means in habit.means where !means.contains("…") {
                let line = means.replacing("OPENING", with: "10:00")
                #expect((try? Reader.read(line, in: around)) != nil, "\(line)")
            }
        }
    }

    @Test(
        "a k stands for thousands only behind prices and money", arguments: ["step 2k", "lev 2k"])
    func noThousands(typed: String) {
        #expect(throws: Misreading.self) { try Reader.read(typed) }
    }

    @Test("thousands keep to the limits", arguments: ["stop 9999999k", "stop 1e8k", "stop k"])
    func limits(typed: String) {
        #expect(throws: Misreading.self) { try Reader.read(typed) }
    }
}
