import Figures
import Margin

/// What guards a position against a loss, as it stands: a stop, a stop-limit, or a trail.
public struct StandingStop: Sendable, Equatable {
    /// The price at which it fires.
    public let price: Price
    /// The price it will not trade beyond; nil: at the market once it fires.
    public let limit: Price?
    public let watches: PriceSeries
    /// Its price follows the best one by itself.
    public let trails: Bool
}

extension World {
    /// The stop of a position; where several stand, the stop before the trail. Nil where none does.
    public func stop(of holding: Holding) -> StandingStop? {
        if let stop = holding.stop {
            return StandingStop(
                price: stop.price.value, limit: nil, watches: stop.watches, trails: false)
        }
        let symbol = holding.position.contract.symbol
        let closing = Direction(closing: holding.position.side)
        let guarding = orders.map(\.order).filter {
            $0.symbol == symbol && $0.direction == closing && $0.closesPosition && $0.isProtective
        }
        guard let order = guarding.first(where: { !$0.isTrailing }) ?? guarding.first,
            let trigger = order.trigger
        else { return nil }
        var limit: Price?
        if case .stopLimit(_, let price) = order.kind { limit = price }
        return StandingStop(
            price: trigger, limit: limit, watches: order.watches, trails: order.isTrailing)
    }

    /// What closing a position at a price would bring, fees aside: a trader loses no more than what
    /// backs it.
    public func outcome(of holding: Holding, at price: Price) -> Money {
        let profit = holding.bare.profit(at: Figure(price)).value
        let backing =
            holding.mode == .isolated
            ? holding.position.collateral.value
            : holdings.firstIndex(of: holding).map { judged($0).collateral.value } ?? .zero
        return max(profit, -max(backing, .zero))
    }

    /// What the stop of a position would cost if it filled at its price, fees aside; nil without one.
    public func lossAtStop(of holding: Holding) -> Money? {
        stop(of: holding).map { -outcome(of: holding, at: $0.price) }
    }
}

extension Ending {
    /// The series that it watched; nil where no order closed it.
    public var stopWatches: PriceSeries? {
        switch cause {
        case .stopped(let stop, _, _): stop.watches
        case .filled(let order, _, _): order.watches
        default: nil
        }
    }

    /// The price of the stop that closed it; nil where none did, or where it had trailed there.
    public var stopPrice: Price? {
        switch cause {
        case .stopped(let stop, _, _): stop.price.value
        case .filled(let order, _, _) where order.isProtective: order.trigger
        default: nil
        }
    }
}
