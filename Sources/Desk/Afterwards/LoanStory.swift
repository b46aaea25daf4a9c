import Figures
import Lessons
import Margin
import Markets
import Scripts

// A loan afterwards: `why` tells what strangers did to it, `debrief` what it cost.

/// The loan that is open, or the one that calls ended last, with its calls.
struct LoanStory {
    private let world: World
    /// As it was opened.
    private let opened: HeldLoan
    /// What is left of it; nil where nothing is owed any more.
    private let now: HeldLoan?
    private let calls: [LoanCall]

    /// Nil where there never was a loan.
    init?(_ world: World) {
        guard let latest = world.loan ?? world.loanCalls.last?.before else { return nil }
        self.world = world
        now = world.loan
        calls = world.loanCalls.filter { $0.before.line == latest.line }
        opened = latest.asOpened
    }

    /// Whether it is what happened last: later than the end of every position, with none open.
    var isLatest: Bool {
        guard world.holdings.isEmpty else { return false }
        guard let ending = world.endings.last else { return true }
        return (calls.last?.step ?? opened.step) > ending.soldStep
    }

    private var coin: Asset { opened.coin }
    private var asset: Asset { opened.asset }
    private func figures(_ loan: HeldLoan, at price: Price) -> Margin.Loan? {
        loan.figures(at: Figure(price))
    }

    // MARK: why

    /// In order: opened, each call with its reckoning, and what is left.
    var page: Page {
        var steps = [openedLine]
        for call in calls { steps.append(told(call)) }
        if let repaidLine { steps.append(repaidLine) }
        steps.append(leftLine)
        return Page([
            .numbered(steps),
            .paragraph(.next(["debrief", "why health factor", "why loan line"])),
        ])
    }

    private var openedLine: Prose {
        var spans = [
            Span("At "), Span.figure(world.clock(opened.step)), Span(" you pledged "),
            Span("\(opened.pledged) \(coin)", .strong), Span(", worth "),
            .told(
                worth(opened.pledged, opened.price), asset, .valueOfPledge,
                .loan(line: opened.line),
                as: worth(opened.pledged, opened.price).full(asset)), Span(" at "),
            .price(opened.price), Span(", and owed "),
            .told(
                opened.debt, asset, .owedForLoan, .loan(line: opened.line),
                as: opened.debt.full(asset)),
        ]
        if let line = figures(opened, at: opened.price)?.liquidationPrice(of: coin)?.value {
            spans += [Span(": its line was "), .price(line)]
        }
        return Prose(spans + [Span(".")])
    }

    private func told(_ call: LoanCall) -> Prose {
        let debt = call.before.debt
        let share = call.repaid.divided(by: debt, .nearest).percent(places: 0)
        return Prose(
            [
                Span("At "), Span.figure(world.clock(call.step)), Span(" the price was "),
                .price(call.price), Span(" and health "),
                .health(call.health),
                Span(", under one. A stranger repaid "),
                .told(call.repaid, asset, .repaidInCall, call.subject),
                Span(", \(share) of the "),
                .told(debt, asset, .owedBeforeCall, call.subject, .plain), Span(" owed, and took "),
                Span("\(call.taken) \(coin)", .loss), Span(" worth "),
                .told(call.takenWorth, asset, .takenInCall, call.subject), Span(": it cost you "),
                .told(call.cost, asset, .costOfCall, call.subject, .loss),
            ]
                + (call.badDebt.isPositive
                    ? [
                        Span("; "),
                        .told(call.badDebt, asset, .badDebtOfCall, call.subject, .plain),
                        Span(" nobody will repay."),
                    ] : [Span(".")]))
    }

    /// What the borrower repaid without a stranger; nil where that is nothing.
    private var repaidLine: Prose? {
        let byCalls = calls.reduce(Money.zero) { $0 + $1.repaid + $1.badDebt }
        let own = opened.debt - byCalls - (now?.debt ?? .zero)
        guard own.isPositive else { return nil }
        return Prose([
            Span("You repaid "), .told(own, asset, .repaidByYou, .loan(line: opened.line)),
            Span(" yourself."),
        ])
    }

