import Scripts

/// Why a line is no answer. The question stays as it was, and no try is used up.
public enum AnswerMisreading: Error, Sendable, Equatable {
    case empty
    case notANumber(String)
    /// A comma stands where no group of three digits follows.
    case commaInNumber(String)
    case numberTooLarge(String)
    /// What is only kept is a leverage, or how sure somebody is: never less than nothing.
    case belowZero(String)
    /// None of the options, of which there are so many.
    case noSuchOption(String, of: Int)
    /// Not each of so many numbers once.
    case notAnOrder(String, of: Int)
    /// The words begin several options.
    case severalOptions(String)

    /// What is wrong, and one thing to type.
    public var words: (says: String, fix: String) {
        switch self {
        case .empty: ("nothing was typed", "Type an answer, hint, or skip.")
        case .notANumber(let text):
            ("\"\(Line.quoted(text))\" is no number", "Type digits, as 7,250.5")
        case .commaInNumber(let text):
            (
                "in \"\(Line.quoted(text))\" a comma does not stand before three digits",
                "Commas part thousands; a point begins the decimals, as 7,250.5"
            )
        case .numberTooLarge(let text):
            ("\"\(Line.quoted(text))\" is larger than any number here", "Type a smaller number.")
        case .belowZero(let text):
            ("\"\(Line.quoted(text))\" is below zero", "Type 0 or more.")
        case .noSuchOption(let text, let count):
            ("\"\(Line.quoted(text))\" is none of the options", "Type a number from 1 to \(count).")
        case .notAnOrder(let text, let count):
            (
                "\"\(Line.quoted(text))\" does not name each of the \(count) once",
                "Type their numbers in your order, as "
                    + (1...max(count, 1)).reversed().map(String.init).joined(separator: " ")
            )
        case .severalOptions(let text):
            ("\"\(Line.quoted(text))\" begins more than one option", "Type the number of one.")
        }
    }
}
