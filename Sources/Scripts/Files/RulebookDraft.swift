import Figures
import Margin

/// A rulebook while its file is being read: statements fitted together, and what contradicts.
struct RulebookDraft {
    private struct Listing {
        let symbol: String
        let kind: Contract.Kind
        let coin: Asset
        let settles: Asset
        let tick: Price
        let lot: Quantity
        let line: Int
        var tiers: [Tier] = []

        var contract: Contract {
            Contract(
                symbol: symbol, kind: kind, coin: coin, settles: settles, tick: tick, lot: lot,
                tiers: tiers)
        }
    }

    var findings = FileFindings()
    private let name: String
    private var heading: Placed<String>?
    private var isFirst = true
    private var title: Placed<String>?
    private var sources: [String] = []
    private var listings: [Listing] = []
    private var taker: Placed<Figure<Rate>>?
    private var maker: Placed<Figure<Rate>>?
    private var fee: Placed<(Figure<Rate>, LiquidationRule.Receiver)>?
    private var surplus: Placed<LiquidationRule.Receiver>?
    private var takeover: Placed<Bool>?
    private var onMark: Placed<Bool>?
    private var fundPays: Placed<Bool>?
    private var unverified: [String] = []

    /// - Parameter name: the file's name without its ending.
    init(name: String) { self.name = name }

    mutating func add(_ misreading: Misreading, line: Int, keyword: String) {
        findings.add(misreading, line: line, keyword: keyword)
        isFirst = false
    }

    mutating func add(
        _ statement: RulebookStatement, isUnverified: Bool, line: Int, text: String
    ) {
        let source = Source.file(kind: "rulebook", name: name, line: line, text: text)
        if isUnverified { unverified.append(text) }
        if case .heading(let written, let asOf) = statement {
            isFirst = false
            if written != name {
                findings.add(.otherName(written, file: name), line: line, word: 1)
            }
            return findings.once("rulebook", &heading, asOf, line)
        }
        if isFirst { findings.add(.headingNotFirst("rulebook"), line: line) }
        isFirst = false
        switch statement {
        case .heading: break
        case .title(let text): findings.once("title", &title, text, line)
        case .source(let text): sources.append(text)
        case .contract(let symbol, let kind, let coin, let settles, let tick, let lot):
            addListing(
                Listing(
                    symbol: symbol, kind: kind, coin: coin, settles: settles, tick: tick, lot: lot,
                    line: line))
        case .tier(let cap, let leverage, let rate, let amount):
            addTier(
                Tier(
                    cap: cap, leverage: leverage, rate: Figure(rate, .maintenanceRate, source),
                    amount: Figure(amount, .maintenanceAmount, source)), line)
        case .takerFee(let rate):
            checkShare(rate, line)
            findings.once("fee taker", &taker, Figure(rate, .takerFee, source), line)
        case .makerFee(let rate):
            checkShare(rate, line)
            findings.once("fee maker", &maker, Figure(rate, .makerFee, source), line)
        case .liquidationFee(let rate, let receiver):
            checkShare(rate, line)
            findings.once(
                "liquidation fee", &fee, (Figure(rate, .liquidationFee, source), receiver), line)
        case .surplus(let receiver):
            findings.once("liquidation surplus", &surplus, receiver, line)
        case .takeover: findings.once("liquidation takeover", &takeover, true, line)
        case .onMark: findings.once("liquidation on", &onMark, true, line)
        case .fundPays: findings.once("liquidation shortfall", &fundPays, true, line)
        }
    }

    /// A share of a value: a rebate is negative, nothing is all of it.
    private mutating func checkShare(_ rate: Rate, _ line: Int) {
        if rate.magnitude >= .one { findings.add(.rateOutOfRange(rate), line: line) }
    }

