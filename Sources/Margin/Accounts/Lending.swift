import Figures

// Loans against collateral, after Aave v3: Ethereum core market, contracts/protocol/libraries/logic/
// LiquidationLogic.sol and the governance proposals that set the parameters.

/// What a lending market says about one asset.
public struct Reserve: Sendable, Equatable {
    public let asset: Asset
    /// How much may be borrowed against it, and how much may be owed before it is liquidated.
    public let loanToValue: Figure<Rate>
    public let threshold: Figure<Rate>
    /// What a liquidator gets on top of the debt repaid, and the protocol's part of that.
    public let bonus: Figure<Rate>
    public let protocolFee: Figure<Rate>
    public init(
        asset: Asset, loanToValue: Figure<Rate>, threshold: Figure<Rate>, bonus: Figure<Rate>,
        protocolFee: Figure<Rate>
    ) {
        self.asset = asset
        self.loanToValue = loanToValue
        self.threshold = threshold
        self.bonus = bonus
        self.protocolFee = protocolFee
    }
}

/// The rules of one lending market in one edition.
public struct LendingRules: Sendable, Equatable {
    public let name: String
    public let title: String
    public let asOf: String
    public let sources: [String]
    public let reserves: [Reserve]
    /// How much of the whole debt one liquidation may repay while the health factor is above
    /// `closesAllUnder` and both sides are worth at least `smallAmount`.
    public let closeFactor: Figure<Rate>
    public let closesAllUnder: Figure<Rate>
    public let smallAmount: Figure<Money>
    /// A liquidation leaves at least this on either side, or clears it.
    public let leastLeft: Figure<Money>
    public let unverified: [String]

    public init(
        name: String, title: String, asOf: String, sources: [String], reserves: [Reserve],
        closeFactor: Figure<Rate>, closesAllUnder: Figure<Rate>, smallAmount: Figure<Money>,
        leastLeft: Figure<Money>, unverified: [String] = []
    ) {
        self.name = name
        self.title = title
        self.asOf = asOf
        self.sources = sources
        self.reserves = reserves
        self.closeFactor = closeFactor
        self.closesAllUnder = closesAllUnder
        self.smallAmount = smallAmount
        self.leastLeft = leastLeft
        self.unverified = unverified
    }

    public func reserve(of asset: Asset) -> Reserve? { reserves.first { $0.asset == asset } }
}

/// A loan: collateral in one or more assets, a debt in dollars.
public struct Loan: Sendable, Equatable {
    public struct Pledge: Sendable, Equatable {
        public let reserve: Reserve
        public var amount: Figure<Quantity>
        public var price: Figure<Price>
        public init(reserve: Reserve, amount: Figure<Quantity>, price: Figure<Price>) {
            self.reserve = reserve
            self.amount = amount
            self.price = price
        }
        public var value: Figure<Money> {
            (price * amount).rounded(.down).named(.collateralValue)
        }
    }
    public var pledges: [Pledge]
    public var debt: Figure<Money>

    public init(pledges: [Pledge], debt: Figure<Money>) {
        self.pledges = pledges
        self.debt = debt
    }

    /// Σ collateral × threshold ÷ debt. Liquidatable under one; nil without a debt.
    public var healthFactor: Figure<Rate>? {
        guard debt.value.isPositive else { return nil }
        return weighted(\.threshold).divided(by: debt, .down).named(.healthFactor)
    }

    /// Σ collateral × loan to value: how much may be owed when borrowing.
    public var borrowLimit: Figure<Money> { weighted(\.loanToValue).named(.borrowLimit) }

    private func weighted(_ share: KeyPath<Reserve, Figure<Rate>>) -> Figure<Money> {
        var sum: Figure<Money>?
        for pledge in pledges {
            let part: Figure<Money> =
                (pledge.value * pledge.reserve[keyPath: share]).rounded(.down)
            sum = sum.map { $0 + part } ?? part
        }
        return sum ?? .zero
    }

