import Figures

// What balances count for as collateral. Sources: Bybit, "Assets & Collateral Value Ratio List
// (UTA)"; Binance, "Multi-Assets Mode", https://www.binance.com/en-NG/support/faq/
// 29b45c485d664028b9ca1cdf90b24f6f; OKX, notices on discount rate tiers.

/// What an account has of one asset, or, with a minus, owes.
public struct Balance: Sendable, Equatable {
    public let asset: Asset
    public var amount: Figure<Quantity>
    public init(asset: Asset, amount: Figure<Quantity>) {
        self.asset = asset
        self.amount = amount
    }
}

/// The prices of one asset as several eyes see it, in dollars.
public struct AssetPrice: Sendable, Equatable {
    public let asset: Asset
    /// An index of other venues.
    public var external: Figure<Price>
    /// The venue's own book; nil where it is the same.
    public var own: Figure<Price>?
    /// What it can be redeemed for; nil where there is no such promise.
    public var redemption: Figure<Price>?

    public init(
        asset: Asset, external: Figure<Price>, own: Figure<Price>? = nil,
        redemption: Figure<Price>? = nil
    ) {
        self.asset = asset
        self.external = external
        self.own = own
        self.redemption = redemption
    }

    /// The price that a venue's listing counts with.
    public func price(from source: CollateralRule.PriceSource) -> Figure<Price> {
        switch source {
        case .external: external
        case .own: own ?? external
        case .redemption: redemption ?? external
        }
    }
}

extension CollateralRule.Listing {
    /// How many whole coins a balance counts as: bracket by bracket for what is held, all of it for
    /// what is owed.
    ///
    ///     Σ amount in the bracket × its ratio
    ///
    /// - Parameter price: needed where the brackets are in dollars.
    public func counted(
        _ amount: Figure<Quantity>, at price: Figure<Price>
    ) -> Figure<Quantity> {
        guard amount.value.isPositive else { return amount }
        var sum: Figure<Quantity>?
        var floor = Quantity.zero
        for step in steps {
            let cap = step.cap.map { inCoins($0, at: price.value) }
            guard amount.value > floor else { break }
            let end = cap.map { min($0, amount.value) } ?? amount.value
            let inside =
                floor == .zero && end == amount.value
                ? amount
                : Figure(
                    end - floor, amount.isExplained,
                    .chosen(
                        Operand((end - floor).raw, decimals: 8, .quantity, nil),
                        why: "the part of \(amount.value) between \(floor) and \(end)"))
            let part: Figure<Quantity> = (inside * step.ratio).rounded(.down)
            sum = sum.map { $0 + part } ?? part
            guard let cap else { break }
            floor = cap
        }
        return (sum ?? .zero).named(.countedCoins)
    }

    private func inCoins(_ cap: Quantity, at price: Price) -> Quantity {
        guard unit == .usd, price.isPositive else { return cap }
        return Money(units: cap.units).divided(by: price, .down)
    }

    /// What a balance counts for, in dollars.
    ///
    ///     held   coins counted × price × (1 − bid buffer)
    ///     owed   coins × price × (1 + ask buffer), or at the price itself
    public func value(
        _ amount: Figure<Quantity>, at prices: AssetPrice, negative: CollateralRule.Negative
    ) -> Figure<Money> {
        let index = prices.price(from: source)
        let price = countedPrice(index, isOwed: amount.value.isNegative, negative)
        return (price * counted(amount, at: index)).rounded(.down).named(.collateralValue)
    }

    func countedPrice(
        _ index: Figure<Price>, isOwed: Bool, _ negative: CollateralRule.Negative
    ) -> Figure<Price> {
        if isOwed {
            guard negative == .ask, askBuffer.value != .zero else { return index }
            return (index * (.one + askBuffer)).rounded(.up)
        }
        guard bidBuffer.value != .zero else { return index }
        return (index * (.one - bidBuffer)).rounded(.down)
    }
}

