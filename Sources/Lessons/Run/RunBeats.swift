extension LessonRun {
    /// The next thing to do or show; nil when the learner is waited for.
    public mutating func beat(_ facts: some LessonFacts) -> Beat? {
        if !pending.isEmpty { return pending.removeFirst() }
        switch state {
        case .act(let box) where box.goals.allSatisfy(facts.holds):
            state = .moving
            return .met(box)
        case .showing(let box): return shown(box, facts)
        default: break
        }
        let due = records.indices.first { index in
            records[index].isHeld && asks[index].content.openUntil.map(facts.holds) ?? false
        }
        if let due { return .verdict(settle(due, facts)) }
        return state == .moving ? walk(facts) : nil
    }

    /// After `show`: where the author's lines did not lead to the goal, as from a position that the
    /// learner has opened otherwise, the author's state is set.
    private mutating func shown(_ box: DoBox, _ facts: some LessonFacts) -> Beat {
        state = .moving
        if box.goals.allSatisfy(facts.holds) { return .met(box) }
        return .author(lines: lesson.authorLines(step: step, through: item - 1))
    }

    /// On to the next item of the step, the end of the step, or the end of the lesson.
    private mutating func walk(_ facts: some LessonFacts) -> Beat? {
        guard lesson.steps.indices.contains(step) else { return finish(facts) }
        let screen = lesson.steps[step]
        if item < 0 {
            item = 0
            var bare = screen
            bare.items = []
            return .screen(bare, number: step + 1, of: lesson.steps.count)
        }
        while item < screen.items.count {
            item += 1
            if let beat = meet(screen.items[item - 1], facts) { return beat }
        }
        if step + 1 == lesson.steps.count { return finish(facts) }
        state = .read
        return nil
    }

    private mutating func meet(_ item: Step.Item, _ facts: some LessonFacts) -> Beat? {
        switch item {
        case .prose(let prose): return .prose(prose)
        case .box(.cite(let cite)): return .cited(cite)
        case .box(.show(let box)):
            return .perform(lines: box.lines.map(\.text), isBrief: box.isBrief)
        case .box(.cards(let cards)):
            pending = cards.map { .card($0) }
            return pending.isEmpty ? nil : pending.removeFirst()
        case .box(.act(let box)):
            state = .act(box)
            return .task(box)
        case .box(.ask(let ask)):
            guard let index = asks.firstIndex(where: { $0.content.id == ask.id }) else {
                return nil
            }
            if records[index].isSettled || records[index].isHeld {
                return .answered(ask, records[index])
            }
            state = .answer(index)
            records[index].asked = ask.question.filled(facts).words.plain
            return .question(ask)
        case .box(.plan(let plan)):
            state = .act(plan.act)
            return .task(plan.act)
        case .box(.note), .box(.grade): return nil
        }
    }

    /// What is still held settles first, then the summary is given.
    private mutating func finish(_ facts: some LessonFacts) -> Beat? {
        if let open = records.indices.first(where: { records[$0].isHeld }) {
            return .verdict(settle(open, facts))
        }
        state = .finished
        return .finished(summary)
    }
}
