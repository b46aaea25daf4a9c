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
    public let liquidation: LiquidationRule
    /// Lines whose numbers no source confirms.
    public let unverified: [String]

    public init(
        name: String, title: String, asOf: String, sources: [String], contracts: [Contract],
        fees: Fees, liquidation: LiquidationRule, unverified: [String]
    ) {
        self.name = name
        self.title = title
        self.asOf = asOf
        self.sources = sources
        self.contracts = contracts
        self.fees = fees
        self.liquidation = liquidation
        self.unverified = unverified
    }

    /// The contract on a coin.
    public func contract(on coin: Asset) -> Contract? { contracts.first { $0.coin == coin } }
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

/// What a venue does with a position that no longer covers its maintenance margin.
public struct LiquidationRule: Sendable, Equatable {
    /// Where a liquidated trader's money can go.
    public enum Receiver: String, Sendable { case fund, trader, venue }

    /// Charged on the value closed, never more than is left.
    public let fee: Figure<Rate>
    public let feeTo: Receiver
    /// Who keeps what is left after the fees.
    public let surplusTo: Receiver
    /// True where the venue takes the position over at its bankruptcy price: the trader is settled
    /// with nothing, and the sale is the fund's business.
    public let takeover: Bool
    public init(fee: Figure<Rate>, feeTo: Receiver, surplusTo: Receiver, takeover: Bool) {
        self.fee = fee
        self.feeTo = feeTo
        self.surplusTo = surplusTo
        self.takeover = takeover
    }
}
