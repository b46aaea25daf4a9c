import Figures
import Lessons
import Margin
import Markets
import Scripts

// The plan of an exercise: the same act as anywhere, before the first order, and with enough words.

extension Session {
    /// Why an exercise does not take a plan with such reasons now; nil where it does.
    func planRefusal(_ reasons: String) -> Reply? {
        guard let world = lesson?.timeline?.world, let exercise = lesson?.run.lesson else {
            return .nothingLoaded
        }
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
                fix: world.examplePlan(exercise)), .refused)
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

    /// A plan that an exercise takes for one, from its terms alone: a tenth more than the exposure that
    /// is asked for, at the least leverage that leaves two fifths of the account free, and a stop half
    /// of the way to the line, or nearer where the course's rule on losses asks for it. Without
    /// leverage there is no line, so where one is asked for there is some.
    func examplePlan(_ exercise: Lesson) -> String {
        guard let terms = exercise.exercise else { return "plan …" }
        let asksForLine = exercise.asks.contains { $0.hides.contains("liquidation price") }
        let asked = terms.exposure?.share.units ?? unitsPerOne / 10
        let value = divide(asked * 11, 10, .up)
        let leverage = max(asksForLine ? 2 : 1, divide(value * 5, 3 * unitsPerOne, .up))
        let account = deposited(in: settles).units
        let margin = divide(account * value, leverage * unitsPerOne * unitsPerOne, .up)
        var distance = divide(unitsPerOne, 2 * leverage, .down)
        if let limit = terms.limit {
            // A little less than the rule, since whole dollars are rounded up.
            distance = min(distance, divide(limit.units * 95 * unitsPerOne, 100 * value, .down))
        }
        let stop = divide(
            last.units * (unitsPerOne - distance), unitsPerOne * unitsPerOne, .up)
        return "plan long \(scenario.coin) margin \(margin) leverage \(leverage) stop \(stop) "
            + "because …"
    }
}
