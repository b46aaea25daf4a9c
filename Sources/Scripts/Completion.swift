import Margin

/// What may stand where the cursor is, from the shapes in the verb table.
public enum Completion {
    /// Whole words that the last word of the line can become, in order; for a line that ends in a
    /// space, the words that can come next.
    ///
    /// - Parameter line: as typed, up to the cursor.
    public static func words(for line: String, in around: Surroundings) -> [String] {
        let cut = Line(line)
        guard !cut.isTooLong, cut.end == line.count, cut.openQuote == nil else { return [] }
        var before = cut.words
        let isOpen = before.last.map { $0.to == line.count } ?? false
        let typed = isOpen ? before.removeLast().lowered : ""
        guard let first = before.first else { return begins(typed, Verb.spellings.sorted()) }
        guard let verb = Verb.begun(by: first.lowered) else { return [] }
        var words = verb.respelled(before.map(\.text))
        let tree = verb.shapeTree
        if verb.joinsConditions, let or = words.lastIndex(of: "or") {
            words = verb.nameWords + words[(or + 1)...]
        }
        var shapes = tree.following(words)
        if verb.joinsConditions, tree.matches(words) { shapes.append(.word("or")) }
        // Parts may come in any order: where the shape's own is left, what is not yet said may come.
        if shapes.isEmpty { shapes = tree.openings.filter { !$0.isSaid(in: words) } }
        var found: [String] = []
        for shape in shapes {
            found += candidates(shape, Array(words.dropFirst(verb.nameWords.count)), around)
        }
        var seen: Set<String> = []
        return begins(typed, found).filter { seen.insert($0).inserted }
    }

    private static func begins(_ typed: String, _ words: [String]) -> [String] {
        words.filter { $0.lowercased().hasPrefix(typed) }
    }

    private static func candidates(
        _ shape: Shape, _ words: [String], _ around: Surroundings
    ) -> [String] {
        guard case .slot(let name) = shape else {
            if case .word(let word) = shape { return word == "<" ? ["<", ">"] : [word] }
            return []
        }
        switch name {
        case "SCENARIO": return around.scenarios()
        case "RULEBOOK": return around.rulebooks()
        case "LESSON": return around.lessons()
        case "BRANCH": return around.branches()
        case "COMMAND": return Verb.all.map { $0.nameWords[0] }
        case "COIN":
            return around.coins.isEmpty
                ? around.coin.map { [$0.code] } ?? [] : around.coins.map(\.code)
        case "TERM": return nextWords(of: around.terms(), after: words)
        default: return around.values(name)
        }
    }

    /// Of names made of several words, the words that can follow those already there.
    private static func nextWords(of names: [String], after words: [String]) -> [String] {
        let typed = words.map { $0.lowercased() }
        return names.compactMap { name in
            let parts = name.split(separator: " ").map(String.init)
            guard parts.count > typed.count,
                zip(parts, typed).allSatisfy({ $0.lowercased() == $1 })
            else { return nil }
            return parts[typed.count]
        }
    }
}

extension Verb {
    /// The shape as a tree. The name is no part of the first alternative.
    var shapeTree: Shape {
        let rest = Shape(String(shape.dropFirst(name.count)))
        return .sequence(nameWords.map { .word($0) } + [rest])
    }

    /// The verb that a first word stands for, as the reader would take it.
    public static func begun(by typed: String) -> Verb? {
        if let verb = all.first(where: { $0.nameWords[0] == typed || $0.hasAlias(typed) }) {
            return verb
        }
        guard case .word(let spelling) = form(typed) else { return nil }
        return all.first { $0.nameWords[0] == spelling || $0.hasAlias(spelling) }
    }

    /// Whether several of what it takes can be joined by `or`.
    fileprivate var joinsConditions: Bool { shape.contains(" or ") }

    private func hasAlias(_ word: String) -> Bool { aliases.contains { $0.word == word } }

    /// The words of a line with its first word or short form replaced by the verb's own.
    fileprivate func respelled(_ words: [String]) -> [String] {
        guard let first = words.first?.lowercased() else { return [] }
        let rest = words.dropFirst()
        if nameWords[0].hasPrefix(first) {
            if nameWords.count == 1 || rest.isEmpty { return [nameWords[0]] + rest }
            // `add 500`: the second word of a name may be left out.
            return rest.first?.lowercased() == nameWords[1]
                ? [nameWords[0]] + rest : nameWords + rest
        }
        let alias = aliases.first { $0.word == first } ?? aliases.first { $0.word.hasPrefix(first) }
        return (alias?.means ?? nameWords) + rest
    }
}
