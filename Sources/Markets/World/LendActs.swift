import Figures
import Margin

/// What can be done with a loan.
public enum LendAct: Sendable, Equatable {
    case open(LendRequest, LendingRules)
    /// More coins behind it.
    case add(Money, Asset?)
    /// Nil: all that is owed; the coins come back with the last of it.
    case repay(Money?)
}

/// `lend 10 ETH borrow 15,000`.
public struct LendRequest: Sendable, Equatable {
    public var amount: Money
    public var coin: Asset
    public var debt: Money
    /// The lending market; nil: the usual one.
    public var rules: String?
    public init(amount: Money, coin: Asset, debt: Money, rules: String? = nil) {
        self.amount = amount
        self.coin = coin
        self.debt = debt
        self.rules = rules
    }
}

/// The rule that a loan broke.
public enum LendFault: Sendable, Equatable {
    case notAccepted(Asset, market: String, accepted: [Asset])
    case alreadyLent
    case noLoan
    case aboveLimit(Money, limit: Money)
    case otherCoin(Asset, pledged: Asset)
}

public enum LendEvent: Sendable, Equatable {
    case opened(HeldLoan)
    case added(Money, HeldLoan)
    /// What was paid; nil where nothing is owed any more.
    case repaid(Money, left: HeldLoan?, coin: Asset, back: Quantity)
    case called(LoanCall)
}

extension World {
    var pledge: Pot { .pledge(trader: World.you) }
    var owed: Pot { .debt(trader: World.you) }

    /// What a lending pool, and whoever sells options, believe a coin is worth: the index where there is
    /// one, else the last price. No order moves it at once: in a live market it is spot as the last
    /// minute closed, and on a tape nobody moves anything.
    public func outsidePrice(of coin: Asset) -> Figure<Price>? {
        if coin == scenario.coin, let opening = scenario.live?.prices.spot {
            let spot = Price(ticks: minutes.last?.spot ?? opening)
            return Figure(spot, .indexPrice, .tape("index of \(now.clock)"))
        }
        if let index = index(of: coin) {
            return Figure(index, .indexPrice, .tape("index of \(now.clock)"))
        }
        return last(of: coin).map { Figure($0, .lastPrice, .tape("last price of \(now.clock)")) }
    }

    /// The loan at the price of now, its figures explained.
    public var loanFigures: Margin.Loan? {
        guard let loan, let price = outsidePrice(of: loan.coin) else { return nil }
        return loan.figures(at: price)
    }

    /// What a term means for the loan; nil where there is none.
    public func loanFigure(of term: Term) -> Operand? {
        guard let figures = loanFigures, let loan else { return nil }
        switch term {
        case .healthFactor: return figures.healthFactor?.operand
        case .loanLine: return figures.liquidationPrice(of: loan.coin)?.named(.loanLine).operand
        case .borrowLimit: return figures.borrowLimit.operand
        case .debt: return figures.debt.operand
        case .liquidationThreshold: return figures.pledges[0].reserve.threshold.operand
        case .loanToValue: return figures.pledges[0].reserve.loanToValue.operand
        case .liquidationBonus: return figures.pledges[0].reserve.bonus.operand
        default: return nil
        }
    }

    mutating func lend(_ act: LendAct) throws(Refusal) -> [Event] {
        if isAtEnd { throw .atEnd(now) }
        switch act {
        case .open(let request, let rules): return try borrow(request, rules)
        case .add(let amount, let coin): return try pledgeMore(amount, coin)
        case .repay(let amount): return try repay(amount)
        }
    }

    private mutating func borrow(
        _ request: LendRequest, _ rules: LendingRules
    ) throws(Refusal) -> [Event] {
        guard loan == nil else { throw .lend(.alreadyLent) }
        let coin = request.coin
        guard rules.reserve(of: coin) != nil else {
            throw .lend(
                .notAccepted(coin, market: rules.name, accepted: rules.reserves.map(\.asset)))
        }
        guard let price = outsidePrice(of: coin) else {
            throw .noPrice(coin: coin, tape: scenario.coin)
        }
        guard request.amount.isPositive, request.debt.isPositive else { throw .amountNotPositive }
        guard fits(request.amount, coin), request.debt.isAdmissible else { throw .tooLarge }
        try checkHeld(request.amount, coin)
        let loan = HeldLoan(
            coin: coin, asset: dollarAsset, rules: rules, line: journal.nextLine, step: step,
            price: price.value,
            pledged: Quantity(units: request.amount.units), debt: request.debt)
        guard let figures = loan.figures(at: price) else { throw .lend(.noLoan) }
        guard request.debt <= figures.borrowLimit.value else {
            throw .lend(.aboveLimit(request.debt, limit: figures.borrowLimit.value))
        }
        ledger.move(request.amount, coin, from: wallet, to: pledge, .pledged, step: step)
        ledger.move(request.debt, loan.asset, from: owed, to: wallet, .borrowed, step: step)
        self.loan = loan
        return [Event(now, .lend(.opened(loan)))]
    }

