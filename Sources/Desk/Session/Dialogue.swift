import Scripts

/// Questions that the session asks one at a time. While cards are gone through a line is an answer first,
/// and a command like any other where it cannot be one; an autopsy takes answers only.
enum Dialogue: Sendable {
    case cards(ReviewPlace)
    case autopsy(AutopsyPlace)

    /// What the prompt says of it: `review 2/7`.
    var promptWords: String {
        switch self {
        case .cards(let place): "review \(place.number)/\(place.count)"
        case .autopsy(let place): "autopsy \(place.number)/\(AutopsyQuestion.allCases.count)"
        }
    }
}

extension Session {
    /// The cards that are being gone through.
    var review: ReviewPlace? {
        get { if case .cards(let place) = dialogue { place } else { nil } }
        set {
            if let newValue {
                dialogue = .cards(newValue)
            } else if review != nil {
                dialogue = nil
            }
        }
    }

    /// One line while questions are open; nil where it answers none of them.
    mutating func takeAnswer(_ line: String) -> Reply? {
        guard let dialogue else { return nil }
        if case .autopsy = dialogue, lesson?.hidden.isEmpty == false {
            // What Enter would take is what the lesson has just asked for.
            self.dialogue = nil
            return nil
        }
        let word = line.split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
            .joined(separator: " ")
        if ["quit", "q", "exit", "cancel"].contains(word) {
            return leaveQuestions().map { Reply($0) }
        }
        switch dialogue {
        case .cards: return takeCard(line)
        case .autopsy(let place): return takeAutopsy(line, word, place)
        }
    }

    /// Puts open questions away, as Ctrl-C does; nil where none is open.
    public mutating func leaveQuestions() -> Page? {
        defer { dialogue = nil }
        switch dialogue {
        case nil: return nil
        case .cards: return Page([.paragraph("The rest waits. `review` goes on.")])
        case .autopsy(let place): return place.leaving
        }
    }
}
