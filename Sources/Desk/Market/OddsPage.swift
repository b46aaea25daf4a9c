import Figures
import Margin
import Markets

// `odds`: two frequencies that are never mixed. This bad day again: the same market under other
// seeds. And history: what was counted over real prices, with its source.

extension Session {
    func odds(_ count: Int, _ isInterrupted: () -> Bool) -> Reply {
        guard let world = timeline?.world else { return .nothingLoaded }
        let history = content.leverageHistory(of: world.scenario.coin)
        guard let setting = world.scenario.live?.setting else {
            guard let history else {
                return Reply(
                    .problem(
                        ([
                            "A recorded tape happened once, and nobody counted how often prices of "
                                + "\(world.scenario.coin.code) went as far."
                        ] + world.judgingNote(of: world.scenario.coin).map(\.text))
                        .joined(separator: " "), fix: "load headline"),
                    .refused)
            }
            return Reply(
                world.historyPage(
                    history, picture: picture(world),
                    next: lesson == nil ? "load headline" : "where"))
        }
        guard let odds = DayAgain(world, setting, seeds: count, hands, isInterrupted) else {
            return Reply(
                .problem("This market cannot be opened again under another seed.", fix: "market"),
                .refused)
        }
        guard !odds.outcomes.isEmpty else {
            return Reply(.problem("Stopped before the first seed was done.", fix: "odds"), .refused)
        }
        return Reply(odds.page(beside: history, picture: picture(world)))
    }

    /// Distance against chance; a lesson shows one thing at a time.
    private func picture(_ world: World) -> Block? {
        guard lesson == nil else { return nil }
        return content.chancePicture(of: world.scenario.coin, own: world.ownLine)
    }
}

/// One live market under many seeds, on all hands there are: each seed is lived for itself, so the
/// answer does not hang on how many.
private struct DayAgain {
    let outcomes: [Sweep.Outcome]
    private let asked: Int
    private let world: World
    private let setting: LiveSetting
    /// What became of the person's own journal; nil where nothing was opened.
    private let own: JournalOdds?

    init?(
        _ world: World, _ setting: LiveSetting, seeds: Int, _ hands: any Hands,
        _ isInterrupted: () -> Bool
    ) {
        guard let sweep = try? Sweep(setting, seeds: 1..<UInt64(seeds + 1)) else { return nil }
        let hasOpened = world.journal.entries.contains { $0.act.opens }
        var (done, own): ([Sweep.Outcome], JournalOdds) = ([], JournalOdds())
        // A few at a time, so that Ctrl-C finds a place to stop and keeps what is done.
        let all = Array(sweep.seeds)
        for start in stride(from: 0, to: all.count, by: 4 * hands.count) {
            if isInterrupted() { break }
            let some = all[start..<min(start + 4 * hands.count, all.count)]
            let lived = hands.map(some.count) { place in
                let seed = some[start + place]
                var mine = JournalOdds()
                guard let market = sweep.market(seed: seed) else {
                    return (Sweep.Outcome?.none, mine)
                }
                if hasOpened { world.live(againIn: market, into: &mine) }
                return (sweep.outcome(of: market, seed: seed), mine)
            }
            for case (let outcome?, let mine) in lived {
                done.append(outcome)
                own.add(mine)
            }
        }
        outcomes = done
        asked = seeds
        self.world = world
        self.setting = setting
        self.own = hasOpened ? own : nil
    }

    func page(beside history: LeverageHistory?, picture: Block?) -> Page {
        let rows = LeverageOdds(outcomes)
        let cut = outcomes.count < asked ? " (stopped; \(asked) were asked for)" : ""
        var blocks: [Block] = [
            .heading(
                "This bad day again: \(outcomes.count) seeds of \(world.scenario.name)\(cut)"),
            .entries(spread),
        ]
        if let own { blocks.append(.paragraph(ownWords(own))) }
        blocks.append(.table(table(rows, history)))
        if let picture { blocks.append(picture) }
        blocks.append(
            .paragraph(
                Prose(
                    "this day: of \(rows.paths) versions of this one day, those in which a "
                        + "position "
                        + "of that leverage, opened at the start, was closed before its end "
                        + "(isolated, dollars, maintenance 0.5%; the mark at each minute's end). "
                        + "They are versions of this day, not of days.", .faint)))
        if let history { blocks.append(.paragraph(Prose(history.historyNote, .faint))) }
        return Page(blocks)
    }

