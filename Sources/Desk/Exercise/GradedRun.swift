import Lessons
import Markets
import Scripts

extension WorldFacts {
    /// These facts with a plan that was not rounded to a lot; nil without a plan.
    var withoutLots: WorldFacts? {
        guard let unrounded = plan?.unrounded else { return nil }
        var facts = self
        facts.plan = unrounded
        return facts
    }
}

extension Grading {
    /// The replay of one hand-in, and what was answered on the way.
    struct Run {
        var session: Session
        private(set) var answers: [Grade.Answered] = []
        /// Predictions that settle later, with the ask of the whole exercise.
        private var open: [(ask: Ask, said: String)] = []

        init(_ session: Session) { self.session = session }

        /// Takes one line. Returns why it was refused, or nil.
        mutating func take(_ line: String, asks: [Ask]) -> String? {
            let before = session.lesson?.run.records ?? []
            let facts = session.lesson?.facts
            let reply = session.perform(line)
            if reply.outcome == .refused { return reply.page.words }
            // Questions are never written, and might take long.
            if reply.kept.isEmpty { return "it is no line that wick exercise writes" }
            let after = session.lesson?.run.records ?? []
            for (place, record) in after.enumerated()
            where asks.indices.contains(place) && before.indices.contains(place) {
                guard before[place].given == nil, let said = record.given, let facts else {
                    continue
                }
                if let goal = asks[place].openUntil, !facts.holds(goal) {
                    open.append((asks[place], said))
                } else {
                    note(asks[place], said, facts)
                }
            }
            settle()
            return nil
        }

        private mutating func settle() {
            guard let facts = session.lesson?.facts, let now = session.lesson?.run.now else {
                return
            }
            for (ask, said) in open
            where now == .finished || ask.openUntil.map(facts.holds) ?? true {
                note(ask, said, facts)
            }
            let done = answers.map(\.id)
            open.removeAll { done.contains($0.ask.id) }
        }

        private mutating func note(_ ask: Ask, _ said: String, _ facts: WorldFacts) {
            let grade = ask.graded(said, facts, unrounded: facts.withoutLots)
            answers.append(
                Grade.Answered(
                    id: ask.id, question: ask.plainQuestion, said: said, grade: grade,
                    keptAs: ask.keep))
        }

        /// What was entered before the tape moved, and the world right after it.
        var entered: (acts: [Act], world: World?) {
            guard let world = session.lesson?.world?.world else { return ([], nil) }
            let entered = world.entered
            return (entered.acts, entered.world)
        }
    }
}
