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
            "calc size short ETH inverse 5x size 2 margin 10 risk 1.5% entry 3,000 exit 2,900.5 "
            + "stop 3,100 rate -0.01% payments 3 wallet 5,000 rules plain fill 1 2 fill 0.5 3"
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
}
