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
    /// What it shares its collateral with; nil where it stands alone.
    public var shared: Shared?

    /// A pool of positions behind one wallet.
    public struct Shared: Sendable {
        public let pool: Pool
        public let risk: Risk
        /// What backs it before anybody's profit.
        public let collateral: Figure<Money>
        /// What the others bring, held still.
        public let beside: Beside
        /// The line with collateral in the coin itself moving along; nil where no coin backs it.
        public let repriced: LiquidationLine?
        public let bankruptcyPrice: Figure<Price>?
        /// The asset that the pool is counted in.
        public let asset: Asset
    }

    public var contract: Contract { position.contract }

    /// The money behind it: its own, or what it shares.
    public var collateral: Figure<Money> { shared?.collateral ?? position.collateral }
    public var equity: Figure<Money> { shared?.risk.equity ?? position.equity(at: mark) }
    public var maintenance: Figure<Money> {
        shared?.risk.maintenance ?? position.maintenance(at: mark)
    }
    public var profit: Figure<Money> { position.profit(at: mark) }
    public var marginRatio: Figure<Rate>? {
        guard let shared else { return position.marginRatio(at: mark) }
        return shared.risk.ratio(contract.margin.ratio)
    }
    public var bankruptcyPrice: Figure<Price>? {
        shared.map { $0.bankruptcyPrice } ?? position.bankruptcyPrice
    }
    /// The asset that collateral, equity and maintenance are counted in.
    public var asset: Asset { shared?.asset ?? contract.settles }

    /// How far the mark may still go against the position, as a share of the mark.
    public var distance: Figure<Rate>? {
        guard let line = position.liquidationPrice else { return nil }
        let gap = position.side == .long ? mark - line : line - mark
        return gap.divided(by: mark, .down).named(.distance)
    }

    /// Unrealised profit ÷ initial margin: ROE, as exchanges print it. What was added later is no part of
    /// it: a larger margin would make a loss look smaller.
    ///
    ///     initial margin = size × entry price ÷ leverage
    ///
    /// Source: Binance, notes of the futures calculator on "P&L, initial margin, and ROE".
    public var returnOnMargin: Figure<Rate>? {
        guard shared == nil || shared?.asset == contract.settles else { return nil }
        let own = initialMargin
        guard own.value.isPositive else { return nil }
        return profit.divided(by: own, .down).named(.returnOnMargin)
    }

    /// Cost ÷ leverage: what it was opened with, wherever that lies.
    public var initialMargin: Figure<Money> {
        let margin: Figure<Money> = position.cost.divided(by: Figure(position.leverage), .up)
        return margin.named(.initialMargin)
    }

    /// The account before this position's profit or loss.
    public var account: Money {
        guard let shared else { return free + position.collateral.value }
        return shared.pool == .multiAsset ? shared.collateral.value : max(free, .zero)
    }

    public var shareOfAccount: Figure<Rate>? {
        guard account.isPositive else { return nil }
        return profit.divided(by: Figure(account, .account, .given), .down).named(.shareOfAccount)
    }

    /// The figure that a term stands for, with its working; nil where there is none.
    public func figure(of term: Term) -> Operand? {
        switch term {
        case .size: position.size.operand
        case .leverage: Figure(position.leverage, .leverage, .given).operand
        case .entryCost: position.cost.operand
        case .entryPrice: position.entryPrice.operand
        case .collateral: collateral.operand
        case .backing: shared.map { _ in position.collateral.operand }
        case .otherProfit: shared?.beside.profit.operand
        case .otherMaintenance: shared?.beside.maintenance.operand
        case .crossWallet: shared?.collateral.operand
        case .positionValue: position.value(at: mark).operand
        case .profit: profit.operand
        case .equity: equity.operand
        case .maintenanceMargin: maintenance.operand
        case .maintenanceRate: tier.rate.operand
        case .maintenanceAmount: tier.amount.operand
        case .excessMargin: (shared?.risk.excess ?? position.excess(at: mark)).operand
        case .initialMargin: initialMargin.operand
        case .closingFeeSaved: position.closingFeeSaved?.operand
        case .marginRatio: marginRatio?.operand
        case .liquidationPrice: position.liquidationPrice?.operand
        case .repricedLine: shared?.repriced?.price?.operand
        case .bankruptcyPrice: bankruptcyPrice?.operand
        case .distance: distance?.operand
        case .returnOnMargin: returnOnMargin?.operand
        case .shareOfAccount: shareOfAccount?.operand
        case .markPrice: mark.operand
        case .lastPrice: last.operand
        default: nil
        }
    }

    /// The tier that the maintenance margin is worked out with.
    private var tier: Tier { position.tier(at: mark) }
}

extension World {
    /// The statement of the latest open position, or of the one closed last; nil before any.
    public var statement: Statement? {
        if !holdings.isEmpty { return statement(at: holdings.count - 1) }
        return endings.last.map(statement)
    }

    /// The statement of a coin's position: the open one, or the one closed last.
    public func statement(on coin: Asset) -> Statement? {
        if let index = holdings.firstIndex(where: { $0.position.contract.coin == coin }) {
            return statement(at: index)
        }
        return endings.last { $0.position.contract.coin == coin }.map(statement)
    }

    /// The statement of every open position, oldest first.
    public var statements: [Statement] { holdings.indices.map(statement) }

