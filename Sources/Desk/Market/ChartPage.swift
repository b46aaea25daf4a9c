import Figures
import Margin
import Markets
import Scripts

extension Statement {
    /// The average entry, in whole ticks.
    fileprivate var entryShown: Price {
        position.entryPrice.value.rounded(.nearest, to: contract.tick)
    }
}

extension World {
    /// `chart`: prices as far as they have come, with the levels of the position.
    ///
    /// - Parameters:
    ///   - stretch: how much of what was last; nil for all of it.
    ///   - coin: one that the tape carries; nil for its own.
    func chartPage(_ stretch: Stretch? = nil, of coin: Asset? = nil) -> Page {
        let bars = stretch.map { $0.bars(of: tape) }
        let first = firstBar(latest: bars ?? .max)
        let isShort = bars.map { $0 > tape.past + step - first } ?? false
        let words = stretch?.words(of: tape) ?? ""
        let begin =
            isShort
            ? "That is all there is so far. " : words.isEmpty ? "" : "The last \(words): "
        let title = isShort || words.isEmpty ? "" : ", the last \(words)"
        return chartPage(of: coin ?? scenario.coin, from: first, title: title, begin: begin)
    }

    /// - Parameter latest: how many bars at most.
    func chartPage(latest: Int) -> Page {
        chartPage(of: scenario.coin, from: firstBar(latest: latest), title: "", begin: "")
    }

    /// The first bar of so many that are drawn. A live market has none before its opening: what
    /// stands on its tape there is the price at which it opens.
    private func firstBar(latest: Int) -> Int {
        let least = tape.markSource == .live ? tape.past : 0
        return max(least, tape.past + step - max(1, min(latest, tape.bars.count)))
    }

    private func chartPage(
        of coin: Asset, from first: Int, title: String, begin: String
    ) -> Page {
        let tape = tape(of: coin) ?? tape
        let bars = tape.bars[first..<max(first, tape.past + step)]
        guard !bars.isEmpty else { return nothingPlayed }
        let start = tape.start + tape.minutesPerBar * first
        let candles = bars.map {
            Chart.Candle(open: $0.open, high: $0.high, low: $0.low, close: $0.close)
        }
        let chart = Chart(
            title: "\(marketName(of: coin)), \(tape.minutesPerBar)-minute bars\(title)",
            candles: candles, levels: chartLevels(of: coin),
            moments: chartMoments(of: coin, places: bars.count) {
                tape.past + max(0, $0 - 1) - first
            },
            times: TimeScale(
                start: start, minutesPerBar: tape.minutesPerBar, count: bars.count),
            from: clock(start, from: start), to: clock(now, from: start),
            summary: begin + summary(of: bars, coin, from: start))
        return Page([.chart(chart)])
    }

    /// Whose prices they are.
    func marketName(of coin: Asset) -> String {
        coin == scenario.coin ? scenario.market : "\(coin), beside \(scenario.market)"
    }

    var nothingPlayed: Page {
        Page([
            .paragraph(
                Prose([
                    Span("Nothing has been played yet; the price is "),
                    .figure(text(last), .lastPrice), Span("."),
                ])), .paragraph(.next([exampleStep, "play"])),
        ])
    }

    /// A time of a picture. Without a day it is on the opening's; where the picture begins on another
    /// day, it is on that one if all of it is, and else every time says its day.
    private func clock(_ moment: Moment, from start: Moment) -> String {
        if start.day == tape.opening.day { return clock(moment) }
        if moment == start || start.day != now.day {
            return moment.clock(beside: moment + 1_440)
        }
        return moment.clock(beside: start)
    }

    /// Where it came from and went, when it was lowest and highest, and what ended last.
    private func summary(
        of bars: ArraySlice<Markets.Bar>, _ coin: Asset, from start: Moment
    ) -> String {
        let last = last(of: coin) ?? last
        func text(_ price: Price) -> String { self.text(price, of: coin) }
        let first = bars.first?.open ?? last
        let change = (last - first).divided(by: first, .nearest)
        func time(_ place: Int?) -> String {
            let bar = (place ?? bars.startIndex) - bars.startIndex
            return clock(start + tape.minutesPerBar * bar, from: start)
        }
        let low = bars.map(\.low).min() ?? last
        let high = bars.map(\.high).max() ?? last
        let words =
            "\(coin) from \(text(first)) at \(clock(start, from: start)) to \(text(last)) at "
            + "\(clock(now, from: start)), \(change.isNegative ? "" : "+")\(change.percent(places: 1)); "
            + "lowest \(text(low)) at \(time(bars.firstIndex { $0.low == low })), "
            + "highest \(text(high)) at \(time(bars.firstIndex { $0.high == high }))."
        return words + (latestEnding(on: coin).map { " \($0)" } ?? "")
    }

    /// The levels of the position that is open on the coin that is drawn, and of what waits for it.
    func chartLevels(of coin: Asset) -> [Chart.Level] {
        guard let statement = statement(on: coin), statement.ending == nil else {
            return []
        }
        let symbol = statement.contract.symbol
        var levels = [Chart.Level("entry", statement.entryShown)]
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
