import Figures
import Margin
import Markets
import Scripts

/// What was entered before the first hour, lived again on other weeks of history: each opens at the
/// same price with the same account.
struct DrillTrial: Sendable {
    enum Fate: CaseIterable, Sendable {
        case lived
        case stopped
        case taken
        case closed
        case unfilled
    }
    static let weeks = 100
    private let fates: [(fate: Fate, hours: Int)]

    init?(_ code: DrillCode, _ world: World, _ series: [HourSeries], _ hands: any Hands) {
        let entered = world.entered
        guard !entered.acts.isEmpty else { return nil }
        let rulebook = world.opened.rulebook
        let chance = Noise(seed: code.number)
        let lived = hands.map(DrillTrial.weeks) { place -> (Fate, Int)? in
            guard
                let week = HiddenWeek.drawn(from: series, by: chance, number: UInt64(place + 1))
            else { return nil }
            var other = World(
                scenario: DrillPlace.scenario(of: week, code), rulebook: rulebook)
            for act in entered.acts { _ = try? other.perform(act) }
            _ = try? other.perform(.step(other.tape.lastStep))
            return (other.fate, other.hoursHeld)
        }
        fates = lived.compactMap { $0 }.map { (fate: $0.0, hours: $0.1) }
        guard !fates.isEmpty else { return nil }
    }

    var all: Int { fates.count }
    func count(_ fate: Fate) -> Int { fates.count { $0.fate == fate } }
    /// On how many the exchange did not close it.
    var robust: Int { all - count(.closed) }
    /// The middle one of the times it was held.
    var middleHours: Int { fates.map(\.hours).sorted()[fates.count / 2] }
}

extension World {
    /// What became of whatever was opened on this tape.
    var fate: DrillTrial.Fate {
        if endings.contains(where: \.isByExchange) { return .closed }
        if !holdings.isEmpty { return .lived }
        guard let last = endings.last else { return .unfilled }
        return last.isStopped ? .stopped : .taken
    }

    /// How many bars something was held.
    var hoursHeld: Int {
        let held = holdings.map { step - $0.record.step }
        let ended = endings.map { $0.soldStep - $0.record.step }
        return (held + ended).max() ?? 0
    }
}

extension Ending {
    /// The venue closed it: it was liquidated, or deleveraged for somebody else.
    var isByExchange: Bool {
        switch cause {
        case .liquidated, .deleveraged: true
        case .stopped, .byHand, .filled: false
        }
    }
}
