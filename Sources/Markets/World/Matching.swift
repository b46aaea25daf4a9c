import Figures
import Margin

/// The book of a live market as one person's orders meet it: the one way through it for every kind.
///
/// **What arrives** takes what stands between the price and its limit. Each lot is paid half the spread
/// away from the price that it moves, so the last lot taken is the one whose price, spread included,
/// is the limit itself.
///
/// **What rests** stands last in the queue at its price: an assumption, and the careful one, since the
/// model's book holds no queue. It is filled once others trade through its price, and by as much as
/// they do: by the lots that the book holds between its price and the one that they reached. Whoever
/// sells to a resting buyer finds the same lots cheaper in the book, and stops when that is over; so the
/// price comes back by what was filled, as far as the limit. A resting order thus pays its own price
/// for a stretch of the book in which every lot was to be had at that price or better.
///
/// Prices go in and out exact; the walk between them is the market's physics.
public struct Matching: Sendable {
    /// What was traded: lots of 10⁻⁴ coin, sold when positive, at a price.
    struct Trade: Sendable {
        let lots: Int64
        let price: Price
    }
    private(set) var walk: Walk
    private(set) var trades: [Trade] = []
    private let halfSpread: Double
    private let spot: Int64
    /// Between these the mark is the last price.
    private let markLow: Double
    private let markHigh: Double

    init(_ walk: Walk, halfSpread: Double, spot: Int64, markLow: Double, markHigh: Double) {
        self.walk = walk
        self.halfSpread = halfSpread
        self.spot = spot
        self.markLow = markLow
        self.markHigh = markHigh
    }

    /// Last, mark and spot in whole ticks, as what was traded left them.
    var prices: MarketPrices {
        MarketPrices(
            last: Int64(walk.price + 0.5),
            mark: Int64(max(markLow, min(markHigh, walk.price)) + 0.5), spot: spot)
    }

    /// An average as a fill in whole ticks, half the spread and the rounding against the taker.
    static func ticks(_ average: Double, halfSpread: Double, isSale: Bool) -> Int64 {
        isSale
            ? max(1, Int64(average * (1 - halfSpread)))
            : Int64(average * (1 + halfSpread)) + 1
    }

    /// What the next lot costs a buyer or brings a seller now.
    func edge(_ direction: Direction) -> Price {
        Price(
            ticks: Matching.ticks(
                walk.price, halfSpread: halfSpread, isSale: direction == .sell))
    }

    /// Lots that a taker gets without going beyond a limit.
    func standing(_ direction: Direction, upTo limit: Price?) -> Int64 {
        guard let limit else { return .max }
        let kept = direction == .sell ? max(1 - halfSpread, 0.001) : 1 + halfSpread
        return lots(direction, to: limit.ticks / kept)
    }

    /// Lots that were traded through the price of an order that rests there.
    func through(_ direction: Direction, _ limit: Price) -> Int64 {
        lots(direction, to: limit.ticks)
    }

    private func lots(_ direction: Direction, to price: Double) -> Int64 {
        max(0, direction == .sell ? walk.lots(to: price) : 0 - walk.lots(to: price))
    }

    /// Takes lots from the book: the average, rounded against the taker, never beyond the limit.
    mutating func take(_ lots: Int64, _ direction: Direction, upTo limit: Price?) -> Price {
        let average = walk.sell(direction == .sell ? lots : -lots)
        var price = Price(
            ticks: Matching.ticks(average, halfSpread: halfSpread, isSale: direction == .sell))
        if let limit { price = direction == .sell ? max(price, limit) : min(price, limit) }
        note(lots, direction, price)
        return price
    }

    /// Lots of an order that rests at its limit are met there.
    mutating func meet(_ lots: Int64, _ direction: Direction, at limit: Price) {
        _ = walk.sell(direction == .sell ? lots : -lots)
        note(lots, direction, limit)
    }

    private mutating func note(_ lots: Int64, _ direction: Direction, _ price: Price) {
        trades.append(Trade(lots: direction == .sell ? lots : -lots, price: price))
    }
}

extension Price {
    /// In ticks of 0.1, as the market's physics reckons.
    fileprivate var ticks: Double { Double(units) / 10_000_000 }
}