    private var spread: [(Prose, Prose)] {
        func row(_ values: [Double], _ text: (Double) -> String) -> Prose {
            let sorted = values.sorted()
            guard let first = sorted.first, let last = sorted.last else { return "–" }
            return Prose(
                "\(text(first)) to \(text(last)), median \(text(sorted[sorted.count / 2]))", .figure
            )
        }
        return [
            (Prose("lowest spot"), row(outcomes.map(\.low)) { fixed($0, 1) + "%" }),
            (Prose("reported, whole run"), row(outcomes.map(\.reported)) { millions($0) }),
            (Prose("reported, worst hour"), row(outcomes.map(\.worstHour)) { millions($0) }),
            (
                Prose("crowd"),
                Prose(
                    "\(setting.crowd.accounts) accounts; each seed takes others of the same law")
            ),
        ]
    }

    private func ownWords(_ own: JournalOdds) -> Prose {
        var words =
            "Your journal, lived only to \(world.clock(world.step)), where you are: closed by "
            + "the exchange "
            + "in \(own.liquidated) of \(own.seeds)"
        if world.wasEverAway, own.liquidated > 0 {
            words +=
                " (\(own.liquidatedAway) of them while you were away, "
                + "\(own.liquidated - own.liquidatedAway) while you could look)"
        }
        if own.stopped > 0 { words += ", stopped in \(own.stopped)" }
        if own.refused > 0 { words += "; in \(own.refused) some line of it was refused" }
        return Prose(words + ".")
    }

    private func table(_ odds: LeverageOdds, _ history: LeverageHistory?) -> Table {
        let counted = history?.byLeverage ?? []
        let rows = odds.rows.map { row in
            let name = fixed(row.leverage, 0) + "x"
            let past = counted.first { $0.leverage == name }?.figures
            return Table.Row(
                [
                    Prose(name, .strong), Prose("\(row.longs)", .figure),
                    Prose("\(row.shorts)", .figure),
                    Prose(past?[0] ?? "–", .figure),
                    Prose(past?[1] ?? "–", .figure),
                ], said: said(of: row, odds.paths, past))
        }
        return Table(
            lead: ["What became of each leverage: in versions of this day, and in history."],
            header: [
                "leverage", "this day: longs", "shorts", "history: longs in a day, since 2017",
                "last 3 years",
            ], rows: rows, numeric: [0, 1, 2, 3, 4])
    }

    private func said(of row: LeverageOdds.Row, _ days: Int, _ past: [String]?) -> Prose {
        let history = past.map {
            " In history a long was closed within a day after \($0[0]) of the hours since "
                + "2017, \($0[1]) of those of the last three years."
        }
        return
            "\(fixed(row.leverage, 0))x: longs were closed in \(row.longs) of \(days) versions of "
            + "this day, shorts in \(row.shorts).\(history ?? "")"
    }
}

extension World {
    /// A recorded tape happened once: there is only the count over real prices.
    fileprivate func historyPage(
        _ facts: LeverageHistory, picture: Block?, next: String
    ) -> Page {
        let rows = facts.byLeverage.map { row in
            Table.Row(
                [Prose(row.leverage, .strong)] + row.figures.map { Prose($0, .figure) },
                said: said(of: row.leverage, row.figures))
        }
        let header: [Prose] = [
            "leverage", "in a day, since 2017", "last 3 years", "in 7 days, since 2017",
            "last 3 years", "shorts 7 days, last 3 years",
        ]
        let judging = judgingNote(of: scenario.coin).map { Block.paragraph($0) }
        return Page(
            [
                .heading("History: how often a position like this was closed"),
                .paragraph(
                    "A recorded tape happened once; no seed makes it happen otherwise. What can "
                        + "be said "
                        + "is how often real prices went as far."),
                .table(Table(header: header, rows: rows, numeric: [0, 1, 2, 3, 4, 5])),
            ] + (picture.map { [$0] } ?? [])
                + [.paragraph(Prose(facts.historyNote, .faint))] + judging
                + [.paragraph(.next([next]))])
    }

    private func said(of leverage: String, _ shares: [String]) -> Prose {
        Prose(
            "\(leverage): a long was closed within a day after \(shares[0]) of the hours since "
                + "2017, within a week after \(shares[2]). Of the last three years it was "
                + "\(shares[1]) and \(shares[3]), and for a short within a week \(shares[4]).")
    }
}

extension Act {
    fileprivate var opens: Bool {
        if case .open = self { true } else { false }
    }
}
