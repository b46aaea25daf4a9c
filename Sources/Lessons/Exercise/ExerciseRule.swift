/// What an exercise has to keep to.
public enum ExerciseRule: Sendable, Equatable {
    case pointsUnreadable(String)
    case boundsUnreadable(word: String, String)
    case shareUnreadable(word: String, String)
    case exposureUnreadable(String)
    case barsUnreadable(String)
    case valueUnknown(word: String, String, known: String)
    case wordWithoutPoints(String)
    case verbUnknown(String, word: String, nearest: String?)
    case wordMissing(String)
    case planLine
    case planWords(String)
    case gradeMissing
    case gradeNotATable
    case gradeRow(String)
    case checkUnknown(String)
    case itemRepeated(String)
    case itemUnknown(String, word: String)
    case sumIsNot(String, String)
    case hiddenTooFew(hidden: String, automatic: String)
    case answerUnknown(String)
    case boxOutsideExercise(String)
    case limitMissing

    var words: (says: String, fix: String) {
        switch self {
        case .pointsUnreadable(let text):
            ("\"\(text)\" is no number of points", "Write for example: points: 20")
        case .boundsUnreadable(let word, let text):
            ("\"\(text)\" does not say from where to where", "Write: \(word): 4,000 to 6,000")
        case .shareUnreadable(let word, let text):
            ("\"\(text)\" is no share", "Write for example: \(word): 1 %")
        case .exposureUnreadable(let text):
            (
                "\"\(text)\" does not say how much to hold and how long",
                "Write: exposure: 40 % for 24 h"
            )
        case .barsUnreadable(let text):
            ("\"\(text)\" is no length of a bar", "Write for example: bars: 15 min")
        case .valueUnknown(let word, let text, let known):
            ("\"\(word)\" cannot be \"\(text)\"", "It can be: \(known).")
        case .verbUnknown(let name, let word, let nearest):
            (
                "\"\(word)\" lists commands, and \"\(name)\" is none",
                meant(nearest, else: "Write for example: \(word): chart")
            )
        case .wordWithoutPoints(let word):
            (
                "\"\(word)\" is a word of exercises, and this lesson has no points:",
                "Add points: and pass:, or take the line out."
            )
        case .wordMissing(let word):
            ("an exercise without \"\(word)\"", "Add the line: \(word): …")
        case .planLine:
            (
                "a plan box holds one line that begins with plan",
                "Write: plan long BTC margin 1,000 leverage 3 stop 46,500 and why"
            )
        case .planWords(let text):
            ("\"\(text)\" is no number of words", "Write for example: words: 15")
        default: grading
        }
    }

    private var grading: (says: String, fix: String) {
        switch self {
        case .gradeMissing:
            (
                "an exercise without a grade box",
                "Add a table: | id | points | what is judged | check |"
            )
        case .gradeNotATable:
            (
                "a grade box holds a table of four columns",
                "Write: | id | points | what is judged | check |"
            )
        case .gradeRow(let text):
            (
                "\"\(text)\" is no row of the grade table",
                "Write: | plan | 2 | the plan is written first | plan before step 1 |"
            )
        case .checkUnknown(let text):
            (
                "\"\(text)\" is no check",
                "Checks are: plan before step 1, answer ID, odds ID within 10, words ID >= 10, "
                    + "loss at stop <= limit, "
                    + "stop before liquidation by 0.5 %, orders follow plan, "
                    + "liquidated <= 5 and held >= 60 of 100, by hand."
            )
        case .itemRepeated(let id): ("two items are called \"\(id)\"", "Give one another id.")
        case .itemUnknown(let id, let word):
            (
                "\"\(word)\" names \"\(id)\", and no item is called so",
                "Use an id of the grade table."
            )
        case .sumIsNot(let sum, let points):
            (
                "the items have \(sum) points together, and the header says \(points)",
                "Change one of the two."
            )
        case .hiddenTooFew(let hidden, let automatic):
            (
                "hidden tapes give \(hidden) of \(automatic) automatic points",
                "Give at least half of them to the item with liquidated <= … and held >= …"
            )
        case .answerUnknown(let id):
            ("no ask has the id \"\(id)\"", "Use the id: of an ask in this file.")
        case .boxOutsideExercise(let kind):
            ("a \(kind) box belongs to an exercise", "Add points: and pass: to the header.")
        default:
            (
                "loss at stop is compared with the course's rule, and none is named",
                "Add for example: limit: 1 %"
            )
        }
    }
}
