/// The word of `known` that `word` was most likely meant to be, if one is near enough.
///
/// Near: at most a third of its letters are changed, missing, added or swapped with a neighbour.
func nearest(_ word: String, among known: [String]) -> String? {
    let typed = Array(word.lowercased().prefix(40))
    var best: (word: String, distance: Int)?
    for candidate in known {
        let distance = distance(typed, Array(candidate))
        guard distance <= max(1, max(typed.count, candidate.count) / 3) else { continue }
        if distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.word
}

/// Optimal string alignment: the fewest single edits from `a` to `b`.
private func distance(_ a: [Character], _ b: [Character]) -> Int {
    var older: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
        var row = [i + 1]
        for j in b.indices {
            var least = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                least = min(least, older[j - 1] + 1)
            }
            row.append(least)
        }
        older = last
        last = row
    }
    return last[b.count]
}
