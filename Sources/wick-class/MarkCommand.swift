import ArgumentParser
import Classroom
import Desk
import Lessons
import Machine

struct MarkCommand: ClassCommand {
    static let configuration = CommandConfiguration(
        commandName: "mark",
        abstract: "Gives points by hand, where an exercise leaves them to the teacher.",
        discussion: """
            Any item can be marked; the answer says what the points replace. Who gave them, and when, \
            is kept. auto gives an item back to the grader.

            For instance: wick class mark ex5 S07 why 1.5 a clear reason
            --queue shows the words that wait, one student's after another's, and takes points 1.5, \
            next, back and quit. For instance: wick class mark ex5 --queue
            """)

    @Argument(help: "The exercise, as in ex5.")
    var exercise: String
    @Argument(help: "The label; with --queue, an item, or nothing for all that wait.")
    var label: String?
    @Argument(help: "The item, as the report calls it.")
    var item: String?
    @Argument(help: "Points, as in 1.5 or 1,5; auto takes a mark by hand back.")
    var points: String?
    @Argument(help: "A word on it, for the student.")
    var words: [String] = []
    @Flag(
        help:
            "Whatever waits for points, one after another, what was written beside what is judged.")
    var queue = false
    @OptionGroup(title: "Course")
    var place: Place
    @OptionGroup(title: "Manner")
    var manner: Manner

    func work(at counter: Counter) throws -> ExitStatus {
        if queue { return try markInQueue(counter) }
        guard let label, let item, let points else {
            throw ValidationError(
                "mark takes an exercise, a label, an item and points; type for instance: wick class "
                    + "mark ex5 S07 why 1.5, or: wick class mark ex5 --queue")
        }
        return try mark(label, item, points, counter)
    }

    /// Lines from the terminal or a pipe, until the queue or they end. Each mark is kept at once.
    private func markInQueue(_ counter: Counter) throws -> ExitStatus {
        let course = try place.openCourse()
        let lock = try CourseLock(course)
        defer { withExtendedLifetime(lock) {} }
        let store = try place.openStore()
        let task = try store.task(exercise)
        var queue = MarkingQueue(try store.gradebook(task), item: label)
        var given = 0
        var status = ExitStatus.done
        if queue.now != nil { try counter.show(queue.page) }
        reading: while queue.now != nil, !Interruption.hasCome, let line = readLine() {
            switch queue.take(line) {
            case .ended: break reading
            case .shown: break
            case .refused(let why):
                counter.complain(why)
                status = .refused
            case .mark(let place, let points, let words):
                try store.keep(
                    HandMark(
                        exercise: task.id, label: place.label, item: place.item.id, points: points,
                        said: words.isEmpty ? "judged by the teacher" : words, decision: .now))
                given += 1
            }
            if queue.now != nil { try counter.show(queue.page) }
        }
        let left = MarkingQueue(try store.gradebook(task), item: label).places.count
        let done = given == 1 ? "1 item has points now" : "\(given) items have points now"
        _ = try answer("\(done), \(left) still \(left == 1 ? "waits" : "wait").", store, counter)
        return status
    }

    private func mark(
        _ label: String, _ item: String, _ points: String, _ counter: Counter
    ) throws -> ExitStatus {
        // A decimal comma is how half of the world writes a half.
        let given = Marks(points.replacing(",", with: "."))
        guard given != nil || points == "auto" else {
            throw ValidationError("\"\(points)\" is no number of points; type for instance 1.5")
        }
        let course = try place.openCourse()
        let lock = try CourseLock(course)
        defer { withExtendedLifetime(lock) {} }
        let store = try place.openStore()
        let task = try store.task(exercise)
        let label = try store.label(label) ?? label
        guard let row = try store.gradebook(task).rows.first(where: { $0.label == label }) else {
            counter.complain("\(task.id) was not issued to \"\(label)\"")
            return .refused
        }
        guard let judged = row.items.first(where: { $0.id == item }) else {
            let known = row.items.map(\.id).joined(separator: ", ")
            let open = row.undecided.first.map { $0.question(label) }
            counter.complain(
                open
                    ?? (known.isEmpty
                        ? "\(label) has handed in nothing to mark"
                        : "there is no item \"\(item)\", only \(known)"))
            return .refused
        }
        guard let given else {
            guard try store.takeBackMark(task.id, label, item: item) else {
                counter.complain("\(item) of \(label) has no points by hand to take back")
                return .refused
            }
            let now = judged.byGrader.map { "\($0.text) of \(judged.most.text), by the grader" }
            return try answer(
                "\(label), \(item): \(now ?? "waits for your points"). \(judged.before)", store,
                counter)
        }
        guard given <= judged.most else {
            counter.complain("\(item) has at most \(judged.most.text) points")
            return .refused
        }
        try store.keep(
            HandMark(
                exercise: task.id, label: label, item: item, points: given,
                said: words.isEmpty ? "judged by the teacher" : words.joined(separator: " "),
                decision: .now))
        return try answer(
            "\(label), \(item): \(given.text) of \(judged.most.text). \(judged.before)", store,
            counter)
    }

    private func answer(_ words: String, _ store: Store, _ counter: Counter) throws -> ExitStatus {
        try store.close()
        try counter.show(Page([.paragraph(Prose(words))]))
        return .done
    }
}

extension Gradebook.Item {
    /// What a mark replaces, in a sentence.
    fileprivate var before: String {
        guard let decision else {
            return points.map { "Before: \($0.text), by the grader." } ?? "Before: not yet given."
        }
        return "Before: \(points?.text ?? "none"), by hand\(decision.text)."
    }
}

extension MarkingQueue {
    /// What waits: what is judged, how many points there are, and what was written.
    fileprivate var page: Page {
        guard let now else { return Page([]) }
        return Page([
            .heading("\(at + 1) of \(places.count): \(now.label), \(now.item.id)"),
            .paragraph(
                Prose(
                    "What is judged: \(now.item.what), at most \(now.item.most.text) points.",
                    .faint)),
            .paragraph(Prose(now.item.words ?? "Nothing was written.")),
            .paragraph(Prose("points 1.5 a word on it · next · back · quit", .faint)),
        ])
    }
}
