import Figures
import Margin

/// A venue's own ways while its rulebook is being read: everything left unsaid is as in most places.
struct VenueDraft {
    private var said: [String: Int] = [:]
    private var margin = MarginRule.standard
    private var cancels = LiquidationRule.Cancels.all
    private var pairsHedges = false
    private var partial = LiquidationRule.Partial.whole
    private var shareAbove: Placed<RulebookStatement.Measured>?
    private var takesOver: LiquidationRule.Takeover?
    private var backstop = LiquidationRule.Backstop.fund
    private var rank: DeleveragingRule?
    private var fundFalls: Figure<Rate>?
    private var funding: FundingRule?
    private var caps: [FundingRule.ContractCap] = []
    private var switches: [FundingRule.Switch] = []
    private var mark: MarkRule?
    private var index: IndexRule?
    private var indexSources: [IndexRule.Venue] = []
    private var brackets: [CollateralDraft] = []
    private var debt = CollateralRule.Negative.par
    private var conversion: CollateralRule.Conversion?
    private var orders = OrderRule.standard

    var table: MarginRule.Table { margin.table }

    /// - Parameter source: the line, for every number in it.
    mutating func add(
        _ statement: VenueStatement, _ source: Source, _ line: Int, _ findings: inout FileFindings
    ) {
        if let keyword = statement.onceOnly {
            if let first = said[keyword] {
                return findings.add(.saidTwice(keyword, firstLine: first), line: line)
            }
            said[keyword] = line
        }
        switch statement {
        case .tiers(let table): margin.table = table
        case .basis(let basis): margin.basis = basis
        case .triggerFee(let fee): margin.triggerFee = fee
        case .ratio(let form, let level):
            margin.ratio = form
            margin.warnsAt = level.map { Figure($0, .marginRatio, source) }
        case .tierStep: break
        case .cancels(let which): cancels = which
        case .pairsHedges: pairsHedges = true
        case .partial(let close):
            partial = close.rule(source)
            if case .share(_, let above, _) = close {
                shareAbove = Placed(value: above, line: line)
            }
        case .takeoverIfDeficient: takesOver = .stillDeficient
        case .takeoverUnder(let share): takesOver = .under(Figure(share, .takeoverShare, source))
        case .backstop(let kind): backstop = kind
        case .deleveraging(let order, let price):
            rank = DeleveragingRule(rank: order, price: price.rule(source))
        case .fundFalls(let share): fundFalls = Figure(share, .fundFall, source)
        case .funding, .fundingCap, .fundingSwitch: addFunding(statement, source)
        case .mark(let rule): mark = rule
        case .index(let outlier, let share, let stale):
            index = IndexRule(
                outlier: outlier, threshold: Figure(share, .outlierShare, source),
                staleSeconds: stale)
        case .indexSource(let name, let weight):
            indexSources.append(IndexRule.Venue(name: name, weight: weight))
        case .collateral, .collateralBuffer, .collateralPrice, .collateralDebt:
            addCollateral(statement, source, line, &findings)
        case .convert(let above, let haircut):
            conversion = CollateralRule.Conversion(
                threshold: Figure(above, .conversionThreshold, source),
                haircut: Figure(haircut, .haircut, source))
        case .triggers(let series): orders.triggers = series
        case .trail(let least, let most):
            if least < most { orders.trailing = least...most }
        }
    }

    private mutating func addFunding(_ statement: VenueStatement, _ source: Source) {
        switch statement {
        case .funding(let words):
            funding = FundingRule(
                hours: words.hours, interest: Figure(words.interest, .interestRate, source),
                clamp: Figure(words.clamp, .fundingClamp, source),
                cap: words.cap.map { Figure($0, .fundingCap, source) },
                sampleSeconds: words.sampleSeconds, averaging: words.averaging,
                notional: words.notional)
        case .fundingCap(let symbol, let rate):
            caps.append(
                FundingRule.ContractCap(symbol: symbol, rate: Figure(rate, .fundingCap, source)))
        case .fundingSwitch(let hours, .atCap):
            switches.append(FundingRule.Switch(when: .atCap, hours: hours))
        case .fundingSwitch(let hours, .quiet(let count, let within)):
            switches.append(
                FundingRule.Switch(
                    when: .quiet(
                        within: Figure(within, .fundingRate, source), settlements: count),
                    hours: hours))
        default: break
        }
    }

