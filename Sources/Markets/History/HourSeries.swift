import Figures
import Margin

/// Prices of one market, bar by bar, with their holes: what every "how often" is counted over.
///
/// Prices are whole ticks. A bar that nobody recorded is a hole, with 0 in all four places; no
/// window
/// is ever counted across one.
public struct HourSeries: Sendable, Equatable {
    public let name: String
    public let coin: Asset
    /// Whose prices they are: contract and venue.
    public let market: String
    public let tick: Price
    public let sources: [String]
    /// The opening stamp of the first bar.
    public let start: Moment
    public let minutesPerBar: Int
    public let open: [Int]
    public let high: [Int]
    public let low: [Int]
    public let close: [Int]
    /// The stretches without a hole, in order.
    public let runs: [Range<Int>]
    /// Funding of this coin's perpetual as it was paid, oldest first; empty where nobody
    /// recorded it.
    public let payments: [FundingStamp]
    /// Whose payments they are.
    public let payer: String

    /// Law of reading: all four as long, no price under 0.
    public init(
        name: String, coin: Asset, market: String, tick: Price, sources: [String], start: Moment,
        minutesPerBar: Int = 60, open: [Int], high: [Int], low: [Int], close: [Int],
        payments: [FundingStamp] = [], payer: String = ""
    ) {
        precondition(
            high.count == open.count && low.count == open.count && close.count == open.count,
            "a bar has four prices")
        self.name = name
        self.coin = coin
        self.market = market
        self.tick = tick
        self.sources = sources
        self.start = start
        self.minutesPerBar = minutesPerBar
        self.open = open
        self.high = high
        self.low = low
        self.close = close
        self.payments = payments
        self.payer = payer
        var runs: [Range<Int>] = []
        var first: Int?
        for index in open.indices {
            if open[index] > 0 {
                if first == nil { first = index }
            } else if let begun = first {
                runs.append(begun..<index)
                first = nil
            }
        }
        if let first { runs.append(first..<open.count) }
        self.runs = runs
    }

    /// A series out of the bars of a tape, the ones before its opening included.
    public init(of tape: Tape, coin: Asset, name: String) {
        self.init(
            name: name, coin: coin, market: name, tick: Price(units: 1), sources: [],
            start: tape.start, minutesPerBar: tape.minutesPerBar,
            open: tape.bars.map { Int($0.open.units) }, high: tape.bars.map { Int($0.high.units) },
            low: tape.bars.map { Int($0.low.units) }, close: tape.bars.map { Int($0.close.units) })
    }

    /// How many bars were recorded.
    public var known: Int { runs.reduce(0) { $0 + $1.count } }
    public var end: Moment { moment(max(0, open.count - 1)) }
    public func moment(_ index: Int) -> Moment { start + minutesPerBar * index }
    public func price(_ ticks: Int) -> Price { Price(units: Int128(ticks) * tick.units) }

    /// The bar that begins at a moment or holds it; nil outside, and in a hole.
    public func index(holding moment: Moment) -> Int? {
        let minutes = moment.minutes - start.minutes
        guard minutes >= 0 else { return nil }
        let index = minutes / minutesPerBar
        return open.indices.contains(index) && open[index] > 0 ? index : nil
    }

    /// The bars of a period that are there at all: from its first minute to before its last.
    public func indices(_ period: Range<Moment>) -> Range<Int> {
        func place(_ moment: Moment) -> Int {
            let minutes = moment.minutes - start.minutes
            return min(open.count, max(0, (minutes + minutesPerBar - 1) / minutesPerBar))
        }
        let first = place(period.lowerBound)
        return first..<max(first, place(period.upperBound))
    }

    /// Bars from one index on, as a tape has them; nil where a hole lies in them.
    public func bars(_ range: Range<Int>) -> [Bar]? {
        guard
            runs.contains(where: {
                $0.lowerBound <= range.lowerBound
                    && range.upperBound <= $0.upperBound
            })
        else { return nil }
        return range.map {
            Bar(
                open: price(open[$0]), high: price(high[$0]), low: price(low[$0]),
                close: price(close[$0]))
        }
    }
}
