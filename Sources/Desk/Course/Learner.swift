import Lessons

/// Who sits here: what is kept of them, and the day on which they sit. The desk reads no clock, so
/// both are given; whoever gave them writes the progress to disk when it has changed.
public struct Learner: Sendable, Equatable {
    public var progress: Progress
    public let today: Day
    public init(progress: Progress, today: Day) {
        self.progress = progress
        self.today = today
    }
}

extension LessonPlace {
    /// Remembers a card with the figures on the screen; one that comes again is renewed.
    mutating func keep(_ card: Card, _ facts: WorldFacts) {
        let line = card.question.place.line
        let filled = (
            line: line, question: Prose(card.question, facts).text,
            answer: Prose(card.answer, facts).text
        )
        if let known = cards.firstIndex(where: { $0.line == line }) {
            cards[known] = filled
        } else {
            cards.append(filled)
        }
    }

    /// The key of the lesson to go to next.
    var next: String? { run.lesson.header.next.map(Session.key) ?? following }
}

extension Session {
    /// What is kept when a lesson is over, and what is said about it.
    mutating func finishLesson(_ summary: LessonSummary) -> [Block] {
        guard let place = lesson, place.exercise == nil, place.hasFooter else { return [] }
        guard learner != nil else { return [] }
        let before = learner?.progress.intentions ?? []
        let today = learner?.today ?? Day(number: 0)
        let cards = place.cards.sorted { $0.line < $1.line }.map { ($0.question, $0.answer) }
        learner?.progress.finish(place.run.lesson, summary, cards: cards, on: today)
        var blocks: [Block] = []
        for (name, said) in summary.kept {
            let earlier = before.last { $0.name == name && $0.lesson != place.run.lesson.header.id }
            if let earlier {
                blocks.append(.paragraph(Prose(Session.change(earlier, to: said))))
            }
        }
        if !cards.isEmpty {
            blocks.append(
                .paragraph(
                    Prose([
                        Span("\(cards.count) card\(cards.count == 1 ? "" : "s") kept. "),
                        Span("review", .verb), Span(" brings them back from tomorrow on."),
                    ])))
        }
        return blocks
    }

    /// "Your intended leverage: 20 in q1, 5 now." A change is told and nothing is promised of it.
    static func change(_ earlier: Progress.Intention, to said: String) -> String {
        "Your \(earlier.name): \(earlier.said) in \(key(of: earlier.lesson)), \(said) now. "
            + "That is a report and no grade: a choice on paper says little about one with money."
    }

    /// A line led further in a lesson that is not over: the place is kept.
    mutating func keepPlace(after reply: Reply) {
        guard let place = lesson, place.exercise == nil, learner != nil, !isReplaying,
            reply.outcome == .done, place.run.now != .finished
        else { return }
        let lines = reply.kept.filter { !$0.hasPrefix("lesson ") }
        if !lines.isEmpty { learner?.progress.goOn(place.run.lesson, typing: lines) }
    }
}
