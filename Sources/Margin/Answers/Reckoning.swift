import Figures

// The questions that exchange calculators answer, each with its working.

/// What closing comes to, fees on both trades included.
public struct ProfitAnswer: Sendable, Equatable {
    public let profit: Figure<Money>
    public let fees: Figure<Money>
    public let margin: Figure<Money>
    public var net: Figure<Money> { (profit - fees).named(.netProfit) }
    /// Profit before fees as a share of the margin, as exchanges print it.
    public var returnOnMargin: Figure<Rate>? {
        guard margin.value.isPositive else { return nil }
        return profit.divided(by: margin, .down).named(.returnOnMargin)
    }
    /// What really came or went, as a share of the account; nil where the account is not known.
    public func share(of account: Figure<Money>) -> Figure<Rate>? {
        guard account.value.isPositive else { return nil }
        return net.divided(by: account, .down).named(.shareOfAccount)
    }
}

extension Contract {
    /// Profit or loss of a position closed at a price.
    public func profit(
        _ side: Side, size: Figure<Quantity>, entry: Figure<Price>, exit: Figure<Price>,
        leverage: Figure<Multiple>, fee: Figure<Rate> = .zero
    ) -> ProfitAnswer {
        let cost = value(of: size, at: entry, .up).named(.entryCost)
        let position = Position(
            contract: self, side: side, leverage: leverage.value, size: size, cost: cost,
            collateral: .zero)
        let traded = (cost + value(of: size, at: exit, .up)).named(.valueTraded)
        let fees: Figure<Money> = (traded * fee).rounded(.up)
        return ProfitAnswer(
            profit: position.profit(at: exit), fees: fees.named(.fee),
            margin: cost.divided(by: leverage, .up).named(.initialMargin))
    }

    /// The price at which a position has earned a share of its margin; nil where no price does.
    ///
    ///     linear   entry × (1 ± share ÷ leverage)      inverse   entry ÷ (1 ∓ share ÷ leverage)
    public func targetPrice(
        _ side: Side, entry: Figure<Price>, leverage: Figure<Multiple>, earning share: Figure<Rate>
    ) -> Figure<Price>? {
        guard leverage.value.isPositive else { return nil }
        let step = Rate(
            units: scaledQuotient(share.value.units, unitsPerOne, leverage.value.units, .nearest))
        let move = Figure(
            step, share.isExplained || leverage.isExplained,
            .quotient(share.operand, leverage.operand)
        ).named(.moveNeeded)
        let isUp = (side == .long) == (kind == .linear)
        let factor = isUp ? .one + move : .one - move
        guard factor.value.isPositive else { return nil }
        let rounding: Rounding = side == .long ? .up : .down
        switch kind {
        case .linear: return (entry * factor).rounded(rounding).named(.targetPrice)
        case .inverse:
            let price = Price(
                units: scaledQuotient(
                    entry.value.units, unitsPerOne, factor.value.units, rounding))
            return Figure(
                price, entry.isExplained || factor.isExplained,
                .quotient(entry.operand, factor.operand)
            ).named(.targetPrice)
        }
    }

    /// The largest size, in whole lots, whose margin and opening fee a wallet covers.
    ///
    ///     value = wallet ÷ (1 ÷ leverage + fee)
    public func largestSize(
        wallet: Money, leverage: Multiple, at price: Price, fee: Rate
    ) -> Quantity {
        guard wallet.isPositive, leverage.isPositive, price.isPositive else { return .zero }
        let margin = divide(unitsPerOne * unitsPerOne, leverage.units, .up)
        let share = Rate(units: margin + max(fee.units, 0))
        var value = wallet.divided(by: share, .down)
        if case .value(let cap) = tiers[tiers.count - 1].limit { value = min(value, cap) }
        var size =
            kind == .linear ? value.divided(by: price, .down) : value.faceValue(at: price, .down)
        if case .size(let cap) = tiers[tiers.count - 1].limit { size = min(size, cap) }
        size = size.rounded(.down, to: lot)
        // Rounding may still cost a lot.
        for _ in 0..<100 where size.isPositive {
            let worth = self.value(of: Figure(size), at: Figure(price), .up).value
            let needed = worth.divided(by: leverage, .up) + (worth * max(fee, .zero)).rounded(.up)
            if needed <= wallet { return size }
            size -= lot
        }
        return .zero
    }

    /// The average price of several fills on one side: the mean of linear sizes, the harmonic mean of
    /// inverse ones.
    public func averageEntry(
        _ fills: [(size: Figure<Quantity>, price: Figure<Price>)]
    ) -> Figure<Price>? {
        var cost: Figure<Money>?
        var size: Figure<Quantity>?
        for fill in fills where fill.size.value.isPositive && fill.price.value.isPositive {
            let part = value(of: fill.size, at: fill.price, .nearest)
            cost = cost.map { $0 + part } ?? part
            size = size.map { $0 + fill.size } ?? fill.size
        }
        guard let cost, let size, cost.value.isPositive else { return nil }
        switch kind {
        case .linear: return cost.divided(by: size, .nearest).named(.entryPrice)
        case .inverse: return size.divided(by: cost, .nearest).named(.entryPrice)
        }
    }

    /// The size at which a stop loses no more than a given amount, the fees of both trades included,
    /// in whole lots.
    ///
    ///     linear    risk ÷ (|entry − stop| + fee × (entry + stop))
    ///     inverse   risk ÷ (|1 ÷ entry − 1 ÷ stop| + fee × (1 ÷ entry + 1 ÷ stop))
    public func size(
        risking risk: Money, entry: Price, stop: Price, fee: Rate
    ) -> Quantity {
        guard risk.isPositive, entry.isPositive, stop.isPositive, entry != stop else {
            return .zero
        }
        let loss: Quantity
        let fees = max(fee, .zero)
        switch kind {
        case .linear:
            let each = (entry - stop).magnitude + ((entry + stop) * fees).rounded(.up)
            loss = risk.divided(by: each, .down)
        case .inverse:
            // Of a face of a million, so that coins keep their digits.
            let face = Quantity(1_000_000)
            let a = face.divided(by: entry, .nearest)
            let b = face.divided(by: stop, .nearest)
            let each = (a - b).magnitude + ((a + b) * fees).rounded(.up)
            guard each.isPositive else { return .zero }
            loss = Quantity(
                units: scaledQuotient(risk.units, face.units, each.units, .down))
        }
        return loss.rounded(.down, to: lot)
    }

    /// What holding costs in funding: so many payments at a rate, at a price held still.
    public func fundingCost(
        _ side: Side, size: Figure<Quantity>, at price: Figure<Price>, rate: Figure<Rate>,
        payments: Int
    ) -> Figure<Money> {
        let value = value(of: size, at: price, .nearest).named(.positionValue)
        let once: Figure<Money> = (value * rate).rounded(.up)
        let count = min(max(0, payments), 1_000_000)
        let all = Money(units: once.value.units * Int128(count))
        let sum = Figure(
            all, once.isExplained,
            .product(
                once.operand,
                Operand(Int128(count) * unitsPerOne, decimals: 8, .quantity, nil)))
        return (side == .long ? sum : .zero - sum).named(.fundingPayment)
    }
}

extension Term {
    public static let netProfit = Term("net profit", "The profit less the fees of both trades.")
    public static let valueTraded = Term(
        "value traded", "What was bought and sold together, on which fees are taken.")
    public static let moveNeeded = Term(
        "move", "How far the price has to go, as a share of the entry.")
    public static let targetPrice = Term(
        "target price", "The price at which a position has earned what was asked.")
}
