/// What fences, the boxes between them, and braces have to keep to.
public enum BoxRule: Sendable, Equatable {
    case kindUnknown(String, nearest: String?)
    case kindMissing
    case neverCloses(String)
    case wordsAfterKind(String)
    case wordUnknown(String, box: String, known: [String], nearest: String?)
    case wordRepeated(String)
    case wordEmpty(String)
    case noLine(box: String)
    case goalMissing
    case goalUnknown(String, nearest: String?)
    case cardWithoutQuestion
    case cardWithoutAnswer
    case cardLineOutOfPlace
    case sourceMissing
    case citeEmpty
    case noteEmpty
    case braceUnreadable(String)
    case braceNotClosed

    var words: (says: String, fix: String) {
        switch self {
        case .kindUnknown(let kind, let nearest):
            ("unknown box \"\(kind)\"", meant(nearest, else: "Boxes are \(Self.kinds)."))
        case .kindMissing:
            ("a fence without a kind of box", "Write the kind behind it: \(Self.kinds).")
        case .neverCloses(let kind):
            (
                "this \(kind) box is never closed",
                "Put a line of three backticks under its last line."
            )
        case .wordsAfterKind(let word):
            ("nothing is expected after the kind of box, but here is \"\(word)\"", "Take it out.")
        case .wordUnknown(let word, let box, let known, let nearest):
            (
                "\"\(word)\" is no word of a box \"\(box)\"",
                meant(
                    nearest,
                    else: known.isEmpty
                        ? "Take the line out." : "Its words are \(known.joined(separator: ", "))."
                )
            )
        case .wordRepeated(let word):
            ("this box says \"\(word)\" twice", "Keep one of the two lines.")
        case .wordEmpty(let word):
            ("\"\(word)\" says nothing", "Write its value after the colon, or take the line out.")
        case .noLine(let box):
            ("a \(box) box without a line to type", "Write the line, as a learner would type it.")
        case .goalMissing:
            ("a do box without a goal", "Add what must be so in the end, as goal: position open")
        case .goalUnknown(let text, let nearest):
            ("\"\(text)\" is no goal", meant(nearest, else: "Goals are \(Self.goals)."))
        default: content
        }
    }
    private var content: (says: String, fix: String) {
        switch self {
        case .cardWithoutQuestion: ("an answer without its question", "Write above it: Q: …")
        case .cardWithoutAnswer: ("a card without an answer", "Write under the question: A: …")
        case .cardLineOutOfPlace:
            ("a card has only Q: and A: lines", "Indent the line to go on with the one above.")
        case .sourceMissing:
            (
                "figures are cited here without their source",
                "Add the line: source: who counted what"
            )
        case .citeEmpty: ("a cite box without figures", "Write the sentence or table it holds.")
        case .noteEmpty: ("a note without words", "Write it, or take the box out.")
        case .braceUnreadable(let text):
            (
                "\"{\(text)}\" is neither a term nor a sum of terms",
                "Write a term, as {price}, or a sum with spaces, as {price − position.own}."
            )
        default: ("a brace is opened here and not closed on its line", "Close it with }")
        }
    }
    private static let kinds = "do, show, ask, cite, card or note"
    private static let goals =
        Goal.phrases.map(\.text).joined(separator: ", ") + ", time 10:44, or long BTC 20x"
}
