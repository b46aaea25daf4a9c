import Figures
import Margin

// A rulebook taken apart into the statements that say it. What is as in most places is left unsaid.

extension RulebookStatement {
    /// A contract, its listed tiers, and the rule by which they go on.
    static func lines(of contract: Contract) -> [RulebookStatement] {
        let heading = RulebookStatement.contract(
            symbol: contract.symbol, contract.kind, coin: contract.coin,
            settles: contract.settles, tick: contract.tick, lot: contract.lot, face: contract.face)
        let unit = contract.kind == .inverse ? contract.settles : nil
        let tiers = contract.tiers.prefix(contract.listedTiers).map { tier -> RulebookStatement in
            let amount = tier.amount.value
            return .tier(
                contract.border(tier.limit), leverage: tier.leverage, rate: tier.rate.value,
                amount: amount == .zero ? nil : Measured(amount, unit))
        }
        guard let step = contract.tierStep else { return [heading] + tiers }
        return [heading] + tiers + [
            .venue(
                .tierStep(
                    contracts: contract.contracts(step.size) ?? step.size,
                    maintenance: step.maintenance.value,
                    initial: step.initial.value))
        ]
    }
}

extension Contract {
    /// How a border is written: in contracts where they come out whole to the last digit.
    fileprivate func border(_ limit: Tier.Limit) -> RulebookStatement.Border {
        switch limit {
        case .none: return .any
        case .value(let cap):
            return .measured(.init(cap, kind == .inverse ? settles : nil))
        case .size(let cap):
            if let count = contracts(cap) { return .contracts(count) }
            let unit = kind == .linear ? coin : .dollars
            return .measured(.init(Money(units: cap.units), unit))
        }
    }

    /// A size in contracts; nil where their face is not known, or does not divide it.
    fileprivate func contracts(_ size: Quantity) -> Quantity? {
        guard let face, face.isPositive else { return nil }
        let count = scaledQuotient(size.units, unitsPerOne, face.units, .nearest)
        guard scaledQuotient(count, face.units, unitsPerOne, .nearest) == size.units else {
            return nil
        }
        return Quantity(units: count)
    }
}

extension VenueStatement {
    /// Everything in which a rulebook differs from the ordinary.
    static func all(of rulebook: Rulebook) -> [VenueStatement] {
        margin(rulebook.margin)
            + liquidation(rulebook.liquidation, in: rulebook.contracts.first?.settles)
            + deleveraging(rulebook.deleveraging) + (rulebook.funding.map(funding) ?? [])
            + (rulebook.mark.map { [.mark($0)] } ?? []) + (rulebook.index.map(index) ?? [])
            + collateral(rulebook.collateral) + orders(rulebook.orders)
    }

    private static func margin(_ rule: MarginRule) -> [VenueStatement] {
        var all: [VenueStatement] = []
        if rule.table != .progressive { all.append(.tiers(rule.table)) }
        if rule.basis != .mark { all.append(.basis(rule.basis)) }
        if rule.triggerFee != .none { all.append(.triggerFee(rule.triggerFee)) }
        if rule.ratio != .maintenanceOverEquity || rule.warnsAt != nil {
            all.append(.ratio(rule.ratio, warnsAt: rule.warnsAt?.value))
        }
        return all
    }

    private static func liquidation(
        _ rule: LiquidationRule, in settles: Asset?
    ) -> [VenueStatement] {
        var all: [VenueStatement] = []
        if rule.cancels != .all { all.append(.cancels(rule.cancels)) }
        if rule.pairsHedges { all.append(.pairsHedges) }
        switch rule.partial {
        case .whole: break
        case .oneOrder: all.append(.partial(.oneOrder))
        case .tiers(let steps, let from): all.append(.partial(.tiers(steps: steps, from: from)))
        case .share(let share, let above, let cooldown):
            let unit = settles.flatMap { $0.isDollar ? nil : $0 }
            all.append(
                .partial(
                    .share(share.value, above: .init(above.value, unit), cooldown: cooldown)))
        }
        switch rule.takesOver {
        case .never, .atOnce: break
        case .stillDeficient: all.append(.takeoverIfDeficient)
        case .under(let share): all.append(.takeoverUnder(share.value))
        }
        if rule.backstop != .fund { all.append(.backstop(rule.backstop)) }
        return all
    }

    private static func deleveraging(_ rule: DeleveragingRule) -> [VenueStatement] {
        let price: DeleveragePrice =
            switch rule.price {
            case .bankruptcy: .bankruptcy
            case .mark: .mark
            case .previousMark: .previousMark
            case .bankruptcyUnlessFar(let share): .bankruptcyUnless(share.value)
            }
        return [.deleveraging(rule.rank, price)]
            + (rule.drawdown.map { [.fundFalls($0.value)] } ?? [])
    }

    private static func funding(_ rule: FundingRule) -> [VenueStatement] {
        let line = FundingLine(
            hours: rule.hours, interest: rule.interest.value, clamp: rule.clamp.value,
            cap: rule.cap?.value, sampleSeconds: rule.sampleSeconds, averaging: rule.averaging,
            notional: rule.notional)
        let switches = rule.switches.map { change -> VenueStatement in
            switch change.when {
            case .atCap: .fundingSwitch(hours: change.hours, .atCap)
            case .quiet(let within, let count):
                .fundingSwitch(
                    hours: change.hours, .quiet(settlements: count, within: within.value))
            }
        }
        return [.funding(line)]
            + rule.caps.map { .fundingCap(symbol: $0.symbol, $0.rate.value) } + switches
    }

    private static func index(_ rule: IndexRule) -> [VenueStatement] {
        [.index(rule.outlier, rule.threshold.value, staleSeconds: rule.staleSeconds)]
            + rule.venues.map { .indexSource($0.name, weight: $0.weight) }
    }

    private static func collateral(_ rule: CollateralRule) -> [VenueStatement] {
        var all: [VenueStatement] = []
        for listing in rule.listings {
            all += listing.steps.map {
                .collateral(
                    listing.asset,
                    Bracket(
                        cap: $0.cap, unit: $0.cap == nil ? .coin : listing.unit,
                        ratio: $0.ratio.value))
            }
            if listing.bidBuffer.value != .zero || listing.askBuffer.value != .zero {
                all.append(
                    .collateralBuffer(
                        listing.asset, bid: listing.bidBuffer.value, ask: listing.askBuffer.value))
            }
            if listing.source != .external {
                all.append(.collateralPrice(listing.asset, listing.source))
            }
        }
        if rule.negative != .par { all.append(.collateralDebt(rule.negative)) }
        if let conversion = rule.conversion {
            all.append(
                .convert(above: conversion.threshold.value, haircut: conversion.haircut.value))
        }
        return all
    }

    private static func orders(_ rule: OrderRule) -> [VenueStatement] {
        var all: [VenueStatement] = []
        if rule.triggers != PriceSeries.allCases { all.append(.triggers(rule.triggers)) }
        if let trailing = rule.trailing {
            all.append(.trail(least: trailing.lowerBound, most: trailing.upperBound))
        }
        return all
    }
}
