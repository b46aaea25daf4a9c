import Figures
import Margin
import Testing

@testable import Scripts

@Suite("A sketch of a position")
struct SketchTests {
    @Test(
        "parts come in any order and in the words that traders type",
        arguments: [
            "calc liquidation long BTC 10x margin 1,000 entry 50,000",
            "calc liq margin 1000 BTC at 50,000 long lev 10",
            "CALC liquidation 10 x from $50,000 margin 1,000 long btc",
        ])
    func orders(_ line: String) throws {
        var sketch = Sketch()
        sketch.side = .long
        sketch.coin = Asset("BTC")
        sketch.leverage = Multiple(10)
        sketch.margin = Money(1000)
        sketch.entry = Price(50_000)
        #expect(try Reader.read(line) == .ask(.calc(.liquidation, sketch)))
    }

    @Test("a whole sketch is printed and read again")
    func roundTrip() throws {
        let line =
            "calc size short ETH inverse 5x size 2 margin 10 extra 3 cross risk 1.5% entry 3,000 "
            + "exit 2,900.5 stop 3,100 take 2,800 rate -0.01% payments 3 maintenance 0.4% "
            + "wallet 5,000 rules plain fill 1 2 fill 0.5 3"
        let command = try Reader.read(line)
        #expect(try Reader.read(CommandText.print(command)) == command)
        #expect(CommandText.print(command) == line.replacing("-", with: "−"))
    }

    @Test(
        "a part that is wrong, or said twice, is named",
        arguments: [
            ("calc liquidation long long", 22), ("calc liquidation margin", 23),
            ("size risk 1% stop seven", 18), ("venues long BTC ETH", 16),
            ("autopsy rules", 13), ("calc nonsense", 5),
        ])
    func wrong(_ line: String, column: Int) {
        do throws(Misreading) {
            let command = try Reader.read(line)
            Issue.record("read as \(command)")
        } catch {
            #expect(error.from == column, "\(line)")
        }
    }

    @Test(
        "a part has several words, and an amount of dollars may say so",
        arguments: [
            ("calc liquidation add margin 500 mmr 0.4%", "extra 500 maintenance 0.4%"),
            ("calc liquidation added 500 maintenance margin 0.4%", "extra 500 maintenance 0.4%"),
            ("calc liquidation margin 1,000 USDT wallet 5k usd", "margin 1,000 wallet 5,000"),
            ("calc liquidation BTCUSDT isolated", "BTC isolated"),
        ])
    func spellings(_ line: String, parts: String) throws {
        #expect(CommandText.print(try Reader.read(line)) == "calc liquidation " + parts)
    }

    @Test(
        "a rate of all or less than nothing, a thousand years of payments, dollars behind coins",
        arguments: [
            "calc liquidation maintenance 100%", "calc liquidation maintenance -1%",
            "calc liquidation maintenance 0.004", "calc funding payments 1,000,001",
            "calc liquidation inverse margin 100 usdt", "calc liquidation cross isolated",
        ])
    func beyond(_ line: String) {
        #expect(throws: Misreading.self) { try Reader.read(line) }
    }

    @Test("what bears on nothing that is asked is told, in the words it was typed in")
    func unused() throws {
        guard
            case .ask(.calc(let kind, let sketch)) = try Reader.read(
                "calc liquidation long BTC size 1 margin 10 stop 5% wallet 5,000 payments 3")
        else {
            Issue.record("no calculation")
            return
        }
        #expect(sketch.unused(kind.parts(of: sketch)) == ["stop 5%", "payments 3", "wallet 5,000"])
        var shared = sketch
        shared.mode = .cross
        #expect(
            shared.unused(kind.parts(of: shared)) == ["margin 10", "stop 5%", "payments 3"])
    }
}
