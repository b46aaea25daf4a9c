import Figures
import Margin

/// Dollars borrowed against coins in a lending pool, as the account has it.
public struct HeldLoan: Sendable, Equatable {
    public let coin: Asset
    public let asset: Asset
    public let rules: LendingRules
    /// The line it was opened on.
    public let line: Int
    public internal(set) var pledged: Quantity
    public internal(set) var debt: Money

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
}

extension Term {
    public static let pledged = Term("pledged", "Coins that stand behind a loan.")
    public static let loanLine = Term(
        "loan line", "The price at which a loan's health factor is one, and strangers may close it."
    )
}
