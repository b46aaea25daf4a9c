/// Things to be put in order.
///
///     ```ask order
///     Put these in order, the largest fall first.
///     order: largest first
///     - in March = {fact.falls.march}
///     - in May = {fact.falls.may}
///     - in October = {fact.falls.october}
///     wrong: Each follows the worst day of its year.
///     hint: Which of them halved the price?
///     ```
///
/// Where items carry values, `order: largest first` or `order: smallest first` computes the right
/// order, and they are shown as the file has them. Where none does, the file's own order is right
/// and another is shown. `order: kept` judges nothing. The learner types the numbers shown: `3 1 2`.
public struct Ordering: Sendable, Equatable {
    public enum Rule: String, Sendable, CaseIterable {
        case asWritten = "as written"
        case largestFirst = "largest first"
        case smallestFirst = "smallest first"
        case kept
    }
    public struct Item: Sendable, Equatable {
        public var text: Wording
        public var value: Amount?
    }
    public var rule: Rule
    public var items: [Item]
    /// Said to every order that is wrong, after how many stand in their place.
    public var wrong: Wording?
}

extension Ordering {
    /// The items in the order in which they are shown, by their places in the file.
    ///
    /// What is right as written is shown by the alphabet, and turned by one where that is right.
    public var shown: [Int] {
        let written = Array(items.indices)
        guard rule == .asWritten else { return written }
        let names = items.map { simplified($0.text.plain) }
        let sorted = written.sorted { (names[$0], $0) < (names[$1], $1) }
        return sorted == written ? Array(written.dropFirst()) + written.prefix(1) : sorted
    }

    /// The right order, by places in the file; nil where nothing is judged or a value is missing.
    public func right(_ facts: some LessonFacts) -> [Int]? {
        let written = Array(items.indices)
        switch rule {
        case .kept: return nil
        case .asWritten: return written
        case .largestFirst, .smallestFirst: break
        }
        guard let values = values(facts) else { return nil }
        let isRising = rule == .smallestFirst
        return written.sorted { one, other in
            if values[one] == values[other] { return one < other }
            return (values[one] < values[other]) == isRising
        }
    }

    /// Each item's value, in units of 10⁻⁸; nil where one has none now.
    func values(_ facts: some LessonFacts) -> [Int128]? {
        var values: [Int128] = []
        for item in items {
            guard let value = item.value?.units(facts) else { return nil }
            values.append(value)
        }
        return values
    }

    /// How many of a typed order stand in their place; all of them is right.
    ///
    /// - Parameter typed: places among those shown, from 0. Equal values stand in either place.
    func inPlace(_ typed: [Int], _ facts: some LessonFacts) -> Int? {
        guard let right = right(facts) else { return nil }
        let given = typed.map { shown[$0] }
        let values = values(facts)
        return zip(given, right).count { one, other in
            one == other || values.map { $0[one] == $0[other] } ?? false
        }
    }

    /// The right order in words.
    func rightText(_ facts: some LessonFacts) -> String? {
        right(facts)?.map { items[$0].text.filled(facts).words.plain }
            .joined(separator: ", then ")
    }

    /// The right order as it is typed.
    func typed(_ facts: some LessonFacts) -> String? {
        guard let right = right(facts) else { return nil }
        let places = right.compactMap { shown.firstIndex(of: $0) }
        return places.map { String($0 + 1) }.joined(separator: " ")
    }

    /// What is said to a wrong order.
    func reply(inPlace count: Int) -> Wording {
        let counted = "\(count) of \(items.count) stand where they belong."
        let words = wrong.map { [.text(counted + " ")] + $0.inlines } ?? [.text(counted)]
        return Wording(words, at: wrong?.place ?? FilePlace(line: 1))
    }
}

/// Reads an order as it is typed: `3 1 2`, `3, 1, 2` or `c a b`; places from 0.
public func readOrderAnswer(
    _ text: String, of count: Int
) throws(AnswerMisreading) -> [Int] {
    if trim(text).isEmpty { throw .empty }
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    let words = text.lowercased().split { $0 == "," || $0 == ";" || $0.isWhitespace }
    var places: [Int] = []
    for word in words {
        let letter = word.count == 1 ? word.first.flatMap(letters.firstIndex(of:)) : nil
        guard let place = Int(word).map({ $0 - 1 }) ?? letter, (0..<count).contains(place),
            !places.contains(place)
        else { throw .notAnOrder(text, of: count) }
        places.append(place)
    }
    if places.count != count { throw .notAnOrder(text, of: count) }
    return places
}
