import Figures
import Margin
import Markets
import Testing

@testable import Scripts

/// Lines about orders, parts, leverage and modes: many spellings, one act, one canonical line.
@Suite("Lines about orders")
struct OrderLineTests {
    private static let lines: [(typed: String, canonical: String)] = [
        ("take 8000", "take 8,000"), ("take profit 8000", "take 8,000"),
        ("stop loss 6,950", "stop 6,950"), ("trailing stop 2%", "trail 2%"),
        ("cancel order 2", "cancel 2"), ("cancel orders", "cancel all"), ("cross", "mode cross"),
        ("convert 500 to BTC", "convert 500 USDT to BTC"),
        ("tp btc 8,000 half", "take BTC 8,000 50%"),
        ("take 8,000 0.1 limit 7,990 on mark", "take 8,000 0.1 limit 7,990 on mark"),
        ("take 8,000 on index 25%", "take 8,000 25% on index"),
        ("trail 2%", "trail 2%"),
        ("trailing ETH 0.5% from 210 on mark", "trail ETH 0.5% from 210 on mark"),
        ("stop 6,950 limit 6,900", "stop 6,950 limit 6,900"),
        ("sl 6950 limit 6900 on mark", "stop 6,950 limit 6,900 on mark"),
        ("close half", "close 50%"), ("close BTC 0.1", "close BTC 0.1"),
        ("reduce 25%", "close 25%"), ("close at 8,000", "close at 8,000"),
        ("close eth half at 210", "close ETH 50% at 210"), ("close all", "close all"),
        ("close all at 8000", "close at 8,000"),
        ("cancel take", "cancel take"), ("cancel tp btc", "cancel take BTC"),
        ("cancel sl", "cancel stop"), ("cancel trail", "cancel trail"),
        ("cancel all", "cancel all"), ("cancel 2", "cancel 2"),
        ("flip", "flip"), ("reverse BTC", "flip BTC"),
        ("leverage 10x", "leverage 10x"), ("lev BTC 10", "leverage BTC 10x"),
        ("add margin 500 to ETH", "add margin 500 to ETH"),
        ("remove margin 500", "remove margin 500"),
        ("remove margin 0.1 BTC from BTC", "remove margin 0.1 BTC from BTC"),
        ("mode cross", "mode cross"), ("mode multi-asset", "mode multi"),
        ("mode iso", "mode isolated"),
        ("convert 0.1 BTC", "convert 0.1 BTC to USDT"),
        ("convert 500 usdt into btc", "convert 500 USDT to BTC"),
        (
            "long btc 10x margin 500 at 7,000 tp 8,000 sl 6,900 cross",
            "open long BTC 10x margin 500 at 7,000 cross stop 6,900 take 8,000"
        ),
        (
            "open short BTC 0.1 10x trigger 7,000 on mark limit 6,990 isolated",
            "open short BTC 0.1 10x at 6,990 trigger 7,000 on mark isolated"
        ),
        (
            "open long BTC 10x margin 500 stop 6,900 limit 6,880",
            "open long BTC 10x margin 500 stop 6,900 limit 6,880"
        ),
        ("until funding", "until funding"),
    ]

    @Test(
        "every spelling prints as its one canonical line, and that reads as the same",
        arguments: lines)
    func canonical(_ typed: String, _ canonical: String) throws {
        guard case .act(let act) = try Reader.read(typed) else {
            Issue.record("\(typed) is no act")
            return
        }
        #expect(ActText.print(act) == canonical)
        #expect(try Reader.read(canonical) == .act(act))
    }

    @Test("another coin of the tape can be waited for, one that it lacks cannot")
    func otherCoin() throws {
        var around = Surroundings(coin: Asset("BTC"))
        around.coins = [Asset("BTC"), Asset("ETH")]
        let ether = try Reader.read("until ETH < 180", in: around)
        #expect(ether == .act(.until(.coinPrice(Asset("ETH"), .under, Price(180)))))
        #expect(CommandText.print(ether) == "until price ETH < 180")
        #expect(throws: Misreading.self) { try Reader.read("until SOL < 180", in: around) }
    }

    private static let wrong = [
        ("take", "the price to take at"), ("take 8,000 most", "half, a percentage"),
        ("trail 2", "is not a percentage"), ("close BTC some", "half, a percentage"),
        ("cancel", "the number of an order"), ("leverage", "a leverage"),
        ("mode portfolio", "isolated, cross or multi"), ("convert 0.1", "an asset"),
        ("convert 0.1 BTC for USDT", "`to`"), ("remove margin", "an amount of money"),
        ("open long BTC 10x margin 500 at 7,000 at 7,100", "twice"),
        ("stop 6,950 on spot", "last, mark or index"),
    ]

    @Test("what is missing or wrong is named", arguments: wrong)
    func broken(_ line: String, _ words: String) {
        do throws(Misreading) {
            let command = try Reader.read(line)
            Issue.record("`\(line)` reads as \(command)")
        } catch {
            let said = error.text(for: line)
            #expect("\(said.what) \(said.why)".contains(words), "\(said)")
        }
    }
}