    private mutating func pledgeMore(_ amount: Money, _ coin: Asset?) throws(Refusal) -> [Event] {
        guard var loan else { throw .lend(.noLoan) }
        if let coin, coin != loan.coin {
            throw .lend(.otherCoin(coin, pledged: loan.coin))
        }
        guard amount.isPositive else { throw .amountNotPositive }
        try checkHeld(amount, loan.coin)
        loan.pledged += Quantity(units: amount.units)
        guard loan.pledged.isAdmissible else { throw .tooLarge }
        ledger.move(amount, loan.coin, from: wallet, to: pledge, .pledged, step: step)
        self.loan = loan
        return [Event(now, .lend(.added(amount, loan)))]
    }

    private mutating func repay(_ amount: Money?) throws(Refusal) -> [Event] {
        guard var loan else { throw .lend(.noLoan) }
        let asked = min(amount ?? loan.debt, loan.debt)
        guard asked.isPositive else { throw .amountNotPositive }
        try checkHeld(asked, loan.asset)
        ledger.move(asked, loan.asset, from: wallet, to: owed, .repaid, step: step)
        loan.debt -= asked
        guard loan.debt == .zero else {
            self.loan = loan
            return [
                Event(now, .lend(.repaid(asked, left: loan, coin: loan.coin, back: .zero)))
            ]
        }
        let back = loan.pledged
        ledger.move(
            Money(units: back.units), loan.coin, from: pledge, to: wallet, .pledgeReturned,
            step: step)
        self.loan = nil
        return [Event(now, .lend(.repaid(asked, left: nil, coin: loan.coin, back: back)))]
    }

    private func checkHeld(_ amount: Money, _ asset: Asset) throws(Refusal) {
        let free = movable(asset)
        guard free.isPositive else { throw .walletEmpty(asset) }
        guard amount <= free else { throw .walletShort(has: free, needs: amount, asset) }
    }

    /// Strangers close what the rules let them, for as long as they let them: at the price of now, and
    /// before that on the way to the low of a bar that is judged inside.
    mutating func callLoan(_ events: inout [Event]) {
        if let coin = loan?.coin, judgesInside, index(of: coin) == nil, step > 0,
            let tape = tape(of: coin), tape.judging == .extremes
        {
            let bar = tape.bar(closing: step)
            var reached = bar.open
            for _ in 0..<64 {
                guard let price = firstCall(from: reached, to: bar.low) else { break }
                callLoan(at: price, rounds: 1, &events)
                reached = price
            }
        }
        guard let price = loan.flatMap({ outsidePrice(of: $0.coin) })?.value else { return }
        callLoan(at: price, rounds: 64, &events)
    }

    /// The first price on a way down at which a part of the loan may be closed.
    private func firstCall(from: Price, to low: Price) -> Price? {
        func isCalled(_ units: Int128) -> Bool {
            guard let loan, let figures = loan.figures(at: Figure(Price(units: units))),
                let seizure = figures.liquidated(taking: loan.coin, loan.rules)
            else { return false }
            return seizure.taken.isPositive
        }
        guard isCalled(low.units) else { return nil }
        guard !isCalled(from.units) else { return from }
        var (healthy, called) = (from.units, low.units)
        while healthy - called > 1 {
            let middle = (healthy + called) / 2
            if isCalled(middle) { called = middle } else { healthy = middle }
        }
        return Price(units: called)
    }

    private mutating func callLoan(at price: Price, rounds: Int, _ events: inout [Event]) {
        for _ in 0..<rounds {
            guard let before = loan, let figures = before.figures(at: Figure(price)),
                let health = figures.healthFactor?.value,
                let seizure = figures.liquidated(taking: before.coin, before.rules),
                seizure.taken.isPositive
            else { return }
            let taken = Money(units: (seizure.taken - seizure.toProtocol).units)
            let kept = Money(units: seizure.toProtocol.units)
            ledger.move(taken, before.coin, from: pledge, to: .liquidator, .taken, step: step)
            ledger.move(kept, before.coin, from: pledge, to: .pool, .fee, step: step)
            ledger.move(
                seizure.repaid, before.asset, from: .liquidator, to: owed, .repaid, step: step)
            ledger.move(seizure.badDebt, before.asset, from: .pool, to: owed, .badDebt, step: step)
            var after = before
            after.pledged = seizure.after.pledges[0].amount.value
            after.debt = seizure.after.debt.value - seizure.badDebt
            if after.debt == .zero, after.pledged.isPositive {
                ledger.move(
                    Money(units: after.pledged.units), after.coin, from: pledge, to: wallet,
                    .pledgeReturned, step: step)
            }
            loan = after.debt.isPositive ? after : nil
            let call = LoanCall(
                step: step, price: price, health: health, repaid: seizure.repaid,
                taken: seizure.taken,
                toProtocol: seizure.toProtocol, badDebt: seizure.badDebt, before: before,
                after: after)
            loanCalls.append(call)
            events.append(Event(now, .lend(.called(call))))
        }
    }

    /// What is pledged less what is owed, in an asset.
    func lent(_ asset: Asset) -> Money { ledger[pledge, asset] + ledger[owed, asset] }
}
