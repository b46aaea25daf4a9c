import Figures
import Margin
import Markets
import Testing

@testable import Scripts

/// A suggestion keeps what could be understood of the line and fills in the rest from the market.
@Suite("Lines to type keep what was typed")
struct KeptWordsTests {
    /// A market at 7,353.5 with 5,000 free.
    private static var around: Surroundings {
        var around = Surroundings(coin: Asset("BTC"))
        around.coins = [Asset("BTC")]
        around.price = SamplePrice.stood
        around.free = Money(5000)
        return around
    }

    private func next(_ typed: String, in around: Surroundings) throws -> MisreadingText {
        let error = try #require(throws: Misreading.self) { try Reader.read(typed, in: around) }
        let text = error.text(for: typed, in: around)
        #expect((try? Reader.read(text.next, in: around)) != nil, "\(text.next)")
        return text
    }

    @Test(
        "side, coin, leverage, amount and prices stay",
        arguments: [
            ("buy 1000 usdt btc 50x", "buy margin 1000 btc 50x"),
            ("long 50x", "long 50x margin 1,000"), ("long 50x btc", "long 50x btc margin 1,000"),
            ("long 2000 usdt 10x", "long margin 2000 10x"),
            ("open btc long 20x margin 300", "open long BTC 20x margin 300"),
            ("btc long 50x 100 usdt", "open long BTC 50x margin 100"),
            ("50x short", "open short BTC 50x margin 1,000"),
            ("order btc 20x 300", "open long BTC 20x margin 300"),
            ("order sell 0.1 btc 5x sl 7500", "open sell 0.1 btc 5x sl 7500"),
            ("limit buy btc 10x margin 100", "open long BTC 10x margin 100 at 7,130"),
            ("limit sell btc 10x margin 100", "open short BTC 10x margin 100 at 7,570"),
            (
                "go long at 7000 using 20x and 300 usdt stop 6800",
                "open long BTC 20x margin 300 at 7,000 stop 6,800"
            ),
            (
                "calc long btc 20x entry 7,000",
                "calc liquidation long BTC 20x margin 1,000 entry 7,000"
            ),
            ("plan long btc 10x margin 500 tkae 8000", "plan long btc 10x margin 500 take 8000"),
            ("alert price 7000", "alert price < 7000"), ("alert 8000", "alert price > 8000"),
            ("until -5%", "until price < 6,985.8"), ("stop 0", "stop 6,950"),
            ("open long btc 40x margin 1000 trail 1%", "open long btc 40x margin 1000"),
            ("take half 8000", "take 8000 half"), ("risk 2% stop 7100", "size risk 2% stop 7100"),
            ("long btc 10x margin 500 tp 3%", "long btc 10x margin 500 tp 7,574.1"),
            ("short btc 10x margin 500 tp 3%", "short btc 10x margin 500 tp 7,132.9"),
            ("long btc 10x 20%", "open long BTC 10x margin 1,000"),
            ("tp 1 7000", "tp 7000"), ("deposit -100", "deposit 100"),
            ("withdraw 0", "withdraw 500"), ("deposit −1k", "deposit 1k"),
        ])
    func kept(typed: String, line: String) throws {
        #expect(try next(typed, in: Self.around).next == line)
    }

    @Test("an amount of money is told both ways, at the price of the market")
    func bothWays() throws {
        let why = try next("buy 1000 usdt btc 50x", in: Self.around).why
        #expect(why.contains("`margin 1000`"))
        #expect(why.contains("a size of 0.136 BTC, written `size 0.136`"))
    }

    /// With a long from 7,000 in a market at 7,353.5.
    private static var holding: Surroundings {
        var around = around
        around.held = Surroundings.Held(
            side: .long, entry: Price(7000), tick: Price(units: 10_000_000))
        return around
    }

    @Test("where a long is held, to sell without a leverage is to close")
    func closing() throws {
        #expect(try next("sell", in: Self.holding).next == "close")
        #expect(try next("market sell", in: Self.holding).next == "close")
        #expect(try next("sell 0.1 btc", in: Self.holding).next == "close 0.1")
        #expect(try next("buy", in: Self.holding).next == "open long BTC 10x margin 1,000")
    }

    @Test("a take in percent lies on the winning side of the entry")
    func takeShare() throws {
        #expect(
            try Reader.read("tp 3% half", in: Self.holding)
                == (try Reader.read("take 7,210 half", in: Self.holding)))
        #expect(throws: Misreading.self) { try Reader.read("tp 3%", in: Self.around) }
    }

    @Test("where margin is in coin, dollars are a size")
    func inverse() throws {
        var around = Self.around
        around.settlesInCoin = true
        #expect(around.inPlay("open long BTC 20x margin 1,000") == "open long BTC 20,000 20x")
        #expect(try next("order btc 20x $300", in: around).next == "open long BTC 6,000 20x")
    }

    @Test("a wallet of little is not asked for a thousand")
    func smallWallet() throws {
        var around = Self.around
        around.free = Money(130)
        #expect(try next("50x long", in: around).next == "open long BTC 50x margin 60")
    }

    @Test("examples of calculators stand where the tape does, with its coin")
    func calculators() {
        var around = Surroundings(coin: Asset("ETH"))
        around.coins = [Asset("ETH")]
        around.price = Price(2500)
        #expect(
            around.inPlay("calc liquidation long BTC 10x margin 1,000 entry 50,000")
                == "calc liquidation long ETH 10x margin 1,000 entry 2,500")
        #expect(
            around.inPlay("size risk 1% stop 49,000 entry 50,000 wallet 5,000")
                == "size risk 1% stop 2,450 entry 2,500 wallet 5,000")
    }

    @Test("a line to type is never cut, and a misread order's grammar is not recited")
    func whole() throws {
        for typed in ["limit buy btc 10x margin 100", "long 50x", "buy 1000 usdt btc 50x"] {
            let text = try next(typed, in: Self.around)
            #expect(!text.why.contains("…"))
            #expect(!text.why.contains("It is written"))
        }
    }

    @Test("words that people answer with are no commands", arguments: ["no", "yes", "ok", "y"])
    func answers(word: String) {
        #expect(throws: Misreading.self) { try Reader.read(word) }
    }
}
