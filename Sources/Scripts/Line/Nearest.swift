/// The known word that was probably meant.
public enum Nearest {
    /// The word with the fewest slips of the finger between it and what was typed: letters left out,
    /// added, changed or swapped. Nil if every word is too far away. Of two equally near, the first.
    public static func word(to typed: String, among words: [String]) -> String? {
        let letters = letters(of: typed)
        guard !letters.isEmpty else { return nil }
        var best: (word: String, slips: Int)?
        for word in words {
            let other = Nearest.letters(of: word)
            // Short words leave no room for two slips: `bk` is not `why`.
            let allowed = min(3, max(1, (min(letters.count, other.count) + 1) / 3))
            guard abs(letters.count - other.count) <= allowed else { continue }
            let slips = slips(letters, other)
            if slips <= allowed, slips < (best?.slips ?? .max) { best = (word, slips) }
        }
        return best?.word
    }

    /// Small letters as numbers, which compare quickly; a word longer than any of ours is cut.
    static func letters(of word: String) -> [UInt32] {
        word.lowercased().unicodeScalars.prefix(40).map(\.value)
    }

    /// Optimal string alignment distance: Levenshtein's with neighbours swapped counted as one.
    static func slips(_ a: [UInt32], _ b: [UInt32]) -> Int {
        if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
        var before: [Int] = []
        var above = Array(0...b.count)
        for i in 1...a.count {
            var row = [i]
            for j in 1...b.count {
                let changed = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
                var least = min(changed, above[j] + 1, row[j - 1] + 1)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    least = min(least, before[j - 2] + 1)
                }
                row.append(least)
            }
            before = above
            above = row
        }
        return above[b.count]
    }
}