    private var leftLine: Prose {
        guard let now, let price = world.outsidePrice(of: coin)?.value,
            let figures = figures(now, at: price)
        else {
            let back = calls.last?.after.pledged ?? .zero
            return Prose(
                back.isPositive
                    ? "Nothing is owed any more, and \(back) \(coin) are back in the wallet."
                    : "Nothing is owed any more, and nothing of the coins is left.")
        }
        let own = figures.pledges[0].value.value - now.debt
        return Prose([
            Span("Now \(now.pledged) \(coin) stand behind "),
            .told(now.debt, asset, .owedForLoan, .account),
            Span(", health "), figures.healthFactor.map { .health($0.value) } ?? Span("–"),
            Span("; "), .told(own, asset, .ownInLoan, .account), Span(" of them are yours."),
        ])
    }

    // MARK: debrief

    func debrief(_ content: Content) -> Page {
        var entries: [(Prose, Prose)] = [("the plan", plan), ("the cost", cost)]
        if let fall { entries.append(("the coins", fall)) }
        entries.append(("left", leftLine))
        if let line = openedFigures?.liquidationPrice(of: coin)?.value,
            let counted = content.frequency(of: line, from: opened.price, .long, coin: coin)
        {
            entries.append(("how often", Prose("\(coin), spot: " + counted.words())))
        }
        let half = Money(units: opened.debt.units / 2).rounded(.down, to: Money(1))
        let less =
            "health \(opened.pledged.plainText) \(coin) borrow \(half.plainText) at "
            + opened.price.plainText
        entries.append(
            ("to try", Prose([Span(less, .verb), Span(", half the debt: where its line lies")])))
        entries.append(
            ("", Prose([Span("what if without \(opened.line)", .verb), Span(", no loan at all")])))
        let end = calls.last?.step ?? world.step
        return Page([
            .heading(
                "Debrief: a loan on \(opened.pledged) \(coin), \(world.clock(opened.step)) to "
                    + world.clock(end)),
            .entries(entries),
            .paragraph(
                Prose(
                    "One outcome says little about a decision: the same one meets other prices on "
                        + "another day.", .faint)),
        ])
    }

    private var openedFigures: Margin.Loan? { figures(opened, at: opened.price) }

    private var plan: Prose {
        guard let figures = openedFigures, let health = figures.healthFactor?.value,
            let line = figures.liquidationPrice(of: coin)?.value
        else { return "coins pledged for dollars" }
        let away = (opened.price - line).divided(by: opened.price, .down)
        return Prose([
            .told(opened.debt, asset, .owedForLoan, .loan(line: opened.line)),
            Span(" owed against \(opened.pledged) \(coin): health "),
            .health(health), Span(", called at "), .price(line),
            Span(", \(away.percent()) under the price"),
        ])
    }

    private var cost: Prose {
        guard !calls.isEmpty else { return "nothing so far: nobody called it" }
        let all = calls.reduce(Money.zero) { $0 + $1.cost }
        let taken = calls.reduce(Quantity.zero) { $0 + $1.taken }
        let worth = calls.reduce(Money.zero) { $0 + $1.takenWorth }
        let repaid = calls.reduce(Money.zero) { $0 + $1.repaid + $1.badDebt }
        let shown = Money.shown([worth, -repaid], addingTo: all, asset)
        return Prose([
            .told(all, asset, .costOfCall, .loan(line: opened.line), .loss),
            Span(": \(taken) \(coin) taken, worth "),
            .told(
                worth, asset, .takenInCall, .loan(line: opened.line), as: shown[0].named(asset),
                .plain), Span(", for "),
            .told(
                repaid, asset, .repaidInCall, .loan(line: opened.line),
                as: (-shown[1]).named(asset), .plain),
            Span(" of debt, in \(calls.count) call\(calls.count == 1 ? "" : "s")"),
            .cents([worth, -repaid], shownAs: shown, asset),
        ])
    }

    /// What the fall did to the coins, whoever holds them now.
    private var fall: Prose? {
        guard let last = calls.last?.price ?? world.outsidePrice(of: coin)?.value else {
            return nil
        }
        let change = (last - opened.price).divided(by: opened.price, .nearest)
        return Prose([
            Span("\(coin) went from "), .price(opened.price, nil, .plain), Span(" to "),
            .price(last, nil, .plain),
            Span(
                ", \(change.isNegative ? "" : "+")\(change.percent(places: 1)), "
                    + (calls.isEmpty ? "since it was opened" : "from the opening to the last call")),
        ])
    }

    private func worth(_ amount: Quantity, _ price: Price) -> Money {
        (price * amount).rounded(.down)
    }
}
