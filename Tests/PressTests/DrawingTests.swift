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
            title: "BTC", candles: candles, levels: levels, moments: [.init("opened", at: 0)],
            from: "10:00", to: "10:02", summary: "It fell.")
        #expect(
            figure(chart) == """
                <figure><figcaption>BTC</figcaption>
                <svg viewBox="0 0 4600 2640" preserveAspectRatio="xMinYMin" role="img" aria-labelledby="chart-1-title chart-1-text">
                <title id="chart-1-title">BTC</title>
                <desc id="chart-1-text">It fell. stop 7; target 99</desc>
                <path class="axis" d="M1600 0V2400"/>
                <path class="level" d="M0 2000H1600"/>
                <path class="moment" d="M100 0V2400"/>
                <path class="up" d="M100 200V600M100 1400V1600M25 600H175V1400H25Z"/>
                <path class="down" d="M300 400V600M300 1800V2200M225 600H375V1800H225Z"/>
                <path class="flat" d="M500 1000V1800M500 1800V2399M425 1800H575"/>
                <text class="on" x="140" y="150" text-anchor="start">opened</text>
                <text class="on" x="800" y="1955" text-anchor="middle">stop</text>
                <text class="name" x="1650" y="2048">7</text>
                <text x="1650" y="2447">5</text>
                <text x="1650" y="1448">10</text>
                <text x="1650" y="448">15</text>
                <text x="0" y="2590">10:00</text>
                <text x="1600" y="2590" text-anchor="end">10:02</text></svg>
                <p class="faint">Above the picture: target 99.</p>
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

    @Test("the numbers beside a chart take less than a fifth of its width")
    func room() throws {
        for price in [7.5, 7_353.5, 121_733.4] {
            let units = Price(units: Int128((price * 1e8).rounded()))
            let candles = (0..<60).map { place in
                let moved = Price(units: units.units + Int128(place) * units.units / 1_000)
                return Chart.Candle(open: units, high: moved, low: units, close: moved)
            }
            let chart = Chart(
                title: "A coin", candles: candles, levels: [.init("liquidation", units)],
                from: "10:00", to: "10:59", summary: "It rose.")
            let axis = try #require(figure(chart).firstMatch(of: #/class="axis" d="M(\d+) /#))
            #expect(try #require(Int(axis.1)) * 5 > 4 * DrawingFrame.width, "\(price)")
        }
    }

    @Test("names stand inside the picture, on no candle, no line and no other name")
    func names() {
        let levels = [7_353, 7_021, 6_986].enumerated().map { place, price in
            Chart.Level("level \(place)", Price(units: Int128(price) * 100_000_000))
        }
        let candles = (0..<40).map { place in
            let open = Price(units: Int128(7_353 - place * 12) * 100_000_000)
            let close = Price(units: Int128(7_341 - place * 12) * 100_000_000)
            return Chart.Candle(open: open, high: open, low: close, close: close)
        }
        let html = figure(
            Chart(
                title: "BTC", candles: candles, levels: levels,
                moments: [.init("opened", at: 5), .init("liquidated", at: 39)], from: "10:00",
                to: "10:39", summary: "It fell."))
        let plot = html.firstMatch(of: #/class="axis" d="M(\d+) 0V(\d+)/#)
            .flatMap { match in Int(match.1).flatMap { x in Int(match.2).map { (x, $0) } } }
        var boxes: [FreePlaces.Box] = []
        for name in html.matches(
            of: #/class="on" x="(\d+)" y="(\d+)" text-anchor="(\w+)">([^<]+)</#)
        {
            guard let x = Int(name.1), let y = Int(name.2) else { continue }
            // A digit or letter of the widest font here is 0.64 of its size, 160.
            let long = name.4.count * 92
            let left = name.3 == "start" ? x : name.3 == "end" ? x - long : x - long / 2
            boxes.append(FreePlaces.Box(left: left, right: left + long, top: y - 120, bottom: y))
        }
        #expect(boxes.count == 5)
        for (place, box) in boxes.enumerated() {
            #expect(box.left >= 0 && box.right <= plot?.0 ?? 0 && box.bottom <= plot?.1 ?? 0)
            #expect(!boxes[..<place].contains { $0.meets(box) })
        }
    }
}
