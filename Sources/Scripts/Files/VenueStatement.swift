import Figures
import Margin

/// What a line of a rulebook says about how its venue differs from others: how it counts margin, what
/// it does in a liquidation, funding, prices, collateral, orders.
public enum VenueStatement: Sendable, Equatable {
    case tiers(MarginRule.Table)
    case basis(MarginRule.Basis)
    case triggerFee(MarginRule.TriggerFee)
    case ratio(MarginRule.Ratio, warnsAt: Rate?)
    /// `tier then every 2,000,000 contracts maintenance +0.5% initial +0.5%`
    case tierStep(contracts: Quantity, maintenance: Rate, initial: Rate)
    case cancels(LiquidationRule.Cancels)
    case pairsHedges
    case partial(PartialClose)
    /// `liquidation takeover at bankruptcy if deficient`
    case takeoverIfDeficient
    /// `liquidation takeover under 66.666667% of maintenance`
    case takeoverUnder(Rate)
    /// `liquidation shortfall vault`; the fund has a statement of its own.
    case backstop(LiquidationRule.Backstop)
    case deleveraging(DeleveragingRule.Rank, DeleveragePrice)
    case fundFalls(Rate)
    case funding(FundingLine)
    case fundingCap(symbol: String, Rate)
    case fundingSwitch(hours: Int, FundingTrigger)
    case mark(MarkRule)
    case index(IndexRule.Outlier, Rate, staleSeconds: Int)
    case indexSource(String, weight: Multiple)
    case collateral(Asset, Bracket)
    case collateralBuffer(Asset, bid: Rate, ask: Rate)
    case collateralPrice(Asset, CollateralRule.PriceSource)
    case collateralDebt(CollateralRule.Negative)
    case convert(above: Money, haircut: Rate)
    case triggers([PriceSeries])
    case trail(least: Rate, most: Rate)

    public enum PartialClose: Sendable, Equatable {
        case whole, oneOrder
        case tiers(steps: Int, from: Int)
        case share(Rate, above: RulebookStatement.Measured, cooldown: Int)
    }
    public enum DeleveragePrice: Sendable, Equatable {
        case bankruptcy, mark, previousMark
        case bankruptcyUnless(Rate)
    }
    public struct FundingLine: Sendable, Equatable {
        public var hours: Int
        public var interest: Rate
        public var clamp: Rate
        public var cap: Rate?
        public var sampleSeconds: Int
        public var averaging: FundingRule.Averaging
        public var notional: FundingRule.Notional
    }
    public enum FundingTrigger: Sendable, Equatable {
        case atCap
        case quiet(settlements: Int, within: Rate)
    }
    /// A step of a collateral table: nil caps it nowhere.
    public struct Bracket: Sendable, Equatable {
        public var cap: Quantity?
        public var unit: CollateralRule.Unit
        public var ratio: Rate
    }
}