    private mutating func addCollateral(
        _ statement: VenueStatement, _ source: Source, _ line: Int, _ findings: inout FileFindings
    ) {
        if case .collateralDebt(let counted) = statement { return debt = counted }
        guard let asset = statement.asset else { return }
        let place: Int
        if let found = brackets.firstIndex(where: { $0.asset == asset }) {
            place = found
        } else {
            place = brackets.count
            brackets.append(CollateralDraft(asset: asset))
        }
        brackets[place].add(statement, source, line, &findings)
    }

    // MARK: The end of the file

    /// The value above which only a share is closed first is in what the contracts settle in.
    func checkUnits(_ settled: [Asset], _ findings: inout FileFindings) {
        guard let shareAbove else { return }
        let units = settled.reduce(into: [Asset]()) { if !$0.contains($1) { $0.append($1) } }
        guard let unit = shareAbove.value.unit else {
            if !units.allSatisfy(\.isDollar) {
                findings.add(
                    .unitMissing(shareAbove.value.amount, what: "above", units),
                    line: shareAbove.line, word: 5)
            }
            return
        }
        if !units.allSatisfy({ $0 == unit || $0.isDollar && unit == .dollars }) {
            findings.add(.unitUnknown(unit, units), line: shareAbove.line, word: 6)
        }
    }

    var marginRule: MarginRule { margin }

    func liquidation(
        fee: Figure<Rate>, feeTo: LiquidationRule.Receiver, surplusTo: LiquidationRule.Receiver,
        atOnce: Bool
    ) -> LiquidationRule {
        LiquidationRule(
            fee: fee, feeTo: feeTo, surplusTo: surplusTo, cancels: cancels,
            pairsHedges: pairsHedges, partial: partial,
            takesOver: takesOver ?? (atOnce ? .atOnce : .never), backstop: backstop)
    }

    var deleveraging: DeleveragingRule {
        let rule = rank ?? .standard
        return DeleveragingRule(rank: rule.rank, price: rule.price, drawdown: fundFalls)
    }

    var fundingRule: FundingRule? {
        var rule = funding
        rule?.caps = caps
        rule?.switches = switches
        return rule
    }
    var markRule: MarkRule? { mark }
    var indexRule: IndexRule? {
        var rule = index
        rule?.venues = indexSources
        return rule
    }
    var collateral: CollateralRule {
        CollateralRule(
            listings: brackets.map(\.listing), negative: debt, conversion: conversion)
    }
    var orderRule: OrderRule { orders }
}

/// One asset's collateral while it is being read.
private struct CollateralDraft {
    let asset: Asset
    private var unit: CollateralRule.Unit?
    private var steps: [CollateralRule.Step] = []
    private var source = CollateralRule.PriceSource.external
    private var bid = Figure<Rate>.zero
    private var ask = Figure<Rate>.zero

    init(asset: Asset) { self.asset = asset }

    mutating func add(
        _ statement: VenueStatement, _ line: Source, _ number: Int, _ findings: inout FileFindings
    ) {
        switch statement {
        case .collateral(_, let bracket):
            check(bracket, number, &findings)
            if bracket.cap != nil { unit = bracket.unit }
            steps.append(
                CollateralRule.Step(
                    cap: bracket.cap, ratio: Figure(bracket.ratio, .collateralRatio, line)))
        case .collateralBuffer(_, let bid, let ask):
            self.bid = Figure(bid, .buffer, line)
            self.ask = Figure(ask, .buffer, line)
        case .collateralPrice(_, let source): self.source = source
        default: break
        }
    }