    /// The price of one pledged asset at which the loan can be liquidated, the others held still; nil
    /// where they cover the debt by themselves.
    ///
    ///     (debt − the others' collateral × threshold) ÷ (amount × threshold)
    public func liquidationPrice(of asset: Asset) -> Figure<Price>? {
        guard let own = pledges.first(where: { $0.reserve.asset == asset }),
            own.amount.value.isPositive, own.reserve.threshold.value.isPositive
        else { return nil }
        var others = self
        others.pledges.removeAll { $0.reserve.asset == asset }
        let covered = others.weighted(\.threshold)
        let left = covered.value == .zero ? debt : debt - covered
        guard left.value.isPositive else { return nil }
        return left.divided(by: own.amount * own.reserve.threshold, .nearest)
            .named(.liquidationPrice)
    }

    /// What one liquidation does.
    public struct Seizure: Sendable, Equatable {
        public let repaid: Money
        /// Collateral taken, and the part of it that the protocol keeps.
        public let taken: Quantity
        public let toProtocol: Quantity
        /// What remains owed when nothing is left to take.
        public let badDebt: Money
        public let after: Loan
    }

    /// Liquidates as much as the rules allow, taking one asset; nil while the loan is healthy.
    public func liquidated(taking asset: Asset, _ rules: LendingRules) -> Seizure? {
        guard let health = healthFactor?.value, health < .one,
            let place = pledges.firstIndex(where: { $0.reserve.asset == asset })
        else { return nil }
        let pledge = pledges[place]
        guard pledge.price.value.isPositive else { return nil }
        let worth = pledge.value.value
        let share = Rate.one + pledge.reserve.bonus.value
        let isLarge = worth >= rules.smallAmount.value && debt.value >= rules.smallAmount.value
        var repaid = debt.value
        if health > rules.closesAllUnder.value, isLarge {
            repaid = (debt.value * rules.closeFactor.value).rounded(.down)
        }
        // What the collateral can pay for, bonus included.
        let covered = worth.divided(by: share, .down)
        var takesAll = covered <= repaid
        repaid = min(repaid, covered)
        let left = { worth - (repaid * share).rounded(.down) }
        let least = rules.leastLeft.value
        let leavesDust =
            (debt.value > repaid && debt.value - repaid < least)
            || (!takesAll && left().isPositive && left() < least)
        if leavesDust {
            repaid = min(debt.value, covered)
            takesAll = covered <= debt.value
        }
        let taken =
            takesAll
            ? pledge.amount.value
            : (repaid * share).rounded(.down).divided(by: pledge.price.value, .down)
        let plain = repaid.divided(by: pledge.price.value, .down)
        let bonus = max(taken - plain, .zero)
        var after = self
        after.debt = Figure(debt.value - repaid)
        after.pledges[place].amount = Figure(pledge.amount.value - taken)
        let nothingLeft = !after.pledges.contains { $0.amount.value.isPositive }
        return Seizure(
            repaid: repaid, taken: taken,
            toProtocol: (bonus * pledge.reserve.protocolFee.value).rounded(.down),
            badDebt: nothingLeft ? after.debt.value : .zero, after: after)
    }
}

extension Term {
    public static let healthFactor = Term(
        "health factor",
        "Collateral, weighted by its liquidation threshold, divided by the debt. Under one, anybody "
            + "may repay a part and take collateral with a bonus.")
    public static let borrowLimit = Term(
        "borrow limit", "How much may be owed against the collateral when borrowing.")
    public static let loanToValue = Term(
        "loan to value", "The share of the collateral's value that may be borrowed.")
    public static let liquidationThreshold = Term(
        "liquidation threshold",
        "The share of the collateral's value that the debt may reach before it is liquidated.")
    public static let liquidationBonus = Term(
        "liquidation bonus", "What a liquidator takes on top of the debt that was repaid.")
    public static let closeFactor = Term(
        "close factor",
        "How much of the whole debt one liquidation may repay. Where little is left, or health is far "
            + "under one, all of it.")
    public static let debt = Term("debt", "What is owed.")
}
