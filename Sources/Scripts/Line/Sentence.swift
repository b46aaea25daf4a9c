/// A line as somebody asks it in words of a language: what it is about, without the words that only ask,
/// join or are polite.
public struct Sentence: Sendable, Equatable {
    /// In small letters, without signs around them, in order.
    public let content: [String]
    /// It ends in a question mark, or begins as questions do.
    let isQuestion: Bool
    /// It is a question, or begins as sentences do, as in `tell me` or `I want to`.
    public let isAsked: Bool
    /// `who`, `how`: what it begins with, where that is such a word.
    let questionWord: String?
    /// It begins with the whole name of a command, and one word of that is none that questions begin
    /// with: rather a command with a slip in it.
    let namesCommand: Bool

    public init(_ text: String) {
        let words = text.lowercased().split(whereSeparator: \.isWhitespace)
            .map { Sentence.bare($0) }.filter { !$0.isEmpty }
        content = words.filter { !Sentence.functionWords.contains($0) }
        questionWord = words.first.flatMap { Sentence.questionWords.contains($0) ? $0 : nil }
        let first = words.first ?? ""
        // `what if` is a command, although `what` begins questions.
        let pair = words.prefix(2).joined(separator: " ")
        namesCommand =
            Verb.named(first) != nil && !Sentence.functionWords.contains(first)
            || words.count > 1 && Verb.all.contains { $0.name == pair }
        let asks = Sentence.questionWords.contains(first) || Sentence.auxiliaries.contains(first)
        isQuestion = asks || (text.contains("?") && words.count > 1)
        isAsked = !namesCommand && (isQuestion || Sentence.functionWords.contains(first))
    }

    /// Without the signs around it, and without the `'s` of `what's`.
    static func bare(_ word: Substring) -> String {
        let signs: Set<Character> = [
            "?", "!", ".", ",", ";", ":", "\"", "'", "’", "(", ")", "“", "”",
        ]
        var word = word
        while let last = word.last, signs.contains(last) { word.removeLast() }
        while let first = word.first, signs.contains(first) { word.removeFirst() }
        for tail in ["'s", "’s", "'m", "’m", "'re", "’re"] where word.hasSuffix(tail) {
            return String(word.dropLast(tail.count))
        }
        return String(word)
    }

    private static let questionWords: Set<String> = [
        "what", "which", "who", "whom", "whose", "when", "where", "why", "how",
    ]

    private static let auxiliaries: Set<String> = [
        "is", "are", "am", "was", "were", "do", "does", "did", "can", "could", "may", "might",
        "must", "shall", "should", "will", "would", "has", "have", "had",
    ]

    /// Words that carry no meaning of their own here; a command of ours that is one of them, as `who`,
    /// is one by its whole name only.
    static let functionWords: Set<String> =
        questionWords.union(auxiliaries).union([
            "a", "an", "the", "this", "that", "these", "those", "it", "its", "i", "i'd", "me", "my",
            "mine", "we", "us", "our", "you", "your", "he", "she", "they", "them", "their", "be",
            "been",
            "being", "doing", "done", "much", "many", "of", "to", "in", "on", "at", "by", "for",
            "from",
            "with", "about", "into", "as", "than", "then", "so", "if", "and", "or", "but", "not",
            "no",
            "ok", "y", "yes", "please", "tell", "give", "show", "let", "get", "got", "getting",
            "use",
            "there", "here", "now", "just", "really", "actually", "mean", "means", "meaning",
            "want",
            "need", "like",
        ])
}

extension Sentence {
    /// Lines of ours that say the same, the likeliest first: the words alone, the question word before
    /// them, a look named among them with the others behind it.
    func rephrased(_ around: Surroundings) -> [String] {
        guard !content.isEmpty, content.count <= 6 else { return [] }
        let phrase = content.joined(separator: " ")
        var lines: [String] = []
        if let questionWord, questionWord != "what" { lines.append("\(questionWord) \(phrase)") }
        lines.append(phrase)
        for (place, word) in content.enumerated() where place > 0 {
            let rest = content[..<place] + content[(place + 1)...]
            lines.append(([word] + rest).joined(separator: " "))
        }
        if around.terms().contains(phrase) { lines.append("define \(phrase)") }
        return lines
    }
}
