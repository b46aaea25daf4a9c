/// What an ask box has to keep to.
public enum AskRule: Sendable, Equatable {
    case kindUnknown(String, nearest: String?)
    case kindMissing
    case questionMissing
    case answerMissing
    case amountUnreadable(String)
    case toleranceUnreadable(String)
    case mistakeUnreadable(String)
    case replyMissing
    case wordNotForKind(String, kind: String)
    case lineOutOfPlace
    case choicesTooFew
    case choiceWithoutWords
    case choiceRepeated(String)
    case rightChoices(Int)
    case promptWithoutKeywords
    case keywordsWithoutPrompt
    case askRepeated(String)
    case triesNotCounted(String)
    case orderUnreadable(String)
    case orderWithoutValues
    case itemsTooFew
    case itemWithoutWords

    var words: (says: String, fix: String) {
        switch self {
        case .kindUnknown(let kind, let nearest):
            ("unknown kind of ask \"\(kind)\"", meant(nearest, else: Self.kinds))
        case .kindMissing: ("an ask that does not say what is asked for", Self.kinds)
        case .questionMissing:
            ("an ask without a question", "Write the question in the box, or right above it.")
        case .answerMissing:
            (
                "a number is asked for, and nothing says which is right",
                "Add answer: {term} within 1, or keep: NAME if it is only to be kept."
            )
        case .amountUnreadable(let text):
            ("\"\(text)\" is neither a number nor a term in braces", "Write it as {price}.")
        case .toleranceUnreadable(let text):
            ("\"\(text)\" does not say how near is near enough", "Write within 15, or within 1 %.")
        case .mistakeUnreadable(let text):
            (
                "\"wrong \(text)\" names no mistake",
                "Write wrong {term}:, wrong above {term}:, or wrong between {term} and {term}:"
            )
        case .replyMissing: ("a mistake without a reply", "Write the reply after the colon.")
        default: shape
        }
    }
    private var shape: (says: String, fix: String) {
        switch self {
        case .wordNotForKind(let word, let kind):
            ("an ask for \(kind) has no \"\(word)\"", "Take the line out.")
        case .lineOutOfPlace:
            (
                "a question stands above the answers and replies of its box",
                "Move this line up, or indent it to go on with the line above."
            )
        case .choicesTooFew:
            ("a choice needs at least two options", "Begin each with ( ), the right one with (x).")
        case .choiceWithoutWords: ("an option without words", "Write it after the brackets.")
        case .choiceRepeated(let text): ("the option \"\(text)\" stands twice", "Change one.")
        case .rightChoices(0): ("no option is marked as right", "Mark it with (x).")
        case .rightChoices(let count):
            ("\(count) options are marked as right", "Leave one (x); write ( ) before the others.")
        case .promptWithoutKeywords:
            ("a prompt without keywords is never said", "Add the line: keywords: fund, winners")
        case .keywordsWithoutPrompt:
            ("keywords without a prompt do nothing", "Add what to ask once more: prompt: …")
        case .askRepeated(let id):
            ("two asks have the id \"\(id)\"", "Give this one another id.")
        case .triesNotCounted(let text):
            ("\"\(text)\" is no number of tries", "Write a whole number from 1 to 9: tries: 2")
        default: ordering
        }
    }
    private var ordering: (says: String, fix: String) {
        switch self {
        case .orderUnreadable(let text):
            (
                "\"\(text)\" names no order",
                "Write order: largest first, smallest first, as written or kept."
            )
        case .orderWithoutValues:
            (
                "an order by size needs a value behind each item, and no other order has any",
                "Write order: largest first, and each item as - in May = {term}"
            )
        case .itemsTooFew:
            ("an order needs at least three items", "Begin each with a dash: - in May")
        case .itemWithoutWords: ("an item without words", "Write them after the dash.")
        default: ("an ask that cannot be read", Self.kinds)
        }
    }
    private static let kinds = "Write ask number, ask choice, ask order or ask words."
}
