import Figures

/// Which money backs a position.
public enum MarginMode: String, Sendable, CaseIterable {
    /// Only what was put up for it.
    case isolated
    /// Everything in the account in the asset that it settles in.
    case cross
    /// Everything in the account that the venue counts, in dollars.
    case multiAsset = "multi-asset"
}

/// A position in an account, with the money that backs it and the side it may share a contract with.
public struct Held: Sendable, Equatable {
    public var position: Position
    public var mode: MarginMode
    public init(_ position: Position, _ mode: MarginMode) {
        self.position = position
        self.mode = mode
    }
}

/// One account under one rulebook: balances, positions, orders. A value; nothing in it knows time.
public struct Account: Sendable, Equatable {
    public var name: String
    public var balances: [Balance]
    public var held: [Held]
    public var orders: [Order]

    public init(
        name: String, balances: [Balance] = [], held: [Held] = [], orders: [Order] = []
    ) {
        self.name = name
        self.balances = balances
        self.held = held
        self.orders = orders
    }

    /// What is held of an asset, or owed.
    public func balance(_ asset: Asset) -> Money {
        Money(
            units: balances.first { $0.asset == asset }?.amount.value.units ?? 0)
    }

    /// Puts an amount into a balance, or (negative) takes it out.
    public mutating func add(_ amount: Money, _ asset: Asset) {
        guard amount != .zero else { return }
        let added = Quantity(units: amount.units)
        if let place = balances.firstIndex(where: { $0.asset == asset }) {
            let sum = balances[place].amount.value + added
            balances[place].amount = Figure(sum)
        } else {
            balances.append(Balance(asset: asset, amount: Figure(added)))
        }
    }
}

/// The prices of one contract at a moment.
public struct Quote: Sendable, Equatable {
    public let symbol: String
    public var mark: Figure<Price>
    public var last: Figure<Price>
    public var previousMark: Figure<Price>

    public init(
        symbol: String, mark: Figure<Price>, last: Figure<Price>? = nil,
        previousMark: Figure<Price>? = nil
    ) {
        self.symbol = symbol
        self.mark = mark
        self.last = last ?? mark
        self.previousMark = previousMark ?? mark
    }
}

/// Every price that an account is judged by.
public struct Prices: Sendable, Equatable {
    public var quotes: [Quote]
    public var assets: [AssetPrice]

    public init(_ quotes: [Quote], assets: [AssetPrice] = []) {
        self.quotes = quotes
        self.assets = assets
    }

    public func quote(_ symbol: String) -> Quote? { quotes.first { $0.symbol == symbol } }

    /// The same prices with the contracts on a coin, and the coin itself, at another price.
    public func moved(_ contract: Contract, to price: Price) -> Prices {
        var copy = self
        for place in copy.quotes.indices where copy.quotes[place].symbol == contract.symbol {
            copy.quotes[place].mark = Figure(price)
            copy.quotes[place].last = Figure(price)
        }
        for place in copy.assets.indices where copy.assets[place].asset == contract.coin {
            copy.assets[place] = AssetPrice(asset: contract.coin, external: Figure(price))
        }
        return copy
    }
}
