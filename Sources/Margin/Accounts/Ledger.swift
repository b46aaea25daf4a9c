import Figures

/// Where money can be.
public enum Pot: Sendable, Hashable {
    /// Outside the simulation: where deposits come from.
    case outside
    /// A trader's free wallet.
    case wallet(trader: String)
    /// What a trader put behind a position.
    case margin(trader: String, symbol: String)
    /// The other side of every trade.
    case market
    /// The venue's own till: trading fees.
    case venue
    /// The insurance fund.
    case fund
    /// People who take liquidated positions over together, where a venue has no fund.
    case vault
    /// Whoever sells options, and pays when they end in the money.
    case writer
    /// Coins a trader pledged for a loan, and what he owes: with a minus.
    case pledge(trader: String)
    case debt(trader: String)
    /// The lending pool, and whoever closes its loans.
    case pool
    case liquidator

    public var name: String {
        switch self {
        case .outside: "outside"
        case .wallet(let trader): "\(trader): free wallet"
        case .margin(let trader, let symbol): "\(trader): margin of \(symbol)"
        case .market: "the market's other side"
        case .venue: "the venue"
        case .fund: "the fund"
        case .vault: "the liquidators' vault"
        case .writer: "the seller of options"
        case .pledge(let trader): "\(trader): pledged"
        case .debt(let trader): "\(trader): owed"
        case .pool: "the lending pool"
        case .liquidator: "whoever closes loans"
        }
    }
}

/// Why money moved.
public enum Reason: String, Sendable {
    case deposit, withdrawal, margin
    case marginReturned = "margin returned"
    case profit, loss, fee
    case liquidationFee = "liquidation fee"
    case surplus, shortfall, funding, converted
    /// What the venue keeps of what it converts.
    case haircut
    /// A winner's profit that nobody was left to pay.
    case unpaid
    // Options
    case premium, spread, sale, settlement
    // Loans
    case pledged, borrowed, repaid, taken
    case pledgeReturned = "pledge returned"
    case badDebt = "bad debt"
}

/// One move of money: never created, never lost.
public struct Transfer: Sendable, Equatable {
    public let from: Pot
    public let to: Pot
    public let asset: Asset
    public let amount: Money
    public let reason: Reason
    /// The bar after which it happened; nil before the first.
    public let step: Int
}

/// The book of pots in which money only moves: the sum over all pots is zero in every asset, the
/// outside being the negative of what came in.
public struct Ledger: Sendable, Equatable {
    private struct Balance: Sendable, Equatable {
        let pot: Pot
        let asset: Asset
        var amount: Money
    }
    private var balances: [Balance] = []
    /// Every move, oldest first.
    public private(set) var transfers: [Transfer] = []

    public init() {}

    public subscript(pot: Pot, asset: Asset) -> Money {
        balances.first { $0.pot == pot && $0.asset == asset }?.amount ?? .zero
    }

    /// Moves an amount that is not negative; zero moves nothing and is not written down.
    public mutating func move(
        _ amount: Money, _ asset: Asset, from: Pot, to: Pot, _ reason: Reason, step: Int
    ) {
        precondition(!amount.isNegative, "money moves forward: \(reason) of \(amount)")
        guard amount.isPositive else { return }
        add(-amount, asset, to: from)
        add(amount, asset, to: to)
        transfers.append(
            Transfer(
                from: from, to: to, asset: asset, amount: amount, reason: reason, step: step))
    }

    private mutating func add(_ amount: Money, _ asset: Asset, to pot: Pot) {
        if let place = balances.firstIndex(where: { $0.pot == pot && $0.asset == asset }) {
            balances[place].amount += amount
        } else {
            balances.append(Balance(pot: pot, asset: asset, amount: amount))
        }
    }

    /// Every pot that ever held an asset, in the order in which they first did.
    public func pots(in asset: Asset) -> [(pot: Pot, amount: Money)] {
        balances.filter { $0.asset == asset }.map { ($0.pot, $0.amount) }
    }

    /// Every asset that ever moved, in the order in which it first did.
    public var assets: [Asset] {
        var seen: [Asset] = []
        for balance in balances where !seen.contains(balance.asset) { seen.append(balance.asset) }
        return seen
    }

    /// The law: zero in every asset.
    public func total(of asset: Asset) -> Money {
        balances.reduce(.zero) { $1.asset == asset ? $0 + $1.amount : $0 }
    }
}
