import Figures
import Margin
import Markets
import Scripts

/// The session as one page to keep: what was done, what came of it, and every figure with its
/// working folded in.
struct Report {
    private let timeline: Timeline
    private let world: World
    private let retelling: Retelling

    private let content: Content

    init(_ timeline: Timeline, _ content: Content) {
        self.content = content
        self.timeline = timeline
        world = timeline.world
        retelling = Retelling(timeline.world)
    }

    var title: String {
        isDated ? "\(world.scenario.title), \(world.tape.opening.longDate)" : world.scenario.title
    }

    /// An illustration that nobody dates has a clock and no day.
    private var isDated: Bool { !world.scenario.isUndated }

    /// "12 March 2020, 10:00 to 10:36 UTC".
    private var lived: String {
        let (from, to) = (world.tape.opening, world.now)
        guard isDated else { return "\(from.clock) to \(world.clock(to)), undated" }
        if from.longDate == to.longDate {
            return "\(from.longDate), \(from.clock) to \(to.clock) UTC"
        }
        return "\(from.longDate) \(from.clock) to \(to.longDate) \(to.clock) UTC"
    }

    var page: Page {
        var blocks: [Block] = [
            .paragraph(
                Prose([
                    Span("SIMULATION:", .strong),
                    Span(
                        " the money is invented and no order was sent anywhere. It shows what "
                            + "happened to one account in one stretch of prices; it predicts "
                            + "nothing and recommends nothing."),
                ])),
            .heading("In short"), .entries(summary),
            .heading("The account over time"),
        ]
        blocks += accountCharts
        blocks += [.heading("What happened, in order")] + timelineBlocks
        blocks += [.heading("Decisions")] + decisions
        blocks += earlierLives
        for (place, life) in retelling.lives.enumerated().dropFirst(untold) {
            blocks += LifeReport(life, number: place + 1, in: world).blocks
            if let ending = life.statement.ending, ending.isForced {
                blocks += Debrief(of: ending, in: world, content).inReport
            } else if let kept = PlanKept(line: life.record.line, in: world) {
                blocks.append(.entries(kept.entries))
            }
        }
        if !retelling.lives.isEmpty { blocks += Mirror(world).page.blocks }
        if let own = world.ownLine,
            let picture = content.chancePicture(of: world.scenario.coin, own: own)
        {
            blocks += [.heading("How far prices went"), picture]
        }
        // A day that was opened from the series stands among all of its days.
        if isDated, let series = content.history(of: world.scenario.coin),
            series.sources == world.scenario.sources
        {
            blocks += [.heading("Every day of its years"), .calendar(series.calendar)]
        }
        blocks += others
        blocks += [.heading("Where the money went")]
        if !world.endings.isEmpty { blocks += world.whoPage.blocks }
        blocks.append(.fold("Every move of money", world.ledgerPage.blocks))
        blocks += [.heading("The lines that make this session again")] + script
        blocks += [.heading("The market and its rules"), .bullets(world.headerLines)]
        blocks += [.heading("What this is, and what it leaves out")]
        blocks += AboutPage.page(world).blocks.dropFirst()
        return Page(blocks)
    }

    private var summary: [(Prose, Prose)] {
        let asset = world.settles
        let value = world.accountValue(asset)
        let gain = world.gain(in: asset)
        let endings = world.endings
        var entries: [(Prose, Prose)] = [
            (
                "lived",
                Prose("\(lived), \(barsLived(world))")
            ),
            (
                "deposited",
                Prose([
                    .told(
                        gain.deposited, asset, .deposited, .account, as: gain.deposited.full(asset))
                ])
            ),
            (
                "the account now",
                Prose([.told(value, asset, .account, .account, as: value.full(asset))])
            ),
        ]
        if (gain.worth - value).isShown(asset) {
            entries.append(
                (
                    "all that is yours",
                    Prose([
                        .told(
                            gain.worth, asset, .worthOfAll, .account, as: gain.worth.full(asset))
                    ])
                ))
        }
        if let share = gain.share?.percent(places: 1) {
            let change = gain.change
            entries.append(
                (
                    "change",
                    Prose([
                        .told(
                            change, asset, .change, .account,
                            as: (change.isPositive ? "+" : "") + change.named(asset),
                            change.isNegative ? .loss : change.isPositive ? .gain : .figure),
                        Span(" (\(share))"),
                    ])
                ))
        }
        if !world.foreseenLines.isEmpty { entries.append(("hindsight", foreseenWords)) }
        let liquidated = endings.count { $0.settlement != nil }
        entries += [
            ("positions", Prose("\(retelling.lives.count), \(liquidated) of them liquidated")),
            (
                "fees to the venue",
                Prose([
                    .told(
                        world.venueFees(asset), asset, .feesOfAll, .account,
                        as: world.venueFees(asset).full(asset))
                ])
            ),
            ("decisions", Prose("\(retelling.decisions.count)")),
        ]
        return entries
    }

