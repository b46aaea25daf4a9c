import Figures
import Markets

// A tape as the base of others: joined to longer bars, scaled to another price, stirred a little, or
// its stretches put together anew. Everything keeps to whole units, so every machine gets the same.

extension Tape {
    /// From the opening on, so many minutes a bar; a last bar that is not full is left out unless it
    /// is the only one.
    func joined(into minutes: Int) -> Tape {
        let group = max(1, minutes / minutesPerBar)
        let lived = Array(bars.dropFirst(past))
        let livedMarks = Array(marks.dropFirst(past))
        var joined: [Bar] = []
        var joinedMarks: [Price] = []
        for from in stride(from: 0, to: lived.count, by: group) {
            let part = lived[from..<min(from + group, lived.count)]
            guard part.count == group || joined.isEmpty, let first = part.first,
                let last = part.last
            else { break }
            joined.append(
                Bar(
                    open: first.open, high: part.map(\.high).max() ?? first.high,
                    low: part.map(\.low).min() ?? first.low, close: last.close))
            joinedMarks.append(livedMarks[from + part.count - 1])
        }
        return Tape(
            start: opening, minutesPerBar: group * minutesPerBar, bars: joined, past: 0,
            marks: joinedMarks, judging: judging)
    }

    /// The same tape opening at another price, each bar moved by chance up to a share.
    func varied(opening price: Price, noise: Rate, by chance: Noise, tick: Price) -> Tape {
        let first = openingPrice
        func scaled(_ old: Price, _ step: Int) -> Price {
            var units = divide(old.units * price.units, first.units, .nearest)
            if noise.isPositive, step > 0 {
                units += divide(units * Tape.shift(noise, chance, step), unitsPerOne, .nearest)
            }
            return Tape.tradable(units, tick)
        }
        let varied = bars.enumerated().map { step, bar in
            let (open, close) = (scaled(bar.open, step), scaled(bar.close, step + 1))
            let edges = [open, close, scaled(bar.high, step + 1), scaled(bar.low, step + 1)]
            return Bar(
                open: open, high: edges.max() ?? open, low: edges.min() ?? open, close: close)
        }
        let moved = marks.enumerated().map { scaled($1, $0 + 1) }
        return Tape(
            start: start, minutesPerBar: minutesPerBar, bars: varied, past: past, marks: moved,
            judging: judging)
    }

    /// From minus to plus the noise, by the step, in units of 10⁻⁸.
    private static func shift(_ noise: Rate, _ chance: Noise, _ step: Int) -> Int128 {
        let drawn = Int128(chance.bits(stream: 3, step: UInt64(step)) >> 32)
        return divide((drawn * 2 - (1 << 32)) * noise.units, 1 << 32, .nearest)
    }

    /// Stretches of this tape put together by chance: other news of the same kind. Every stretch
    /// goes on from where the one before it stopped.
    ///
    /// - Parameters:
    ///   - moves: how often every move is made: 2 turns a fall of a tenth into one of 19 %.
    ///   - mirrored: turned upside down, a rise for every fall: so that knowing where this
    ///     tape went is no help on the others
    func rebuilt(
        seed: UInt64, steps: Int, stretch: Int, moves: Int = 1, mirrored: Bool
    ) -> Tape {
        let chance = Noise(seed: seed)
        var last = openingPrice.units
        var built: [Bar] = []
        var builtMarks: [Price] = []
        var place = 0
        for step in 0..<max(1, steps) {
            if step % stretch == 0 {
                let starts = UInt64(max(1, bars.count - stretch + 1))
                place = Int((chance.bits(stream: 4, step: UInt64(step)) >> 11) % starts)
            }
            let bar = bars[place]
            let before = place > 0 ? bars[place - 1].close.units : openingPrice.units
            func moved(_ price: Price) -> Price {
                var units = last
                for _ in 0..<moves {
                    units =
                        mirrored
                        ? units * before / max(1, price.units) : units * price.units / before
                    // Beyond a cent and a million it is no market any more.
                    units = max(unitsPerOne / 100, min(units, 1_000_000 * unitsPerOne))
                }
                return Price(units: units)
            }
            let edges = [moved(bar.open), moved(bar.high), moved(bar.low), moved(bar.close)]
            built.append(
                Bar(
                    open: edges[0], high: edges.max() ?? edges[1], low: edges.min() ?? edges[2],
                    close: edges[3]))
            builtMarks.append(moved(marks[place]))
            last = edges[3].units
            place = min(place + 1, bars.count - 1)
        }
        return Tape(
            start: start, minutesPerBar: minutesPerBar, bars: built, past: 0, marks: builtMarks,
            judging: judging)
    }

    /// The nearest price that can be traded; at least a tick.
    private static func tradable(_ units: Int128, _ tick: Price) -> Price {
        guard tick.isPositive else { return Price(units: max(1, units)) }
        return Price(units: max(1, divide(units, tick.units, .nearest)) * tick.units)
    }
}
