import Figures

// Who is closed when neither the trader nor the fund can pay. Sources: Binance,
// https://www.binance.com/en/support/faq/360033525471; BitMEX and Bybit, "Auto-deleveraging (ADL)";
// Hyperliquid docs, "Auto-deleveraging".

/// A position on the winning side, with what its owner has.
public struct Winner: Sendable, Equatable {
    public let name: String
    public var position: Position
    /// What is in the wallet, and what the whole account is worth, in the settlement asset.
    public let wallet: Money
    public let equity: Money
    public init(name: String, position: Position, wallet: Money, equity: Money) {
        self.name = name
        self.position = position
        self.wallet = wallet
        self.equity = equity
    }
}

extension DeleveragingRule {
    /// How near a position is to being closed for others; the highest score is first.
    ///
    ///     Binance      greatest(0, profit) ÷ greatest(1, wallet) × maintenance ÷ equity
    ///     BitMEX …     profit ÷ margin × leverage; a loss: ÷ leverage. Leverage = value ÷ equity
    ///     Hyperliquid  mark ÷ entry (a short: entry ÷ mark) × value ÷ account
    public func score(_ winner: Winner, at mark: Price) -> Rate {
        let price = Figure(mark)
        let position = winner.position.bare
        let profit = position.profit(at: price).value
        let value = position.value(at: price).value
        switch rank {
        case .profitTimesMarginRatio:
            guard profit.isPositive, winner.wallet + profit > .zero else { return .zero }
            let gain = profit.divided(by: max(Money(1), winner.wallet), .down)
            let ratio = position.maintenance(at: price).value.divided(
                by: winner.wallet + profit, .down)
            return Self.product(gain, ratio)
        case .leveragedReturn:
            let left = position.collateral.value + profit
            guard left.isPositive, position.collateral.value.isPositive else { return .zero }
            let gain = profit.divided(by: position.collateral.value, .down)
            let leverage = value.divided(by: left, .down)
            if gain.isNegative {
                guard leverage.isPositive else { return .zero }
                return Rate(units: scaledQuotient(gain.units, unitsPerOne, leverage.units, .down))
            }
            return Self.product(gain, leverage)
        case .priceGainTimesLeverage:
            let entry = position.entryPrice.value
            guard entry.isPositive, mark.isPositive, winner.equity.isPositive else { return .zero }
            let gain =
                position.side == .long
                ? mark.divided(by: entry, .down) : entry.divided(by: mark, .down)
            return Self.product(gain, value.divided(by: winner.equity, .down))
        }
    }

    private static func product(_ a: Rate, _ b: Rate) -> Rate {
        Rate(units: scaledQuotient(a.units, b.units, unitsPerOne, .down))
    }

    /// The order in which winners are closed; equal scores by name, so that it is always the same.
    public func queue(_ winners: [Winner], at mark: Price) -> [Winner] {
        winners.map { (winner: $0, score: score($0, at: mark)) }
            .sorted { ($1.score, $0.winner.name) < ($0.score, $1.winner.name) }
            .map(\.winner)
    }

    /// How many of the five lights burn for a place in the queue: the first fifth sees all.
    public static func lights(place: Int, of count: Int) -> Int {
        guard count > 0, place >= 0 else { return 0 }
        return max(1, 5 - place * 5 / count)
    }

    /// The price at which winners are closed.
    public func closingPrice(bankruptcy: Price, quote: Quote) -> Price {
        switch price {
        case .bankruptcy: return bankruptcy
        case .mark: return quote.mark.value
        case .previousMark: return quote.previousMark.value
        case .bankruptcyUnlessFar(let share):
            let far = (quote.mark.value * share.value).rounded(.down)
            return (bankruptcy - quote.mark.value).magnitude > far ? quote.mark.value : bankruptcy
        }
    }
}
