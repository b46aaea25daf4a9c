import Figures
import Margin

/// A rulebook while its file is being read: statements fitted together, and what contradicts.
struct RulebookDraft {
    var findings = FileFindings()
    /// What may be so and hardly ever is.
    var doubts = Doubts()
    private let name: String
    /// What the rules are called on screen and in a journal.
    private let called: String
    private var heading: Placed<String>?
    private var isFirst = true
    private var title: Placed<String>?
    private var sources: [String] = []
    private var listings: [ContractDraft] = []
    /// The tiers that come now belong to a contract that could not be read.
    private var isContractLost = false
    private var taker: Placed<Figure<Rate>>?
    private var maker: Placed<Figure<Rate>>?
    private var fee: Placed<(Figure<Rate>, LiquidationRule.Receiver)>?
    private var surplus: Placed<LiquidationRule.Receiver>?
    private var takeover: Placed<Bool>?
    private var onMark: Placed<Bool>?
    private var fundPays: Placed<Bool>?
    private var venue = VenueDraft()
    private var unverified: [String] = []

    /// - Parameters:
    ///   - name: the file's name without its ending.
    ///   - called: the path of a file that lies on no shelf.
    init(name: String, called: String? = nil) {
        self.name = name
        self.called = called ?? name
    }

    mutating func add(_ misreading: Misreading, line: Int, keyword: String) {
        let meant = findings.add(misreading, line: line, keyword: keyword)
        if meant == "contract" { isContractLost = true }
        isFirst = false
    }

    mutating func add(
        _ statement: RulebookStatement, isUnverified: Bool, line: Int, text: String
    ) {
        let source = Source.file(kind: "rulebook", name: called, line: line, text: text)
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
        case .contract(let symbol, let kind, let coin, let settles, let tick, let lot, let face):
            addListing(
                ContractDraft(
                    symbol: symbol, kind: kind, coin: coin, settles: settles, tick: tick, lot: lot,
                    face: face, line: line))
        case .tier where isContractLost: break
        case .tier(let border, let leverage, let rate, let amount):
            guard let index = listings.indices.last else {
                return findings.add(.tierBeforeContract, line: line)
            }
            listings[index].add(
                border, leverage, Figure(rate, .maintenanceRate, source), amount, source, line,
                &findings)
        case .venue(.tierStep(let contracts, let maintenance, let initial)):
            guard let index = listings.indices.last else {
                return findings.add(.tierBeforeContract, line: line)
            }
            listings[index].add(
                contracts, Figure(maintenance, .maintenanceRate, source),
                Figure(initial, .initialMargin, source), line, &findings)
        case .venue(let statement):
            look(statement, line)
            venue.add(statement, source, line, &findings)
        case .takerFee(let rate):
            checkShare(rate, line)
            findings.once("fee taker", &taker, Figure(rate, .takerFee, source), line)
        case .makerFee(let rate):
            checkShare(rate, line)
            findings.once("fee maker", &maker, Figure(rate, .makerFee, source), line)
        case .liquidationFee(let rate, let receiver):
            checkShare(rate, line)
            if rate.isNegative { findings.add(.rateOutOfRange(rate), line: line, word: 2) }
            if rate > Doubt.highLiquidationFee {
                doubts.add(.highFee("liquidation fee", rate), line: line, word: 2)
            }
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

    /// Rates of a venue that no venue here has.
    private mutating func look(_ statement: VenueStatement, _ line: Int) {
        switch statement {
        case .funding(let words):
            if words.interest.magnitude > Doubt.highInterest {
                doubts.add(.highInterest(words.interest), line: line, word: 4)
            }
            if let cap = words.cap, cap > Doubt.highestFunding {
                doubts.add(.highCap(cap), line: line, word: 8)
            }
        case .fundingCap(_, let cap) where cap > Doubt.highestFunding:
            doubts.add(.highCap(cap), line: line, word: 3)
        case .partial(.share(let share, _, _)), .takeoverUnder(let share), .fundFalls(let share):
            if !share.isPositive || share > .one {
                findings.add(.shareOutOfRange(share), line: line)
            }
        default: break
        }
    }

    /// Fees that no venue here takes, and those that stand in each other's place.
    private mutating func lookAtFees(taker: Rate, maker: Rate) {
        guard let takerLine = self.taker?.line, let makerLine = self.maker?.line else { return }
        if taker.isNegative {
            doubts.add(.takerRebate(taker), line: takerLine, word: 2)
        } else if taker > Doubt.highFee {
            doubts.add(.highFee("taker fee", taker), line: takerLine, word: 2)
        }
        if maker.magnitude > Doubt.highFee {
            doubts.add(.highFee("maker fee", maker), line: makerLine, word: 2)
        } else if maker > taker, !taker.isNegative {
            doubts.add(.makerAboveTaker(maker: maker, taker: taker), line: makerLine, word: 2)
        }
    }

    private mutating func addListing(_ listing: ContractDraft) {
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
        isContractLost = false
    }

    // MARK: The end of the file

    /// The rulebook, if nothing was found wrong.
    mutating func finish() -> Rulebook? {
        guard let heading else {
            if findings.isEmpty { findings.add(.headingMissing("rulebook"), line: 1) }
            return nil
        }
        for index in listings.indices where !findings.isMisread("tier") {
            let listing = listings[index]
            if listing.rows.isEmpty {
                findings.add(.contractWithoutTier(listing.symbol), line: listing.line)
            }
            // What a tier has to join is known where every tier could be read.
            listings[index].settleAmounts(venue.table, &findings)
        }
        venue.checkUnits(listings.map(\.settles), &findings)
        findings.need(
            "contract", listings.first,
            "contract BTCUSDT linear coin BTC settles USDT tick 0.1 lot 0.001", heading.line)
        findings.need("fee taker", taker, "fee taker 0.05%", heading.line)
        findings.need("fee maker", maker, "fee maker 0.02%", heading.line)
        findings.need("liquidation fee", fee, "liquidation fee 0.5% to fund", heading.line)
        findings.need("liquidation surplus", surplus, "liquidation surplus to fund", heading.line)
        guard findings.isEmpty, let taker, let maker, let fee, let surplus else { return nil }
        lookAtFees(taker: taker.value.value, maker: maker.value.value)
        if sources.isEmpty { doubts.add(.sourceMissing, line: heading.line) }
        doubts.close()
        return Rulebook(
            name: called, title: title?.value ?? name, asOf: heading.value, sources: sources,
            contracts: listings.map(\.contract),
            fees: Fees(taker: taker.value, maker: maker.value), margin: venue.marginRule,
            liquidation: venue.liquidation(
                fee: fee.value.0, feeTo: fee.value.1, surplusTo: surplus.value,
                atOnce: takeover != nil),
            deleveraging: venue.deleveraging, funding: venue.fundingRule, mark: venue.markRule,
            index: venue.indexRule, collateral: venue.collateral, orders: venue.orderRule,
            unverified: unverified)
    }
}

extension Term {
    public static let makerFee = Term(
        "maker fee",
        "What the venue takes, or with a minus pays, for an order that waited in the book.")
}
