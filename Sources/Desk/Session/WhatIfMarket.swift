import Figures
import Margin
import Markets
import Scripts

// `what if depth x0.5`: the same news and the same journal in another market.

extension Session {
    mutating func inMarket(
        _ knobs: [Knob], named name: String, _ timeline: Timeline, line: String
    ) -> Reply {
        let world = timeline.world
        guard let market = world.scenario.live else {
            return Reply(
                .problem(
                    "\(world.scenario.title) is recorded: its prices are history, with whatever "
                        + "made them already in them. A live market can be had otherwise.",
                    fix: "load headline"), .refused)
        }
        var setting = market.setting
        var switches = market.switches
        for knob in knobs where !knob.turn(&setting, &switches) {
            return Reply(
                .problem(
                    "`\(knob.text)`: that has to be a whole number from 0, or on or off.",
                    fix: "what if depth x0.5"), .refused)
        }
        let other: (world: World, refused: [World.RefusedLine])
        do throws(LiveFault) {
            other = try world.inMarket(setting, switches)
        } catch {
            return Reply(
                .problem(
                    "No market opens from that: \(error.rawValue).", fix: "what if depth x0.5"),
                .refused)
        }
        let branch = Branch(name: name, world: other.world, refused: other.refused)
        var timeline = timeline
        timeline.set(beside: branch)
        self.timeline = timeline
        var page = Comparison.page(Branch(name: timeline.name, world: world), branch)
        if lesson == nil {
            let next = ["switch \(name)", "compare"]
            page.blocks.append(.paragraph(.next(world.isAtEnd ? next : ["until end"] + next)))
        }
        return Reply(page, kept: [line])
    }
}

extension Comparison {
    /// Whether two worlds live in one market.
    static func shareMarket(_ a: World, _ b: World) -> Bool {
        a.scenario.live?.setting == b.scenario.live?.setting
            && a.scenario.live?.switches == b.scenario.live?.switches
    }

    /// What two branches have in common.
    static func shared(_ a: World, _ b: World) -> String {
        if shareMarket(a, b) { return "prices" }
        let (one, other) = (a.scenario.live?.setting, b.scenario.live?.setting)
        return one?.news == other?.news && one?.seed == other?.seed ? "news" : "people and hours"
    }

    /// What became of two markets.
    static func marketRows(_ a: Branch, _ b: Branch) -> [Table.Row] {
        guard !shareMarket(a.world, b.world) else { return [] }
        return zip(marketFacts(a.world), marketFacts(b.world)).map { left, right in
            let isSame = left.1 == right.1
            return Table.Row(
                [
                    Prose(left.0), Prose(left.1, .figure),
                    Prose(right.1, isSame ? .figure : .strong),
                ],
                said: Prose(
                    isSame
                        ? "\(left.0): \(left.1) in both."
                        : "\(left.0): \(left.1) in \(a.name), \(right.1) in \(b.name)."))
        }
    }

    private static func marketFacts(_ world: World) -> [(String, String)] {
        guard let tally = world.tally, let market = world.market else { return [] }
        func reported(_ cents: Int64) -> String {
            millions(LiveTally.millions(cents) * market.setting.report)
        }
        return [
            ("last price", world.text(world.last)),
            (
                "lowest perp",
                fixed((Double(tally.lowestPerp) / Double(world.openingTicks) - 1) * 100, 1) + "%"
            ),
            ("lowest spot", fixed(tally.lowPercent, 1) + "%"),
            ("forced closes", millions(LiveTally.millions(tally.liquidated))),
            ("reported of them", reported(tally.liquidated)),
            ("reported, worst hour", reported(tally.worstHour)),
            (
                "open interest, coins",
                fixed(tally.openInterestChangePercent(market), 1) + "%"
            ),
        ]
    }
}

extension World {
    /// The last price at the opening of a live market, in its ticks.
    fileprivate var openingTicks: Int64 { max(1, scenario.live?.prices.last ?? 1) }
}
