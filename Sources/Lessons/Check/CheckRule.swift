/// What a lesson has to keep to beyond being readable.
public enum CheckRule: Sendable, Equatable {
    case resultTyped(String)
    case answerTyped(String)
    case givenByNothing(String)
    case sourceIsHere(String)
    case workedOutTyped
    case stepTooLong(Int)
    case liquidationUnpredicted
    case cardMissing
    case hintGivesAnswer
    case answerGivenAway(String)
    case idNotFileName(String)
    case termUnknown(String, nearest: String?)
    case lineRefused(String)
    case factsMissing(String)
    /// A word of `hides:` that is no figure a page shows.
    case hidesNothing(String, nearest: String?, known: [String])
    /// A word of the header names a file that is on no shelf.
    case nameUnknown(String, word: String, nearest: String?)
    case figureNotInFacts(String, facts: String)
    // Warnings.
    case advice(String)
    case frequencyMissing
    // Met only while the lesson is played.
    case braceWithoutValue(String)
    case goalAlreadyMet
    case goalNotMet
    case replyNeverGiven
    case rightAnswerRefused
    case orderTied
    case orderGivenAway
    // Of a translation beside its original.
    case translationOfOther(String)
    case headerDiffers(String, String?)
    case stepUntranslated(String)
    case stepNotInOriginal(String)
    case boxesDiffer(String)
    case translationBehind([String], now: String)

    static let longestStep = 120

    var words: (says: String, fix: String) {
        switch self {
        case .resultTyped(let text):
            (
                "the number \(text) is typed, but a result is computed and a given is named",
                "Write its {term}, cite it with its source, or add it to given: in the header."
            )
        case .answerTyped(let text):
            (
                "the right answer \(text) is typed, so it cannot change with what it is about",
                "Compute it: answer: {term}, or from a cited row: {fact.NAME.ROW}"
            )
        case .givenByNothing(let text):
            (
                "\(text) is called given, and no line, scenario, rulebook or mistake of this lesson "
                    + "holds it",
                "Compute it as a {term}, or cite it with its source."
            )
        case .sourceIsHere(let words):
            (
                "\"\(words)\" points back at this lesson, which is no source of a figure",
                "Compute the figure as a {term}: {bar.13:10.low} is one bar of the tape."
            )
        case .workedOutTyped:
            (
                "what is worked out can be computed, and here its results are typed",
                "Write terms and sums in braces, or lines that make the program work it out."
            )
        case .stepTooLong(let count):
            (
                "this step has \(count) words; a screen holds \(Self.longestStep)",
                "Begin a new step with ## , or say less."
            )
        case .liquidationUnpredicted:
            (
                "a liquidation is shown before anything was predicted",
                "Ask for a prediction above it, with ask number or ask choice."
            )
        case .cardMissing:
            ("the lesson leaves no card behind", "Add a card box: a question to come back to.")
        case .hintGivesAnswer:
            ("the first hint is the answer", "Say first where to look, and the answer last.")
        case .answerGivenAway(let term):
            (
                "{\(term)} stands here before it has been asked for",
                "Move it under the ask, or name the thing without its number."
            )
        case .idNotFileName(let id):
            ("the id \"\(id)\" is not the name of the file", "Name both alike.")
        case .termUnknown(let term, let nearest):
            ("{\(term)} is no term a lesson can compute", meant(nearest, else: Self.terms))
        case .lineRefused(let reason):
            ("this line is refused: \(reason)", "Write it as it is typed at the prompt.")
        case .factsMissing(let name):
            (
                "there is no table of facts called \"\(name)\" that can be read",
                "Write it as lessons/facts/\(name).facts"
            )
        case .hidesNothing(let word, let nearest, let known):
            (
                "no page shows a figure called \"\(word)\", so this hides nothing",
                meant(nearest, else: "What can be hidden: \(known.joined(separator: ", ")).")
            )
        case .nameUnknown(let name, let word, let nearest):
            (
                "\"\(word)\" names \"\(name)\", and there is none called so",
                nearest.map { "Write: \(word): \($0)" } ?? "Name one that there is."
            )
        case .figureNotInFacts(let number, let name):
            (
                "\(number) does not stand beside the other numbers in a row of \(name)",
                "Look it up in lessons/facts/\(name).facts, or add the row there with its source."
            )
        default: played
        }
    }
    private var played: (says: String, fix: String) {
        switch self {
        case .advice(let phrase):
            (
                "\"\(phrase)\" is advice, blame or hype; a lesson says what happens",
                "Say what the rule does, and leave the choice to the reader."
            )
        case .frequencyMissing:
            (
                "a liquidation is lived through here without saying how often such a thing happens",
                "Add a cite box with a frequency to this step, or show: odds"
            )
        case .braceWithoutValue(let text):
            ("{\(text)} has no value at this point", "Use it after the step that makes it.")
        case .goalAlreadyMet:
            ("the goal is met before anything is done", "Ask for something that changes the state.")
        case .goalNotMet:
            ("the suggested lines do not reach the goal", "Change the lines or the goal.")
        case .replyNeverGiven:
            (
                "no answer gets this reply: an earlier line takes them all",
                "Move it up, or give it a mistake of its own."
            )
        case .rightAnswerRefused:
            ("the right answer is not taken as right", "Widen it with within, or correct it.")
        case .orderTied:
            ("two items of this order have the same value", "Leave one of them out.")
        case .orderGivenAway:
            ("the items stand in the right order already", "Write them in another order.")
        default: translated
        }
    }
    private var translated: (says: String, fix: String) {
        switch self {
        case .translationOfOther(let id):
            ("a translation has the id of its original", "Write: id: \(id)")
        case .headerDiffers(let word, let original):
            (
                "the original has another \"\(word)\"",
                original.map { "Write: \(word): \($0)" } ?? "Take the line out."
            )
        case .stepUntranslated(let step):
            (
                "the step \"\(step)\" of the original is missing here",
                "Translate it, with id: \(step) under its heading."
            )
        case .stepNotInOriginal(let step):
            (
                "the original has no step \"\(step)\"",
                "Write under this heading the id of the step that it translates."
            )
        case .boxesDiffer(let step):
            (
                "the boxes of \"\(step)\" are not those of the original",
                "Keep its boxes, their lines, ids, answers and the order of the options."
            )
        case .translationBehind(let steps, let now):
            (
                "the original has changed since: \(steps.joined(separator: ", "))",
                "Look these steps over, then write: follows: \(now)"
            )
        default: ("", "")
        }
    }
    var isWarning: Bool {
        switch self {
        case .advice, .frequencyMissing, .translationBehind: true
        default: false
        }
    }
    private static let terms =
        "Terms begin with account, position., event. or other., as in {position.liquidation}."
}
