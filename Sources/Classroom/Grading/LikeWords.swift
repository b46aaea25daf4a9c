import Lessons

// Words that several students share, and words that are none: what a count of words cannot see.

extension Gradebook {
    /// A sentence each: who wrote the same, and who wrote the same word over and over.
    public var likeWords: [String] {
        var found: [String] = []
        var kinds: [String] = ["the reasons of the plan"]
        for id in rows.flatMap(\.items).filter({ $0.words != nil }).map(\.id)
        where !kinds.contains(id) { kinds.append(id) }
        for kind in kinds {
            let written = rows.compactMap { row -> (label: String, words: [Substring])? in
                let words =
                    kind == kinds[0]
                    ? row.reasons : row.items.first { $0.id == kind }?.words
                guard let words, row.isFine else { return nil }
                return (row.label, Gradebook.plain(words))
            }
            let groups = Dictionary(grouping: written.filter { $0.words.count >= 4 }) { $0.words }
            for group in groups.values.filter({ $0.count > 1 }).sorted(by: {
                $0[0].label < $1[0].label
            }) {
                let labels = group.map(\.label).joined(separator: ", ")
                found.append("\(labels) wrote the same words for \(kind).")
            }
            let empty = written.filter { Set($0.words).count < 3 }.map(\.label)
            if !empty.isEmpty {
                let labels = empty.joined(separator: ", ")
                found.append("\(labels): fewer than three different words for \(kind).")
            }
        }
        return found
    }

    /// Letters and numbers only, in one case: commas and capitals make no other sentence.
    private static func plain(_ text: String) -> [Substring] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }
    }
}
