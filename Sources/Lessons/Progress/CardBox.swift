/// A card of a lesson that was finished, and when it comes back.
///
/// It comes back after 1, 7, 7 and 7 days; a miss sends it back to the beginning. Equal gaps:
/// growing ones showed no advantage in Latimier, Peyre and Ramus, "A meta-analytic review of the
/// benefit of spacing out retrieval practice episodes on retention" (2021).
public struct KeptCard: Sendable, Equatable {
    public var lesson: String
    /// Its number in the lesson, from 1.
    public var number: Int
    /// With the figures that were on the screen.
    public var question: String
    public var answer: String
    /// How often in a row it was known.
    public var known: Int
    /// Nil when it has come back often enough.
    public var due: Day?

    /// Days until it comes back, by how often it was known.
    public static let gaps = [1, 7, 7, 7]

    /// What follows from an answer on a day.
    mutating func settle(isKnown: Bool, on day: Day) {
        known = isKnown ? known + 1 : 0
        due = Self.gaps.indices.contains(known) ? day + Self.gaps[known] : nil
    }
}

extension Progress {
    /// The places of the cards that are due, those waiting longest first.
    public func due(on day: Day) -> [Int] {
        cards.indices.filter { cards[$0].due.map { $0 <= day } ?? false }
            .sorted { (cards[$0].due ?? day, $0) < (cards[$1].due ?? day, $1) }
    }

    /// The day on which the next card comes back.
    public var nextDue: Day? { cards.compactMap(\.due).min() }

    public mutating func settle(card: Int, isKnown: Bool, on day: Day) {
        guard cards.indices.contains(card) else { return }
        cards[card].settle(isKnown: isKnown, on: day)
    }

    /// Cards that are in the box already keep their days; their words are renewed.
    mutating func keep(
        _ shown: [(question: String, answer: String)], of lesson: String, on day: Day
    ) {
        for (index, card) in shown.enumerated() {
            let number = index + 1
            if let old = cards.firstIndex(where: { $0.lesson == lesson && $0.number == number }) {
                cards[old].question = card.question
                cards[old].answer = card.answer
            } else {
                cards.append(
                    KeptCard(
                        lesson: lesson, number: number, question: card.question,
                        answer: card.answer, known: 0, due: day + KeptCard.gaps[0]))
            }
        }
    }
}
