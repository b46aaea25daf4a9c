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
                    Span(" and borrowed "),
                    .told(
                        loan.debt, loan.asset, .owedForLoan, .loan(line: loan.line),
                        as: loan.debt.full(loan.asset)),

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
                Prose(
                    [
                        Span("repaid "),
                        .told(
                            paid, left?.asset ?? world.dollarAsset, .repaidOfLoan,
                            .thought("\(paid) repaid"), as: paid.text(places: 2)),
                    ]
                        + (left.map {
                            [
                                Span("; "),
                                .told(
                                    $0.debt, $0.asset, .owedAfterCall,
                                    .thought("after \(paid) of \($0.debt + paid)"),
                                    as: $0.debt.text($0.asset),
                                    .plain), Span(" are left to pay"),
                            ]
                        } ?? [Span("; nothing is owed, and \(back) \(coin) are back in the wallet")])
                )
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
                stamp, Span("health ", .warning), .health(health, .warning), Span(" at ", .warning),
                .price(price), Span(": a stranger repaid "),
                .told(repaid, asset, .repaidInCall, subject, as: repaid.text(asset)), Span(" of "),
                .told(
                    before.debt, asset, .owedBeforeCall, subject, as: before.debt.text(asset),
                    .plain), Span(" and took "),
                Span("\(taken) \(coin)", .loss),
                Span(", \(toProtocol) of it for the protocol"),
            ])
        ]
        if badDebt.isPositive {
            lines.append(
                Prose([
                    .told(badDebt, asset, .badDebtOfCall, subject, as: badDebt.text(asset), .loss),
                    Span(" are owed by nobody now: bad debt of the pool", .loss),
                ]))
        }
        if after.debt.isPositive {
            lines.append(
                Prose([
                    Span("left: \(after.pledged) \(coin) behind "),
                    .told(
                        after.debt, asset, .owedAfterCall, subject, as: after.debt.text(asset),
                        .plain),
                ]))
        }
        return lines
    }
}

extension LoanCall {
    var subject: Told.Subject { .loanCall(line: before.line, place: step) }
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
