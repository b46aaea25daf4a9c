import Desk
import Figures

/// What one column of a picture shows: one candle, or neighbours merged into one.
struct Bar: Equatable {
    enum Way { case up, down, flat }
    var open: Int128
    var high: Int128
    var low: Int128
    var close: Int128

    /// The open of the first, the highest high, the lowest low and the close of the last. A candle
    /// whose high is not its highest price is read as if it were.
    init?(_ candles: ArraySlice<Chart.Candle>) {
        guard let first = candles.first, let last = candles.last else { return nil }
        open = drawable(first.open)
        close = drawable(last.close)
        high = max(open, close)
        low = min(open, close)
        for candle in candles {
            let (greater, less) = (max(candle.open, candle.close), min(candle.open, candle.close))
            high = max(high, drawable(max(greater, max(candle.high, candle.low))))
            low = min(low, drawable(min(less, min(candle.high, candle.low))))
        }
    }

    /// The first, highest, lowest and last of some values; nil where there is none.
    init?(_ values: ArraySlice<Int128?>) {
        let found = values.compactMap { $0.map { drawable(Price(units: $0)) } }
        guard let first = found.first, let last = found.last else { return nil }
        open = first
        close = last
        high = found.reduce(first, max)
        low = found.reduce(first, min)
    }

    var way: Way { close > open ? .up : close < open ? .down : .flat }

    /// A line's values spread over columns, of `count` that the picture is wide; nil where a column
    /// has none.
    static func merged(_ values: [Int128?], of count: Int, into columns: Int) -> [Bar?] {
        (0..<max(0, columns)).map { column in
            let from = min(values.count, count * column / columns)
            let to = min(values.count, max(from + 1, count * (column + 1) / columns))
            return Bar(values[from..<to])
        }
    }

    /// The candles spread over at most `columns` columns, each holding its share in time.
    static func merged(_ candles: [Chart.Candle], into columns: Int) -> [Bar] {
        let count = min(columns, candles.count)
        return (0..<max(0, count)).compactMap { column in
            let from = candles.count * column / count
            let to = candles.count * (column + 1) / count
            return Bar(candles[from..<to])
        }
    }
}

/// Units of a price, held to a size that a picture's arithmetic cannot overflow. Every price that
/// reading admits is far smaller.
private func drawable(_ price: Price) -> Int128 {
    let end: Int128 = 1_000_000_000_000_000_000_000_000_000_000
    return min(max(price.units, -end), end)
}

/// The range of prices that a picture covers, and what falls outside it.
struct ChartScale {
    struct Outside {
        let words: String
        let isAbove: Bool
        var sentence: String { "\(words) lies \(isAbove ? "above" : "below") the picture" }
    }

    private(set) var low: Int128
    private(set) var high: Int128
    /// Levels inside the picture, in the order given.
    private(set) var drawn: [Chart.Level] = []
    private(set) var outside: [Outside] = []
    let all: [Chart.Level]
    /// True where nothing is there to be drawn.
    let isEmpty: Bool
    /// How a value is written.
    let write: @Sendable (Price) -> String

    /// The candles' range, stretched by at most itself on each side to take in a level that is
    /// near: the candles keep a third of the height. A level further off would flatten them and is
    /// named in words instead.
    init(
        _ bars: [Bar], levels: [Chart.Level],
        write: @escaping @Sendable (Price) -> String = { $0.description }
    ) {
        all = levels
        isEmpty = bars.isEmpty
        self.write = write
        low = bars.map(\.low).min() ?? 0
        high = bars.map(\.high).max() ?? 0
        if low == high {
            // Without a range there is no scale: half a percent to each side makes one.
            let margin = max(1, max(high, -high) / 200)
            (low, high) = (low - margin, high + margin)
        }
        let reach = high - low
        let (least, greatest) = (low - reach, high + reach)
        for level in levels {
            let price = drawable(level.price)
            guard price >= least, price <= greatest else {
                outside.append(Outside(words: words(level), isAbove: price > greatest))
                continue
            }
            drawn.append(level)
            low = min(low, price)
            high = max(high, price)
        }
    }

    /// What is above and what is below, in a sentence each: "stop 7,280 and liquidation 7,020.8 lie
    /// below the picture".
    var outsideSentences: [String] {
        [true, false].compactMap { isAbove in
            let words = outside.filter { $0.isAbove == isAbove }.map(\.words)
            guard let last = words.last else { return nil }
            let head = words.dropLast().joined(separator: ", ")
            return (head.isEmpty ? "\(last) lies" : "\(head) and \(last) lie")
                + " \(isAbove ? "above" : "below") the picture"
        }
    }

    /// The range of a line chart.
    init(_ chart: LineChart) {
        let unit = chart.unit
        self.init(
            chart.lines.compactMap { Bar($0.values[...]) },
            levels: chart.levels.map { Chart.Level($0.name, Price(units: $0.value)) },
            write: { unit.text($0.units) })
    }

    /// "liquidation 7,020.8".
    func words(_ level: Chart.Level) -> String { "\(level.name) \(write(level.price))" }

    /// Which of `steps` rows a price falls into, 0 at the top.
    func row(of price: Int128, in steps: Int) -> Int {
        let steps = max(1, steps)
        let place = (high - price) * Int128(steps) / (high - low)
        return Int(min(max(place, 0), Int128(steps - 1)))
    }

    func row(of price: Price, in steps: Int) -> Int { row(of: drawable(price), in: steps) }

    /// Round prices to write at the axis, rising, about `count` of them.
    func roundPrices(about count: Int) -> [Price] {
        let wanted = max(1, (high - low) / Int128(max(1, count)))
        var step: Int128 = 1
        while step * 10 <= wanted { step *= 10 }
        step *= [1, 2, 5, 10].first { step * $0 >= wanted } ?? 10
        var prices: [Price] = []
        var price = divide(low, step, .up) * step
        while price <= high {
            prices.append(Price(units: price))
            price += step
        }
        return prices
    }
}
