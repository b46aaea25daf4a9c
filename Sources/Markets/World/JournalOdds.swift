/// The same journal in other news of the same kind: what became of the person's positions there.
public struct JournalOdds: Sendable, Equatable {
    public private(set) var seeds = 0
    /// Seeds in which the exchange closed a position of the person.
    public private(set) var liquidated = 0
    /// Those of them in which it was closed in hours that the person was away.
    public private(set) var liquidatedAway = 0
    /// Seeds in which none was closed by the exchange, but one by a stop.
    public private(set) var stopped = 0
    /// Seeds in which a line of the journal was refused.
    public private(set) var refused = 0

    public init() {}

    /// Takes in what other seeds brought.
    public mutating func add(_ others: JournalOdds) {
        seeds += others.seeds
        liquidated += others.liquidated
        liquidatedAway += others.liquidatedAway
        stopped += others.stopped
        refused += others.refused
    }

    mutating func add(_ world: World, _ isRefused: Bool) {
        seeds += 1
        if isRefused { refused += 1 }
        if let ending = world.endings.first(where: { $0.settlement != nil }) {
            liquidated += 1
            if world.wasAway(at: ending.dueStep) { liquidatedAway += 1 }
        } else if world.endings.contains(where: \.isStopped) {
            stopped += 1
        }
    }
}

extension World {
    /// Whether anybody was away in the bar that led to a step.
    func wasAway(at step: Int) -> Bool {
        journal.entries.contains { entry in
            guard case .away = entry.act else { return false }
            return entry.at < step && step <= entry.reached
        }
    }

    /// Whether the journal has hours in which nobody was there.
    public var wasEverAway: Bool {
        journal.entries.contains { if case .away = $0.act { true } else { false } }
    }

    /// Lives the journal again in a market of another seed, at its opening, and adds what became of it.
    public func live(againIn market: LiveMarket, into odds: inout JournalOdds) {
        var other = scenario
        other.live = market
        let lived = World(scenario: other, rulebook: opened.rulebook)
            .replaying(journal.entries, to: step)
        odds.add(lived.world, !lived.refused.isEmpty)
    }
}
