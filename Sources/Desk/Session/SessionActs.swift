import Figures
import Margin
import Markets
import Scripts

// Acts: what changes the world, or moves its tape.

extension Session {
    mutating func perform(_ act: Act, line: String, isInterrupted: () -> Bool) -> Reply {
        guard var timeline else { return .nothingLoaded }
        let before = timeline.world
        do throws(Refusal) {
            let events = try timeline.world.perform(act, isInterrupted: isInterrupted)
            let told = lesson?.notYetRead(events) ?? events
            var page = self.page(of: told, after: act, from: before, in: timeline.world)
            if act.movesTether, Self.namesDollars(line) {
                page.blocks.insert(
                    .paragraph(Prose("USD is read as USDT: no bank's dollars lie here.", .faint)),
                    at: 0)
            }
            if act.movesTape {
                let wasLived = timeline.beside.map { !$0.world.holdings.isEmpty }
                timeline.catchUp()
                let main = Branch(name: timeline.name, world: timeline.world)
                let isLived = wasLived.contains(true) || !before.holdings.isEmpty
                if isLived, let beside = Comparison.beside(main, timeline.beside) {
                    page.blocks.append(beside)
                }
            }
            self.timeline = timeline
            var reply = Reply(page, kept: [keptLine(act, typed: line, in: timeline.world)])
            if lesson?.hidden.isEmpty ?? true {
                let world = timeline.world
                reply.events = events.map { $0.datum(in: world) }
            }
            return reply
        } catch {
            if let named = nameTable(after: error, act, line: line) { return named }
            let words = error.words(in: before)
            return Reply(.problem(words.text, fix: words.fix), .refused)
        }
    }

    /// Two acts of one line: both are done or neither, and each is a line of the journal.
    mutating func perform(
        _ first: Act, _ second: Act, _ isInterrupted: () -> Bool
    ) -> Reply {
        var next = self
        var reply = next.perform(
            first, line: ActText.print(first), isInterrupted: isInterrupted)
        guard reply.outcome == .done else { return reply }
        let other = next.perform(
            second, line: ActText.print(second), isInterrupted: isInterrupted)
        guard other.outcome == .done else { return other }
        self = next
        reply.page.blocks += other.page.blocks
        reply.kept += other.kept
        reply.events += other.events
        return reply
    }

    private static func namesDollars(_ line: String) -> Bool {
        line.split(separator: " ").contains { $0.lowercased() == "usd" }
    }

    /// The line as typed; a run that was stopped half-way is kept as the bars it played.
    private func keptLine(_ act: Act, typed: String, in world: World) -> String {
        guard let entry = world.journal.entries.last, act.movesTape, entry.act != act else {
            return typed
        }
        return ActText.print(entry.act)
    }

    /// The events of an act, oldest first, and where one stands after it.
    private func page(
        of events: [Event], after act: Act, from before: World, in world: World
    ) -> Page {
        if case .away = act {
            return world.awayPage(events, from: before) + forcedEndPage(events, in: world)
        }
        var lines = events.lines(in: world)
        if act.movesTape { lines += PlayedStretch(from: before, to: world)?.lines ?? [] }
        // Once is enough: the same few figures beside every opening would not be read.
        if lesson == nil, !before.hasOpened, let often = frequencyLine(events) {
            lines.append(often)
        }
        // Where nothing of it has changed it was read a moment ago.
        if lines.isEmpty || world.statusLine != before.statusLine { lines.append(world.statusLine) }
        lines += world.optionLines + world.loanLines
        if case .plan(let trade) = act, lesson == nil {
            return Page([.lines(lines)]) + planned(trade, in: world)
        }
        return Page([.lines(lines)]) + forcedEndPage(events, in: world)
    }

    /// Beside an opening: how often prices once went as far as its line. A lesson asks that itself.
    private func frequencyLine(_ events: [Event]) -> Prose? {
        for case .opened(let fill) in events.map(\.happening) {
            if let often = content.howOften(fill.position) { return often }
        }
        return nil
    }

    /// The debrief, and what to type after a forced close. A lesson has a debrief of its own.
    private func forcedEndPage(_ events: [Event], in world: World) -> Page {
        guard lesson == nil, events.contains(where: \.isForcedEnd) else { return Page() }
        guard demo == nil, let debrief = Debrief(of: world, content) else {
            return Page([.paragraph(.next(["why", "what if 3x", "ladder"]))])
        }
        return debrief.short + Page([.paragraph(.next(["why", "debrief", "what if 3x"]))])
    }

    mutating func changeRules(_ name: String, line: String) -> Reply {
        guard let scenario = timeline?.world.scenario else { return .nothingLoaded }
        switch fetchRulebook(name) {
        case .success(let rulebook):
            let listed = scenario.listed(under: rulebook)
            return perform(.rules(listed), line: line, isInterrupted: { false })
        case .failure(let problem): return problem.reply
        }
    }
}

extension World {
    /// Whether a position was opened before.
    fileprivate var hasOpened: Bool { !holdings.isEmpty || !endings.isEmpty }
}

extension Event {
    fileprivate var isForcedEnd: Bool {
        guard case .closed(let ending) = happening else { return false }
        return ending.isForced
    }
}

extension Reply {
    static let nothingLoaded = Reply(
        .problem("Nothing is loaded.", fix: "load black-thursday"), .refused)
}

extension Act {
    /// Whether it puts in, takes out or converts the dollars that USD is read as.
    fileprivate var movesTether: Bool {
        switch self {
        case .deposit(_, let asset), .withdraw(_, let asset): asset == .usdt
        case .convert(_, let asset, let other): asset == .usdt || other == .usdt
        default: false
        }
    }
}