extension CollateralRule {
    /// What balances count for together, in dollars. An asset that is not listed counts nothing while
    /// it is held and fully when it is owed; one without a price counts nothing.
    public func value(_ balances: [Balance], at prices: [AssetPrice]) -> Figure<Money> {
        var sum: Figure<Money>?
        for balance in balances where balance.amount.value != .zero {
            guard let part = value(balance, at: prices) else { continue }
            sum = sum.map { $0 + part } ?? part
        }
        return (sum ?? .zero).named(.collateral)
    }

    func value(_ balance: Balance, at prices: [AssetPrice]) -> Figure<Money>? {
        guard let price = Self.price(of: balance.asset, in: prices) else { return nil }
        guard let listing = listing(of: balance.asset) else {
            guard balance.amount.value.isNegative else { return nil }
            return (price.external * balance.amount).rounded(.down)
        }
        return listing.value(balance.amount, at: price, negative: negative)
    }

    /// A dollar coin without a price of its own is a dollar.
    static func price(of asset: Asset, in prices: [AssetPrice]) -> AssetPrice? {
        if let found = prices.first(where: { $0.asset == asset }) { return found }
        return asset.isDollar ? AssetPrice(asset: asset, external: Figure(Price(1))) : nil
    }
}

/// A venue turning one asset into another that is owed.
public struct Converted: Sendable, Equatable {
    public let asset: Asset
    /// How much of it is taken.
    public let sold: Quantity
    /// What that was worth at the index, and what it paid off after the haircut.
    public let worth: Money
    public let paidOff: Money
    /// What the haircut cost.
    public var cost: Money { worth - paidOff }
}

extension CollateralRule {
    /// What the venue converts when a debt in dollars has grown past its threshold: other assets in
    /// proportion to what they count for, less the haircut, until the debt is paid off or they are
    /// gone.
    ///
    ///     worth taken = debt ÷ (1 − haircut)
    ///
    /// Source: Binance, https://www.binance.com/en/futures/trading-rules/perpetual/multi-asset-info
    public func conversions(
        of balances: [Balance], at prices: [AssetPrice], paying debt: Money, isForced: Bool = false
    ) -> [Converted] {
        guard let conversion, debt.isPositive,
            isForced || debt > conversion.threshold.value
        else { return [] }
        let kept = Rate.one - conversion.haircut.value
        guard kept.isPositive else { return [] }
        let held = balances.compactMap { balance -> (Balance, Price, Money)? in
            guard balance.amount.value.isPositive, !balance.asset.isDollar,
                let price = Self.price(of: balance.asset, in: prices)?.external.value,
                price.isPositive
            else { return nil }
            return (balance, price, (price * balance.amount.value).rounded(.down))
        }
        let all = held.reduce(Money.zero) { $0 + $1.2 }
        guard all.isPositive else { return [] }
        let needed = min(all, debt.divided(by: kept, .up))
        return held.compactMap { balance, price, worth -> Converted? in
            let taken = Money(
                units: scaledQuotient(needed.units, worth.units, all.units, .down))
            guard taken.isPositive else { return nil }
            return Converted(
                asset: balance.asset,
                sold: min(taken.divided(by: price, .up), balance.amount.value),
                worth: taken, paidOff: (taken * kept).rounded(.down))
        }
    }
}

extension Term {
    public static let countedCoins = Term(
        "coins counted", "How many coins a balance counts as, after the venue's haircut.")
    public static let collateralValue = Term(
        "collateral value", "What a balance counts for, in dollars, after haircut and buffer.")
    public static let collateralRatio = Term(
        "collateral ratio", "The share of a balance that counts as collateral.")
    public static let haircut = Term(
        "haircut", "The share of an asset that a venue does not count, or keeps in converting it.")
    public static let buffer = Term(
        "buffer", "What a venue takes off the index for what is held, and adds for what is owed.")
    public static let conversionThreshold = Term(
        "conversion threshold", "How much may be owed before the venue converts other assets.")
}
