import Figures
import Lessons
import Margin
import Markets
import Scripts

/// What a drill was: the days, what became of the plan, and of the same plan on other weeks.
struct DrillReveal {
    private let drill: DrillPlace
    private let world: World
    private let trial: DrillTrial?
    private let plan: PlanKept?

    init(_ drill: DrillPlace, _ world: World, _ trial: DrillTrial?) {
        self.drill = drill
        self.world = world
        self.trial = trial
        plan = world.plans.last.map { PlanKept($0, in: world) }
    }

    /// Opened as planned, and nothing done after it but to let the tape go on.
    private var isKept: Bool {
        guard let plan, plan.isOpenedAsPlanned else { return false }
        return later.isEmpty
    }

    /// What was typed after the opening, beside the tape.
    private var later: [Act] {
        world.journal.entries.drop { entry in
            if case .open = entry.act { false } else { true }
        }.dropFirst().map(\.act).filter { !$0.movesTape }
    }

    func kept(on day: Day?) -> KeptDrill {
        KeptDrill(
            code: drill.code.text, day: day, isKept: isKept, robust: trial?.robust ?? 0,
            weeks: trial?.all ?? 0, wasClosed: world.endings.contains(where: \.isByExchange))
    }

    func page(of drill: DrillPlace) -> Page {
        var blocks: [Block] = [.heading("What it was"), .entries(entries)]
        if let trial { blocks.append(.table(table(trial))) }
        blocks.append(
            .lines([
                Prose(
                    [
                        Span("To pass on:  ", .faint), Span("wick drill \(passedName)", .verb),
                        Span(passedWords, .strong),
                    ]),
                Prose(
                    [
                        Span("drill \(drill.code.text)", .verb),
                        Span(" is the same week for whoever types it."),
                    ]),
            ]))
        if drill.asked > 1 { blocks.append(.paragraph(Prose(setWords(drill)))) }
        let ended = world.endings.isEmpty ? [] : ["debrief"]
        blocks.append(.paragraph(.next(["ladder"] + ended + ["drill"])))
        return Page(blocks)
    }

    private var entries: [(Prose, Prose)] {
        let series = drill.week.series
        var days =
            "\(series.market), \(drill.week.first.text) to \(drill.week.last.text) UTC; its "
            + "opening price was \(drill.week.realOpening)"
        if drill.week.isMirrored { days += ", and all was upside down" }
        var entries: [(Prose, Prose)] = [("the week", Prose(days + "."))]
        if let plan {
            entries.append(("you wrote", plan.written))
            entries.append(("you did", plan.outcome + Prose(laterWords)))
        }
        entries.append(("at risk", Prose(riskWords)))
        entries.append(
            ("in the market", Prose("for \(world.hoursHeld) of \(HiddenWeek.hours) hours")))
        let position = world.endings.first?.position ?? world.holdings.first?.position
        let record = world.endings.first?.record ?? world.holdings.first?.record
        if let position, let record {
            let words = world.ladderWords(position.side, position.contract, record, isWhole: true)
            entries.append(("the ladder", Prose(words)))
        }
        return entries
    }

    private var laterWords: String {
        guard !later.isEmpty else { return isKept ? "; the plan was kept" : "" }
        let typed = later.prefix(3).map(ActText.print).joined(separator: "; ")
        return "; after it you typed " + typed + (later.count > 3 ? " and more" : "")
    }

    /// What the plan meant to lose at most, as a share of the account.
    private var riskWords: String {
        let opened = world.entered.world
        guard let holding = opened.holdings.first else { return "nothing before the first hour" }
        let account = opened.deposited(in: opened.settles)
        let asset = opened.settles
        let (sum, what): (Money, String) =
            opened.lossAtStop(of: holding).map { ($0, "at the stop") }
            ?? (holding.position.collateral.value, "all of the margin, since no stop was set")
        guard account.isPositive else { return sum.named(asset) + " " + what }
        let share = sum.divided(by: account, .up).percent(places: 1)
        return "\(sum.named(asset)) \(what), \(share) of the account"
    }

    private func table(_ trial: DrillTrial) -> Table {
        let rows = DrillTrial.Fate.allCases.filter { trial.count($0) > 0 || $0 == .closed }.map {
            fate in
            let words = Self.words(fate)
            return Table.Row(
                [Prose(words), Prose("\(trial.count(fate))", .figure)],
                said: "\(words): \(trial.count(fate)).")
        }
        let title =
            "The same plan on \(trial.all) other weeks, drawn by chance from the same years; the "
            + "middle one was held for \(trial.middleHours) hours."
        return Table(
            caption: title, lead: [Prose(title)], header: ["what became of it", "weeks"],
            rows: rows, numeric: [1])
    }

    private static func words(_ fate: DrillTrial.Fate) -> String {
        switch fate {
        case .lived: "held to the end of the week"
        case .stopped: "stopped"
        case .taken: "closed by a take or a limit"
        case .closed: "closed by the exchange"
        case .unfilled: "never filled"
        }
    }

    /// One line with nothing personal in it.
    private var passedWords: String {
        let robust = trial.map { " · robust \($0.robust) of \($0.all)" } ?? ""
        return " · plan \(isKept ? "held" : "not held")\(robust)"
    }
    private var passedName: String { drill.day?.text ?? drill.code.text }

    private func setWords(_ drill: DrillPlace) -> String {
        let left = drill.asked - drill.done.count
        guard left <= 0 else {
            return "\(drill.done.count) of \(drill.asked) are over; Enter begins the next."
        }
        return "The set is over. " + DrillSpread(drill.done).words
    }
}

/// Several drills at a glance.
struct DrillSpread {
    let words: String

    init(_ drills: [KeptDrill]) {
        let robust = drills.map(\.robust).sorted()
        guard let least = robust.first, let most = robust.last else {
            words = "No drill is over yet."
            return
        }
        let (kept, closed) = (drills.count(where: \.isKept), drills.count(where: \.wasClosed))
        words =
            "\(drills.count) drill\(drills.count == 1 ? "" : "s"): the plan was kept in \(kept), "
            + "the exchange closed \(closed). Of a hundred other weeks the plans were not closed "
            + "by the exchange on \(least) to \(most), the middle one on "
            + "\(robust[robust.count / 2])."
    }
}
