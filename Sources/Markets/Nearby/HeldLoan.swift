import Figures
import Margin

/// Dollars borrowed against coins in a lending pool, as the account has it.
public struct HeldLoan: Sendable, Equatable {
    public let coin: Asset
    public let asset: Asset
    public let rules: LendingRules
    /// The line it was opened on, the step, and the price of the coin then.
    public let line: Int
    public let step: Int
    public let price: Price
    public internal(set) var pledged: Quantity
    public internal(set) var debt: Money
    private let firstPledged: Quantity
    private let firstDebt: Money

    init(
        coin: Asset, asset: Asset, rules: LendingRules, line: Int, step: Int, price: Price,
        pledged: Quantity, debt: Money
    ) {
        self.coin = coin
        self.asset = asset
        self.rules = rules
        self.line = line
        self.step = step
        self.price = price
        self.pledged = pledged
        self.debt = debt
        firstPledged = pledged
        firstDebt = debt
    }

    /// As it was opened: coins added, debt repaid and what strangers took left out.
    public var asOpened: HeldLoan {
        HeldLoan(
            coin: coin, asset: asset, rules: rules, line: line, step: step, price: price,
            pledged: firstPledged, debt: firstDebt)
    }

    /// The loan at a price, with where each number came from.
    public func figures(at price: Figure<Price>) -> Margin.Loan? {
        guard let reserve = rules.reserve(of: coin) else { return nil }
        let source = Source.journal(line: line)
        return Margin.Loan(
            pledges: [
                Margin.Loan.Pledge(
                    reserve: reserve, amount: Figure(pledged, .pledged, source), price: price)
            ], debt: Figure(debt, .debt, source))
    }
}

/// A stranger repaid a part of a loan and took coins for it.
public struct LoanCall: Sendable, Equatable {
    public let step: Int
    public let price: Price
    public let health: Rate
    public let repaid: Money
    /// Coins taken, and the protocol's part of them.
    public let taken: Quantity
    public let toProtocol: Quantity
    /// What nobody is left to pay.
    public let badDebt: Money
    /// As it stood before, and after.
    public let before: HeldLoan
    public let after: HeldLoan

    /// What the coins taken were worth at its price.
    public var takenWorth: Money { (price * taken).rounded(.up) }
    /// What it cost whoever had borrowed: the coins, less the debt that went with them. The stranger's
    /// bonus and the protocol's part of it.
    public var cost: Money { takenWorth - repaid - badDebt }
}

extension Term {
    public static let pledged = Term("pledged", "Coins that stand behind a loan.")
    public static let loanLine = Term(
        "loan line", "The price at which a loan's health factor is one, and strangers may close it."
    )
}
