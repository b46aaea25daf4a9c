import Figures
import Margin
import Markets

// Loans in words: opened, added to, repaid, and closed by strangers.

extension LendEvent {
    func lines(_ stamp: Span, in world: World) -> [Prose] {
        switch self {
        case .opened(let loan):
            [
                Prose([
                    Span("pledged "), Span("\(loan.pledged) \(loan.coin)", .strong),
                    Span(" and borrowed "), .figure(loan.debt.full(loan.asset)),
                    Span(" under \(loan.rules.name)"),
                ]),
                Prose(
                    "No program closes a loan: a stranger may, once its health is under one, and is "
                        + "paid a bonus in your coins. Interest is left out here.", .faint),
            ]
        case .added(let amount, let loan):
            [
                Prose(
                    "pledged \(amount.full(loan.coin)) more; \(loan.pledged) \(loan.coin) stand "
                        + "behind it")
            ]
        case .repaid(let paid, let left, let coin, let back):
            [
                Prose([
                    Span("repaid "), .figure(paid.text(places: 2)),
                    Span(
                        left.map { "; \($0.debt.text($0.asset)) are left to pay" }
                            ?? "; nothing is owed, and \(back) \(coin) are back in the wallet"),
                ])
            ]
        case .called(let call): call.lines(stamp, in: world)
        }
    }
}

extension LoanCall {
    fileprivate func lines(_ stamp: Span, in world: World) -> [Prose] {
        let coin = before.coin
        let asset = before.asset
        var lines = [
            Prose([
                stamp, Span("health \(health.shortHealth) at ", .warning),
                .figure(price.text(places: 2)),
                Span(": a stranger repaid "), .figure(repaid.text(asset)),
                Span(" of \(before.debt.text(asset)) and took "),
                Span("\(taken) \(coin)", .loss),
                Span(", \(toProtocol) of it for the protocol"),
            ])
        ]
        if badDebt.isPositive {
            lines.append(
                Prose("\(badDebt.text(asset)) are owed by nobody now: bad debt of the pool", .loss))
        }
        if after.debt.isPositive {
            lines.append(
                Prose("left: \(after.pledged) \(coin) behind \(after.debt.text(asset))"))
        }
        return lines
    }
}

extension Rate {
    /// A health factor as people say it: "1.245".
    var shortHealth: String { decimalText(divide(units, 10_000, .down), decimals: 4) }
}

extension LendFault {
    func words(in world: World) -> (text: String, fix: String) {
        let coin = world.scenario.coin.code
        switch self {
        case .notAccepted(let asked, let market, let accepted):
            return (
                "\(market) takes no \(asked); it takes "
                    + accepted.map(\.code).joined(separator: ", ") + ".",
                "health 10 ETH borrow 20,000 at 3,000"
            )
        case .alreadyLent:
            return ("There is a loan already: one at a time here.", "lend repay all")
        case .noLoan: return ("There is no loan.", "lend 0.1 \(coin) borrow 100")
        case .aboveLimit(let asked, let limit):
            return (
                "\(asked.text(places: 2)) is more than may be borrowed against that, "
                    + "\(limit.text(places: 2)).", "define loan to value"
            )
        case .otherCoin(let asked, let pledged):
            return ("The loan stands on \(pledged), not on \(asked).", "lend add 0.1 \(pledged)")
        }
    }
}
