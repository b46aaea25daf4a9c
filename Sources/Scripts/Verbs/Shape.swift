/// A verb's shape as something that can be followed word by word. It is parsed from the same text
/// that help prints, so that the two cannot differ.
///
/// `|` separates alternatives, `[ ]` holds what may be left out, capitals name what is to be put in;
/// without spaces around it `|` separates words, with spaces whole parts.
indirect enum Shape: Sendable, Equatable {
    case word(String)
    /// A word of the person's: `COIN`, `PRICE`, `LEVERAGEx`.
    case slot(String)
    case sequence([Shape])
    case choice([Shape])
    case optional(Shape)

    init(_ text: String) {
        var spaced = ""
        for character in text {
            spaced += character == "[" || character == "]" ? " \(character) " : String(character)
        }
        var tokens = spaced.split(separator: " ").map(String.init)[...]
        self = Shape.parts(&tokens)
    }

    /// Up to a closing bracket or the end.
    private static func parts(_ tokens: inout ArraySlice<String>) -> Shape {
        var choices: [Shape] = []
        var parts: [Shape] = []
        while let token = tokens.popFirst(), token != "]" {
            switch token {
            case "|":
                choices.append(.sequence(parts))
                parts = []
            case "[": parts.append(.optional(Shape.parts(&tokens)))
            default:
                let words = token.split(separator: "|").map { Shape.one(String($0)) }
                parts.append(words.count == 1 ? words[0] : .choice(words))
            }
        }
        return choices.isEmpty ? .sequence(parts) : .choice(choices + [.sequence(parts)])
    }

    private static func one(_ text: String) -> Shape {
        text.first?.isUppercase ?? false ? .slot(text) : .word(text)
    }
}

extension Shape {
    /// What may stand after these words; empty where they do not follow the shape.
    func following(_ words: [String]) -> [Shape] {
        var walk = Walk(words: words, reserved: ownWords)
        take(0, &walk) { _, _ in }
        return walk.found
    }

    /// Whether these words follow the shape to its end.
    func matches(_ words: [String]) -> Bool {
        var walk = Walk(words: words, reserved: ownWords)
        var isWhole = false
        take(0, &walk) { place, _ in isWhole = isWhole || place == words.count }
        return isWhole
    }

    /// The first words of the parts that may be left out.
    var openings: [Shape] {
        switch self {
        case .word, .slot: []
        case .sequence(let parts), .choice(let parts): parts.flatMap(\.openings)
        case .optional(.sequence(let parts)): Array(parts.prefix(1))
        case .optional: []
        }
    }

    func isSaid(in words: [String]) -> Bool {
        if case .word(let own) = self { words.contains { $0.lowercased() == own } } else { true }
    }

    /// Every word that stands for itself.
    private var ownWords: [String] {
        switch self {
        case .word(let own): [own]
        case .slot: []
        case .sequence(let parts), .choice(let parts): parts.flatMap(\.ownWords)
        case .optional(let part): part.ownWords
        }
    }

    /// The words that are followed through a shape, and what could have stood where they ended.
    private struct Walk {
        let words: [String]
        /// Words of the shape itself: no coin is called so.
        let reserved: [String]
        var found: [Shape] = []
    }

    /// Tries every way through from a place on; `onward` is told each place that was reached.
    private func take(_ place: Int, _ walk: inout Walk, _ onward: (Int, inout Walk) -> Void) {
        switch self {
        case .word, .slot:
            let isAtEnd = place >= walk.words.count
            let takesRest = !isAtEnd && takesRest(from: walk.words[place])
            if isAtEnd || takesRest, !walk.found.contains(self) { walk.found.append(self) }
            if isAtEnd { return }
            if takesRest { return onward(walk.words.count, &walk) }
            if accepts(walk.words[place], walk.reserved) { onward(place + 1, &walk) }
        case .sequence(let parts):
            guard let first = parts.first else { return onward(place, &walk) }
            first.take(place, &walk) { next, walk in
                Shape.sequence(Array(parts.dropFirst())).take(next, &walk, onward)
            }
        case .choice(let choices):
            for choice in choices { choice.take(place, &walk, onward) }
        case .optional(let part):
            part.take(place, &walk, onward)
            onward(place, &walk)
        }
    }

    /// Texts of several words; a time is one if it begins as times do.
    private func takesRest(from word: String) -> Bool {
        switch self {
        case .slot("TERM"), .slot("TEXT"), .slot("LINE"): true
        case .slot("TIME"): word.first?.isNumber ?? false
        default: false
        }
    }

    private func accepts(_ word: String, _ reserved: [String]) -> Bool {
        switch self {
        case .word(let own):
            return own == word.lowercased() || (own == "<" && word == ">")
        case .slot("LEVERAGEx"): return word.hasSuffix("x")
        case .slot("COIN"), .slot("ASSET"):
            return word.first?.isLetter ?? false && !reserved.contains(word.lowercased())
        case .slot("SIZE"), .slot("AMOUNT"), .slot("PRICE"), .slot("BARS"), .slot("ACTS"):
            return word.first?.isNumber ?? false && !word.hasSuffix("x")
        case .slot("PERCENT"): return word.hasSuffix("%")
        // What is joined by `or` is followed from the last `or` on.
        case .slot("CONDITION"), .slot("TIME"): return false
        case .slot("NUMBER:"): return word.hasSuffix(":")
        default: return true
        }
    }
}
