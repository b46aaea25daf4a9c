import Figures
import Margin
import Markets

/// What the market did in a stretch of bars that was played at one go: where the price went, and, in a
/// live market, what was closed by force meanwhile.
struct PlayedStretch {
    private let world: World
    private let steps: ClosedRange<Int>

    /// Nil where less than two bars were played.
    init?(from before: World, to world: World) {
        guard world.step - before.step > 1 else { return nil }
        self.world = world
        steps = before.step + 1...world.step
    }

    var lines: [Prose] {
        let played =
            "\(decimalText(Int128(steps.count), decimals: 0)) bars played, \(world.clock(steps.lowerBound)) to "
            + world.clock(steps.upperBound)
        return [Prose("\(played): \(ways)", .faint)] + [forced].compactMap { $0 }
    }

    /// Of the tape's coin, and of every other that is held or was closed meanwhile.
    private var ways: String {
        let ended = world.endings.filter { steps.contains($0.soldStep) }.map(\.position)
        let traded = (world.holdings.map(\.position) + ended).map(\.contract.coin)
        let others = world.coins.filter { $0 != world.scenario.coin && traded.contains($0) }
        guard !others.isEmpty else { return way(of: world.scenario.coin) }
        return ([world.scenario.coin] + others).map { "\($0) " + way(of: $0) }
            .joined(separator: "; ")
    }

    private func way(of coin: Asset) -> String {
        let tape = world.tape(of: coin) ?? world.tape
        let bars = steps.map { tape.bar(closing: $0) }
        var low = 0
        var high = 0
        for (place, bar) in bars.enumerated() {
            if bar.low < bars[low].low { low = place }
            if bar.high > bars[high].high { high = place }
        }
        func at(_ place: Int) -> String { world.clock(steps.lowerBound + place) }
        return "lowest \(world.text(bars[low].low, of: coin)) at \(at(low)), highest "
            + "\(world.text(bars[high].high, of: coin)) at \(at(high))"
    }

    /// Forced closes of the crowd; nil on a recorded tape and where nothing was forced.
    private var forced: Prose? {
        let minutes = world.minutes.dropFirst(steps.lowerBound - 1).prefix(steps.count)
        var total: Int64 = 0
        var longs: Int64 = 0
        var worst: MinuteReport?
        for minute in minutes {
            total += minute.liquidatedTotal
            longs += minute.liquidatedLongs
            if minute.liquidatedTotal > worst?.liquidatedTotal ?? 0 { worst = minute }
        }
        guard total > 0, let worst else { return nil }
        func dollars(_ cents: Int64) -> String {
            let value = Double(cents) / 1e8
            return millions(value, places: value < 10 ? 1 : 0)
        }
        let share = percent(Double(longs) / Double(total), places: 0)
        return Prose([
            Span("The crowd: "), .figure(dollars(total)),
            Span(
                " dollars of positions closed by force, \(share) of them long; most in the minute of "
                    + "\(world.clock(worst.minute)), \(dollars(worst.liquidatedTotal)). "),
            Span("feed", .verb), Span(" and "), Span("who", .verb), Span(" have more."),
        ])
    }
}
