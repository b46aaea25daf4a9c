import Figures
import Margin
import Markets
import Scripts

// `lend`: the rules of a lending market are fetched from their shelf. `health`: a loan's health, its
// line, and who takes what on the way down.

extension Session {
    static let usualLending = "aave-v3"

    func fetchLending(_ name: String?) -> Result<LendingRules, FetchProblem> {
        let name = name ?? Self.usualLending
        return fetchText(.lending, name, fix: "health 10 ETH borrow 20,000 at 3,000").flatMap {
            text in
            do throws(FileErrors) {
                return .success(try LendingText.read(text, name: name))
            } catch {
                return .failure(FetchProblem(page: error.page))
            }
        }
    }

    mutating func lend(_ request: LendRequest, line: String) -> Reply {
        guard timeline != nil else { return .nothingLoaded }
        switch fetchLending(request.rules) {
        case .success(let rules):
            return perform(.lend(.open(request, rules)), line: line, isInterrupted: { false })
        case .failure(let problem): return problem.reply
        }
    }

    func loan(_ question: LoanQuestion?) -> Reply {
        if let lesson, !lesson.hidden.isEmpty { return .calculatorsWait }
        let world = timeline?.world
        guard let question else {
            guard let loan = world?.loan, let price = world?.outsidePrice(of: loan.coin),
                let figures = loan.figures(at: price)
            else {
                if let lending = world?.market?.lendingStatement { return Reply(lending.page) }
                return Reply(
                    .problem("There is no loan.", fix: "health 10 ETH borrow 20,000 at 3,000"),
                    .refused)
            }
            return Reply(LoanPage(figures, loan.rules, loan.coin, .account, loan.asset).page)
        }
        let request = question.request
        switch fetchLending(request.rules) {
        case .failure(let problem): return problem.reply
        case .success(let rules):
            guard let reserve = rules.reserve(of: request.coin) else {
                let accepted = rules.reserves.map(\.asset.code).joined(separator: ", ")
                return Reply(
                    .problem(
                        "\(rules.name) takes no \(request.coin); it takes \(accepted).",
                        fix: "health 10 ETH borrow 20,000 at 3,000"), .refused)
            }
            let here = question.price.map { Figure($0, .lastPrice, .given) }
            guard let price = here ?? world?.outsidePrice(of: request.coin) else {
                return Reply(
                    .problem(
                        "That needs the price of \(request.coin), as in at 3,000.",
                        fix: "health 10 ETH borrow 20,000 at 3,000"), .refused)
            }
            let amount = Quantity(units: request.amount.units)
            guard price.value.isPositive, price.value.isAdmissible, amount.isPositive,
                amount.isAdmissible, request.debt.isPositive,
                (price.value * amount).rounded(.up).isAdmissible
            else {
                return Reply(
                    .problem(
                        "Coins, dollars and the price are above 0, and within what can be reckoned.",
                        fix: "health 10 ETH borrow 20,000 at 3,000"), .refused)
            }
            let loan = Margin.Loan(
                pledges: [
                    Margin.Loan.Pledge(
                        reserve: reserve, amount: Figure(amount, .pledged, .given), price: price)
                ], debt: Figure(request.debt, .debt, .given))
            let asset = world?.dollarAsset ?? .usdt
            let subject = Told.Subject.thought("a loan on \(amount) \(request.coin)")
            return Reply(LoanPage(loan, rules, request.coin, subject, asset).page)
        }
    }
}

/// A loan at a price, and on the way down from it.
private struct LoanPage {
    private let loan: Margin.Loan
    private let rules: LendingRules
    private let coin: Asset
    /// Whose figures these are, and the dollars that it is in.
    private let subject: Told.Subject
    private let asset: Asset

    init(
        _ loan: Margin.Loan, _ rules: LendingRules, _ coin: Asset, _ subject: Told.Subject,
        _ asset: Asset
    ) {
        self.subject = subject
        self.asset = asset
        self.loan = loan
        self.rules = rules
        self.coin = coin
    }

    var page: Page {
        let pledge = loan.pledges[0]
        let own = pledge.value.value - loan.debt.value
        var entries: [(Prose, Prose)] = [
            ("pledged", Prose("\(pledge.amount.value) \(coin)", .strong)),
            ("price", Prose([.price(pledge.price.value)])),
            (Prose("collateral value", .term), money(pledge.value.value, .valueOfPledge)),
            (Prose("debt", .term), money(loan.debt.value, .owedForLoan)),
            ("yours", money(own, .ownInLoan, own.isNegative ? .loss : .figure)),
            (Prose("borrow limit", .term), money(loan.borrowLimit.value, .borrowLimit)),
        ]
        if let health = loan.healthFactor {
            entries.append(
                (Prose("health factor", .term), Prose([.health(health.value)])))
        }
        if let line = loan.liquidationPrice(of: coin)?.value {
            let gap = (pledge.price.value - line).divided(by: pledge.price.value, .down)
            entries.append(
                (
                    Prose("loan line", .term),
                    Prose([.price(line), Span(", \(gap.percent()) away", .figure)])
                ))
        }
        var blocks: [Block] = [.entries(entries)]
        if let line = loan.liquidationPrice(of: coin) {
            blocks += workingBlocks(of: line.named(.loanLine).operand, .loanLine, tick: nil)
        }
        blocks += [.table(way), .paragraph(terms)]
        blocks.append(.paragraph(.next(["define health factor", "define loan line"])))
        return Page(blocks)
    }

