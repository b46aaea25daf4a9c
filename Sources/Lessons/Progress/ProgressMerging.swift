// Two windows of one learner write the same file: each adds what it changed, and takes nothing of the
// other's away.

extension Progress {
    /// The file as it should stand after this window's change: what another window has written since
    /// stays, and where both changed the same thing the later counts.
    ///
    /// - Parameters:
    ///   - before: this window's progress when it last agreed with the file.
    ///   - theirs: the file as it stands now.
    public func merged(since before: Progress, into theirs: Progress) -> Progress {
        var merged = theirs
        if seed != before.seed || theirs.seed == nil { merged.seed = seed }
        merged.done = Self.merge(done, before.done, theirs.done) { $0.lesson == $1.lesson }
        merged.places = Self.merge(places, before.places, theirs.places) { $0.lesson == $1.lesson }
        merged.answers = Self.merge(answers, before.answers, theirs.answers) {
            $0.lesson == $1.lesson && $0.ask == $1.ask
        }
        merged.intentions = Self.merge(intentions, before.intentions, theirs.intentions) {
            $0.lesson == $1.lesson && $0.name == $1.name
        }
        merged.cards = Self.merge(cards, before.cards, theirs.cards) {
            $0.lesson == $1.lesson && $0.number == $1.number
        }
        // One code may be drilled twice: what this window added is added.
        merged.drills =
            drills.starts(with: before.drills, by: ==)
            ? theirs.drills + drills.dropFirst(before.drills.count) : drills
        return merged
    }

    private static func merge<Item: Equatable>(
        _ mine: [Item], _ before: [Item], _ theirs: [Item], _ isSame: (Item, Item) -> Bool
    ) -> [Item] {
        var merged = theirs.filter { item in
            let wasKnown = before.contains { isSame($0, item) }
            return !wasKnown || mine.contains { isSame($0, item) }
        }
        for item in mine where !before.contains(item) {
            if let place = merged.firstIndex(where: { isSame($0, item) }) {
                merged[place] = item
            } else {
                merged.append(item)
            }
        }
        return merged
    }
}
