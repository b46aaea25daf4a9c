import Figures
import Margin
import Markets

// Loans of the lending pools beside a live market: `lend`, and their part of `feed`, `who` and `why`.

extension LendingStatement {
    /// `lend` where the market has pools and you have no loan.
    var page: Page {
        let rows = due.map { fall, debt in
            let owed = millions(debt, places: debt < 10 ? 1 : 0)
            let share = percent(totalDebt > 0 ? debt / totalDebt : 0, places: 2)
            return Table.Row(
                [Prose("−\(fall)%"), Prose(owed, .figure), Prose(share, .figure)],
                said: "Spot \(fall)% lower: \(owed) of debt may be called, \(share) of all.")
        }
        let entries: [(Prose, Prose)] = [
            ("owed to pools", Prose(millions(totalDebt), .figure)),
            (
                "within reach",
                Prose("\(millions(exposed)) in \(loans) loans; still owed \(millions(owed))")
            ),
            ("behind it", Prose("\(fixed(coins, 0)) coins", .figure)),
            ("called so far", Prose(calledWords, called > 0 ? .loss : .figure)),
        ]
        return Page([
            .entries(entries),
            .table(
                Table(
                    caption: "spot this far under now: the debt of loans that may be called",
                    lead: [],
                    header: ["spot", "debt", "of all"], rows: rows, numeric: [1, 2])),
            .paragraph(Prose(assumptions, .faint)),
            .paragraph(
                .next(["feed", "who", "why loans called", "health 10 ETH borrow 20,000 at 3,000"])),
        ])
    }

    private var calledWords: String {
        guard called > 0 else { return "none" }
        return
            "\(called) loans: \(money(repaid)) repaid by strangers, \(fixed(seized, 0)) coins taken "
            + "and sold for \(money(sold))"
    }

    private func money(_ value: Double) -> String { millions(value, places: value < 10 ? 2 : 0) }

    private var assumptions: String {
        "A model of one pool's rules: under a health of 1 half of the debt may be repaid by a "
            + "stranger, under 0.95 all, for coins worth that and a bonus, which are sold on spot in the "
            + "same minute. How healthy the loans are is an assumption, of the size of Aave's 0.66% of "
            + "10 October 2025, when other collateral fell further than bitcoin. The price that the "
            + "pool reads is spot's, without delay; interest and gas are left out."
    }

    /// One line, when it happens and in `feed`.
    func line(_ stamp: Span? = nil) -> Prose {
        Prose(
            [stamp].compactMap { $0 } + [
                Span("lending pools: ", .term), Span("\(called) loans called so far, "),
                .figure(money(repaid)),
                Span(" repaid by strangers, \(fixed(seized, 0)) coins taken and sold on spot"),
                Span(badDebt > 0 ? "; \(money(badDebt)) nobody will repay" : "", .loss),
            ])
    }

    /// Who lost by it and who was paid.
    var whoTable: Table {
        let taken = sold - repaid
        let rows: [(String, Double)] = [
            ("borrowers' coins, at the price they brought", -sold),
            ("borrowers' debts that they need not pay", repaid + badDebt),
            ("strangers who repaid, and sold the coins", taken),
            ("the pools, by what nobody repays", -badDebt),
        ]
        return Table(
            caption: "lending pools so far, millions of dollars", header: ["", "change"],
            rows: (rows + [("sum", rows.reduce(0) { $0 + $1.1 })]).map { name, change in
                let isNone = change < 0.005 && change > -0.005
                let size = fixed(change < 0 ? -change : change, 2)
                return Table.Row(
                    [
                        Prose(name, name == "sum" ? .strong : .plain),
                        Prose(
                            (change > 0.005 ? "+" : "") + fixed(isNone ? 0 : change, 2),
                            change < 0 ? .loss : .gain),
                    ],
                    said: name == "sum"
                        ? .silence
                        : isNone
                            ? "\(name): nothing."
                            : "\(name): \(change < 0 ? "down" : "up") \(size) million.")
            }, numeric: [1])
    }
}

extension World {
    /// Pools whose loans stand beside this market, once any was called.
    var calledLending: LendingStatement? {
        market?.lendingStatement.flatMap { $0.called > 0 ? $0 : nil }
    }

    /// `why loans called`: of what it is made, and what it moved.
    func whyLoansCalled(_ lending: LendingStatement, in market: LiveMarket) -> Page {
        let counted = percent(market.setting.loans.threshold, places: 0)
        let entries: [(Prose, Prose)] = [
            ("repaid, millions", Prose(fixed(lending.repaid, 2), .figure)),
            ("of all debt", Prose(percent(lending.repaidShare, places: 2), .figure)),
            ("coins taken", Prose(fixed(lending.seized, 1), .figure)),
            ("sold for, millions", Prose(fixed(lending.sold, 2), .figure)),
            ("spot now", Prose(fixed(market.marketStatement.spot, 1), .figure)),
        ]
        return Page([
            .paragraph(
                Prose(
                    "health = coins × spot × \(counted) ÷ debt. Under 1 a stranger may repay: "
                        + "\(lending.called) of \(lending.loans) loans have come there.")),
            .entries(entries),
            .paragraph(
                Prose(
                    "Coins taken are sold on spot in the round in which the loan is called; the "
                        + "price they leave is the next round's, for other loans and for coin "
                        + "collateral. Turned off with what if loans debt 0: the same news without "
                        + "the pools. Aave, 10 October 2025: 0.66% of its debt, about 0.4 million "
                        + "bad.", .faint)),
            .paragraph(.next(["what if loans debt 0", "lend"])),
        ])
    }
}

extension Term {
    static let loansCalled = Term(
        "loans called",
        "Loans of lending pools that strangers closed a part of, because their health fell under 1."
    )
}
