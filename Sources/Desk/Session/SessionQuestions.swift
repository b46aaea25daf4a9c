import Figures
import Margin
import Markets
import Scripts

// Questions: they change nothing and leave no line.

extension Session {
    func answer(_ question: Question) -> Reply {
        switch question {
        case .define(let word): return define(word)
        case .scenarios: return list(.scenarios, verb: "load")
        case .rulebooks(nil): return list(.rulebooks, verb: "rules")
        case .rulebooks(let name?): return rulebookLines(name)
        case .lessons: return lessonsMap()
        case .help(let verb):
            let words = (verb ?? "").lowercased().split(separator: " ").map(String.init)
            if words.first == "class" {
                return classReply(words.dropFirst().joined(separator: " "))
            }
            if words == ["sweep"] { return Reply(Help.sweep) }
            return Help.reply(about: verb, in: surroundings)
        case .helpAll: return Reply(Help.everything)
        case .about: return Reply(AboutPage.page(timeline?.world))
        case .calculations: return Reply(Page(Calculation.everyQuestion(in: surroundings)))
        case .calc(let kind, let sketch): return calculate(kind, sketch)
        case .why(let words?) where isRulebook(words): return whyVenue(words.lowercased())
        case .plan(let sketch): return plan(sketch)
        case .option(let question): return option(question)
        case .loan(let question): return loan(question)
        case .miner(let question): return miner(question)
        case .buildUp(let question): return Reply(BuildUpPage.page(question))
        case .history(let question): return history(question)
        default: break
        }
        guard let timeline else { return .nothingLoaded }
        let world = timeline.world
        switch question {
        case .why(let words): return why(words, world)
        case .ladder(let side, let leverage, let coin):
            return ladder(side, only: leverage, on: coin, world)
        case .live(let question): return live(question, world)
        case .account: return Reply(world.accountPage)
        case .positions: return Reply(world.positionsPage)
        case .positionsOn(let coin): return Reply(world.positionsPage(on: coin))
        case .orders: return Reply(world.ordersPage())
        case .ordersOn(let coin): return Reply(world.ordersPage(on: coin))
        case .collateral(nil): return Reply(world.collateralPage)
        case .collateral(let coin?): return Reply(world.collateralPage(of: coin))
        case .alerts: return Reply(world.alertsPage)
        case .hedges: return Reply(world.hedgesPage)
        case .market: return Reply(world.marketPage)
        case .marketOn(let coin): return Reply(world.marketPage(of: coin))
        case .chart(_, let stretch, let coin?): return Reply(world.chartPage(stretch, of: coin))
        case .chart(let subject, let stretch, nil): return world.chartReply(subject, stretch)
        case .debrief: return debrief(world, nil)
        case .debriefOn(let coin): return debrief(world, coin)
        case .mirror: return Reply(Mirror(world).page)
        case .ledger: return Reply(world.ledgerPage)
        case .news: return Reply(world.newsPage)
        case .who: return reply(world.whoPage, refusedIf: !world.hasWho)
        case .journal: return Reply(journalPage(world))
        case .branches: return Reply(branchesPage(timeline))
        case .compare(let a, let b): return compare(a, b, timeline)
        default: return .nothingLoaded
        }
    }

    private func isRulebook(_ words: String) -> Bool {
        ((try? content.names(.rulebooks)) ?? []).contains(words.lowercased())
    }

    private func reply(_ page: Page, refusedIf isProblem: Bool) -> Reply {
        Reply(page, isProblem ? .refused : .done)
    }

