import Figures
import Margin

/// The people of a world as a live market meets them: each round of the cascade their stops and their
/// venue's own liquidation rule are asked at the same prices as the crowd's.
struct People: Guests {
    /// One position, and what became of it in this minute.
    struct Person {
        let holding: Holding
        /// Sold when positive, bought when negative: lots of 10⁻⁴ coin.
        let lots: Int64
        var close: Close?
    }
    struct Close {
        let cause: Trigger.Cause
        /// The mark that made it due.
        let mark: Price
        var price: Price?
    }

    private(set) var all: [Person]

    init(_ holdings: [Holding]) {
        all = holdings.map { Person(holding: $0, lots: $0.position.marketLots, close: nil) }
    }

    mutating func due(at prices: MarketPrices) -> Int64? {
        let last = Price(ticks: prices.last)
        let mark = Price(ticks: prices.mark)
        var lots: Int64?
        for index in all.indices where all[index].close == nil {
            let spot = Price(ticks: prices.spot)
            guard let cause = all[index].holding.cause(last: last, mark: mark, spot: spot) else {
                continue
            }
            all[index].close = Close(cause: cause, mark: mark)
            lots = (lots ?? 0) + all[index].lots
        }
        return lots
    }

    mutating func filled(at average: Double, halfSpread: Double, prices: MarketPrices) {
        for index in all.indices {
            guard var close = all[index].close, close.price == nil else { continue }
            let sells = all[index].lots > 0
            let ticks =
                sells
                ? max(1, Int64(average * (1 - halfSpread))) : Int64(average * (1 + halfSpread)) + 1
            close.price = Price(ticks: ticks)
            all[index].close = close
        }
    }
}

extension Holding {
    /// What makes the position due at these prices: its stop first, then the liquidation.
    fileprivate func cause(last: Price, mark: Price, spot: Price) -> Trigger.Cause? {
        if let stop {
            let seen =
                switch stop.watches {
                case .last: last
                case .mark: mark
                case .index: spot
                }
            if stop.fires(at: seen) { return .stop(stop) }
        }
        return isLiquidated(at: mark) ? .liquidation : nil
    }
}

extension Position {
    /// The lots of a live market that closing it sells (positive) or buys.
    var marketLots: Int64 {
        let lots = contract.marketLots(size.value, at: entryPrice.bare.value)
        return side == .long ? lots : -lots
    }
}

extension Price {
    /// A price in ticks of 0.1.
    init(ticks: Int64) { self.init(units: Int128(ticks) * 10_000_000) }
}
