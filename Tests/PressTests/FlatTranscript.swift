import Desk
import Testing

@testable import Press

/// The sample page as a screen reader meets it: whole sentences, one fact a line.
struct FlatTranscript {
    @Test("a page for listening")
    func whole() {
        #expect(
            TextPress(style: .flat).text(samplePage) == #"""
                Liquidated.
                10:36 liquidated: mark 7,019.2 at or under 7,020.8. What the sale left was less than nothing: minus 287.45 USDT, and the insurance fund paid it.
                liquidation price equals (entry cost minus collateral) divided by size.
                equals (19,980 minus 1,000) divided by 2.719.
                Type what if 3x to live the day again.
                A line is tested on the mark, not on the last price.
                1: Load the day.
                2: Open a position.
                equity: 3,990.00.
                maintenance margin: 95.43.
                since the start: +250.10.
                position: long 2.719 BTC at 7,353.5.
                The ladder.
                100x: closed at 10:14; its line was 7,316.5, and the fund gained.
                leverage: 20x; line: 7,020.8; minute on the mark: 10:36; what became of it: closed, and the fund paid.
                1.5x: lives; its line is 2,439.5.
                BTC, bars of one minute.
                From 10:00 to 10:36.
                From 7,353.5 the price fell; the liquidation price 7,020.8 was reached at 10:36.
                entry: 7,353.5, 5.1% over the latest price.
                liquidation: 7,020.8, 0.4% over the latest price.
                stop: 2,463.4, 64.8% under the latest price.
                Quote: Everything fell at once, and the book was thin.
                Quote: a desk.
                No verb is called “opne”.
                "opne" is columns 1 to 4 of "opne long BTC 20x".
                Type open long BTC 20x.

                """#)
    }
}

/// A window breaks lines wherever it ends; a voice that reads them one by one hears half a word.
struct FlatWindowTests {
    @Test("in a window a long sentence goes on with a whole word, elsewhere it is one line")
    func broken() {
        let page = Page([.lines(["the maintenance margin is 0.5% of the value"])])
        var press = TextPress(style: .flat, columns: 20)
        #expect(press.lines(page) == ["the maintenance margin is 0.5% of the value."])
        press.isWindow = true
        #expect(press.lines(page) == ["the maintenance", "margin is 0.5% of", "the value."])
    }

    @Test("sentences for the ear stand in place of what the eye sees")
    func aloud() {
        let line = Prose("10:00 last 7,353.5").aloud("It is 10:00. The last price is 7,353.5.")
        let page = Page([.lines([Prose("A: ") + line])])
        #expect(TextPress(style: .plain).lines(page) == ["A: 10:00 last 7,353.5"])
        #expect(
            TextPress(style: .flat).lines(page) == ["A: It is 10:00. The last price is 7,353.5."])
    }
}

/// Signs in words, where a voice would leave them out.
struct SpelledSignTests {
    @Test(
        "a sign is a word, and what is typed stays as it is",
        arguments: [
            ("left −287.45", "left minus 287.45"), ("−5%", "minus 5%"), ("(−5%)", "(minus 5%)"),
            ("a − b", "a minus b"), ("= 2 × 3 ÷ 4", "equals 2 times 3 divided by 4"),
            ("2017–25", "2017 to 25"), ("Thursday · 10:00 · UTC", "Thursday, 10:00, UTC"),
            ("1,310M of 4bn", "1,310 million of 4 billion"),
            ("BTCM 3Mb x2M", "BTCM 3Mb x2 million"),
            ("7.02… → 7.0", "7.02… rounded to 7.0"), ("· a", ", a"), ("a=b", "a=b"),
            ("5×", "5 times"),
        ])
    func spelled(text: String, said: String) {
        #expect(spelledSigns(text) == said)
        #expect(Prose(text, .verb).spelledOut == Prose(text, .verb))
    }
}
