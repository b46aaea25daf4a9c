import Figures
import Margin
import Markets
import Scripts
import Testing

@Suite("Prices in examples")
struct SamplePriceTests {
    private func around(_ price: Price?) -> Surroundings {
        var around = Surroundings(minutesPerBar: 1, coin: Asset("BTC"))
        around.coins = [Asset("BTC")]
        around.price = price
        return around
    }

    @Test(
        "stand where the tape does, in three digits",
        arguments: [
            (nil, "stop 6,950"), (Price(units: 735_350_000_000), "stop 6,950"),
            (Price(102_000), "stop 96,400"), (Price(168), "stop 159"),
            (Price(units: 20_000_000), "stop 0.189"),
        ] as [(Price?, String)])
    func moved(price: Price?, line: String) throws {
        let around = around(price)
        #expect(around.inPlay("stop 6,950") == line)
        _ = try Reader.read(line, in: around)
    }

    @Test("amounts and other numbers stay")
    func others() {
        #expect(
            around(Price(102_000)).inPlay("open long BTC 20x margin 1,000")
                == "open long BTC 20x margin 1,000")
        #expect(
            around(Price(102_000)).inPlay("a price, as in 7,000, or 2%")
                == "a price, as in 97,100, or 2%")
    }

    @Test("a misread line is mended with a price of this tape")
    func mended() throws {
        let around = around(Price(102_000))
        do throws(Misreading) {
            _ = try Reader.read("open long BTC 20x margin 1000 stop", in: around)
            Issue.record("it was read")
        } catch {
            let text = error.text(for: "open long BTC 20x margin 1000 stop", in: around)
            #expect(text.next == "open long BTC 20x margin 1000 stop 96,400")
        }
    }
}
