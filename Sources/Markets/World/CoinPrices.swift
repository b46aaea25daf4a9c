import Figures
import Margin

// Prices of every coin that a world has: the tape's own, and those recorded beside it.

extension World {
    /// The tape of a coin; nil where nothing is known of it.
    public func tape(of coin: Asset) -> Tape? {
        coin == scenario.coin ? tape : scenario.tape(of: coin)
    }

    /// Every coin whose price is known, the tape's own first.
    public var coins: [Asset] { [scenario.coin] + scenario.others.map(\.coin) }

    public func last(of coin: Asset) -> Price? {
        if coin == scenario.coin { return last }
        return scenario.tape(of: coin).map { price(inside: $0) ?? $0.last(at: step) }
    }

    public func mark(of coin: Asset) -> Price? {
        if coin == scenario.coin { return mark }
        return scenario.tape(of: coin).map { price(inside: $0) ?? $0.mark(at: step) }
    }

    /// What a coin is worth on spot markets: recorded, or made by a live market; nil where nobody knows.
    public func index(of coin: Asset) -> Price? {
        guard coin == scenario.coin else { return nil }
        if let livePrices { return Price(ticks: livePrices.spot) }
        return scenario.index?.tape.last(at: step)
    }

    /// The mark of a coin with its working, now or as it was at a step.
    func markFigure(of coin: Asset, at earlier: Int? = nil) -> Figure<Price> {
        guard let tape = tape(of: coin) else { return .zero }
        if round != nil, coin == scenario.coin, earlier ?? step >= step { return markFigure }
        if let earlier { return tape.markFigure(at: earlier) }
        if coin == scenario.coin { return markFigure }
        return price(inside: tape).map {
            Figure($0, .markPrice, .tape("\(point.rawValue) of \(now.clock)"))
        }
            ?? tape.markFigure(at: step)
    }

    /// The mark of a position, bare; nil where its coin has no price.
    func mark(of position: Position) -> Price { mark(of: position.contract.coin) ?? mark }

    func lastFigure(of coin: Asset) -> Figure<Price> {
        coin == scenario.coin ? lastFigure : tape(of: coin)?.lastFigure(at: step) ?? .zero
    }

    /// What coins are worth as collateral: the index where it is known, else the mark stands in for it.
    public var collateralPrices: [AssetPrice] { prices().assets }

    /// Everything an account is judged by: the quote of every contract whose coin has a price, and
    /// what coins are worth as collateral: the index where it is known, else the mark stands in for it.
    ///
    /// - Parameters:
    ///   - due: the step whose marks judge; nil for now.
    ///   - sold: what a sale on the tape's own coin brings; nil for the last price.
    func prices(due: Int? = nil, mark own: Price? = nil, sold: Figure<Price>? = nil) -> Prices {
        var quotes: [Quote] = []
        var assets: [AssetPrice] = []
        for coin in coins {
            var mark = markFigure(of: coin, at: due)
            var last = lastFigure(of: coin)
            if coin == scenario.coin {
                if let own, own != mark.value { mark = Figure(own, .markPrice, .tape("mark")) }
                if let sold { last = sold }
            }
            for contract in rulebook.contracts where contract.coin == coin {
                quotes.append(
                    Quote(
                        symbol: contract.symbol, mark: mark, last: last,
                        previousMark: markFigure(of: coin, at: max(0, (due ?? step) - 1))))
            }
            let index = index(of: coin).map {
                Figure($0, .indexPrice, .tape("index of \(now.clock)"))
            }
            assets.append(AssetPrice(asset: coin, external: index ?? mark))
        }
        return Prices(quotes, assets: assets)
    }
}