    private mutating func addListing(_ listing: Listing) {
        if let before = listings.first(where: {
            $0.symbol == listing.symbol || $0.coin == listing.coin
        }) {
            let what = before.symbol == listing.symbol ? listing.symbol : listing.coin.code
            findings.add(.contractTwice(what, firstLine: before.line), line: listing.line, word: 1)
        }
        if !listing.tick.isPositive {
            findings.add(.stepNotPositive("tick"), line: listing.line, word: 8)
        }
        if !listing.lot.isPositive {
            findings.add(.stepNotPositive("lot"), line: listing.line, word: 10)
        }
        let settlesInCoin = listing.settles == listing.coin
        if settlesInCoin != (listing.kind == .inverse) {
            findings.add(
                .settlement(
                    listing.symbol, kind: listing.kind, settles: listing.settles,
                    coin: listing.coin), line: listing.line, word: 6)
        }
        listings.append(listing)
    }

    // MARK: Tiers

    private mutating func addTier(_ tier: Tier, _ line: Int) {
        guard let index = listings.indices.last else {
            return findings.add(.tierBeforeContract, line: line)
        }
        let rate = tier.rate.value
        if !tier.cap.isPositive { findings.add(.amountNotPositive(tier.cap), line: line, word: 2) }
        if rate.isNegative || rate >= .one {
            findings.add(.rateOutOfRange(rate), line: line, word: 6)
        } else if tier.leverage < Multiple(1) {
            findings.add(.leverageBelowOne(tier.leverage), line: line, word: 4)
        } else if tier.leverage.units * rate.units >= unitsPerOne * unitsPerOne {
            findings.add(.liquidatedAtOnce(tier.leverage, rate), line: line, word: 4)
        }
        if let before = listings[index].tiers.last {
            check(tier, after: before, line)
        } else if tier.amount.value != .zero {
            findings.add(.amountJumps(tier.amount.value, expected: "0"), line: line, word: 8)
        }
        listings[index].tiers.append(tier)
    }

    /// A later tier is larger, stricter, and joins the one before without a jump.
    private mutating func check(_ tier: Tier, after before: Tier, _ line: Int) {
        if tier.cap <= before.cap {
            findings.add(.capNotAbove(tier.cap, previous: before.cap), line: line, word: 2)
        }
        if tier.leverage > before.leverage {
            findings.add(
                .leverageRises(tier.leverage, previous: before.leverage), line: line, word: 4)
        }
        let rise = tier.rate.value - before.rate.value
        guard !rise.isNegative else {
            return findings.add(
                .rateFalls(tier.rate.value, previous: before.rate.value), line: line, word: 6)
        }
        // amount = amount before + cap before × (rate − rate before), exactly.
        let due = Unrounded(before.amount.value) + before.cap * rise
        if due != Unrounded(tier.amount.value) {
            let expected = decimalText(due.parts, decimals: 16, minus: "-")
            findings.add(.amountJumps(tier.amount.value, expected: expected), line: line, word: 8)
        }
    }

    // MARK: The end of the file

    /// The rulebook, if nothing was found wrong.
    mutating func finish() -> Rulebook? {
        guard let heading else {
            if findings.isEmpty { findings.add(.headingMissing("rulebook"), line: 1) }
            return nil
        }
        for listing in listings where listing.tiers.isEmpty && !findings.isMisread("tier") {
            findings.add(.contractWithoutTier(listing.symbol), line: listing.line)
        }
        findings.need(
            "contract", listings.first,
            "contract BTCUSDT linear coin BTC settles USDT tick 0.1 lot 0.001", heading.line)
        findings.need("fee taker", taker, "fee taker 0.05%", heading.line)
        findings.need("fee maker", maker, "fee maker 0.02%", heading.line)
        findings.need("liquidation fee", fee, "liquidation fee 0.5% to fund", heading.line)
        findings.need("liquidation surplus", surplus, "liquidation surplus to fund", heading.line)
        guard findings.isEmpty, let taker, let maker, let fee, let surplus else { return nil }
        return Rulebook(
            name: name, title: title?.value ?? name, asOf: heading.value, sources: sources,
            contracts: listings.map(\.contract),
            fees: Fees(taker: taker.value, maker: maker.value),
            liquidation: LiquidationRule(
                fee: fee.value.0, feeTo: fee.value.1, surplusTo: surplus.value,
                takeover: takeover != nil), unverified: unverified)
    }
}

extension Term {
    public static let makerFee = Term(
        "maker fee",
        "What the venue takes, or with a minus pays, for an order that waited in the book.")
}
