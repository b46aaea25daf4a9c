import Lessons
import Scripts

/// A way through the cards that are due.
struct ReviewPlace: Sendable {
    /// Places of cards in the progress, in the order of asking.
    let cards: [Int]
    var at = 0
    var isTurned = false
    var known = 0

    var number: Int { at + 1 }
    var count: Int { cards.count }
}

extension Session {
    func startReview(_ learner: Learner) -> (place: ReviewPlace?, page: Page) {
        let due = learner.progress.due(on: learner.today)
        guard !due.isEmpty else {
            let words: String =
                if let next = learner.progress.nextDue {
                    "No card is due. The next comes back on \(next.text), "
                        + "in \(Session.days(next - learner.today))."
                } else if learner.progress.cards.isEmpty {
                    "There are no cards yet: each lesson that you finish leaves some."
                } else {
                    "Every card has come back as often as it should."
                }
            return (nil, Page([.paragraph(Prose(words))]))
        }
        let place = ReviewPlace(cards: due)
        return (place, Page(question(of: place, learner)))
    }

    static func days(_ count: Int) -> String { count == 1 ? "1 day" : "\(count) days" }

    /// One line typed while cards are gone through; nil where the line is a command like any other.
    mutating func takeCard(_ line: String) -> Reply? {
        guard let place = review, let learner else { return nil }
        let words = line.split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
        switch words.joined(separator: " ") {
        case "" where !place.isTurned, "show" where !place.isTurned,
            "next" where !place.isTurned, "n" where !place.isTurned:
            return turn(place, learner, said: nil)
        case "yes", "y": return place.isTurned ? settle(true) : turn(place, learner, said: nil)
        case "no": return place.isTurned ? settle(false) : turn(place, learner, said: nil)
        case "" where place.isTurned: return Reply(Page([Session.cardFooter]))
        default:
            // Commands look and ask as always; anything else is an answer in one's own words.
            if (try? Reader.read(line, in: surroundings)) != nil || place.isTurned { return nil }
            return turn(place, learner, said: line)
        }
    }

    private mutating func turn(_ place: ReviewPlace, _ learner: Learner, said: String?) -> Reply {
        review?.isTurned = true
        let card = learner.progress.cards[place.cards[place.at]]
        var blocks: [Block] = []
        if let said { blocks.append(.paragraph(Prose("You said: \(said)"))) }
        blocks += [.paragraph(Prose(card.answer, .strong)), Session.cardFooter]
        return Reply(Page(blocks))
    }

    private static var cardFooter: Block {
        .paragraph(Prose("[Did you know it? yes · no · quit]", .faint))
    }

    private mutating func settle(_ isKnown: Bool) -> Reply {
        guard var place = review, let today = learner?.today else { return Reply(Page()) }
        let index = place.cards[place.at]
        learner?.progress.settle(card: index, isKnown: isKnown, on: today)
        let due = learner?.progress.cards[index].due
        let words =
            due.map { "It comes back in \(Session.days($0 - today))." }
            ?? "That was the last time it comes back."
        place.at += 1
        place.isTurned = false
        place.known += isKnown ? 1 : 0
        var blocks: [Block] = [.paragraph(Prose(words, .faint))]
        if place.at < place.count, let learner {
            review = place
            blocks += question(of: place, learner)
        } else {
            review = nil
            let count = place.count
            blocks.append(
                .paragraph(
                    Prose(
                        "Done for today: \(count == 1 ? "1 card" : "\(count) cards"), "
                            + "\(place.known) known.")))
        }
        return Reply(Page(blocks))
    }

    private func question(of place: ReviewPlace, _ learner: Learner) -> [Block] {
        let card = learner.progress.cards[place.cards[place.at]]
        return [
            .paragraph(
                Prose([
                    Span("\(place.number)/\(place.count) ", .faint), Span(card.question),
                    Span(" (\(Session.key(of: card.lesson)))", .faint),
                ])),
            .paragraph(Prose("[Enter turns the card · or answer in your words · quit]", .faint)),
        ]
    }
}
