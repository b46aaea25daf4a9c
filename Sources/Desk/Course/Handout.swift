import Lessons

/// A lesson as a document: to be handed out after class, or with the teacher's part to prepare one.
public struct Handout: Sendable {
    let tour: LessonTour
    /// The right answers and what is for the teacher alone.
    let hasNotes: Bool

    public init(_ tour: LessonTour, hasNotes: Bool) {
        self.tour = tour
        self.hasNotes = hasNotes
    }

    public var title: String { tour.lesson.title }

    public var page: Page {
        var blocks: [Block] = [
            .paragraph(
                Prose(
                    "A lesson of Wick, lesson \(tour.lesson.key), gone through once. A simulation: "
                        + "real price moves, invented money, and no advice.", .faint))
        ]
        for stop in tour.stops {
            switch stop {
            case .page(let page): blocks += page
            case .ask(let ask, let question):
                blocks += question
                blocks.append(.lines([Prose(Self.line(for: ask), .faint)]))
            }
        }
        if hasNotes { blocks += teachersPart }
        return Page(blocks)
    }

    /// Where an answer is written, before reading on.
    private static func line(for ask: Ask) -> String {
        let room = String(repeating: "_", count: 24)
        return switch ask.kind {
        case .number, .keptNumber: "Before you read on: \(room)"
        case .choice: "Before you read on, number: \(room)"
        case .order: "Before you read on, the numbers in order: \(room)"
        case .words: "\(room)\(room)"
        }
    }

    private var teachersPart: [Block] {
        [.rule, .heading("For the teacher: the answers")] + AnswerSheet(tour).blocks
            + (tour.notes.isEmpty ? [] : [.heading("For the teacher: notes")] + tour.notes)
    }
}

/// The right answers of a lesson, computed by going through it.
public struct AnswerSheet: Sendable {
    let tour: LessonTour
    public init(_ tour: LessonTour) { self.tour = tour }

    public var blocks: [Block] {
        let judged = tour.answers.filter { $0.right != nil }
        if judged.isEmpty { return [.paragraph("Nothing is judged in this lesson.")] }
        return [
            .table(
                Table(
                    header: ["screen", "asked", "right", "near enough"],
                    rows: judged.map { answer in
                        let near = answer.ask.nearness
                        return Table.Row(
                            [
                                Prose("\(answer.step + 1)"), Prose(answer.asked),
                                Prose(answer.right ?? "", .figure), Prose(near),
                            ],
                            said: Prose(
                                "Screen \(answer.step + 1): \(answer.asked) Right is "
                                    + "\(answer.right ?? "")\(near.isEmpty ? "" : "; near enough is \(near)")."
                            ))
                    }, numeric: [0]))
        ]
    }
}

extension Ask {
    /// How near is near enough, in words.
    fileprivate var nearness: String {
        guard case .number(let number) = kind else { return "" }
        return number.nearness
    }
}