    private func money(_ money: Money, _ term: Term, _ ink: Ink = .figure) -> Prose {
        Prose([.told(money, asset, term, subject, as: money.text(places: 2), ink)])
    }

    private var terms: Prose {
        let reserve = loan.pledges[0].reserve
        let doubts =
            rules.unverified.isEmpty
            ? "" : " No source confirms all of: " + rules.unverified.joined(separator: "; ") + "."
        let start =
            "Rules \(rules.name) (\(rules.asOf)), \(rules.title): \(coin) counts for "
            + "\(reserve.threshold.value.exactPercent), bonus \(reserve.bonus.value.exactPercent); "
            + "\(rules.closeFactor.value.exactPercent) at once, all under "
        let health = rules.closesAllUnder.value
        return Prose([
            Span(start, .faint), .health(health, .faint),
            Span(". Interest and gas are left out.\(doubts)", .faint),
        ])
    }

    /// What a price in one go to each level brings: as often as strangers may close.
    private var way: Table {
        Table(
            caption: "if the price goes there at once",
            lead: ["If the price falls at once, and strangers close as often as they may:"],
            header: [
                "price", "fall", "health", "repaid", Prose("\(coin) taken"), "left", "bad debt",
            ],
            rows: [0, 5, 10, 15, 20, 25, 30, 40, 50].map { fall in
                let share = Rate(units: Int128(100 - fall) * 1_000_000)
                let price = (loan.pledges[0].price.value * share).rounded(.nearest)
                return row(price, fall)
            }, numeric: [0, 1, 2, 3, 4, 5, 6])
    }

    private func row(_ price: Price, _ fall: Int) -> Table.Row {
        var now = loan
        now.pledges[0].price = Figure(price)
        let factor = now.healthFactor?.value
        let health = factor?.shortHealth ?? "–"
        var repaid = Money.zero
        var taken = Quantity.zero
        var bad = Money.zero
        for _ in 0..<64 {
            guard let seizure = now.liquidated(taking: coin, rules), seizure.taken.isPositive
            else { break }
            repaid += seizure.repaid
            taken += seizure.taken
            bad += seizure.badDebt
            now = seizure.after
        }
        let held = now.pledges[0].amount.value.text(places: 4)
        let taking =
            taken.isPositive
            ? "\(repaid.text(places: 2)) is repaid, \(taken.text(places: 4)) \(coin) taken, \(held) left"
                + (bad.isPositive ? "; \(bad.text(places: 2)) nobody will repay" : "")
            : "nothing is taken"
        let place =
            fall == 0 ? "At the price of now" : "\(fall)% lower, at \(price.text(places: 2))"
        func thought(_ money: Money, _ term: Term, _ ink: Ink = .figure) -> Prose {
            Prose([
                .told(
                    money, asset, term, .thought("a loan at \(price)"), as: money.text(places: 2),
                    ink)
            ])
        }
        let cells = [
            Prose([.price(price, nil, .plain)]), Prose("\(fall)%"),
            factor.map { Prose([.health($0)]) } ?? Prose(health, .figure),
            thought(repaid, .repaidInCall),
            Prose(taken.text(places: 4), taken.isPositive ? .loss : .figure),
            Prose(held, .figure),
            thought(bad, .badDebtOfCall, bad.isPositive ? .loss : .figure),
        ]
        return Table.Row(
            cells, said: "\(place): \(health == "–" ? "no debt" : "health \(health)"); \(taking).")
    }
}

extension World {
    /// A line under every move while there is a loan.
    var loanLines: [Prose] {
        guard let loan, let figures = loanFigures, let health = figures.healthFactor?.value
        else { return [] }
        var spans = [
            Span("loan: \(loan.pledged) \(loan.coin) behind "),
            .told(
                loan.debt, loan.asset, .owedForLoan, .account, as: loan.debt.text(loan.asset),
                .plain), Span(", health "), .health(health),
        ]
        if let line = figures.liquidationPrice(of: loan.coin)?.value,
            let price = outsidePrice(of: loan.coin)?.value, price.isPositive
        {
            let gap = (price - line).divided(by: price, .down)
            spans += [
                Span(", called at "), .price(line),
                Span(" (\(gap.percent()) away)", .faint),
            ]
        }
        return [Prose(spans)]
    }
}
