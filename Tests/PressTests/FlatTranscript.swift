import Desk
import Testing

@testable import Press

/// The sample page as a screen reader meets it: whole sentences, one fact a line.
struct FlatTranscript {
    @Test("a page for listening")
    func whole() {
        #expect(
            TextPress(style: .flat).text(samplePage) == #"""
                Liquidated
                10:36 liquidated: mark 7,019.2 at or under 7,020.8. What the sale left was less than nothing: −287.45 USDT, and the insurance fund paid it.
                liquidation price = (entry cost − collateral) ÷ size
                = (19,980 − 1,000) ÷ 2.719
                Type what if 3x to live the day again.
                A line is tested on the mark, not on the last price.
                1. Load the day.
                2. Open a position.
                equity: 3,990.00
                maintenance margin: 95.43
                since the start: +250.10
                position: long 2.719 BTC at 7,353.5
                The ladder.
                leverage: 100x; line: 7,316.5; minute on the mark: 10:14; what became of it: closed, and the fund gained.
                leverage: 20x; line: 7,020.8; minute on the mark: 10:36; what became of it: closed, and the fund paid.
                leverage: 1.5x; line: 2,439.5; minute on the mark: –; what became of it: lives.
                BTC, bars of one minute.
                10:00 to 10:36.
                From 7,353.5 the price fell; the liquidation price 7,020.8 was reached at 10:36.
                entry: 7,353.5
                liquidation: 7,020.8
                stop: 2,463.4
                Quote: Everything fell at once, and the book was thin.
                Quote: a desk
                No verb is called “opne”.
                columns 1 to 4: "opne" in "opne long BTC 20x"
                Type open long BTC 20x.

                """#)
    }
}