    /// Brackets rise, none follows one without an end, and a larger holding counts for no more.
    private func check(
        _ bracket: VenueStatement.Bracket, _ line: Int, _ findings: inout FileFindings
    ) {
        if bracket.ratio.isNegative || bracket.ratio > .one {
            findings.add(.rateOutOfRange(bracket.ratio), line: line)
        }
        guard let before = steps.last else { return }
        guard let floor = before.cap else {
            return findings.add(.bracketAfterEnd(asset.code), line: line)
        }
        if let cap = bracket.cap, cap <= floor {
            findings.add(
                .capNotAbove(Money(units: cap.units), previous: Money(units: floor.units)),
                line: line)
        }
        if bracket.ratio > before.ratio.value {
            findings.add(
                .ratioRises(bracket.ratio, previous: before.ratio.value), line: line)
        }
        if bracket.cap != nil, let unit, unit != bracket.unit {
            findings.add(.mixedBorders, line: line)
        }
    }

    var listing: CollateralRule.Listing {
        CollateralRule.Listing(
            asset: asset, unit: unit ?? .coin, steps: steps, source: source, bidBuffer: bid,
            askBuffer: ask)
    }
}

extension VenueStatement {
    /// What may stand once in a file; nil for lines of which there may be several.
    var onceOnly: String? {
        switch self {
        case .tiers: "margin tiers"
        case .basis: "margin on"
        case .triggerFee: "margin fee"
        case .ratio: "margin ratio"
        case .cancels: "liquidation cancels"
        case .pairsHedges: "liquidation pairs"
        case .partial: "liquidation partial"
        case .takeoverIfDeficient, .takeoverUnder: "liquidation takeover"
        case .backstop: "liquidation shortfall"
        case .deleveraging: "deleveraging rank"
        case .fundFalls: "deleveraging after"
        case .funding: "funding every"
        case .fundingCap(let symbol, _): "funding cap \(symbol)"
        case .mark: "mark"
        case .index: "index"
        case .indexSource(let name, _): "index source \(name)"
        case .collateralBuffer(let asset, _, _): "collateral \(asset) buffer"
        case .collateralPrice(let asset, _): "collateral \(asset) price"
        case .collateralDebt: "collateral debt"
        case .convert: "convert"
        case .triggers: "orders watch"
        case .trail: "orders trail"
        case .tierStep, .fundingSwitch, .collateral: nil
        }
    }

    var asset: Asset? {
        switch self {
        case .collateral(let asset, _), .collateralBuffer(let asset, _, _),
            .collateralPrice(let asset, _):
            asset
        default: nil
        }
    }
}

extension VenueStatement.PartialClose {
    func rule(_ source: Source) -> LiquidationRule.Partial {
        switch self {
        case .whole: .whole
        case .oneOrder: .oneOrder
        case .tiers(let steps, let from): .tiers(steps: steps, from: from)
        case .share(let share, let above, let cooldown):
            .share(
                Figure(share, .firstShare, source),
                above: Figure(above.amount, .positionValue, source),
                cooldown: cooldown)
        }
    }
}

extension VenueStatement.DeleveragePrice {
    func rule(_ source: Source) -> DeleveragingRule.ClosingPrice {
        switch self {
        case .bankruptcy: .bankruptcy
        case .mark: .mark
        case .previousMark: .previousMark
        case .bankruptcyUnless(let share): .bankruptcyUnlessFar(Figure(share, .distance, source))
        }
    }
}

extension Term {
    static let takeoverShare = Term(
        "takeover level", "The share of the maintenance margin under which a vault takes over.")
    static let fundFall = Term(
        "fall of the fund", "How far the fund may fall from its peak before winners are closed.")
    static let outlierShare = Term(
        "outlier limit", "How far from the median a source of the index may be.")
    static let firstShare = Term("first order", "How much of a large position is closed first.")
}
