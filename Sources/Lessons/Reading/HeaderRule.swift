/// What the head of a lesson file, and its headings, have to keep to.
public enum HeaderRule: Sendable, Equatable {
    case titleMissing
    case titleRepeated
    case wordUnknown(String, nearest: String?)
    case wordRepeated(String)
    case wordMissing(String)
    case wordEmpty(String)
    case lineWithoutColon
    case formatUnknown(String)
    case notAWholeNumber(word: String, String)
    case variesUnclear
    case givenUnreadable(String)
    case variesUnused(String)
    case headingEmpty
    case stepRepeated(String)

    var words: (says: String, fix: String) {
        switch self {
        case .titleMissing:
            ("a lesson begins with its title", "Write as the first line: # Title of the lesson")
        case .titleRepeated:
            ("a lesson has one title, on its first line", "Begin a new step with ## instead.")
        case .wordUnknown("title", _):
            ("the title is no header word", "Write it as the first line, after a # and a space.")
        case .wordUnknown(let word, let nearest):
            ("unknown header word \"\(word)\"", meant(nearest, else: headerWords))
        case .wordRepeated(let word):
            ("the header says \"\(word)\" twice", "Keep one of the two lines.")
        case .wordMissing("format"):
            ("the header does not say which format the file has", "Add the line: format: 1")
        case .wordMissing(let word):
            ("the header has no \"\(word)\"", "Add a line under the title: \(word): …")
        case .wordEmpty(let word):
            ("\"\(word)\" says nothing", "Write its value after the colon, or take the line out.")
        case .lineWithoutColon:
            (
                "a header line is a word, a colon and its value",
                "Leave an empty line before the text."
            )
        case .formatUnknown(let text):
            ("format \"\(text)\" is not known here", "This program reads format: 1")
        case .notAWholeNumber(let word, let text):
            ("\"\(word)\" takes a whole number, not \"\(text)\"", "Write for example: \(word): 3")
        case .variesUnclear:
            (
                "varies takes a name and the values it may have",
                "Write for example: varies: margin 1,000 or 800 or 1,200"
            )
        case .givenUnreadable(let text):
            (
                "\"\(text)\" is no number, and given lists numbers",
                "Write for example: given: 20x, 1,000, 0.5"
            )
        case .variesUnused(let name):
            (
                "nothing in the lesson uses the value \"\(name)\"",
                "Write [\(name)] where its value belongs, or take it out of varies."
            )
        case .headingEmpty:
            ("a heading without words", "Write what this step is about after the ##")
        case .stepRepeated(let id):
            ("two steps have the id \"\(id)\"", "Write under this heading: id: another-name")
        }
    }
    private var headerWords: String {
        "Header words are " + Lesson.Header.words.joined(separator: ", ") + "."
    }
}

/// "Did you mean", or else what there is.
func meant(_ nearest: String?, else known: String) -> String {
    nearest.map { "Did you mean \"\($0)\"?" } ?? known
}
