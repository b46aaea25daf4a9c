import Desk
import Figures
import Testing

@testable import Press

struct ChartTests {
    private func candle(_ open: Int, _ high: Int, _ low: Int, _ close: Int) -> Chart.Candle {
        Chart.Candle(
            open: price(open * 100), high: price(high * 100), low: price(low * 100),
            close: price(close * 100))
    }

    private func drawn(
        _ candles: [Chart.Candle], _ levels: [Chart.Level] = [], columns: Int = 40, rows: Int = 16
    ) -> String {
        let chart = Chart(
            title: "t", candles: candles, levels: levels, from: "a", to: "b", summary: "s")
        return TextPress(style: .plain, columns: columns, rows: rows).text(Page([.chart(chart)]))
    }

    @Test("neighbours share a column: first open, highest high, lowest low, last close")
    func merging() {
        let candles = [candle(5, 9, 4, 6), candle(6, 7, 1, 2), candle(2, 3, 2, 3)]
        let whole = Bar.merged(candles, into: 1)
        #expect(whole == [Bar([candle(5, 9, 1, 3)][...])])
        #expect(Bar.merged(candles, into: 7).count == 3)
        #expect(Bar.merged([], into: 7).isEmpty)
    }

    @Test("columns hold equal shares, and no candle is lost", arguments: [1, 2, 7, 59, 60, 2_639])
    func shares(columns: Int) throws {
        let candles = fall(2_640)
        let bars = Bar.merged(candles, into: columns)
        #expect(bars.count == columns)
        #expect(bars.first?.open == candles.first?.open.units)
        #expect(bars.last?.close == candles.last?.close.units)
        #expect(bars.map(\.low).min() == candles.map(\.low.units).min())
        #expect(bars.map(\.high).max() == candles.map(\.high.units).max())
    }

    @Test("a rise, a fall and a standstill have shapes of their own")
    func shapes() {
        let text = drawn([candle(10, 16, 8, 14), candle(14, 15, 6, 8), candle(8, 12, 5, 8)])
        #expect(
            text == """
                t
                  │       ╷             ┤ 15
                ┏━┷━┓   █████           │
                ┃   ┃   █████     ╷     │
                ┃   ┃   █████     │     │
                ┗━┯━┛   █████     │     ┤ 10
                  │     █████   ╶─┼─╴   │
                          │       │     │
                          ╵       │     ┤  5
                a                      b
                ┏━━━┓ up  █████ down
                s

                """)
    }

    @Test("a level that is near stretches the picture; one far off is named under it")
    func levels() {
        let tape = [candle(100, 110, 100, 105)]
        let near = drawn(tape, [Chart.Level("stop", price(9_200))])
        #expect(near.contains("┤  92 stop"))
        let far = drawn(
            tape, [Chart.Level("target", price(50_000)), Chart.Level("liquidation", price(5_000))])
        #expect(far.contains("\ntarget 500 lies above the picture\n"))
        #expect(far.contains("\nliquidation 50 lies below the picture\n"))
        let both = drawn(
            tape, [Chart.Level("stop", price(6_000)), Chart.Level("liquidation", price(5_000))],
            columns: 60)
        #expect(both.contains("\nstop 60 and liquidation 50 lie below the picture\n"))
    }

    @Test("two levels in one row share its label, or a note when there is no room")
    func sharedRow() {
        let levels = [Chart.Level("entry", price(9_000)), Chart.Level("stop", price(9_001))]
        let tape = [candle(100, 200, 50, 150)]
        #expect(drawn(tape, levels, columns: 70).contains("┤    90 entry, 90.01 stop\n"))
        let narrow = drawn(tape, levels, columns: 30)
        #expect(narrow.contains("┤    90\n"))
        #expect(narrow.contains("\n─ entry 90\n─ stop 90.01\n"))
    }

    @Test("four levels have four lines, in ASCII too", arguments: [false, true])
    func lines(ascii: Bool) {
        let glyphs = CandleGlyphs(ascii: ascii)
        #expect(Set((0..<4).map(glyphs.line)).count == 4)
        let bodies = [Bar.Way.up, .down, .flat].map(glyphs.body)
        #expect(Set(bodies).count == 3)
    }

    @Test("where nothing can be drawn the words remain", arguments: [1, 10, 12])
    func words(columns: Int) {
        let levels = [Chart.Level("stop", price(9_000))]
        let text = drawn([candle(100, 110, 90, 105)], levels, columns: columns)
        #expect(text.split(whereSeparator: \.isWhitespace) == ["t", "s", "stop", "90"])
        #expect(drawn([], levels) == "t\ns\nstop 90\n")
    }

    @Test("equal prices make a level tape, not a division by nothing")
    func standstill() {
        let text = drawn([candle(100, 100, 100, 100), candle(100, 100, 100, 100)])
        #expect(text.contains("╶─┼─╴   ╶─┼─╴") && text.contains("┤   100"))
        #expect(drawn([candle(0, 0, 0, 0)]).contains("┼"))
    }

    @Test(
        "a small window gets a lower picture",
        arguments: [(0, 4), (12, 4), (16, 8), (24, 14), (60, 28)])
    func height(rows: Int, expected: Int) {
        let text = drawn(fall(20), rows: rows)
        let lines = text.split(separator: "\n")
        // The title stands above the picture, the times below it.
        #expect(lines.firstIndex { $0.hasPrefix("a ") } == expected + 1)
    }

    @Test("2,640 candles fit the window", arguments: [16, 40, 80, 200])
    func whole(columns: Int) {
        let text = drawn(fall(2_640), columns: columns)
        #expect(text.split(separator: "\n").allSatisfy { displayWidth($0) <= columns })
        #expect(text.contains("bars a column") || columns == 16)
    }
}

struct ChartScaleTests {
    @Test(
        "round prices rise in steps of 1, 2 or 5 inside the range",
        arguments: 0..<60 as Range<UInt64>)
    func roundPrices(seed: UInt64) {
        var chance = SplitMix(seed)
        let low = Int.random(in: -1_000_000...10_000_000, using: &chance)
        let high = low + Int.random(in: 0...5_000_000, using: &chance)
        let tape = Chart.Candle(
            open: price(low), high: price(high), low: price(low), close: price(high))
        let scale = ChartScale(Bar.merged([tape], into: 1), levels: [])
        let prices = scale.roundPrices(about: 4).map(\.units)
        #expect(prices.count <= 6)
        #expect(prices.allSatisfy { $0 >= scale.low && $0 <= scale.high })
        let steps = Set(zip(prices, prices.dropFirst()).map { $1 - $0 })
        #expect(steps.count <= 1)
        for step in steps {
            var digit = step
            while digit % 10 == 0, digit > 0 { digit /= 10 }
            #expect([1, 2, 5].contains(digit))
        }
    }

    @Test("a higher price never stands in a lower row", arguments: 0..<40 as Range<UInt64>)
    func monotone(seed: UInt64) {
        var chance = SplitMix(seed)
        let scale = ChartScale(Bar.merged(fall(30), into: 30), levels: [])
        let prices = (0..<50).map { _ in
            Int128.random(in: -9_000_00000000...9_000_00000000, using: &chance)
        }
        let rows = prices.sorted(by: >).map { scale.row(of: $0, in: 14) }
        #expect(rows == rows.sorted())
        #expect(rows.allSatisfy { (0..<14).contains($0) })
    }
}
