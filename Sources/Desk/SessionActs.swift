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
            var page = self.page(of: events, after: act, from: before, in: timeline.world)
            if act.movesTape {
                let wasLived = timeline.beside.map { !$0.world.holdings.isEmpty }
                timeline.catchUp()
                let main = Branch(name: timeline.name, world: timeline.world)
                for (branch, lived) in zip(timeline.beside, wasLived)
                where lived || !before.holdings.isEmpty {
                    page = page + Comparison.page(main, branch)
                }
            }
            self.timeline = timeline
            return Reply(page, kept: [keptLine(act, typed: line, in: timeline.world)])
        } catch {
            let words = error.words(in: before)
            return Reply(.problem(words.text, fix: words.fix), .refused)
        }
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
        var lines = events.flatMap { $0.lines(in: world) }
        let played = world.step - before.step
        if act.movesTape {
            let wanted: String =
                switch act {
                case .until(.end), .until(.time), .step: ""
                case .until where world.isAtEnd && !reached(act, events): ": it did not happen"
                default: ""
                }
            if !wanted.isEmpty {
                lines.append(Prose("Played to the end of the tape\(wanted).", .warning))
            }
            if played > 1 {
                lines.append(Prose("\(played) bars played, to \(world.clock(world.step))", .faint))
            }
        }
        lines.append(world.statusLine)
        var page = Page([.lines(lines)])
        if lesson == nil, events.contains(where: \.isForcedEnd) {
            page.blocks.append(.paragraph(.next(["why", "what if 3x", "ladder"])))
        }
        return page
    }

    private func reached(_ act: Act, _ events: [Event]) -> Bool {
        switch act {
        case .until(.liquidation), .until(.stop), .until(.flat):
            events.contains { if case .closed = $0.happening { true } else { false } }
        case .until(.news):
            events.contains { if case .news = $0.happening { true } else { false } }
        default: false
        }
    }

    mutating func changeRules(_ name: String, line: String) -> Reply {
        guard timeline != nil else { return .nothingLoaded }
        switch fetchRulebook(name) {
        case .success(let rulebook):
            return perform(.rules(rulebook), line: line, isInterrupted: { false })
        case .failure(let problem): return problem.reply
        }
    }
}

extension Event {
    fileprivate var isForcedEnd: Bool {
        guard case .closed(let ending) = happening else { return false }
        if case .byHand = ending.cause { return false }
        return true
    }
}

extension Reply {
    static let nothingLoaded = Reply(
        .problem("Nothing is loaded.", fix: "load black-thursday"), .refused)
}