    private var foreseenWords: Prose {
        Prose(
            "\(world.foreseenLines.count) of the decisions were made knowing what came, after a return to "
                + "an earlier minute: no such result says what somebody would have made of that day",
            .warning)
    }

    /// Positions with a chart and all their working: more would make a page that no phone opens.
    private static let mostLives = 40

    private var untold: Int { max(0, retelling.lives.count - Self.mostLives) }

    /// Those before the latest, a row each.
    private var earlierLives: [Block] {
        guard untold > 0 else { return [] }
        let rows = retelling.lives.prefix(untold).enumerated().map { place, life in
            let contract = life.statement.contract
            let ending = life.statement.ending
            let cells = [
                Prose("\(place + 1)"), Prose(life.statement.position.name),
                Prose(life.record.leverage.times), Prose(world.clock(life.record.step)),
                Prose(contract.text(life.record.price), .figure),
                Prose(ending.map { world.clock($0.soldStep) } ?? "open"),
                Prose(ending.map { contract.text($0.price) } ?? "–", .figure),
                Prose([
                    ending.map {
                        .told(
                            $0.profit, contract.settles, .priceProfit, $0.subject,
                            $0.profit.isNegative ? .loss : .figure)
                    } ?? Span("–")
                ]),
            ]
            let fate =
                ending == nil
                ? "still open"
                : "closed \(cells[5].text) at \(cells[6].text), profit \(cells[7].text)"
            return Table.Row(
                cells,
                said: Prose(
                    "Number \(place + 1): \(cells[1].text) at \(cells[2].text), opened "
                        + "\(cells[3].text) at \(cells[4].text), \(fate)."))
        }
        return [
            .heading("The first \(untold) positions"),
            .table(
                Table(
                    header: ["", "position", "leverage", "opened", "at", "closed", "at", "profit"],
                    rows: rows, numeric: [0, 2, 4, 6, 7])),
            .paragraph(
                Prose(
                    "The latest \(Self.mostLives) follow with their charts and all their working.",
                    .faint)),
        ]
    }

    private var accountCharts: [Block] {
        guard let value = retelling.valueChart(in: world) else {
            return [.paragraph("No bar was played yet.")]
        }
        let charts = [value] + [retelling.ratioChart(in: world)].compactMap { $0 }
        return charts.map { .lineChart($0) }
    }

