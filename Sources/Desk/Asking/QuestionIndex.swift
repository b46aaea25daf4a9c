import Scripts

/// Where a question typed as a sentence is answered: commands, words of the glossary, lessons.
///
/// A word counts the more the fewer places have it, and more in a name or a title than in what is said
/// of it. All of it is whole numbers, and of two equal places the first counts.
struct QuestionIndex {
    /// One place to look: the line to type, what is found there, and its words.
    struct Place: Equatable {
        let line: String
        let said: String
        fileprivate let names: Set<String>
        fileprivate let text: Set<String>

        /// - Parameters:
        ///   - names: what the place is called: a name, other spellings, a title.
        ///   - text: what is said of it.
        init(_ line: String, _ said: String, names: [String], text: [String] = []) {
            self.line = line
            self.said = said
            self.names = Self.stems(names)
            self.text = Self.stems(text)
        }

        private static func stems(_ texts: [String]) -> Set<String> {
            Set(texts.flatMap { Sentence($0).content.flatMap { QuestionIndex.stems(of: $0) } })
        }
    }

    private let places: [Place]
    /// In how many places each stem stands.
    private let spread: [String: Int]

    init(_ places: [Place]) {
        self.places = places
        var spread: [String: Int] = [:]
        for place in places {
            for stem in place.names.union(place.text) { spread[stem, default: 0] += 1 }
        }
        self.spread = spread
    }

    /// The places that answer best, the best first; none where not even half of what was asked, by weight, is
    /// met anywhere.
    func places(answering sentence: Sentence, most: Int) -> [Place] {
        var asked: [String] = []
        for stem in sentence.content.flatMap({ Self.stems(of: $0) })
        where !asked.contains(stem) {
            asked.append(stem)
        }
        let whole = asked.reduce(0) { $0 + weight(of: $1) }
        var scored: [(place: Int, score: Int)] = []
        for (number, place) in places.enumerated() {
            var met = 0
            var score = 0
            for stem in asked {
                let isNamed = place.names.contains(stem)
                guard isNamed || place.text.contains(stem) else { continue }
                met += weight(of: stem)
                score += weight(of: stem) * (isNamed ? 3 : 1)
            }
            // A place whose whole name was said is what was meant, more than one with a longer name.
            if !place.names.isEmpty, place.names.isSubset(of: asked) { score += score / 2 }
            if met * 2 >= whole, met > 0 { scored.append((number, score)) }
        }
        return scored.sorted { ($1.score, $0.place) < ($0.score, $1.place) }.prefix(most)
            .map { places[$0.place] }
    }

    /// Rarer is heavier: the bits of how many places there are to one that has it. A word that stands
    /// nowhere weighs as much as the rarest.
    private func weight(of stem: String) -> Int {
        let share = places.count / max(1, spread[stem] ?? 1)
        return 1 + Int.bitWidth - share.leadingZeroBitCount
    }

    /// A word without its endings, so that `liquidated` meets `liquidation`; words joined by a hyphen each.
    static func stems(of word: String) -> [String] {
        word.split { !$0.isLetter && !$0.isNumber }.map { part in
            var stem = String(part)
            for ending in endings where stem.hasSuffix(ending) && stem.count >= ending.count + 3 {
                stem.removeLast(ending.count)
                break
            }
            if stem.hasSuffix("i") { stem = String(stem.dropLast()) + "y" }
            return stem
        }
    }

    /// The longest first.
    private static let endings = [
        "ations", "ation", "ating", "ated", "ates", "ions", "ally", "ate", "ing", "ion", "ies",
        "ied",
        "ed", "es", "ly", "er", "s", "e",
    ]
}
