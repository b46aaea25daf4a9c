import Figures
import Margin
import Markets

extension World {
    /// `chart`: prices as far as they have come, with the levels of the position.
    var chartPage: Page { chartPage(latest: .max) }

    /// - Parameter latest: how many bars at most.
    func chartPage(latest: Int) -> Page {
        let all = tape.bars[..<(tape.past + max(step, tape.past == 0 ? 1 : 0))]
        let bars = all.suffix(max(1, latest))
        let start = tape.start + tape.minutesPerBar * (all.count - bars.count)
        let candles = bars.map {
            Chart.Candle(open: $0.open, high: $0.high, low: $0.low, close: $0.close)
        }
        let low = bars.map(\.low).min() ?? last
        let high = bars.map(\.high).max() ?? last
        let first = bars.first?.open ?? last
        let change = (last - first).divided(by: first, .nearest)
        let summary =
            "\(scenario.coin) from \(text(first)) at \(clock(start)) to \(text(last)) at "
            + "\(clock(step)), \(change.isNegative ? "" : "+")\(change.percent(places: 1)); "
            + "lowest \(text(low)), highest \(text(high))."
        return Page([
            .chart(
                Chart(
                    title: "\(scenario.market), \(tape.minutesPerBar)-minute bars",
                    candles: candles, levels: chartLevels, from: clock(start), to: clock(step),
                    summary: summary))
        ])
    }

    /// The levels of the position on the coin that is drawn, and of what waits for it.
    private var chartLevels: [Chart.Level] {
        guard let statement = statement(on: scenario.coin) else { return [] }
        let symbol = statement.contract.symbol
        var levels = [Chart.Level("entry", statement.record.price)]
        let held = holdings.first { $0.position.contract.symbol == symbol }
        if let stop = held?.stop { levels.append(Chart.Level("stop", stop.price.value)) }
        for placed in orders where placed.order.symbol == symbol && placed.isClosing {
            guard let trigger = placed.order.trigger else { continue }
            levels.append(Chart.Level(placed.order.isTake ? "take" : "stop", trigger))
        }
        if let line = statement.position.liquidationPrice {
            levels.append(Chart.Level("liquidation", line.value, reveals: .liquidationPrice))
        }
        if let zero = statement.bankruptcyPrice {
            let price = zero.value.rounded(.nearest, to: statement.contract.tick)
            levels.append(Chart.Level("bankruptcy", price, reveals: .liquidationPrice))
        }
        return levels
    }

    /// `news`: what was told so far.
    var newsPage: Page {
        let told = scenario.news.filter {
            $0.moment < tape.opening || tape.step(holding: $0.moment) <= step && step > 0
                || $0.moment <= now && step == 0
        }
        guard !told.isEmpty else { return Page([.paragraph("No news yet.")]) }
        return Page([
            .lines(told.map { Prose([Span("\(clock($0.moment)) ", .faint), Span($0.text)]) })
        ])
    }
}
