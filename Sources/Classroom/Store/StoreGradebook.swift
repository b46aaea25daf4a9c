import Lessons

// The gradebook: made from what the store holds each time it is asked for.

extension Store {
    /// A row for every label that was given the exercise.
    public func gradebook(_ task: IssuedTask) throws(CourseFault) -> Gradebook {
        let marks = try marks(exercise: task.id)
        var labels: [String] = []
        for issued in try issues() where issued.exercise == task.id && labels.last != issued.label {
            labels.append(issued.label)
        }
        let handed = Dictionary(grouping: try handIns(in: task.id)) { judged in
            // Who hands in another's file has handed in something; the other has not.
            let claimed = judged.claimedLabel
            return claimed.flatMap { labels.contains($0) ? $0 : nil } ?? judged.issued.label
        }
        let rows = labels.map { label in
            var row = Gradebook.Row(label, handed[label] ?? [])
            for mark in marks where mark.label == label { row.take(mark) }
            return row
        }
        return Gradebook(
            exercise: task.id, title: task.title, most: task.most, pass: task.pass, rows: rows)
    }
}

extension Gradebook.Row {
    /// The best of the attempts that are what they say they are; without any, why not.
    init(_ label: String, _ handed: [Judged]) {
        let attempts = Dictionary(grouping: handed, by: \.issued.attempt)
        let numbers = attempts.keys.sorted()
        let runs = numbers.compactMap { Gradebook.Row.one(of: attempts[$0] ?? []) }
        let fine = runs.filter { $0.verdict == Verdicts.fine }
        // The first of the best: a later one with as many points changes nothing.
        let best = fine.reduce(nil as Judged?) { best, next in
            guard let best else { return next }
            return next.score > best.score ? next : best
        }
        let shown = best ?? runs.last
        self.init(
            label: label, attempt: shown?.issued.attempt, attempts: numbers.count,
            verdict: shown?.verdict ?? Verdicts.missing, evidence: shown?.evidence ?? [],
            items: shown?.items ?? [], written: shown?.written)
        notes = handed.filter { $0.hash != shown?.hash && Verdicts.findings.contains($0.verdict) }
            .map { "Another file is \($0.verdict). " + $0.evidence.joined(separator: " ") }
    }

    /// What counts of one attempt. A file that goes on where another stops is the same run, saved
    /// later; two different runs of one attempt are not for the grader to choose from.
    private static func one(of handed: [Judged]) -> Judged? {
        let longest = handed.max { ($0.text.utf8.count, $1.hash) < ($1.text.utf8.count, $0.hash) }
        guard var run = longest, handed.count > 1 else { return longest }
        let fine = handed.filter { $0.verdict == Verdicts.fine }
        guard fine.count > 1 else { return fine.first ?? longest }
        guard let worst = fine.min(by: { ($0.score, $0.hash) < ($1.score, $1.hash) }) else {
            return longest
        }
        run = worst
        run.verdict = Verdicts.twice
        run.evidence = [
            "Attempt \(run.issued.attempt) was handed in \(fine.count) times with different runs."
        ]
        return run
    }

    mutating func take(_ mark: HandMark) {
        guard let place = items.firstIndex(where: { $0.id == mark.item }) else { return }
        items[place].points = min(mark.points, items[place].most)
        items[place].said = mark.said
    }
}

extension Judged {
    /// The label that a file of another's variant says it is of; nil where it is what it says.
    fileprivate var claimedLabel: String? {
        guard verdict == "wrong variant" else { return nil }
        return (try? HandIn(reading: text))?.head.label
    }

    var score: Marks { items.compactMap(\.points).reduce(Marks(0), +) }
}

/// Words for what a hand-in is, as they stand in the store and in sheets.
enum Verdicts {
    static let fine = "fine"
    static let missing = "missing"
    static let twice = "two runs"
    /// What was handed in is not what it says.
    static let findings = ["edited", "wrong variant", twice]
}
