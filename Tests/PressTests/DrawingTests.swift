import Desk
import Figures
import Testing

@testable import Press

struct DrawingTests {
    private func figure(_ chart: Chart) -> String {
        HTMLPress().fragment(Page([.chart(chart)]))
    }

    @Test("a chart is drawn, described, and says what it leaves out")
    func whole() {
        let tape = [(1_000, 1_600, 900, 1_400), (1_400, 1_500, 600, 800), (800, 1_200, 500, 800)]
        let candles = tape.map {
            Chart.Candle(open: price($0), high: price($1), low: price($2), close: price($3))
        }
        let levels = [Chart.Level("stop", price(700)), Chart.Level("target", price(9_900))]
        let chart = Chart(
            title: "BTC", candles: candles, levels: levels, from: "10:00", to: "10:02",
            summary: "It fell.")
        #expect(
            figure(chart) == """
                <figure><figcaption>BTC</figcaption>
                <svg viewBox="0 0 4600 2940" role="img" aria-labelledby="chart-1-title chart-1-text">
                <title id="chart-1-title">BTC</title>
                <desc id="chart-1-text">It fell. stop 7; target 99</desc>
                <path class="axis" d="M1600 0V2600"/>
                <path class="level" d="M0 2145H1600"/>
                <path class="up" d="M100 100V554M100 1463V1690M25 554H175V1463H25Z"/>
                <path class="down" d="M300 327V554M300 1918V2372M225 554H375V1918H225Z"/>
                <path class="flat" d="M500 1009V1918M500 1918V2599M425 1918H575"/>
                <text class="name" x="1650" y="2193">7 stop</text>
                <text x="1650" y="2647">5</text>
                <text x="1650" y="1511">10</text>
                <text x="1650" y="375">15</text>
                <text x="0" y="2770">10:00</text>
                <text x="1600" y="2770" text-anchor="end">10:02</text></svg>
                <p>target 99 lies above the picture</p>
                <p>It fell.</p></figure>
                """)
    }

    @Test("without candles the words remain")
    func empty() {
        let chart = Chart(
            title: "BTC", candles: [], levels: [Chart.Level("stop", price(700))], from: "", to: "",
            summary: "No prices yet.")
        #expect(
            figure(chart) == """
                <figure><figcaption>BTC</figcaption>
                <p>stop 7</p>
                <p>No prices yet.</p></figure>
                """)
    }

    @Test("two charts of one page do not share an id")
    func ids() {
        let html = HTMLPress().fragment(Page([.chart(chart(3)), .quote([.chart(chart(3))])]))
        #expect(html.contains(#"id="chart-1-title""#) && html.contains(#"id="chart-2-title""#))
    }

    @Test("labels of levels close together stand apart")
    func apart() {
        let levels = (0..<5).map { Chart.Level("level \($0)", price(735_000 + $0)) }
        let html = figure(chart(30, levels: levels))
        let places = html.matches(of: #/class="name" x="\d+" y="(\d+)"/#).compactMap { Int($0.1) }
        #expect(places.count == 5)
        #expect(zip(places, places.dropFirst()).allSatisfy { $1 - $0 >= 170 })
    }
}