    private var decisions: [Block] {
        guard !retelling.decisions.isEmpty else { return [.paragraph("None was made.")] }
        let rows = retelling.decisions.map { decision in
            let coin = decision.act.coinSaid ?? world.scenario.coin
            let tape = world.tape(of: coin) ?? world.tape
            let whose = coin == world.scenario.coin ? "" : "\(coin) "
            let mark = tape.mark(at: decision.step)
            let cells = [
                Prose("\(decision.line)", .faint), Prose(world.clock(decision.step)),
                Prose([
                    Span(ActText.print(decision.act), .verb),
                    Span(
                        world.isForeseen(line: decision.line) ? ", knowing what came" : "", .warning
                    ),
                ]),
                Prose(whose + world.text(tape.last(at: decision.step), of: coin), .figure),
                Prose(whose + world.text(mark, of: coin), .figure),
                Prose([
                    .told(
                        decision.before.account, world.settles, .worthOfAll,
                        .decision(line: decision.line),
                        as: decision.before.account.text(world.settles))
                ]),
                Prose(decision.before.ratio?.percent(places: 1) ?? "–", .figure),
            ]
            let ratio = decision.before.ratio.map { ", the margin ratio \($0.percent(places: 1))" }
            return Table.Row(
                cells,
                said: Prose(
                    "Line \(decision.line), at \(cells[1].text): \(cells[2].text). The last price was "
                        + "\(cells[3].text), the mark \(cells[4].text), the account "
                        + "\(cells[5].text)\(ratio ?? "")."))
        }
        return [
            .table(
                Table(
                    header: ["line", "at", "decision", "last", "mark", "account", "margin ratio"],
                    rows: rows, numeric: [0, 3, 4, 5, 6])),
            .paragraph(
                Prose("Account and margin ratio are those the decision was made on.", .faint)),
        ]
    }

    /// What was done and what happened, a row a moment. The times tell that the tape was moved.
    private var timelineBlocks: [Block] {
        let rows = moments.map { moment in
            let clock = world.clock(moment.time)
            let said = moment.lines.map { [Span("\(clock): \(Prose($0.heard).text)")] }
            return Table.Row(
                [Prose(clock), Prose(moment.lines.map(\.spans).joinedByBreaks)],
                said: Prose(said.joinedByBreaks))
        }
        guard !rows.isEmpty else { return [.paragraph("Nothing was done yet.")] }
        return [.table(Table(header: ["at", "what"], rows: rows))]
    }

    /// An act and what it did at once stand together.
    private var moments: [(time: Moment, lines: [Prose])] {
        var moments: [(time: Moment, lines: [Prose])] = []
        var follows = false
        for row in retelling.rows {
            guard let act = row.act else {
                if follows, let last = moments.last, last.time == row.time {
                    moments[moments.count - 1].lines += row.words
                } else {
                    moments.append((row.time, row.words))
                }
                follows = false
                continue
            }
            follows = !act.movesTape
            guard follows else { continue }
            moments.append((row.time, [Prose(ActText.print(act), .verb)]))
        }
        return moments
    }

    /// The other versions of events, beside this one.
    private var others: [Block] {
        let main = Branch(name: timeline.name, world: world)
        let others = (timeline.branches + timeline.beside).filter { $0.name != timeline.name }
        guard !others.isEmpty else { return [] }
        return [.heading("Other versions of events")]
            + others.flatMap { Comparison.whole(main, $0).blocks }
    }

    private var script: [Block] {
        [
            .paragraph(
                Prose([
                    Span("Kept in a file and run with "), Span("wick FILE", .verb),
                    Span(", these lines reach the same state to the last digit."),
                ])),
            .fold(
                "The lines",
                [
                    .lines(
                        JournalText.print(world).split(separator: "\n").map { Prose(String($0)) })
                ]),
        ]
    }
}

extension [[Span]] {
    fileprivate var joinedByBreaks: [Span] {
        enumerated().flatMap { place, line in (place > 0 ? [.lineBreak] : []) + line }
    }
}

/// `all 1,440 bars of the tape`, `97 bars of the tape's 2,280`.
private func barsLived(_ world: World) -> String {
    let all = decimalText(Int128(world.tape.lastStep), decimals: 0)
    if world.isAtEnd { return "all \(all) bars of the tape" }
    return "\(world.step) bar\(world.step == 1 ? "" : "s") of the tape's \(all)"
}

extension Act {
    /// The coin that it names.
    fileprivate var coinSaid: Asset? {
        switch self {
        case .open(let opening): opening.coin
        case .plan(let trade): trade.opening.coin
        case .close(let coin), .cancelStop(let coin), .flip(let coin), .leverage(_, let coin): coin
        case .addMargin(_, _, let coin), .removeMargin(_, _, let coin): coin
        case .stop(let request): request.coin
        case .take(let request): request.coin
        case .trail(let request): request.coin
        case .closePart(let request): request.coin
        default: nil
        }
    }
}
