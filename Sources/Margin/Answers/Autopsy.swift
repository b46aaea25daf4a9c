import Figures

/// What somebody remembers of a liquidation: six answers.
public struct Remembered: Sendable, Equatable {
    public let rulebook: Rulebook
    public let coin: Asset
    public let kind: Contract.Kind
    public let side: Side
    public let entry: Price
    public let leverage: Multiple
    public let margin: Money
    public let exit: Price
    public init(
        rulebook: Rulebook, coin: Asset, kind: Contract.Kind, side: Side, entry: Price,
        leverage: Multiple, margin: Money, exit: Price
    ) {
        self.rulebook = rulebook
        self.coin = coin
        self.kind = kind
        self.side = side
        self.entry = entry
        self.leverage = leverage
        self.margin = margin
        self.exit = exit
    }
}

/// What the rules say about a remembered liquidation.
public struct Autopsy: Sendable, Equatable {
    /// What the exit price says.
    public enum Finding: Sendable, Equatable {
        /// The exit lies before the line: this rule alone did not close it. Funding, fees or margin
        /// taken out move the line nearer; cross margin shares it with others.
        case beforeLine(by: Price)
        /// Between the line and the bankruptcy price: the liquidation rule, as written.
        case liquidated
        /// Beyond the bankruptcy price: nothing was left, and somebody else paid.
        case beyondBankruptcy(by: Price)
        /// No price liquidates such a position.
        case neverLiquidated
    }
    /// The same margin at another leverage.
    public struct Rung: Sendable, Equatable {
        public let leverage: Multiple
        public let line: Price?
        /// Whether the exit price would have closed it.
        public let dies: Bool
        /// What would have been left of the margin at the exit price.
        public let left: Money
    }

    public let position: Position
    public let line: Figure<Price>?
    public let bankruptcy: Figure<Price>?
    public let finding: Finding
    /// What the close came to under the venue's rule, and what the rule of giving back would return.
    public let settlement: Settlement
    /// What was left at the exit before anybody took a fee.
    public let leftAtExit: Money
    /// A stop half-way between entry and line, and what it would have cost, fees included.
    public let stop: Price?
    public let lossAtStop: Money?
    /// The size, with the same margin, whose line lies beyond the exit; nil where none is smaller.
    public let survivingSize: Quantity?
    public let survivingLeverage: Multiple?
    public let rungs: [Rung]
}

extension Remembered {
    private func plan(_ leverage: Multiple) -> PositionPlan {
        PositionPlan(
            coin: coin, kind: kind, side: side, entry: entry, leverage: leverage,
            amount: .margin(margin))
    }

    /// Six answers in, the whole story out.
    public func autopsy() throws(PlanRefusal) -> Autopsy {
        guard exit.isPositive else { throw .pricesNotPositive }
        let position = try rulebook.position(plan(leverage))
        let line = position.liquidationPrice
        let bankruptcy = position.bankruptcyPrice
        let settlement = Settlement(
            of: position.bare, soldAt: Figure(exit), rules: rulebook, fund: .zero)
        let stop = line.map { halfWay($0.value, position.contract.tick) }
        let surviving = survivor(position)
        return Autopsy(
            position: position, line: line, bankruptcy: bankruptcy,
            finding: finding(line?.value, bankruptcy?.value), settlement: settlement,
            leftAtExit: position.bare.equity(at: Figure(exit)).value, stop: stop,
            lossAtStop: stop.map { loss(position, at: $0) },
            survivingSize: surviving?.size.value,
            survivingLeverage: surviving?.leverage, rungs: rungs())
    }

    private func finding(_ line: Price?, _ bankruptcy: Price?) -> Autopsy.Finding {
        guard let line else { return .neverLiquidated }
        let isLong = side == .long
        if isLong ? exit > line : exit < line {
            return .beforeLine(by: (exit - line).magnitude)
        }
        if let bankruptcy, isLong ? exit < bankruptcy : exit > bankruptcy {
            return .beyondBankruptcy(by: (exit - bankruptcy).magnitude)
        }
        return .liquidated
    }

    private func halfWay(_ line: Price, _ tick: Price) -> Price {
        Price(units: divide(entry.units + line.units, 2, .nearest))
            .rounded(side == .long ? .up : .down, to: tick)
    }

    private func loss(_ position: Position, at stop: Price) -> Money {
        let answer = position.contract.bare.profit(
            side, size: position.size.bare, entry: Figure(entry), exit: Figure(stop),
            leverage: Figure(leverage), fee: rulebook.fees.taker.bare)
        return -answer.net.value
    }

    /// The largest size, in lots, that the exit price would not have closed.
    private func survivor(_ position: Position) -> Position? {
        let lot = position.contract.lot
        var low: Int128 = 0
        var high = divide(position.size.value.units, lot.units, .up)
        var found: Position?
        while high - low > 1 {
            let middle = (high + low) / 2
            let smaller = Position(
                contract: position.contract.bare, side: side, leverage: leverage,
                size: Quantity(units: middle * lot.units), price: entry, collateral: margin)
            if smaller.isLiquidated(at: exit) {
                high = middle
            } else {
                low = middle
                found = smaller
            }
        }
        guard let found, found.cost.value.isPositive else { return nil }
        let times = Multiple(
            units: scaledQuotient(found.cost.value.units, unitsPerOne, margin.units, .down))
        return Position(
            contract: position.contract, side: side, leverage: times, size: found.size,
            cost: found.cost, collateral: found.collateral)
    }

    /// The same margin at leverages around the one that was used.
    private func rungs() -> [Autopsy.Rung] {
        let steps = [1, 2, 3, 5, 10, 20, 25, 50, 75, 100, 125, 150].map { Multiple($0) }
        let all = (steps.filter { $0 != leverage } + [leverage]).sorted()
        guard let place = all.firstIndex(of: leverage) else { return [] }
        return all[max(0, place - 4)..<min(all.count, place + 3)].compactMap {
            times -> Autopsy.Rung? in
            guard let position = try? rulebook.position(plan(times), source: nil).bare else {
                return nil
            }
            return Autopsy.Rung(
                leverage: times, line: position.liquidationPrice?.value,
                dies: position.isLiquidated(at: exit),
                left: max(position.equity(at: Figure(exit)).value, .zero))
        }
    }
}
