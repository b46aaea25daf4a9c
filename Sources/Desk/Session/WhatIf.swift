import Figures
import Margin
import Markets
import Scripts

// `what if`: the same journal with one thing changed, lived through the same prices.

extension Session {
    mutating func whatIf(_ change: Change, line: String) -> Reply {
        guard var timeline else { return .nothingLoaded }
        let world = timeline.world
        if case .market(let knobs) = change {
            return inMarket(knobs, named: change.name, timeline, line: line)
        }
        if case .side(let side) = change, world.latestSide == side {
            return Reply(
                .problem(
                    "The latest opening was \(side.rawValue) already.",
                    fix: "what if \(side.opposite.rawValue)"), .refused)
        }
        if case .funding = change, let refusal = world.withoutStamps { return refusal }
        guard let other = world.changed(change) else {
            return Reply(
                .problem(
                    "There is nothing in the journal to change that way.",
                    fix: world.journal.entries.isEmpty
                        ? world.exampleOpening(Multiple(20)) : "journal"), .refused)
        }
        // A change that its own line does not take is no other world.
        if let own = world.line(of: change),
            let refused = other.refused.first(where: { $0.line == own })
        {
            let words = refused.refusal.words(in: world)
            return Reply(.problem(words.text, fix: refused.refusal.otherChange), .refused)
        }
        let branch = Branch(name: change.name, world: other.world, refused: other.refused)
        timeline.set(beside: branch)
        self.timeline = timeline
        let main = Branch(name: timeline.name, world: world)
        var page = Comparison.page(main, branch)
        if lesson == nil {
            page.blocks += Comparison.differences(main, branch)
            let next = ["switch \(change.name)", "ladder"]
            page.blocks.append(.paragraph(.next(world.isAtEnd ? next : ["until end"] + next)))
        }
        return Reply(page, kept: [line])
    }
}

extension Change {
    /// The name of the branch that a change makes.
    var name: String {
        switch self {
        case .leverage(let leverage): leverage.times
        case .side(let side): side.rawValue
        case .noStop: "no-stop"
        case .stop(let request):
            switch request.level {
            case .price(let price): "stop-\(price.plainText)"
            case .share(.zero): "stop-entry"
            case .share(let share): "stop-\(share.exactPercent)"
            }
        case .line(let line, _): "line-\(line)"
        case .without(let line): "without-\(line)"
        case .mode(let mode): mode.word
        case .funding(let rate): "funding-" + rate.exactPercent
        case .market(let knobs):
            knobs.map(\.text).joined(separator: "-").replacing(" ", with: "-")
                .replacing(",", with: "")
        }
    }
}

extension Refusal {
    /// A change to try where this one broke a rule.
    fileprivate var otherChange: String {
        switch self {
        case .leverageAboveVenue(_, let limit, _): "what if \(limit.times)"
        case .stopWouldFire: "what if no stop"
        default: "journal"
        }
    }
}

extension World {
    /// Why no funding can be changed here; nil where it can.
    fileprivate var withoutStamps: Reply? {
        if market != nil {
            return Reply(
                .problem(
                    "This market makes its own funding, out of perp and spot: another rate would be "
                        + "another market. How often it is paid can be changed.",
                    fix: "what if funding every 1h"), .refused)
        }
        guard scenario.fundings.isEmpty else { return nil }
        return Reply(
            .problem(
                "No funding was recorded with the prices of \(scenario.title): there is no stamp at "
                    + "which another rate could be paid.", fix: "load march-2020"), .refused)
    }

    /// The line that a change puts something else on; nil where it touches several.
    fileprivate func line(of change: Change) -> Int? {
        switch change {
        case .leverage, .stop: latestOpenings.last
        case .line(let line, _): line
        default: nil
        }
    }

    /// The world that a change leads to; nil where there is nothing to change.
    fileprivate func changed(_ change: Change) -> (world: World, refused: [RefusedLine])? {
        switch change {
        case .leverage(let leverage):
            return levered(leverage)
        case .stop(let request):
            return guarded(by: request)
        case .side(let side): return onOtherSide(side)
        case .noStop: return withoutStops(since: latestOpenings.first ?? 1)
        case .line(let line, let act):
            guard journal.entries.indices.contains(line - 1) else { return nil }
            return changing(line: line, to: act)
        case .mode(let mode): return inMode(mode)
        case .funding(let rate):
            guard market == nil, !scenario.fundings.isEmpty else { return nil }
            return World(scenario: scenario.paying(rate), rulebook: opened.rulebook)
                .replaying(journal.entries, to: step)
        case .market: return nil
        case .without(let line):
            guard journal.entries.indices.contains(line - 1) else { return nil }
            return changing(line: line, to: nil)
        }
    }
}
