import Scripts

extension Course {
    private static let lines: [(word: String, example: String)] = [
        ("course", "course \"What leverage does\""), ("path", "path q1 q5 p2"),
        ("plan", "plan \"60 minutes\""), ("meeting", "meeting \"One hour\""),
        ("talk", "talk 10 \"What is talked about\""),
        ("lesson", "lesson q1 13 \"what to leave out\""),
        ("home", "home q1 q5"),
    ]

    /// Takes one line; what is wrong with it, if anything is.
    mutating func read(_ line: Line, number: Int) -> Fault? {
        func fault(_ says: String, _ fix: String, _ word: Line.Word?) -> Fault {
            let place = FilePlace(line: number, column: (word?.from ?? 0) + 1)
            return Fault(place: place, says: says, fix: fix)
        }
        guard let first = line.words.first else { return nil }
        if let word = line.words.first(where: { $0.text.contains(where: \.isCurlyQuote) }),
            !word.isQuoted
        {
            return fault("this is a curly quote", "Write \" in its place, at both ends.", word)
        }
        if let quote = line.openQuote {
            let place = FilePlace(line: number, column: quote + 1)
            return Fault(
                place: place, says: "the double quote here is never closed",
                fix: "Add a double quote at the end.")
        }
        guard let (word, example) = Self.lines.first(where: { $0.word == first.lowered }) else {
            let near = Nearest.word(to: first.text, among: Self.lines.map(\.word))
            return fault(
                "\"\(Line.quoted(first.text))\" begins no line of a course",
                near.map { "Did you mean \"\($0)\"?" }
                    ?? "Lines are course, path, plan, meeting, talk, lesson and home.", first)
        }
        if word != "course", title.isEmpty {
            return fault(
                "a course begins with its title", "Write above it: \(Self.lines[0].example)", first)
        }
        let isEarly =
            word == "meeting" && plans.isEmpty
            || ["talk", "lesson", "home"].contains(word) && plans.last?.meetings.isEmpty ?? true
        if isEarly {
            let needed = word == "meeting" ? "plan" : "meeting"
            return fault(
                "a \(word) line belongs to the \(needed) above it, and there is none",
                "Write above it: \(Self.lines[needed == "plan" ? 2 : 3].example)", first)
        }
        let rest = Array(line.words.dropFirst())
        guard let wrong = take(word, rest, number) else { return nil }
        let place = rest.indices.contains(wrong) ? rest[wrong] : rest.last ?? first
        return fault("a \(word) line cannot be read here", "Write for example: \(example)", place)
    }

    /// - Returns: the place among the rest of the word that does not belong; nil where all do.
    private mutating func take(_ word: String, _ rest: [Line.Word], _ number: Int) -> Int? {
        let texts = rest.map(\.text)
        if ["path", "home", "lesson"].contains(word), let empty = texts.firstIndex(of: "") {
            return empty
        }
        switch word {
        case "course":
            guard rest.count == 1, title.isEmpty else { return title.isEmpty ? 1 : 0 }
            title = texts[0]
        case "path":
            guard !rest.isEmpty else { return 0 }
            path += texts
        case "plan":
            guard rest.count == 1 else { return 1 }
            plans.append(Plan(title: texts[0]))
        case "meeting":
            let isConfirmed = rest.count == 2 && !rest[1].isQuoted && texts[1] == "confirmed"
            guard rest.count == 1 || isConfirmed else { return 1 }
            plans[plans.count - 1].meetings.append(
                Meeting(title: texts[0], line: number, isConfirmed: isConfirmed))
        case "talk":
            guard rest.count == 2, let minutes = Self.minutes(texts[0]) else {
                return rest.first.map { Self.minutes($0.text) == nil ? 0 : 2 } ?? 0
            }
            return add(.talk(minutes: minutes, about: texts[1])) ? nil : 0
        case "home":
            guard !rest.isEmpty else { return 0 }
            return add(.home(texts)) ? nil : 0
        default:
            guard (1...3).contains(rest.count) else { return 3 }
            let minutes = rest.count > 1 ? Self.minutes(texts[1]) : nil
            if rest.count > 1, minutes == nil { return 1 }
            return add(
                .lesson(
                    key: texts[0], minutes: minutes, cut: rest.count > 2 ? texts[2] : nil))
                ? nil : 0
        }
        return nil
    }

    private static func minutes(_ text: String) -> Int? {
        Int(text).flatMap { (1...600).contains($0) ? $0 : nil }
    }
}
