import Figures
import Margin

/// How much of a coin's moves are one's own, in coins.
public struct NetExposure: Sendable, Equatable {
    public let coin: Asset
    /// In the wallet, and pledged for a loan.
    public let free: Quantity
    public let pledged: Quantity
    /// Longs less shorts.
    public let perp: Quantity
    /// What puts are on: it falls with the price only down to their strikes.
    public let covered: Quantity

    public var coins: Quantity { free + pledged }
    public var beforePuts: Quantity { coins + perp }
}

extension World {
    public func netExposure(of coin: Asset) -> NetExposure {
        var perp = Quantity.zero
        let price = last(of: coin) ?? .zero
        for holding in holdings where holding.position.contract.coin == coin {
            let position = holding.position
            var size = position.size.value
            if position.contract.kind == .inverse {
                guard price.isPositive else { continue }
                size = Quantity(units: size.divided(by: price, .nearest).units)
            }
            perp += position.side == .long ? size : -size
        }
        let covered = puts.filter { $0.coin == coin }.reduce(Quantity.zero) { $0 + $1.size }
        return NetExposure(
            coin: coin, free: Quantity(units: max(free(coin), .zero).units),
            pledged: Quantity(units: max(lent(coin), .zero).units), perp: perp, covered: covered)
    }

    /// What is assumed and asked for a put now; nil where its coin has no price.
    public func quote(of put: HeldPut) -> PutQuote? {
        guard let last = last(of: put.coin) else { return nil }
        let minutes = max(0, put.expiry.minutes - now.minutes)
        let feared = volatility(of: put.coin)
        return PutQuote(
            spot: last, strike: put.strike, minutes: minutes,
            volatility: feared.raised(days: Double(minutes) / 1440), isStated: feared.isStated)
    }

    /// The same with volatility left where it was before anything happened.
    public func flatQuote(of put: HeldPut) -> PutQuote? {
        quote(of: put).flatMap {
            PutQuote(
                spot: $0.spot, strike: put.strike, minutes: $0.minutes,
                volatility: put.assumed.base)
        }
    }

    /// What the puts paid in an asset are worth together.
    public func putsWorth(_ asset: Asset) -> Money {
        puts.filter { $0.asset == asset }.reduce(.zero) { sum, put in
            sum + (quote(of: put).map { put.worth(at: $0).value } ?? .zero)
        }
    }

    /// The figure of the latest put that a term stands for; nil where there is none.
    public func putFigure(of term: Term) -> Operand? {
        let latest = puts.last ?? putEndings.last?.put
        switch term {
        case .putPremium: return latest?.premium.operand
        case .putAsk: return latest?.ask.operand
        case .putWorth:
            return puts.last.flatMap { put in quote(of: put).map { put.worth(at: $0).operand } }
        case .putSettlement:
            for ending in putEndings.reversed() {
                guard case .settled(let price) = ending.cause else { continue }
                let place = "last price of \(ending.moment.clock)"
                return ending.put.settlement(at: Figure(price, .lastPrice, .tape(place))).operand
            }
            return nil
        default: return nil
        }
    }
}
