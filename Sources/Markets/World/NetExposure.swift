import Figures
import Margin

/// How much of a coin's moves are one's own, in coins.
public struct NetExposure: Sendable, Equatable {
    public let coin: Asset
    /// In the wallet, behind positions with what they have gained in the coin, and pledged for a loan.
    public let free: Quantity
    public let behind: Quantity
    public let pledged: Quantity
    /// Longs less shorts. An inverse one counts as many coins as its face is worth now: what it is worth
    /// in dollars then moves with the price as those coins and its own coins do together.
    public let perp: Quantity
    /// What puts are on: it falls with the price only down to their strikes.
    public let covered: Quantity
    /// What calls are on: over their strikes it rises with the price.
    public let called: Quantity

    public var coins: Quantity { free + behind + pledged }
    public var beforeOptions: Quantity { coins + perp }
}

extension World {
    public func netExposure(of coin: Asset) -> NetExposure {
        var perp = Quantity.zero
        var behind = Money.zero
        let price = last(of: coin) ?? .zero
        for holding in holdings where holding.position.contract.coin == coin {
            let position = holding.position
            var size = position.size.value
            if position.contract.settles == coin {
                if holding.mode == .isolated { behind += position.collateral.value }
                behind += holding.bare.profit(at: Figure(price)).value
            }
            if position.contract.kind == .inverse {
                guard price.isPositive else { continue }
                size = Quantity(units: size.divided(by: price, .nearest).units)
            }
            perp += position.side == .long ? size : -size
        }
        func covered(_ kind: OptionKind) -> Quantity {
            options.filter { $0.coin == coin && $0.kind == kind }.reduce(.zero) { $0 + $1.size }
        }
        return NetExposure(
            coin: coin, free: Quantity(units: max(free(coin), .zero).units),
            behind: Quantity(units: behind.units),
            pledged: Quantity(units: max(lent(coin), .zero).units), perp: perp,
            covered: covered(.put), called: covered(.call))
    }

    /// What is assumed and asked for an option now; nil where its coin has no price.
    public func quote(of option: HeldOption) -> OptionQuote? {
        guard let spot = outsidePrice(of: option.coin)?.value else { return nil }
        let minutes = minutesLeft(of: option)
        let feared = volatility(of: option.coin)
        let half = optionDepth(of: option.coin).halfSpread(on: optioned(option.coin))
        return OptionQuote(
            option.kind, spot: spot, strike: option.strike, minutes: minutes,
            volatility: feared.raised(days: Double(minutes) / 1440), isStated: feared.isStated,
            halfSpread: half)
    }

    /// Until it is settled.
    public func minutesLeft(of option: HeldOption) -> Int {
        max(0, option.expiry.minutes - barMoment.minutes)
    }

    /// The same with volatility left where it was before anything happened.
    public func flatQuote(of option: HeldOption) -> OptionQuote? {
        quote(of: option).flatMap {
            OptionQuote(
                option.kind, spot: $0.spot, strike: option.strike, minutes: $0.minutes,
                volatility: option.assumed.base, halfSpread: $0.halfSpread)
        }
    }

    /// What the options paid in an asset are worth together.
    public func optionsWorth(_ asset: Asset) -> Money {
        options.filter { $0.asset == asset }.reduce(.zero) { sum, option in
            sum + (quote(of: option).map { option.worth(at: $0).value } ?? .zero)
        }
    }

    /// The figure of the latest option that a term stands for; nil where there is none.
    public func optionFigure(of term: Term) -> Operand? {
        for kind in OptionKind.allCases {
            let held = options.last { $0.kind == kind }
            let latest = held ?? optionEndings.last { $0.option.kind == kind }?.option
            switch term {
            case kind.premium: return latest?.premium.operand
            case kind.worth:
                return held.flatMap { option in
                    quote(of: option).map { option.worth(at: $0).operand }
                }
            case kind.settlement: return settlementFigure(kind)
            default: continue
            }
        }
        return term == .optionAsk ? (options.last ?? optionEndings.last?.option)?.ask.operand : nil
    }

    private func settlementFigure(_ kind: OptionKind) -> Operand? {
        for ending in optionEndings.reversed() where ending.option.kind == kind {
            guard case .settled(let price) = ending.cause else { continue }
            return ending.option.settlement(at: price).operand
        }
        return nil
    }
}
