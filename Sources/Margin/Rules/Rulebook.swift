import Figures

/// The rules of one venue in one edition, as data. Every number carries the line it was written on.
public struct Rulebook: Sendable, Equatable {
    public let name: String
    public let title: String
    /// When the numbers were true: "2026-09".
    public let asOf: String
    public let sources: [String]
    public let contracts: [Contract]
    public let fees: Fees
    public let margin: MarginRule
    public let liquidation: LiquidationRule
    public let deleveraging: DeleveragingRule
    /// Nil where the venue's contracts pay none, or nothing is known.
    public let funding: FundingRule?
    /// Nil where the tape brings its own mark.
    public let mark: MarkRule?
    public let index: IndexRule?
    public let collateral: CollateralRule
    public let orders: OrderRule
    /// Lines whose numbers no source confirms.
    public let unverified: [String]

    /// Every contract counts as the venue does.
    public init(
        name: String, title: String, asOf: String, sources: [String], contracts: [Contract],
        fees: Fees, margin: MarginRule = .standard, liquidation: LiquidationRule,
        deleveraging: DeleveragingRule = .standard, funding: FundingRule? = nil,
        mark: MarkRule? = nil, index: IndexRule? = nil,
        collateral: CollateralRule = .settlementOnly,
        orders: OrderRule = .standard, unverified: [String]
    ) {
        var margin = margin
        if margin.triggerFee != .none, margin.fee.value == .zero { margin.fee = fees.taker }
        self.name = name
        self.title = title
        self.asOf = asOf
        self.sources = sources
        self.contracts = contracts.map { contract in
            var listed = contract
            listed.margin = margin
            return listed
        }
        self.fees = fees
        self.margin = margin
        self.liquidation = liquidation
        self.deleveraging = deleveraging
        self.funding = funding
        self.mark = mark
        self.index = index
        self.collateral = collateral
        self.orders = orders
        self.unverified = unverified
    }

    /// The contract on a coin.
    public func contract(on coin: Asset) -> Contract? { contracts.first { $0.coin == coin } }
    /// The contract of a symbol, whatever its case; also as another venue writes it, as long as it can
    /// be no other: BTCUSDT, BTC-USDT and BTC-USDT-SWAP are one.
    public func contract(_ symbol: String) -> Contract? {
        contracts.first { $0.symbol == symbol }
            ?? contracts.first { $0.symbol.uppercased() == symbol.uppercased() }
            ?? contracts.first { $0.plainSymbol == Contract.plain(symbol) }
            ?? contracts.first { $0.pair == Contract.plain(symbol) }
    }
}

/// What trading costs, as a share of the value traded.
public struct Fees: Sendable, Equatable {
    public let taker: Figure<Rate>
    public let maker: Figure<Rate>
    public init(taker: Figure<Rate>, maker: Figure<Rate>) {
        self.taker = taker
        self.maker = maker
    }
}
