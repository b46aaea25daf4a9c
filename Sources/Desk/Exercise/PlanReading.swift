import Figures
import Lessons
import Margin
import Markets
import Scripts

// The plan of an exercise: the same act as anywhere, before the first order, and with enough words.

extension Session {
    /// Why an exercise does not take a plan with such reasons now; nil where it does.
    func planRefusal(_ reasons: String) -> Reply? {
        guard let world = lesson?.timeline?.world else { return .nothingLoaded }
        if !world.holdings.isEmpty || !world.endings.isEmpty {
            return Reply(
                .problem("A plan comes before the first order.", fix: "account"), .refused)
        }
        let least = lesson?.run.lesson.plan?.words ?? 0
        let count = reasons.split(separator: " ").count
        guard count < max(least, 1) else { return nil }
        return Reply(
            .problem(
                "A plan is one order, and your reasons. They have \(count) of at least "
                    + "\(max(least, 1)) words: size, leverage, stop, and what you would lose at it.",
                fix: world.examplePlan), .refused)
    }

    /// What was planned is what an exercise grades.
    mutating func takePlan(_ trade: PlannedTrade) {
        guard lesson?.exercise != nil, let world = lesson?.timeline?.world,
            let planned = world.with(trade)
        else { return }
        lesson?.exercise?.plan = ExercisePlan(
            opening: trade.opening, words: trade.words, planned: planned,
            isBeforeFirstStep: world.step == 0 && !world.isForeseen)
    }

    /// A plan that counts for nothing says so while another can be written.
    func planSubstance(_ command: Command) -> [Block] {
        guard case .act(.plan) = command, let exercise = lesson?.exercise,
            let planned = exercise.plan?.planned,
            let lack = Substance(planned, exercise.terms, ordinaryBar: exercise.ordinaryBar).lack
        else { return [] }
        return [
            .paragraph(
                Prose(
                    "So it counts for nothing: \(lack). You may plan again before you trade.",
                    .warning))
        ]
    }
}

extension World {
    /// Nothing was done but to plan.
    var isUntraded: Bool {
        journal.entries.allSatisfy { if case .plan = $0.act { true } else { false } }
    }

    /// A plan that could be carried out here: a tenth of the account at 2x, a stop a tenth away.
    var examplePlan: String {
        let margin = divide(deposited(in: settles).units, 10 * unitsPerOne, .down)
        let stop = divide(last.units * 9, 10 * unitsPerOne, .down)
        return "plan long \(scenario.coin) margin \(margin) leverage 2 stop \(stop) because …"
    }
}
