import Figures
import Margin

/// Every figure of one position by its term: of the one that is open, or of the one closed last, as
/// it stood when it became due.
public struct Statement: Sendable {
    public let position: Position
    public let record: Holding.Record
    public let ending: Ending?
    /// The step whose prices it speaks of.
    public let step: Int
    public let mark: Figure<Price>
    public let last: Figure<Price>
    /// Money in the account that backs nothing.
    public let free: Money

    public var contract: Contract { position.contract }

    public var equity: Figure<Money> { position.equity(at: mark) }
    public var maintenance: Figure<Money> { position.maintenance(at: mark) }
    public var profit: Figure<Money> { position.profit(at: mark) }

    /// How far the mark may still go against the position, as a share of the mark.
    public var distance: Figure<Rate>? {
        guard let line = position.liquidationPrice else { return nil }
        let gap = position.side == .long ? mark - line : line - mark
        return gap.divided(by: mark, .down).named(.distance)
    }

    /// Unrealised profit ÷ the margin behind the position: ROE, as exchanges print it.
    public var returnOnMargin: Figure<Rate>? {
        guard position.collateral.value.isPositive else { return nil }
        return profit.divided(by: position.collateral, .down).named(.returnOnMargin)
    }

    /// The account before this position's profit or loss.
    public var account: Money { free + position.collateral.value }

    public var shareOfAccount: Figure<Rate>? {
        guard account.isPositive else { return nil }
        return profit.divided(by: Figure(account, .account, .given), .down).named(.shareOfAccount)
    }

    /// The figure that a term stands for, with its working; nil where there is none.
    public func figure(of term: Term) -> Operand? {
        switch term {
        case .size: position.size.operand
        case .entryCost: position.cost.operand
        case .entryPrice: position.entryPrice.operand
        case .collateral: position.collateral.operand
        case .positionValue: position.value(at: mark).operand
        case .profit: profit.operand
        case .equity: equity.operand
        case .maintenanceMargin: maintenance.operand
        case .maintenanceRate: tier.rate.operand
        case .maintenanceAmount: tier.amount.operand
        case .excessMargin: position.excess(at: mark).operand
        case .marginRatio: position.marginRatio(at: mark)?.operand
        case .liquidationPrice: position.liquidationPrice?.operand
        case .bankruptcyPrice: position.bankruptcyPrice?.operand
        case .distance: distance?.operand
        case .returnOnMargin: returnOnMargin?.operand
        case .shareOfAccount: shareOfAccount?.operand
        case .markPrice: mark.operand
        case .lastPrice: last.operand
        default: nil
        }
    }

    private var tier: Tier { contract.tier(of: position.value(at: mark).value) }
}

extension World {
    /// The statement of the latest open position, or of the one closed last; nil before any.
    public var statement: Statement? {
        if let holding = holdings.last {
            return Statement(
                position: holding.position, record: holding.record, ending: nil, step: step,
                mark: markFigure(of: holding.position.contract.coin),
                last: lastFigure(of: holding.position.contract.coin),
                free: free(holding.position.contract.settles))
        }
        return endings.last.map(statement)
    }

    /// A position that ended, as it stood when it became due. What was free then is known of the one
    /// closed last.
    public func statement(of ending: Ending) -> Statement {
        Statement(
            position: ending.position, record: ending.record, ending: ending, step: ending.dueStep,
            mark: markFigure(of: ending),
            last: (tape(of: ending.position.contract.coin) ?? tape).lastFigure(at: ending.dueStep),
            free: free(ending.position.contract.settles) - ending.returned)
    }

    /// The mark of now, with its working.
    public var markFigure: Figure<Price> {
        mark == tape.mark(at: step)
            ? tape.markFigure(at: step) : Figure(mark, .markPrice, .tape("mark of \(now.clock)"))
    }
    public var lastFigure: Figure<Price> {
        last == tape.last(at: step)
            ? tape.lastFigure(at: step) : Figure(last, .lastPrice, .tape("last of \(now.clock)"))
    }

    /// The mark that made a position due.
    public func markFigure(of ending: Ending) -> Figure<Price> {
        let tape = tape(of: ending.position.contract.coin) ?? tape
        if ending.mark == tape.mark(at: ending.dueStep) {
            return tape.markFigure(at: ending.dueStep)
        }
        let minute = tape.moment(at: ending.dueStep).clock
        return Figure(ending.mark, .markPrice, .tape("mark within \(minute), median of three"))
    }

    /// What the account is worth at the mark: the free wallet and what is left in every position.
    /// A position that is under water counts as nothing: isolated margin owes no more.
    public func accountValue(_ asset: Asset) -> Money {
        holdings.reduce(free(asset)) { sum, holding in
            guard holding.position.contract.settles == asset else { return sum }
            return sum
                + max(
                    holding.position.equity(at: Figure(mark(of: holding.position))).value, .zero)
        }
    }
}