    private func why(_ asked: String?, _ world: World) -> Reply {
        let (words, coin) = world.withoutCoin(asked ?? "")
        if let coin, words.isEmpty {
            return reply(world.storyPage(on: coin), refusedIf: world.statement(on: coin) == nil)
        }
        guard !words.isEmpty else {
            let worth = world.options.last?.kind.worth ?? .putWorth
            if world.statement == nil, let figure = world.optionFigure(of: worth) {
                return Reply(world.whyPage(worth, figure))
            }
            if let loan = LoanStory(world), loan.isLatest { return Reply(loan.page) }
            return reply(world.storyPage, refusedIf: world.statement == nil)
        }
        if let reply = whySplit(words, world) { return reply }
        if ["how often", "frequency"].contains(words.lowercased()) {
            return whyHowOften(coin.map { world.statement(on: $0) } ?? world.statement)
        }
        switch Glossary.find(words) {
        case .failure(let problem): return problem.reply
        case .success(let term):
            if lesson?.hidden.contains(term.hiddenWith) ?? false {
                return Reply(
                    Page([.paragraph("The \(term.word) is hidden until you predict it.")]))
            }
            if term == .loansCalled, let market = world.market, let lending = world.calledLending {
                return Reply(world.whyLoansCalled(lending, in: market))
            }
            if term == .fee, let fees = world.feesPage { return Reply(fees) }
            if let figure = world.optionFigure(of: term) ?? world.loanFigure(of: term) {
                return Reply(world.whyPage(term, figure))
            }
            if Glossary.nearby.contains(term) {
                return Reply(Page([.paragraph("\(term.word): none here. \(term.meaning)")]))
            }
            let found = coin.map { world.statement(on: $0) } ?? world.statement
            guard let statement = found else {
                return Reply(coin.map { world.storyPage(on: $0) } ?? world.storyPage, .refused)
            }
            guard let figure = statement.figure(of: term) else {
                return Reply(
                    Page([
                        .paragraph(Prose("\(term.word): none here. \(term.meaning)"))
                    ]))
            }
            return Reply(
                world.endedLine(statement) + world.whoseLine(statement)
                    + world.whyPage(term, figure, tick: statement.contract.tick))
        }
    }

    private func debrief(_ world: World, _ coin: Asset?) -> Reply {
        if coin == nil, let loan = LoanStory(world), loan.isLatest {
            return Reply(loan.debrief(content))
        }
        let ended = world.endings.last { coin == nil || $0.position.contract.coin == coin }
        guard let ending = ended else {
            return Reply(
                .problem("Nothing was closed yet.", fix: world.wayToAClose), .refused)
        }
        return Reply(Debrief(of: ending, in: world, content).page)
    }

    private func define(_ word: String?) -> Reply {
        guard let word, !word.isEmpty else { return Reply(Glossary.page) }
        switch Glossary.find(word) {
        case .success(let term):
            return Reply(Page([.entries([(Prose(term.word, .term), Prose(term.meaning))])]))
        case .failure(let problem): return problem.reply
        }
    }

    private func journalPage(_ world: World) -> Page {
        guard !world.journal.entries.isEmpty else {
            return Page([.paragraph("Nothing was done yet.")])
        }
        return Page([
            .table(
                Table(
                    header: ["line", "at", "act"],
                    rows: world.journal.entries.enumerated().map { index, entry in
                        let act = Span(ActText.print(entry.act), .verb)
                        let mark = Span(entry.knownTo == nil ? "" : ", knowing what came", .warning)
                        return Table.Row(
                            [
                                Prose("\(index + 1)"), Prose(world.clock(entry.at), .faint),
                                Prose([act, mark]),
                            ],
                            said:
                                "Line \(index + 1), at \(world.clock(entry.at)): \(act)\(mark.text)."
                        )
                    }, numeric: [0]))
        ])
    }

    private func branchesPage(_ timeline: Timeline) -> Page {
        let kept = timeline.branches.map { ($0, $0.name == timeline.name ? "you are here" : "") }
        let beside = timeline.beside.map { ($0, "what if") }
        return Page([
            .table(
                Table(
                    header: ["branch", "at", "account", ""],
                    rows: (kept + beside).map { branch, note in
                        let world = branch.world
                        let account = world.accountValue(world.settles)
                        let aside =
                            note.isEmpty ? "" : note == "what if" ? ", a what if" : ": \(note)"
                        return Table.Row(
                            [
                                Prose(branch.name, .strong), Prose(world.clock(world.step)),
                                Prose([
                                    .told(account, world.settles, .account, .account)
                                        .of(branch: branch.name)
                                ]), Prose(note, .faint),
                            ],
                            said: Prose(
                                "\(branch.name), at \(world.clock(world.step)), with "
                                    + "\(account.full(world.settles)) in the account\(aside)."))
                    }, numeric: [2]))
        ])
    }

    /// Two branches by name; without names the present one and the latest other.
    private func compare(_ a: String?, _ b: String?, _ timeline: Timeline) -> Reply {
        let others = (timeline.branches + timeline.beside).filter { $0.name != timeline.name }
        guard let fallback = others.last else {
            return Reply(
                .problem("There is only one branch.", fix: "what if 3x"), .refused)
        }
        let names = [a, b].compactMap { $0 }
        let right = names.last ?? fallback.name
        let left = names.count == 2 ? names[0] : timeline.name
        guard let first = timeline.branch(named: left), let second = timeline.branch(named: right)
        else {
            return Reply(
                .problem(
                    "There are these branches: " + timeline.names.joined(separator: ", ") + ".",
                    fix: "branches"), .refused)
        }
        return Reply(Comparison.sameMinute(first, second))
    }
}
