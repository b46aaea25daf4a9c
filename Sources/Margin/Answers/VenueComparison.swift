import Figures

/// One position, as somebody would describe it to any venue.
public struct PositionPlan: Sendable, Equatable {
    public enum Amount: Sendable, Equatable {
        /// Coins of a linear contract, face dollars of an inverse one.
        case size(Quantity)
        case margin(Money)
        /// A value in dollars, the same for contracts of both kinds.
        case dollars(Money)
    }
    public let coin: Asset
    public let kind: Contract.Kind
    public let side: Side
    public let entry: Price
    public let leverage: Multiple
    public let amount: Amount
    /// Put behind it after opening, or (negative) taken out.
    public let added: Money
    /// All that stands behind it before that, where it is not what the leverage asks for.
    public let margin: Money?
    /// The wallet that it shares in cross margin; nil where it stands alone.
    public let wallet: Money?

    public init(
        coin: Asset, kind: Contract.Kind, side: Side, entry: Price, leverage: Multiple,
        amount: Amount, added: Money = .zero, margin: Money? = nil, wallet: Money? = nil
    ) {
        self.coin = coin
        self.kind = kind
        self.side = side
        self.entry = entry
        self.leverage = leverage
        self.amount = amount
        self.added = added
        self.margin = margin
        self.wallet = wallet
    }
}

/// Why a venue cannot hold a planned position.
public enum PlanRefusal: Error, Sendable, Equatable {
    case noContract(Asset, Contract.Kind)
    case leverageBelowOne(Multiple)
    case leverageAboveVenue(Multiple, limit: Multiple, value: Money)
    case beyondTiers(value: Money, cap: Tier.Limit)
    case tooSmall(lot: Quantity)
    case tooLarge
    case pricesNotPositive
    /// Nothing is left behind it.
    case nothingBehind(Money)
    /// So small that a hundred-millionth of a dollar is more than half a percent of it.
    case priceTooSmall(Price)
}

/// What one venue makes of a planned position.
public struct VenueAnswer: Sendable, Equatable {
    public let rulebook: Rulebook
    public let position: Position
    public let line: LiquidationLine
    /// As the venue would print it, rounded its own way.
    public let shown: Price?
    public let bankruptcy: Figure<Price>?
    /// The tier at the line, counted from 1.
    public let tier: Int
    /// What must be left at the entry, and what the venue's ratio reads there.
    public let maintenance: Figure<Money>
    public let ratio: Figure<Rate>?
    /// What a sale exactly at the line would bring back to the trader.
    public let returnedAtLine: Money?
    /// Whether the contract's numbers or those of the liquidation are marked.
    public let isUnverified: Bool
}

extension Rulebook {
    /// The position as this venue would hold it: alone with its margin, or sharing a wallet.
    public func position(
        _ plan: PositionPlan, source: Source? = .given
    ) throws(PlanRefusal) -> Position {
        guard
            let listed = contracts.first(where: { $0.coin == plan.coin && $0.kind == plan.kind })
        else { throw .noContract(plan.coin, plan.kind) }
        guard plan.entry.isPositive else { throw .pricesNotPositive }
        let contract = listed.fitting(PriceGrain([plan.entry]))
        guard contract.fits(plan.entry) else { throw .priceTooSmall(plan.entry) }
        guard plan.leverage >= Multiple(1) else { throw .leverageBelowOne(plan.leverage) }
        let size: Quantity
        switch plan.amount {
        case .size(let asked): size = asked
        case .margin(let margin):
            guard margin.isPositive, (margin * plan.leverage).rounded(.up).isAdmissible else {
                throw .tooLarge
            }
            size = contract.size(
                margin: margin, leverage: plan.leverage, at: plan.entry, lots: false)
        case .dollars(let dollars):
            size =
                contract.kind == .linear
                ? dollars.divided(by: plan.entry, .down) : Quantity(units: dollars.units)
        }
        guard size.isPositive else { throw .tooSmall(lot: contract.lot) }
        let value = contract.value(of: Figure(size), at: Figure(plan.entry), .up).value
        guard size.isAdmissible, value.isAdmissible else { throw .tooLarge }
        guard !contract.isBeyondTiers(size, worth: value) else {
            throw .beyondTiers(value: value, cap: contract.tableEnd)
        }
        let tier = contract.tier(of: size, worth: value)
        guard plan.leverage <= tier.leverage else {
            throw .leverageAboveVenue(plan.leverage, limit: tier.leverage, value: value)
        }
        let margin: Money
        if case .margin(let given) = plan.amount {
            margin = given
        } else {
            margin = value.divided(by: plan.leverage, .up)
        }
        let position = Position(
            contract: contract, side: plan.side, leverage: plan.leverage, size: size,
            price: plan.entry, collateral: margin, source: source)
        return try backed(position, plan, source)
    }

    /// The money behind it as the plan says: a wallet, or its margin with what was added.
    private func backed(
        _ position: Position, _ plan: PositionPlan, _ source: Source?
    ) throws(PlanRefusal) -> Position {
        func figure(_ money: Money, _ term: Term) -> Figure<Money> {
            source.map { Figure(money, term, $0) } ?? Figure(money)
        }
        if let wallet = plan.wallet {
            guard wallet.isPositive else { throw .nothingBehind(wallet) }
            guard wallet.isAdmissible else { throw .tooLarge }
            return position.backed(by: figure(wallet, .crossWallet))
        }
        var position = position
        let first = position.collateral.value
        let added = (plan.margin ?? first) - first + plan.added
        guard (first + added).isPositive else { throw .nothingBehind(first + added) }
        guard (first + added).isAdmissible else { throw .tooLarge }
        if added != .zero { position.add(collateral: figure(added, .addedMargin)) }
        return position
    }

    /// Everything that this venue says about a planned position.
    public func answer(_ plan: PositionPlan) throws(PlanRefusal) -> VenueAnswer {
        let position = try position(plan)
        let entry = Figure(plan.entry, .entryPrice, .given)
        let line = position.line(from: plan.entry)
        var returned: Money?
        if let price = line.price {
            returned =
                Settlement(of: position.bare, soldAt: price.bare, rules: self, fund: .zero)
                .returned
        }
        return VenueAnswer(
            rulebook: self, position: position, line: line,
            shown: position.shownLiquidationPrice(), bankruptcy: position.bankruptcyPrice,
            tier: position.failingTier(.nothing) + 1, maintenance: position.maintenance(at: entry),
            ratio: position.marginRatio(at: entry), returnedAtLine: returned,
            isUnverified: marks(position.contract))
    }

    private func marks(_ contract: Contract) -> Bool {
        unverified.contains {
            $0.hasPrefix("contract \(contract.symbol) ") || $0.hasPrefix("tier ")
                || $0.hasPrefix("liquidation ") || $0.hasPrefix("margin ")
        }
    }
}
