// Proves what can be proved of an exercise without playing it.

extension Lesson {
    /// Points that do not add up, names that nothing has, a grade that rests on one tape.
    func exerciseProblems(_ problems: inout Problems) {
        let top = FilePlace(line: 1)
        guard let terms = exercise else {
            for boxed in boxes {
                switch boxed.content {
                case .plan(let box):
                    problems.add(.exercise(.boxOutsideExercise("plan")), at: box.act.place)
                case .grade(let box):
                    problems.add(.exercise(.boxOutsideExercise("grade")), at: box.place)
                default: continue
                }
            }
            return
        }
        guard let grade else {
            problems.add(.exercise(.gradeMissing), at: top)
            return
        }
        let sum = grade.items.map(\.points).reduce(Marks(0), +)
        if sum != terms.points {
            problems.add(.exercise(.sumIsNot(sum.text, terms.points.text)), at: grade.place)
        }
        let (hidden, automatic) = (grade.hidden, grade.automatic)
        if hidden.hundredths * 2 < automatic.hundredths {
            problems.add(
                .exercise(.hiddenTooFew(hidden: hidden.text, automatic: automatic.text)),
                at: grade.place)
        }
        for id in terms.must where !grade.items.contains(where: { $0.id == id }) {
            problems.add(
                .exercise(.itemUnknown(id, word: "must")), at: header.places["must"] ?? top)
        }
        for item in grade.items {
            switch item.check {
            case .answer(let id), .words(let id, _), .odds(let id, _):
                if !asks.contains(where: { $0.id == id }) {
                    problems.add(.exercise(.answerUnknown(id)), at: item.place)
                }
            case .lossAtStop where terms.limit == nil:
                problems.add(.exercise(.limitMissing), at: item.place)
            default: continue
            }
        }
    }
}
