import Figures
import Lessons
import Margin
import Markets

/// What an exercise adds to a place in a lesson: the plan, and what was entered before the tape
/// moved.
struct ExercisePlace: Sendable {
    let terms: ExerciseTerms
    let variant: Variant
    /// How far an ordinary bar of the tape moves.
    let ordinaryBar: Rate
    var plan: ExercisePlan?
}

/// A plan as it was written, before anything was done.
struct ExercisePlan: Sendable, Equatable {
    let opening: Opening
    /// The reasons after it.
    let words: String
    /// The world as it would be with the plan carried out.
    let planned: World
    /// Whether the tape stood at its opening still.
    let isBeforeFirstStep: Bool

    var wordCount: Int { words.split(whereSeparator: { $0 == " " }).count }

    /// Words with a letter in them, each counted once: the same one many times is no reason.
    var differentWords: Int {
        let words = words.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber })
        return Set(words.filter { $0.contains(where: \.isLetter) }).count
    }

    /// The same plan with a size that was not rounded to a lot; nil where it cannot be made.
    var unrounded: ExercisePlan? {
        let world = World(scenario: planned.scenario, rulebook: planned.rulebook.withoutLots)
        return world.with(PlannedTrade(opening: opening, words: words)).map {
            ExercisePlan(
                opening: opening, words: words, planned: $0, isBeforeFirstStep: isBeforeFirstStep)
        }
    }

    /// The value of `plan.liquidation` and its like.
    func value(of term: String) -> LessonValue? {
        guard let holding = planned.holdings.first else { return nil }
        let contract = holding.position.contract
        switch term {
        case "stop":
            return planned.stop(of: holding).map {
                LessonValue(contract.text($0.price), units: $0.price.units)
            }
        case "loss":
            return lossAtStop.map { LessonValue(contract.text($0), units: $0.units) }
        default:
            return WorldFacts(world: planned, other: nil, hasCompared: false, hasAskedWhy: false)
                .value(of: "position." + term)
        }
    }

    /// What the stop would cost if it filled at its price; nil without one.
    var lossAtStop: Money? { planned.holdings.first.flatMap { planned.lossAtStop(of: $0) } }
}
