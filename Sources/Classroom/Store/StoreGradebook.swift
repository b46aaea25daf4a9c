import Lessons
import Markets
import Scripts

// The gradebook: made from what the store holds each time it is asked for.

extension Store {
    /// A row for every label that was given the exercise.
    public func gradebook(_ task: IssuedTask) throws(CourseFault) -> Gradebook {
        let marks = try marks(exercise: task.id)
        let choices = try choices(exercise: task.id)
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
            var row = Gradebook.Row(
                label, handed[label] ?? [], choices.filter { $0.label == label }, of: task)
            for mark in marks where mark.label == label { row.take(mark) }
            return row
        }
        return Gradebook(
            exercise: task.id, title: task.title, most: task.most, pass: task.pass,
            deadline: task.deadline, rows: rows)
    }
}

extension Gradebook.Row {
    /// The best of the attempts that are what they say they are; without any, why not.
    ///
    /// An attempt of which several different runs were handed in has no points of any of them until
    /// the teacher has chosen one.
    init(_ label: String, _ handed: [Judged], _ choices: [RunChoice], of task: IssuedTask) {
        let attempts = Dictionary(grouping: handed, by: \.issued.attempt).map { number, files in
            HandedAttempt(number, files, choices.first { $0.attempt == number })
        }.sorted { $0.number < $1.number }
        let fine = attempts.compactMap(\.counting).filter { $0.verdict == Verdicts.fine }
        // The first of the best: a later one with as many points changes nothing.
        let best = fine.reduce(nil as Judged?) { best, next in
            guard let best else { return next }
            return task.total(of: next) > task.total(of: best) ? next : best
        }
        let open = attempts.last { $0.isOpen }
        let shown = best ?? (open == nil ? attempts.last?.counting : nil)
        self.init(
            label: label, attempt: shown?.issued.attempt ?? open?.number,
            attempts: attempts.count,
            verdict: shown?.verdict ?? (open == nil ? Verdicts.missing : Verdicts.twice),
            evidence: shown?.evidence ?? open.map { [$0.question(label)] } ?? [],
            items: shown?.items ?? [], written: shown?.written)
        for place in items.indices {
            let answer = shown?.facts.answers.first { $0.id == items[place].id }
            if items[place].points == nil { items[place].words = answer?.said }
        }
        hashes = handed.map(\.hash).sorted()
        reasons = shown?.reasons
        undecided = attempts.filter(\.isOpen)
        lateness = shown.flatMap { task.lateness(of: $0) }
        isUntimed = task.deadline != nil && shown != nil && shown?.written == nil
        notes = attempts.compactMap { $0.note(label, isShown: $0.number == attempt) }
        notes += handed.filter { $0.hash != shown?.hash && Verdicts.findings.contains($0.verdict) }
            .map { "Another file is \($0.verdict). " + $0.evidence.joined(separator: " ") }
    }

    mutating func take(_ mark: HandMark) {
        guard let place = items.firstIndex(where: { $0.id == mark.item }) else { return }
        items[place].byGrader = items[place].points
        items[place].points = min(mark.points, items[place].most)
        items[place].said = mark.said
        // A teacher who gives points for a question has judged the answer.
        if items[place].right != nil { items[place].right = items[place].points }
        items[place].decision = mark.decision
    }
}

extension IssuedTask {
    /// How late a hand-in came; nil where it was in time, or nobody knows.
    func lateness(of judged: Judged) -> Lateness? {
        guard let deadline, let text = judged.written,
            let written = try? DueTime.moment(text, in: ZoneCalendar(name: "UTC", spans: []))
        else { return nil }
        return deadline.lateness(of: written, most: most)
    }

    /// What it would count.
    fileprivate func total(of judged: Judged) -> Marks {
        let lost = lateness(of: judged)?.penalty ?? Marks(0)
        return Marks(hundredths: max(0, judged.score.hundredths - lost.hundredths))
    }
}

extension Judged {
    /// The reasons of the plan that counts: what stands behind its order.
    fileprivate var reasons: String? {
        let plans = (try? HandIn(reading: text))?.lines.filter { $0.hasPrefix("plan ") } ?? []
        guard let plan = plans.last, let cut = plan.split(separator: " because ").last,
            cut.count < plan.count
        else { return nil }
        return String(cut)
    }

    /// The label that a file of another's variant says it is of; nil where it is what it says.
    fileprivate var claimedLabel: String? {
        guard verdict == Verdicts.wrongVariant else { return nil }
        return (try? HandIn(reading: text))?.head.label
    }

    public var score: Marks { items.compactMap(\.points).reduce(Marks(0), +) }
}

/// Words for what a hand-in is, as they stand in the store and in sheets.
enum Verdicts {
    static let fine = "fine"
    static let missing = "missing"
    static let twice = "two runs"
    /// What was handed in is not what it says.
    static let findings = ["edited", wrongVariant]
    static let wrongVariant = "wrong variant"
}