    /// The statement of an open position.
    public func statement(at index: Int) -> Statement {
        let holding = holdings[index]
        let contract = holding.position.contract
        return Statement(
            position: judged(index), record: holding.record, ending: nil, step: step,
            mark: markFigure(of: contract.coin), last: lastFigure(of: contract.coin),
            free: free(contract.settles), shared: shared(index))
    }

    /// What a position shares, as it stands now.
    private func shared(_ index: Int) -> Statement.Shared? {
        guard holdings[index].mode != .isolated else { return nil }
        let account = account
        let prices = prices()
        let pool = account.pool(of: index)
        guard let risk = account.risk(of: pool, rulebook, at: prices) else { return nil }
        let collateral = account.collateral(of: pool, rulebook, prices)
        let beside = account.beside(index, at: prices) ?? .nothing
        let coin = holdings[index].position.contract.coin
        let isMoving = pool == .multiAsset && account.balance(coin) != .zero
        return Statement.Shared(
            pool: pool, risk: risk, collateral: collateral, beside: beside,
            repriced: isMoving ? account.repricedLine(of: index, rulebook, at: prices) : nil,
            bankruptcyPrice: holdings[index].position.backed(by: collateral)
                .bankruptcyPrice(beside),
            asset: asset(of: pool, account))
    }

    /// A position that ended, as it stood when it became due. What was free then is known of the one
    /// closed last.
    public func statement(of ending: Ending) -> Statement {
        Statement(
            position: ending.position, record: ending.record, ending: ending, step: ending.dueStep,
            mark: markFigure(of: ending),
            last: (tape(of: ending.position.contract.coin) ?? tape).lastFigure(at: ending.dueStep),
            free: free(ending.position.contract.settles) - ending.returned,
            shared: ending.shared)
    }

    /// The mark of now, with its working.
    public var markFigure: Figure<Price> {
        if round != nil { return Figure(mark, .markPrice, .tape("mark within \(now.clock)")) }
        return mark == tape.mark(at: step)
            ? tape.markFigure(at: step) : Figure(mark, .markPrice, .tape("mark of \(now.clock)"))
    }
    public var lastFigure: Figure<Price> {
        if round != nil { return Figure(last, .lastPrice, .tape("last within \(now.clock)")) }
        return last == tape.last(at: step)
            ? tape.lastFigure(at: step) : Figure(last, .lastPrice, .tape("last of \(now.clock)"))
    }

    /// The mark that made a position due.
    public func markFigure(of ending: Ending) -> Figure<Price> {
        let tape = tape(of: ending.position.contract.coin) ?? tape
        if ending.mark == tape.mark(at: ending.dueStep) {
            return tape.markFigure(at: ending.dueStep)
        }
        let minute = tape.moment(at: ending.dueStep).clock
        if let judged = ending.forced?.judged, judged != .close {
            let place =
                if case .open = judged { "open of \(minute)" } else {
                    "inside the bar of \(minute)"
                }
            return Figure(ending.mark, .markPrice, .tape(place))
        }
        return Figure(ending.mark, .markPrice, .tape("mark within \(minute), median of three"))
    }

    /// What the account is worth at the mark: the free wallet and what is left in every position.
    /// What is under water counts as nothing: a trader owes no more than what backs it. In
    /// multi-asset margin other coins count in dollars, without a haircut.
    ///
    /// - Parameter withCoins: whether they do; nil for what the margin of the account says.
    public func accountValue(_ asset: Asset, withCoins: Bool? = nil) -> Money {
        var alone = Money.zero
        var sharing = free(asset)
        for holding in holdings {
            let contract = holding.position.contract
            let mark = Figure(mark(of: holding.position))
            if holding.mode == .isolated {
                guard contract.settles == asset else { continue }
                alone += max(holding.bare.equity(at: mark).value, .zero)
            } else if contract.settles == asset
                || (mode == .multiAsset && contract.settles.isDollar && asset.isDollar)
            {
                sharing += holding.bare.profit(at: mark).value
            }
        }
        if withCoins ?? (mode == .multiAsset), asset.isDollar {
            sharing += coinsInDollars(but: asset)
        }
        return alone + max(sharing, .zero) + optionsWorth(asset) + lent(asset)
    }

    /// What is free of other assets, in dollars at the mark; what nobody prices is left out.
    public func coinsInDollars(but asset: Asset) -> Money {
        ledger.assets.reduce(.zero) { sum, other in
            guard other != asset, free(other) != .zero else { return sum }
            return sum + (worth(free(other), of: other) ?? .zero)
        }
    }

    /// An amount in dollars at the mark; nil where its coin has no price.
    public func worth(_ amount: Money, of asset: Asset) -> Money? {
        if asset.isDollar { return amount }
        return mark(of: asset).map { ($0 * Quantity(units: amount.units)).rounded(.down) }
    }
}

extension Ending {
    /// What a position shared when the venue closed it.
    fileprivate var shared: Statement.Shared? {
        guard let forced else { return nil }
        if case .isolated = forced.pool { return nil }
        return Statement.Shared(
            pool: forced.pool, risk: forced.risk, collateral: position.collateral, beside: .nothing,
            repriced: nil,
            bankruptcyPrice: nil, asset: forced.asset)
    }
}
