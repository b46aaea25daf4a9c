import Desk

extension Debrief {
    /// The debrief of an exercise: everyone's counted attempt, as far as it can be graded.
    public init(_ task: IssuedTask, _ store: Store, _ exercise: ExerciseTask) throws(CourseFault) {
        let book = try store.gradebook(task)
        let handed = Dictionary(grouping: try store.handIns(in: task.id), by: \.issued.label)
        let runs = book.rows.compactMap { row -> RunFacts? in
            handed[row.label]?.first {
                $0.issued.attempt == row.attempt && $0.verdict == row.verdict && !$0.items.isEmpty
            }?.facts
        }
        let tape = exercise.tapeLength
        self.init(
            title: task.title, given: book.rows.count, runs: runs, bars: tape.bars,
            minutesPerBar: tape.minutesPerBar)
    }
}
