import Figures
import Margin

// Where a long bar takes what is held to its line. What shares collateral is asked twice, with every
// coin on its way to its low and with every coin on its way to its high: one coin cannot be at both
// ends at once.

/// The moment inside a long bar at which a pool stops covering what it must keep.
struct Reach: Sendable, Equatable {
    /// The price of every coin then, last and mark alike, in the order of the world's coins.
    let prices: [(coin: Asset, price: Price)]
    let judged: JudgedAt

    func price(of coin: Asset) -> Price? { prices.first { $0.coin == coin }?.price }

    static func == (a: Reach, b: Reach) -> Bool {
        a.judged == b.judged && a.prices.map(\.coin) == b.prices.map(\.coin)
            && a.prices.map(\.price) == b.prices.map(\.price)
    }
}

extension World {
    /// Whether any of its prices are judged inside their bars.
    public var judgesInside: Bool {
        market == nil && scenario.judgesInside
    }

    /// Where a step's bar takes a position, or the pool that it belongs to; nil where it does not.
    func reach(of index: Int, at step: Int) -> Reach? {
        guard judgesInside, step > 0, holdings.indices.contains(index) else { return nil }
        let holding = holdings[index]
        guard holding.mode == .isolated else {
            let pool: Pool =
                holding.mode == .multiAsset
                ? .multiAsset : .cross(holding.position.contract.settles)
            return reach(of: pool, at: step)
        }
        let coin = holding.position.contract.coin
        guard let found = tape(of: coin)?.reach(of: holding.bare, at: step) else { return nil }
        return Reach(prices: [(coin, found.price)], judged: found.judged)
    }

    private func reach(of pool: Pool, at step: Int) -> Reach? {
        func isDue(_ prices: [(coin: Asset, price: Price)]) -> Bool {
            sharedRisks { coin in prices.first { $0.coin == coin }?.price }
                .contains { $0.pool == pool && $0.risk.isLiquidated }
        }
        let closes = coins.compactMap { coin in tape(of: coin).map { (coin, $0.mark(at: step)) } }
        for end in [\Bar.low, \Bar.high] {
            let way = BarWay(coins.compactMap { leg(of: $0, to: end, at: step) })
            guard isDue(way.prices(at: way.length)) else { continue }
            let spares = !isDue(closes)
            if isDue(way.prices(at: 0)) {
                return Reach(prices: way.prices(at: 0), judged: .open(closeSpares: spares))
            }
            // It is covered at the first of them and not at the second.
            var (covered, failing) = (0, way.length)
            while failing - covered > 1 {
                let middle = (covered + failing) / 2
                if isDue(way.prices(at: middle)) { failing = middle } else { covered = middle }
            }
            return Reach(
                prices: way.prices(at: failing), judged: .extreme(closeSpares: spares))
        }
        return nil
    }

    private func leg(of coin: Asset, to end: KeyPath<Bar, Price>, at step: Int) -> BarWay.Leg? {
        guard let tape = tape(of: coin) else { return nil }
        let tick = rulebook.contract(on: coin)?.tick ?? Price(units: 1)
        guard tape.judging == .extremes else {
            let mark = tape.mark(at: step)
            return BarWay.Leg(coin: coin, from: mark, to: mark, tick: tick)
        }
        let bar = tape.bar(closing: step)
        return BarWay.Leg(coin: coin, from: bar.open, to: bar[keyPath: end], tick: tick)
    }

    /// What judges a pool at that moment: the prices of the step with those of the moment in them.
    ///
    /// - Parameter waits: a sale is not made there, but at the first price of now.
    func prices(in reach: Reach, at step: Int, waits: Bool = false) -> Prices {
        let stamp = tape.moment(at: step).clock
        var prices = prices(due: step)
        for coin in coins {
            guard let price = reach.price(of: coin) else { continue }
            let place =
                if case .open = reach.judged { "open of \(stamp)" } else {
                    "inside the bar of \(stamp)"
                }
            let mark = Figure(price, .markPrice, .tape(place))
            let last =
                waits ? firstPrice(of: coin) : Figure(price, .lastPrice, .tape(place))
            for contract in rulebook.contracts where contract.coin == coin {
                guard let slot = prices.quotes.firstIndex(where: { $0.symbol == contract.symbol })
                else { continue }
                prices.quotes[slot].mark = mark
                prices.quotes[slot].last = last
            }
            if index(of: coin) == nil,
                let slot = prices.assets.firstIndex(where: { $0.asset == coin })
            {
                prices.assets[slot] = AssetPrice(asset: coin, external: mark)
            }
        }
        return prices
    }

}

/// Every coin's way through a bar, walked in as many steps as the longest of them has ticks.
struct BarWay {
    struct Leg {
        let coin: Asset
        let from: Price
        let to: Price
        let tick: Price
    }
    private let legs: [Leg]
    let length: Int

    init(_ legs: [Leg]) {
        self.legs = legs
        let ticks = legs.map { divide(($0.to - $0.from).magnitude.units, $0.tick.units, .up) }
        length = Int(min(ticks.max() ?? 0, 1_000_000_000))
    }

    /// The prices after so many steps; whole ticks but at the ends, rounded toward the end.
    func prices(at step: Int) -> [(coin: Asset, price: Price)] {
        legs.map { leg in
            guard step > 0, length > 0 else { return (leg.coin, leg.from) }
            guard step < length else { return (leg.coin, leg.to) }
            let gone = scaledQuotient(
                (leg.to - leg.from).units, Int128(step), Int128(length), .nearest)
            let price = Price(units: leg.from.units + gone)
            let isFalling = leg.to < leg.from
            let whole = price.rounded(isFalling ? .down : .up, to: leg.tick)
            return (leg.coin, isFalling ? max(whole, leg.to) : min(whole, leg.to))
        }
    }
}
