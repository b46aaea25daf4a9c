import Figures
import Margin

// A bar that is judged inside: what came in which order nobody recorded, so the worse order is taken.
// First the way from the open to the adverse end: what guards a position and lies before its line, then
// the line. Then what closes with a profit and what opens; what rested and was filled may reach its line
// in the same bar. Last the close, as in every bar.

extension World {
    mutating func liveLongBar(_ events: inout [Event]) {
        fireStops(&events)
        _ = liveOrders(.guards, &events)
        liquidateInside(&events)
        tidyOrders(&events)
        let fired = liveOrders(.others, &events)
        liquidateInside(but: fired, &events)
        settleBar(&events)
    }

    /// Takes what the bar brought to its line through the steps of its venue, at the prices there.
    ///
    /// - Parameter symbols: contracts that were opened at an unknown moment of the bar: only its close
    ///   surely came after it.
    private mutating func liquidateInside(but symbols: [String] = [], _ events: inout [Event]) {
        var rounds = 0
        var place = holdings.count - 1
        while place >= 0, rounds < 1_000 {
            defer { place = min(place, holdings.count) - 1 }
            guard holdings.indices.contains(place), !isUnsure(place, symbols),
                let reach = reach(of: place, at: step)
            else { continue }
            rounds += 1
            let before = holdings
            liquidate(place, due: step, reach, &events)
            // What was closed in part may reach its new line in the same bar.
            if holdings != before { place = holdings.count }
        }
    }

    private func isUnsure(_ index: Int, _ symbols: [String]) -> Bool {
        guard !symbols.isEmpty else { return false }
        let account = account
        return account.members(of: account.pool(of: index)).contains {
            symbols.contains(account.held[$0].position.contract.symbol)
        }
    }

    /// The bar of a coin as a guard of what is held lives it: no further than to the line.
    func barToLine(of index: Int) -> PriceBar? {
        let coin = holdings[index].position.contract.coin
        guard let bar = tape(of: coin)?.bar(closing: step) else { return nil }
        let whole = PriceBar(open: bar.open, high: bar.high, low: bar.low, close: bar.close)
        guard let reach = reach(of: index, at: step), let price = reach.price(of: coin) else {
            return whole
        }
        if case .open = reach.judged { return PriceBar(bar.open) }
        return PriceBar(
            open: bar.open, high: max(bar.open, price), low: min(bar.open, price), close: price)
    }

    /// Whether a level is met only after the line of what is held: it lies beyond it. On the line itself
    /// the order comes first.
    func isBehindLine(_ level: Price, _ index: Int) -> Bool {
        let judged = judged(index)
        guard let line = judged.liquidationPrice?.value else { return false }
        return judged.side == .long ? level < line : level > line
    }
}
