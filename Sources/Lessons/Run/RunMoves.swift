extension LessonRun {
    /// `next`, or an empty line: on to the next screen. Where an answer or an act is waited for, it
    /// is asked for once more.
    public mutating func next() {
        switch state {
        case .read:
            step += 1
            item = -1
            state = .moving
        case .act(let box): pending.append(.task(box))
        case .answer(let index): pending.append(.question(asks[index].content))
        case .finished: pending.append(.nothing(.after))
        case .moving, .showing: break
        }
    }

    /// `hint`: one more each time; the last is repeated.
    public mutating func hint() {
        switch state {
        case .act(let box):
            let task = record(of: box)
            tasks[task].hints = give(box.helps, after: tasks[task].hints)
        case .answer(let index):
            records[index].hints = give(asks[index].content.hints, after: records[index].hints)
        case .moving, .showing, .read: pending.append(.nothing(.toAnswer))
        case .finished: pending.append(.nothing(.after))
        }
    }
    /// The place of a box's record, which is made when it is first needed.
    private mutating func record(of box: DoBox) -> Int {
        if let known = tasks.firstIndex(where: { $0.line == box.place.line }) { return known }
        tasks.append(TaskRecord(line: box.place.line))
        return tasks.count - 1
    }
    private mutating func give(_ hints: [Wording], after given: Int) -> Int {
        guard !hints.isEmpty else {
            pending.append(.nothing(.toHint))
            return given
        }
        let number = min(given + 1, hints.count)
        pending.append(.hint(hints[number - 1], number: number, of: hints.count))
        return number
    }

    /// `show`: does the task, or tells the answer; it is recorded that it was shown.
    public mutating func show(_ facts: some LessonFacts) {
        switch state {
        case .act(let box):
            tasks[record(of: box)].isShown = true
            pending.append(.perform(lines: box.lines.map(\.text)))
            state = .showing(box)
        case .answer(let index):
            records[index].isShown = true
            state = .moving
            if isHeldBack(index, facts) {
                hold(index, nil)
            } else {
                pending.append(.verdict(settle(index, facts)))
            }
        case .moving, .showing, .read, .finished: pending.append(.nothing(.toShow))
        }
    }

    /// `skip`: on without it. A task is passed in the author's state.
    public mutating func skip() {
        switch state {
        case .act(let box):
            tasks[record(of: box)].isSkipped = true
            pending.append(.author(lines: lesson.authorLines(step: step, through: item - 1)))
            state = .moving
        case .answer(let index):
            // What was said before a prompt is kept all the same.
            records[index].outcome = records[index].given == nil ? .skipped : .kept
            pending.append(.skipped(asks[index].content))
            state = .moving
        case .moving, .showing: break
        case .read, .finished: next()
        }
    }

    /// `back`: the screen before this one, with the world as it was when that began. Answers that
    /// were given stay; what was skipped is asked again.
    public mutating func back() {
        pending = step == 0 && state != .finished ? [.nothing(.before)] : []
        if lesson.steps.isEmpty { return }
        step = state == .finished ? lesson.steps.count - 1 : max(0, step - 1)
        item = -1
        state = .moving
        for (index, ask) in asks.enumerated() where ask.step >= step {
            if records[index].outcome == .skipped { records[index].outcome = nil }
        }
        for boxed in lesson.boxes where boxed.step >= step {
            if case .act(let box) = boxed.content { tasks.removeAll { $0.line == box.place.line } }
        }
        pending.append(.restore(step: step))
    }
}
