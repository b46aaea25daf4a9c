import Figures

// What a liquidation came to for one position, summed over its steps.

extension Liquidation {
    /// The settlement of a position that this liquidation closed.
    ///
    /// - Parameters:
    ///   - position: as it was judged, with what backed it.
    ///   - last: the price that the market paid, with its source.
    ///   - countsPool: whether the fees and the rest of the pool are told with this position.
    public func settlement(
        of position: Position, last: Figure<Price>, countsPool: Bool = true
    ) -> Settlement {
        var sum = Settlement.Sum()
        let symbol = position.contract.symbol
        for step in steps {
            switch step {
            case .reduced(let part) where part.symbol == symbol:
                sum.profit += part.profit
                sum.price = part.price
                let value = position.contract.value(
                    of: Figure(part.quantity), at: Figure(part.price), .up
                ).value
                sum.feeDue += (value * rules.liquidation.fee.value).rounded(.up)
            case .soldOn(let sold, _, let price, let profit) where sold == symbol:
                sum.profit += profit
                sum.price = price
            case .deleveraged(_, let closed, let quantity, let price, _) where closed == symbol:
                sum.profit += position.reduced(by: quantity, at: price).profit
                sum.price = price
            case .paidFee, .surplus, .shortfall, .unpaid:
                if countsPool { sum.add(step) }
            default: break
            }
        }
        let price = sum.price ?? last.value
        let isWhole = price == last.value && sum.profit == position.profit(at: last).value
        let left =
            isWhole
            ? position.equity(at: last)
            : Figure(position.collateral.value + sum.profit).named(.equity)
        return Settlement(
            sum, price: price, collateral: position.collateral.value, left: left,
            feeTo: rules.liquidation.feeTo,
            keeper: rules.liquidation.takeover ? .fund : rules.liquidation.surplusTo,
            payer: rules.liquidation.backstop == .vault ? .vault : .fund)
    }
}

extension Settlement {
    /// Steps added up.
    struct Sum {
        var price: Price?
        var profit = Money.zero
        var taker = Money.zero
        var feeDue = Money.zero
        var fee = Money.zero
        var surplus = Money.zero
        var surplusTo: LiquidationRule.Receiver?
        var shortfall = Money.zero
        var fundPays = Money.zero

        /// What belongs to the whole pool.
        mutating func add(_ step: LiquidationStep) {
            switch step {
            case .paidFee(let fee, _, _, .fee): taker += fee
            case .paidFee(let fee, _, _, _): self.fee += fee
            case .surplus(let money, _, let receiver):
                surplus += money
                surplusTo = receiver
            case .shortfall(let money, _, _):
                shortfall += money
                fundPays += money
            case .unpaid(let money, _): shortfall += money
            default: break
            }
        }
    }

    init(
        _ sum: Sum, price: Price, collateral: Money, left: Figure<Money>,
        feeTo: LiquidationRule.Receiver, keeper: LiquidationRule.Receiver,
        payer: LiquidationRule.Receiver
    ) {
        self.payer = payer
        self.price = price
        self.collateral = collateral
        profit = sum.profit
        self.left = left
        takerFee = sum.taker
        liquidationFeeDue = sum.feeDue
        liquidationFee = sum.fee
        self.feeTo = feeTo
        surplus = sum.surplus
        surplusTo = sum.surplusTo ?? keeper
        shortfall = sum.shortfall
        fundPays = sum.fundPays
    }
}
