import Figures
import Margin
import Markets
import Scripts

// Turns: another scenario, another time, another branch.

extension Session {
    mutating func take(_ turn: Turn, line: String) -> Reply {
        switch turn {
        case .load(let name, let seed): load(name, crowd: seed, line: line)
        case .loadFile(let request): loadFile(request, line: line)
        case .loadDays(let request): loadDays(request, line: line)
        case .drill(let request): startDrill(request)
        case .importBook(let request): importBook(request)
        case .back(let count): goBack(count, line: line)
        case .rewind(let time): rewind(to: time, line: line)
        case .rewindBars(let bars): rewind(bars: bars, line: line)
        case .branch(let name): fork(name, line: line)
        case .switchTo(let name): enter(name, line: line)
        case .whatIf(let change): whatIf(change, line: line)
        case .lesson(let request): openLesson(request, line: line)
        case .demo: startDemo(line: line)
        case .resume:
            resumeLesson(line: line)
                ?? Reply(
                    .problem("There is nothing to resume.", fix: "load black-thursday"), .refused)
        case .quit: leave(line: line)
        }
    }

    private mutating func leave(line: String) -> Reply {
        guard demo != nil else { return Reply(Page(), .quit) }
        demo = nil
        return Reply(Page([.paragraph(backHome)]), kept: [line])
    }

    /// Where one is after a lesson or a demonstration.
    var backHome: Prose {
        guard let own else { return "You are out of it; nothing of your own is loaded." }
        return Prose(
            "You are back in \(own.world.scenario.name), \(own.world.clock(own.world.step)); your "
                + "world is unchanged.")
    }

    private mutating func load(_ name: String, crowd seed: UInt64?, line: String) -> Reply {
        switch fetchWorld(name, crowd: seed, rules: lesson?.run.lesson.header.rules) {
        case .success(let world):
            timeline = Timeline(world: world)
            var page = world.openingPage
            // A lesson says itself what comes next.
            if lesson != nil { page.blocks.removeLast() }
            return Reply(page, kept: [line])
        case .failure(let problem): return problem.reply
        }
    }

    /// What a rewind dropped, and the way back to it.
    private func rewoundLines(_ before: Timeline, to after: Timeline) -> [Prose] {
        let kept = after.world.journal.entries.count
        let dropped = before.world.journal.entries.dropFirst(kept).filter { !$0.act.movesTape }
        var gone = dropped.map { ActText.print($0.act) }
        if !before.beside.isEmpty {
            gone.append("what if " + before.beside.map(\.name).joined(separator: ", "))
        }
        guard !gone.isEmpty else { return [] }
        let shown = gone.prefix(3).joined(separator: "; ")
        return [
            Prose([
                Span("Gone with it: "), Span(shown, .verb),
                Span(gone.count > 3 ? " and \(gone.count - 3) more. " : ". "),
                Span("back", .verb), Span(" returns to "),
                Span("\(before.world.clock(before.world.step)); "), Span("branch", .verb),
                Span(" before a rewind keeps both."),
            ])
        ]
    }

    /// The first `back` after a rewind takes the rewind back.
    private mutating func undoRewind(line: String) -> Reply? {
        guard var timeline, timeline.undoRewind() else { return nil }
        self.timeline = timeline
        return Reply(
            Page([.lines(["The rewind is taken back.", timeline.world.statusLine])]), kept: [line])
    }

    private mutating func goBack(_ count: Int, line: String) -> Reply {
        if count == 1, let undone = undoRewind(line: line) { return undone }
        guard var timeline else { return .nothingLoaded }
        let entries = timeline.world.journal.entries
        guard !entries.isEmpty else {
            return Reply(.problem("Nothing was done yet.", fix: "help"), .refused)
        }
        let taken = min(count, entries.count)
        let undone = entries.suffix(taken).map { ActText.print($0.act) }
        timeline.world = timeline.world.back(taken)
        timeline.clearBeside()
        self.timeline = timeline
        return Reply(
            Page([
                .lines([
                    Prose([Span("Taken back: "), Span(undone.joined(separator: "; "), .verb)]),
                    timeline.world.statusLine,
                ])
            ]), kept: [line])
    }

    private mutating func rewind(to time: TimeOfTape, line: String) -> Reply {
        guard let timeline else { return .nothingLoaded }
        do throws(Refusal) {
            return rewind(toStep: try timeline.world.pastStep(time), line: line)
        } catch {
            let words = error.words(in: timeline.world)
            return Reply(.problem(words.text, fix: words.fix), .refused)
        }
    }

    /// So many bars back, at most to the opening.
    private mutating func rewind(bars: Int, line: String) -> Reply {
        guard let timeline else { return .nothingLoaded }
        return rewind(toStep: max(0, timeline.world.step - bars), line: line)
    }

    private mutating func rewind(toStep step: Int, line: String) -> Reply {
        guard var timeline else { return .nothingLoaded }
        let before = timeline
        timeline.rewind(to: step)
        self.timeline = timeline
        return Reply(
            Page([
                .lines(
                    [
                        Prose(
                            "Back at \(timeline.world.clock(step))"
                                + (step == 0 ? ", the opening" : "")
                                + ", before anything that was done at it."),
                        timeline.world.statusLine,
                    ] + rewoundLines(before, to: timeline))
            ]), kept: [line])
    }

    private mutating func fork(_ name: String?, line: String) -> Reply {
        guard var timeline else { return .nothingLoaded }
        let from = timeline.name
        let name = name ?? timeline.freshName
        guard timeline.fork(name) else {
            return Reply(.problem("There is a branch \(name) already.", fix: "branches"), .refused)
        }
        self.timeline = timeline
        return Reply(
            Page([
                .paragraph(
                    Prose([
                        Span("You are in branch "), Span(name, .strong),
                        Span(" now; \(from) stays as it is. "),
                        Span("switch \(from)", .verb), Span(" goes back to it."),
                    ]))
            ]), kept: [line])
    }

    private mutating func enter(_ name: String, line: String) -> Reply {
        guard var timeline else { return .nothingLoaded }
        guard timeline.enter(name) else {
            return Reply(
                .problem(
                    "There is no branch \(name); there are: "
                        + timeline.names.joined(separator: ", ") + ".", fix: "branches"), .refused)
        }
        self.timeline = timeline
        return Reply(Page([.lines([timeline.world.statusLine])]), kept: [line])
    }
}
